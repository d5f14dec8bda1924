// Is this transfer free of charge?

import { dayFromIso } from '../../kernel/index.ts'
import { decideFee } from '../../operations/index.ts'
import { ok, route } from '../route.ts'
import { feeAnswer, feeQuestion } from '../schemas/decisions.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'

export const feeDecision = route({
  method: 'POST',
  address: '/decisions/fee',
  verb: 'decision.fee',
  isDecision: true,
  topic: 'decisions',
  summary: 'Is a transfer free, by its purpose, payee and day, through any channel',
  details:
    'Purpose, payee and day decide, by the register of the bank: the same under every programme in force.',
  path: nothing,
  query: shape({ ...dryRun }),
  body: feeQuestion,
  answers: { 200: { words: 'Free or the normal tariff, with the entry of the register', schema: feeAnswer } },
  run: async ({ inForce }, { body }) => ok(await decideFee(inForce, { ...body, day: dayFromIso(body.day) })),
})
