// What is tried, as it stands in the address: `icbc-im-2020@2` is a version, anything else a submission.

import { type Answer, ask } from '../../client/ask.ts'

export type Job = Answer<'GET /api/jobs/{job}'>

/** Starts a run on the newest book. */
export function startTrying(tried: string): Promise<Job> {
  const [programme, version] = tried.split('@')
  const body = version === undefined ? { submission: tried } : { programme, version: Number(version) }
  return ask('POST /api/simulations', { body })
}

/** What a job tried. */
export function triedBy({ input }: Job): string {
  const { programme, version, submission } = input
  return submission === undefined ? `${programme}@${version}` : String(submission)
}

export const hasEnded = ({ state }: Job): boolean => state !== 'waiting' && state !== 'running'
