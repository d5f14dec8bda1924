// What is this account entitled to, and what has been done?

import { isRefusal } from '../../kernel/index.ts'
import { decideRelief } from '../../operations/index.ts'
import { ok, route } from '../route.ts'
import { accountId, reliefAnswer } from '../schemas/decisions.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { asTold, peopleBehind, tell } from '../told.ts'

export const reliefDecision = route({
  method: 'POST',
  address: '/decisions/relief',
  verb: 'decision.relief',
  isDecision: true,
  isLook: true,
  topic: 'decisions',
  summary: 'What an account is entitled to under the versions in force, and what stands on its books',
  path: nothing,
  query: nothing,
  body: shape({ account: accountId }),
  answers: { 200: { words: 'The answer of evaluate, and corrections on the books', schema: reliefAnswer } },
  details:
    'One answer for each programme in force; the first that grants is also told by itself. What happened to the customer or the spouse is told to those who record or verify it there, which is kept as a look; to others only that it counts. It changes nothing and cannot be rehearsed.',
  regionOf: ({ contacts }, { body }) => contacts.regionOf(body),
  unknown: ({ contacts }, { body }) => contacts.unknown(body),
  run: async (tools, { body, person }) => {
    const decided = await decideRelief(tools.inForce, body.account)
    if (isRefusal(decided)) return decided
    const people = decided.programmes.flatMap(({ answer }) => peopleBehind(answer))
    const told = await tell(tools, person, people)
    if (isRefusal(told)) return told
    const programmes = decided.programmes.map((one) => ({ ...one, answer: asTold(one.answer, told) }))
    return ok({ ...decided, answer: asTold(decided.answer, told), programmes })
  },
})
