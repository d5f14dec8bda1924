// The changes of a job as they happen, told as server-sent events until it has ended.

import { setTimeout as later } from 'node:timers/promises'
import type { Job } from '../store/index.ts'
import type { ApiTools } from './route.ts'

const lookEvery = 300
/** Without a change a comment is sent after so many looks, so that nobody between takes the line for dead. */
const looksBetweenComments = 50

const hasEnded = ({ state }: Job): boolean => state !== 'waiting' && state !== 'running'
const eventFrom = (job: Job): string => `event: job\ndata: ${JSON.stringify(job)}\n\n`

/** Begins with the job as it stands. */
export async function* jobEvents({ desk }: Pick<ApiTools, 'desk'>, first: Job): AsyncGenerator<string> {
  let job = first
  let looks = 0
  yield eventFrom(job)
  while (!hasEnded(job)) {
    await later(lookEvery)
    const now = (await desk.store.jobs.find(job.id)) ?? job
    const changed = now.state !== job.state || now.done !== job.done || now.total !== job.total
    job = now
    if (changed) yield eventFrom(job)
    else if (++looks % looksBetweenComments === 0) yield ': still at it\n\n'
  }
}
