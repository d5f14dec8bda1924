// What is this account entitled to, and what has been done?

import { decideRelief } from '../../operations/index.ts'
import { ok, route } from '../route.ts'
import { accountId, reliefAnswer } from '../schemas/decisions.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'

export const reliefDecision = route({
  method: 'POST',
  address: '/decisions/relief',
  verb: 'decision.relief',
  isDecision: true,
  topic: 'decisions',
  summary: 'What an account is entitled to under the versions in force, and what stands on its books',
  details:
    'One answer for each programme in force; the first that grants is also told by itself. What stands on the books is of all programmes.',
  path: nothing,
  query: shape({ ...dryRun }),
  body: shape({ account: accountId }),
  answers: { 200: { words: 'The answer of evaluate, and corrections on the books', schema: reliefAnswer } },
  regionOf: ({ contacts }, { body }) => contacts.regionOf(body),
  run: async ({ inForce }, { body }) => ok(await decideRelief(inForce, body.account)),
})
