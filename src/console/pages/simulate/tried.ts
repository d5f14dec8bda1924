// What is tried, as it stands in the address: `icbc-im-2020@2` is a version, `draft_…` a draft as saved last, anything else a submission.

import { type Answer, ask } from '../../client/ask.ts'

export type Job = Answer<'GET /api/jobs/{job}'>

/** What is tried, as the server is told. */
export function triedBody(tried: string) {
  const [programme, version] = tried.split('@')
  if (version !== undefined) return { programme, version: Number(version) }
  return tried.startsWith('draft_') ? { draft: tried } : { submission: tried }
}

/** Starts a run on a book, the newest unless one is named. */
export const startTrying = (tried: string, on: { readonly book?: string }): Promise<Job> =>
  ask('POST /api/simulations', { body: { ...triedBody(tried), ...on } })

/** What a job tried. */
export function triedBy({ input }: Job): string {
  const { programme, version, submission, draft, revision } = input
  if (draft !== undefined) return `${draft}#${revision}`
  return submission === undefined ? `${programme}@${version}` : String(submission)
}

export const hasEnded = ({ state }: Job): boolean => state !== 'waiting' && state !== 'running'
