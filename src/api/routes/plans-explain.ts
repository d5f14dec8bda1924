// Why an account of a plan is corrected, or is not.

import { isRefusal } from '../../kernel/index.ts'
import { explainAccount, unknownInPlan } from '../../operations/index.ts'
import { explainReport, type Language } from '../../reconcile/index.ts'
import { mayIn } from '../reach.ts'
import { ok, route } from '../route.ts'
import { accountId } from '../schemas/decisions.ts'
import { explanation } from '../schemas/explanation.ts'
import { nothing, planId, shape } from '../schemas/parts.ts'
import { asTold, peopleBehind, tell, untoldIn } from '../told.ts'

export const plansExplain = route({
  method: 'GET',
  address: '/plans/{plan}/accounts/{account}',
  verb: 'plan.read',
  topic: 'plans',
  isLook: true,
  summary: 'Every day, amount and rule behind the corrections of one account, and the same in words',
  details:
    'What happened to the customer or the spouse is told to those who record or verify it there, which is kept as a look; to others only that it counts.',
  path: shape({ plan: planId, account: accountId }),
  query: nothing,
  answers: { 200: { words: 'The explanation', schema: explanation } },
  regionOf: ({ contacts }, { path }) => contacts.regionOf(path),
  unknown: ({ desk }, { path }) => unknownInPlan(desk, path),
  run: async (tools, { path, person }) => {
    const explained = await explainAccount(tools.desk, path)
    if (isRefusal(explained)) return explained
    const { explanation: why, circumstances } = explained
    const { answer, region } = why
    /** The book of the plan may know another region than that of today. */
    if (!mayIn(person, 'plan.read', region)) return unknownInPlan(tools.desk, path)
    const told = await tell(tools, person, peopleBehind(answer))
    if (isRefusal(told)) return told
    const untold = untoldIn(answer, told)
    const said = (language: Language) => explainReport(why, { language, circumstances, untold })
    const words = { zh: said('zh'), en: said('en') }
    return ok({ ...why, answer: asTold(answer, told), words })
  },
})
