// Watching a job as it goes on, as server-sent events.

import { Readable } from 'node:stream'
import { isRefusal } from '../../kernel/index.ts'
import { jobNamed } from '../find-job.ts'
import { jobEvents } from '../job-events.ts'
import { route, textReply } from '../route.ts'
import { id, nothing, shape } from '../schemas/parts.ts'

export const jobsWatch = route({
  method: 'GET',
  address: '/jobs/{job}/events',
  verb: 'programme.read',
  topic: 'jobs',
  summary: 'A job as server-sent events: one `job` event for each change, until it has ended',
  path: shape({ job: id('Id of a job') }),
  query: nothing,
  answers: { 200: { words: 'Events whose data is the job', type: 'text/event-stream' } },
  run: async (tools, { path, person }) => {
    const found = await jobNamed(tools, path.job, person)
    if (isRefusal(found)) return found
    return textReply('text/event-stream; charset=utf-8', Readable.from(jobEvents(tools, found)))
  },
})
