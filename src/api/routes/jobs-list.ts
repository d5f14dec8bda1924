// The jobs of late, page by page.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { jobKinds } from '../../store/index.ts'
import { newestPage, pageFrom } from '../cursor.ts'
import { maySeeAllJobs } from '../find-job.ts'
import { ok, route } from '../route.ts'
import { nothing, oneOf, pageOf, pageQuery, shape } from '../schemas/parts.ts'
import { job } from '../schemas/plans.ts'

export const jobsList = route({
  method: 'GET',
  address: '/jobs',
  verb: 'programme.read',
  topic: 'jobs',
  summary: 'The jobs of late, the newest first; one’s own, or all for those who may draft plans',
  path: nothing,
  query: shape({ ...pageQuery, kind: Type.Optional(oneOf(jobKinds, 'What they do')) }),
  answers: { 200: { words: 'A page of jobs', schema: pageOf(job) } },
  run: async ({ desk }, { query, person }) => {
    const page = newestPage('jobs', query)
    if (isRefusal(page)) return page
    const whose = maySeeAllJobs(person) ? {} : { person: person.id }
    const rows = await desk.store.jobs.list({ ...page, ...whose, ...(query.kind && { kind: query.kind }) })
    const next = pageFrom('jobs', { rows, ...page }, ({ createdAt, id }) => [createdAt, id])
    return ok({ items: rows, ...next })
  },
})
