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
  summary: 'What an account is entitled to under the version in force, and what stands on its books',
  path: nothing,
  query: shape({ ...dryRun }),
  body: shape({ account: accountId }),
  answers: { 200: { words: 'The answer of evaluate, and corrections on the books', schema: reliefAnswer } },
  regionOf: ({ contacts }, { body }) => contacts.regionOf(body),
  run: async ({ inForce }, { body }) => ok(await decideRelief(inForce, body.account)),
})
