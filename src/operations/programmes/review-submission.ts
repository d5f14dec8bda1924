// What a second person looks at before publishing: the files, what the check finds, and what would change.

import { type Day, isRefusal, type Refusal } from '../../kernel/index.ts'
import type { CheckReport, ProgrammePack } from '../../programmes/index.ts'
import { noSuchSubmission, type PublishedVersion, type Submission } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { type ContentDifference, contentDifference } from './content-difference.ts'
import { checkFiles } from './submit-programme.ts'

export interface ReviewedSubmission {
  readonly submission: Submission
  readonly files: ProgrammePack['files']
  readonly report: CheckReport
}

/** A submission with its files and what the check finds in them today. */
export async function reviewSubmission(desk: Desk, id: string): Promise<ReviewedSubmission | Refusal> {
  const found = await submissionWithPack(desk, id)
  if (isRefusal(found)) return found
  const { submission, pack } = found
  const report = await checkFiles(pack.files)
  return isRefusal(report) ? report : { submission, files: pack.files, report }
}

export interface SubmissionDifference extends ContentDifference {
  readonly submission: string
  readonly programme: string
  /** The version it would replace; absent for a new programme, of which everything is new. */
  readonly from?: number
}

/**
 * What publishing would change, against the version in force on a day or, where none is, the latest. Of what another
 * version overtook what it was to change: against the version it was submitted upon.
 */
export async function submissionDifference(
  desk: Desk,
  id: string,
  today: Day,
): Promise<SubmissionDifference | Refusal> {
  const found = await submissionWithPack(desk, id)
  if (isRefusal(found)) return found
  const { submission, pack } = found
  const { programme } = submission
  const { base, overtaken } = submission
  const replaced = await (overtaken === undefined
    ? versionReplaced(desk, programme, today)
    : desk.store.programmes.findVersion(programme, base))
  if (replaced === undefined) {
    const files = pack.files.map(({ path }) => ({ path, change: 'added' as const }))
    return { submission: id, programme, differences: [], files }
  }
  const difference = await contentDifference(replaced.pack, pack)
  if (isRefusal(difference)) return difference
  return { submission: id, programme, from: replaced.version, ...difference }
}

/** The version in force on a day or, before any is, the latest. */
export async function versionReplaced(
  { store: { programmes } }: Desk,
  programme: string,
  today: Day,
): Promise<PublishedVersion | undefined> {
  return (await programmes.findInForce(programme, today)) ?? programmes.findLatest(programme)
}

interface Submitted {
  readonly submission: Submission
  readonly pack: ProgrammePack
}

async function submissionWithPack({ store }: Desk, id: string): Promise<Submitted | Refusal> {
  const submission = await store.submissions.find(id)
  const pack = await store.submissions.pack(id)
  return submission === undefined || pack === undefined ? noSuchSubmission(id) : { submission, pack }
}
