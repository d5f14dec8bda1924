// Drafting a plan, in the background.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { bookOfDesk, publishedProgramme } from '../../operations/index.ts'
import { startJob } from '../jobs.ts'
import { route } from '../route.ts'
import { bookId, nothing, shape } from '../schemas/parts.ts'
import { dryRun, job } from '../schemas/plans.ts'
import { programmeId, versionNumber } from '../schemas/programmes.ts'

export const plansDraft = route({
  method: 'POST',
  address: '/plans',
  verb: 'plan.draft',
  topic: 'plans',
  summary: 'Draft the plan of a book in the background',
  details: 'Drafted again from the same programme, book and register it is the same plan.',
  path: nothing,
  query: shape({ ...dryRun }),
  body: shape({
    programme: programmeId,
    version: Type.Optional(versionNumber),
    book: Type.Optional(bookId),
  }),
  answers: { 202: { words: 'The job that drafts it', schema: job } },
  run: async (tools, call) => {
    const { programme, version, book } = call.body
    const published = await publishedProgramme(tools.desk, programme, version)
    if (isRefusal(published)) return published
    const found = await bookOfDesk(tools.desk, book)
    if (isRefusal(found)) return found
    const input = { programme, version: published.version, book: found.id }
    return startJob(tools, { kind: 'draft', input, ...call })
  },
})
