// What is tried, as it stands in the address: `icbc-im-2020@2` is a version, `draft_…` a draft as saved last, anything else a submission.

import { type Answer, ask } from '../../client/ask.ts'

export type Job = Answer<'GET /api/jobs/{job}'>

/** Starts a run on the newest book. */
export function startTrying(tried: string): Promise<Job> {
  const [programme, version] = tried.split('@')
  const unpublished = tried.startsWith('draft_') ? { draft: tried } : { submission: tried }
  const body = version === undefined ? unpublished : { programme, version: Number(version) }
  return ask('POST /api/simulations', { body })
}

/** What a job tried. */
export function triedBy({ input }: Job): string {
  const { programme, version, submission, draft, revision } = input
  if (draft !== undefined) return `${draft}#${revision}`
  return submission === undefined ? `${programme}@${version}` : String(submission)
}

export const hasEnded = ({ state }: Job): boolean => state !== 'waiting' && state !== 'running'
