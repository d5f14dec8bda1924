// The jobs of late.

import { Type } from '@sinclair/typebox'
import { maySeeJob } from '../find-job.ts'
import { ok, route } from '../route.ts'
import { limit, listOf, nothing, pageLimit, shape } from '../schemas/parts.ts'
import { job } from '../schemas/plans.ts'

export const jobsList = route({
  method: 'GET',
  address: '/jobs',
  verb: 'programme.read',
  topic: 'jobs',
  summary: 'The jobs of late, the newest first; one’s own, or all for those who may draft plans',
  path: nothing,
  query: shape({ limit: Type.Optional(limit) }),
  answers: { 200: { words: 'The jobs', schema: shape({ items: listOf(job) }) } },
  run: async ({ desk }, { query, person }) => {
    const jobs = await desk.store.jobs.list(pageLimit(query.limit))
    return ok({ items: jobs.filter((one) => maySeeJob(one, person)) })
  },
})
