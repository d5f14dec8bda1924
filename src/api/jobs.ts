// Long work as it is asked for: a job, where to follow it, and 202.

import { type Refusal, refuse } from '../kernel/index.ts'
import type { Caller } from '../organisation/index.ts'
import type { NewJob } from '../store/index.ts'
import type { ApiTools, Reply } from './route.ts'

interface Asked extends Pick<NewJob, 'kind' | 'input'> {
  readonly person: Caller
  readonly key?: string
}

/**
 * Starts a job. With the same key of the same person it is the job begun before, whatever happened in between. What a
 * machine begins stands under whoever issued its token, and names the token.
 */
export async function startJob({ jobs, desk, newId }: ApiTools, wish: Asked): Promise<Reply | Refusal> {
  const { kind, input, person, key } = wish
  const broken = Object.entries(input).find(
    ([, said]) => typeof said === 'string' && !(said.isWellFormed() && !said.includes('\0')),
  )
  if (broken !== undefined)
    return refuse('text_is_not_well_formed', 'the text has characters that do not exist', broken[0])
  const id = key === undefined ? `job_${newId()}` : desk.store.jobs.idOfKey(person.id, key)
  const { token } = person
  const asked =
    token === undefined
      ? { input, person: person.id }
      : { input: { ...input, token: person.id }, person: token.issuedBy }
  const job = await jobs.add({ id, kind, ...asked })
  return { status: 202, body: job, headers: { location: `/api/jobs/${job.id}` } }
}
