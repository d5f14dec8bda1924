// The job a request names, for whoever asked for it and for those who may draft plans.

import { type Refusal, refuse } from '../kernel/index.ts'
import { type Caller, may } from '../organisation/index.ts'
import type { Job } from '../store/index.ts'
import type { ApiTools } from './route.ts'

/** True when a caller may see the jobs of others too. */
export const maySeeAllJobs = (caller: Caller): boolean => may(caller, 'plan.draft') === undefined

/** A machine's own jobs are those that its token began. */
const isOf = ({ person, input }: Job, { id, token }: Caller): boolean =>
  token === undefined ? person === id : input.token === id

/** The job; one that the caller may not see is as good as none. */
export async function jobNamed({ desk }: ApiTools, id: string, caller: Caller): Promise<Job | Refusal> {
  const job = await desk.store.jobs.find(id)
  if (job !== undefined && (isOf(job, caller) || maySeeAllJobs(caller))) return job
  return refuse('job_does_not_exist', `there is no job ${id} of yours; list the jobs`, 'job')
}
