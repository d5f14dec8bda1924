// Why an account of a plan is corrected, or is not.

import { isRefusal } from '../../kernel/index.ts'
import { explainAccount } from '../../operations/index.ts'
import { explainReport } from '../../reconcile/index.ts'
import { ok, route } from '../route.ts'
import { accountId } from '../schemas/decisions.ts'
import { explanation } from '../schemas/explanation.ts'
import { nothing, planId, shape } from '../schemas/parts.ts'

export const plansExplain = route({
  method: 'GET',
  address: '/plans/{plan}/accounts/{account}',
  verb: 'plan.read',
  topic: 'plans',
  summary: 'Every day, amount and rule behind the corrections of one account, and the same in words',
  path: shape({ plan: planId, account: accountId }),
  query: nothing,
  answers: { 200: { words: 'The explanation', schema: explanation } },
  regionOf: ({ contacts }, { path }) => contacts.regionOf(path),
  run: async ({ desk }, { path }) => {
    const explained = await explainAccount(desk, path)
    if (isRefusal(explained)) return explained
    const words = { zh: explainReport(explained, 'zh'), en: explainReport(explained, 'en') }
    return ok({ ...explained, words })
  },
})
