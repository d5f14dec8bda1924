// Undoing a grant as one unit: a plan of its own, in the background.

import { startJob } from '../jobs.ts'
import { route } from '../route.ts'
import { accountId } from '../schemas/decisions.ts'
import { nothing, shape, text } from '../schemas/parts.ts'
import { dryRun, job } from '../schemas/plans.ts'
import { programmeId } from '../schemas/programmes.ts'

export const undosDraft = route({
  method: 'POST',
  address: '/undos',
  verb: 'plan.undo',
  topic: 'plans',
  summary: 'Draft the undoing of all that stands on the books of one account; a second person approves it',
  path: nothing,
  query: shape({ ...dryRun }),
  body: shape({
    programme: programmeId,
    account: accountId,
    reason: text('Why; whoever approves reads it', 500),
  }),
  answers: { 202: { words: 'The job that drafts it', schema: job } },
  run: (tools, call) => startJob(tools, { kind: 'undo', input: { ...call.body }, ...call }),
})
