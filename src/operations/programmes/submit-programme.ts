// A programme on its way to publication: checked and submitted by its author, published by a second person.

import { type Day, isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import {
  type CheckReport,
  checkProgramme,
  loadPackedProgramme,
  packProgramme,
} from '../../programmes/index.ts'
import { evaluateCase } from '../../reconcile/index.ts'
import { noSuchSubmission, type PublishedVersion, refuseBehind, type Submission } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { type PolicyFile, withPolicyFolder } from './policy-files.ts'
import { refuseTransition } from './programme-life.ts'

export interface SubmitRequest {
  readonly files: readonly PolicyFile[]
  readonly reason: string
  readonly person: string
  /** The revision of the draft that is submitted. */
  readonly draft?: { readonly id: string; readonly revision: number }
  /** Without a draft: the version that was read. */
  readonly upon?: number
}

/** Everything the review of a programme finds, its cases run among them. Nothing is kept. */
export function checkFiles(files: readonly PolicyFile[]): Promise<CheckReport | Refusal> {
  return withPolicyFolder(files, async (folder) => checkProgramme(folder, evaluateCase))
}

/** Keeps a programme for a second person to publish. Refused while its review has findings, and where it is behind. */
export function submitProgramme(
  desk: Desk,
  { files, reason, person, draft, upon }: SubmitRequest,
): Promise<Submission | Refusal> {
  return withPolicyFolder(files, async (folder) => {
    const report = await checkProgramme(folder, evaluateCase)
    if (isRefusal(report)) return report
    const [finding, ...more] = report.findings
    if (finding !== undefined) {
      const others = more.length === 0 ? '' : ` (and ${more.length} more; check the programme to see all)`
      const because = `${finding.file} ${finding.path} ${finding.message}${others}`
      return refuse('programme_has_findings', because, 'files')
    }
    const pack = await packProgramme(folder)
    if (!('digest' in pack)) return pack[0]!
    const about = { ...(draft && { draft }), ...(upon !== undefined && { upon }) }
    return desk.store.submissions.submit({ pack, author: person, reason, ...about })
  })
}

export interface PublishRequest {
  readonly id: string
  readonly person: string
  readonly today: Day
  readonly key?: string
}

/**
 * Publishes what was submitted as the next version; refused for whoever wrote any of it, once another version was
 * published upon its base, and where the life of the programme does not lead to the state it would have today.
 */
export async function publishSubmission(
  desk: Desk,
  { id, person, today, key }: PublishRequest,
): Promise<PublishedVersion | Refusal> {
  const submission = await desk.store.submissions.find(id)
  const pack = await desk.store.submissions.pack(id)
  if (submission === undefined || pack === undefined) return noSuchSubmission(id)
  const programme = await loadPackedProgramme(pack)
  if (!('id' in programme)) return programme[0]!
  const { author, reason, base, overtaken } = submission
  const behind = refuseBehind({ programme: programme.id, base, at: 'submission' }, overtaken)
  const refusal =
    behind ?? (submission.version === undefined ? await refuseTransition(desk, programme, today) : undefined)
  if (refusal !== undefined) return refusal
  return desk.store.programmes.publish(pack, {
    author,
    approver: person,
    reason,
    upon: base,
    ...(key !== undefined && { key }),
  })
}
