// How far a job has come.

import { isRefusal } from '../../kernel/index.ts'
import { jobNamed } from '../find-job.ts'
import { ok, route } from '../route.ts'
import { id, nothing, shape } from '../schemas/parts.ts'
import { job } from '../schemas/plans.ts'

export const jobsRead = route({
  method: 'GET',
  address: '/jobs/{job}',
  verb: 'programme.read',
  topic: 'jobs',
  summary: 'A job: how far it has come, and what came of it; seen by whoever asked for it',
  path: shape({ job: id('Id of a job') }),
  query: nothing,
  answers: { 200: { words: 'The job', schema: job } },
  run: async (tools, { path, person }) => {
    const found = await jobNamed(tools, path.job, person)
    return isRefusal(found) ? found : ok(found)
  },
})
