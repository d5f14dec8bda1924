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
  summary: 'What an account is entitled to under the version in force, and what stands on its books',
  path: nothing,
  query: nothing,
  body: shape({ account: accountId }),
  answers: { 200: { words: 'The answer of evaluate, and corrections on the books', schema: reliefAnswer } },
  details:
    'What happened to the customer or the spouse is told to those who record or verify it there, which is kept as a look; to others only that it counts. It changes nothing and cannot be rehearsed.',
  regionOf: ({ contacts }, { body }) => contacts.regionOf(body),
  unknown: ({ contacts }, { body }) => contacts.unknown(body),
  run: async (tools, { body, person }) => {
    const decided = await decideRelief(tools.inForce, body.account)
    if (isRefusal(decided)) return decided
    const told = await tell(tools, person, peopleBehind(decided.answer))
    return isRefusal(told) ? told : ok({ ...decided, answer: asTold(decided.answer, told) })
  },
})
