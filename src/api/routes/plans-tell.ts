// The customers of a verified plan are told what was done for them, in the background; letters to those whom no message reached.

import { isRefusal } from '../../kernel/index.ts'
import { countToTell, lettersOfPlan, refuseTelling } from '../../operations/index.ts'
import { lettersLanguage, lettersReply } from '../files/letters.ts'
import { planNamed } from '../find-plan.ts'
import { startJob } from '../jobs.ts'
import { route } from '../route.ts'
import { planId, shape } from '../schemas/parts.ts'
import { dryRun, job } from '../schemas/plans.ts'

const plansTell = route({
  method: 'POST',
  address: '/plans/{plan}/tell',
  verb: 'plan.tell',
  topic: 'plans',
  summary: 'Tell the customers of a verified plan what was done for them, one notice for each',
  details:
    'Told are the corrections that the last verdict found done and standing, never what is open, refused or unknown. Asked again, nobody is told twice; what waits is sent. A rehearsal answers with the job that would tell them: its `total` is how many customers have no notice of the plan yet.',
  path: shape({ plan: planId }),
  query: shape({ ...dryRun }),
  answers: { 202: { words: 'The job that tells them', schema: job } },
  run: async (tools, call) => {
    const plan = await planNamed(tools, call.path.plan)
    if (isRefusal(plan)) return plan
    const refusal = await refuseTelling(tools.desk, plan.id)
    if (refusal !== undefined) return refusal
    const started = await startJob(tools, { kind: 'tell', input: { plan: plan.id }, ...call })
    if (isRefusal(started) || !call.isRehearsal) return started
    const total = await countToTell(tools.desk, plan.id)
    return isRefusal(total) ? total : { ...started, body: { ...(started.body as object), total } }
  },
})

const plansNoticeLetters = route({
  method: 'GET',
  address: '/plans/{plan}/notices/letters',
  verb: 'plan.tell',
  isLook: true,
  topic: 'lists',
  summary: 'The letters to customers of a plan whom no message reached, as one page to print',
  details:
    'Each letter is a look at its customer, which is kept before it is shown. `X-Row-Count` says their number beforehand; the last line is `#end` with it, and a page without that line is incomplete. A letter names the number of its customer and nobody.',
  path: shape({ plan: planId }),
  query: shape(lettersLanguage),
  answers: {
    200: {
      words: 'HTML, each letter on a sheet of its own',
      type: 'text/html',
      headers: ['Content-Disposition', 'X-Row-Count'],
    },
  },
  run: async (tools, { path, query, person }) => {
    const plan = await planNamed(tools, path.plan)
    if (isRefusal(plan)) return plan
    return lettersReply(plan.id, await lettersOfPlan(tools.desk, plan, person.id), query.language)
  },
})

export const tellingRoutes = [plansTell, plansNoticeLetters]
