// Programmes that authors submit for publication: whole, in their own name, until a second person publishes them or sends them back.

import { canonicalJson } from '../evidence/index.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/index.ts'
import { loadPackedProgramme, type ProgrammePack, type Words } from '../programmes/index.ts'
import type { Queries } from './database.ts'
import type { Decisions, Step, StoreRefusal } from './decisions.ts'
import { heldDraftIn, refuseDiscarded } from './drafts.ts'
import { refusePerson } from './people.ts'
import { holdProgramme } from './plans.ts'
import { moveSecondPersons } from './second-persons.ts'
import { type SubmissionRow, submissionFromRow } from './submission-rows.ts'
import { refuseReason, refuseText } from './texts.ts'

export interface Submission {
  readonly id: string
  readonly programme: string
  /** As its file says it; absent where that cannot be read. */
  readonly title?: Words
  readonly digest: string
  readonly author: string
  readonly reason: string
  readonly submittedAt: string
  readonly state: 'waiting' | 'published' | 'sent_back'
  /** The version it became, once it was published. */
  readonly version?: number
  readonly sentBack?: SentBack
}

export interface SentBack {
  readonly person: string
  readonly reason: string
  readonly at: string
}

export interface NewSubmission {
  readonly pack: ProgrammePack
  readonly author: string
  readonly reason: string
  /** The revision of the draft that it was written as. */
  readonly draft?: { readonly id: string; readonly revision: number }
}

export class Submissions {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /**
   * Keeps what an author submits. The same content by the same author is one submission; refused where it was sent
   * back: it must be changed first.
   */
  async submit(submitted: NewSubmission): Promise<Submission | Refusal> {
    const { pack, reason } = submitted
    const texts = pack.files.map(({ path, text }) => refuseText(text, path))
    const refusal = refuseReason(reason) ?? texts.find((one) => one !== undefined)
    if (refusal !== undefined) return refusal
    const programme = await loadPackedProgramme(pack)
    if (!('id' in programme)) return programme[0]!
    return this.#decisions.take((step) => submitIn(step, programme.id, submitted))
  }

  async find(id: string): Promise<Submission | undefined> {
    return findSubmissionIn(this.#decisions.sql, id)
  }

  async pack(id: string): Promise<ProgrammePack | undefined> {
    const [row] = await this.#decisions.sql<{ content: ProgrammePack }[]>`
      select content from programme_submission where id = ${id}`
    return row?.content
  }

  /** The newest first. */
  async list(limit: number): Promise<readonly Submission[]> {
    const { sql } = this.#decisions
    const rows = await sql<SubmissionRow[]>`
      ${selectSubmissions(sql)} order by s.submitted_at desc, s.id limit ${limit}`
    return rows.map(submissionFromRow)
  }

  /**
   * Sends a submission back with a reason, once; it is never published afterwards. Refused for its author, for who
   * lacks the role `publisher`, and once it is published.
   */
  async sendBack(
    id: string,
    { person, reason }: { readonly person: string; readonly reason: string },
  ): Promise<Submission | Refusal> {
    const malformed = refuseReason(reason)
    if (malformed !== undefined) return malformed
    return this.#decisions.take((step) => sendBackIn(step, { id, person, reason }))
  }
}

async function submitIn(
  step: Step,
  programme: string,
  { pack, author, reason, draft }: NewSubmission,
): Promise<Submission | StoreRefusal> {
  const { queries, at, record } = step
  const may = await refusePerson(queries, author, 'author')
  if (isRefusal(may)) return may
  await holdProgramme(queries, programme)
  const held = draft === undefined ? undefined : await heldDraftIn(queries, draft.id)
  const discarded = held === undefined ? undefined : refuseDiscarded(held)
  if (discarded !== undefined) return discarded
  const id = `sub_${programme}_${pack.digest.slice(0, 16)}_${author}`
  const content = canonicalJson({ digest: pack.digest, files: pack.files.map((file) => ({ ...file })) })
  const inserted = await queries`
    insert into programme_submission (id, programme, digest, content, author, reason, submitted_at)
    values (${id}, ${programme}, ${pack.digest}, ${content}::text::jsonb, ${author}, ${reason}, ${at})
    on conflict do nothing returning id`
  if (draft !== undefined) {
    await queries`
      insert into programme_draft_submission (draft, revision, submission)
      values (${draft.id}, ${draft.revision}, ${id}) on conflict do nothing`
  }
  const body = { digest: pack.digest, reason, at }
  if (inserted.length > 0) record({ kind: 'programme_submitted', actor: author, subject: programme, body })
  await moveSecondPersons(step)
  const submission = (await findSubmissionIn(queries, id))!
  return refuseSentBack(submission) ?? submission
}

interface SendingBack {
  readonly id: string
  readonly person: string
  readonly reason: string
}

async function sendBackIn(
  step: Step,
  { id, person, reason }: SendingBack,
): Promise<Submission | StoreRefusal> {
  const { queries, at, record } = step
  const may = await refusePerson(queries, person, 'publisher')
  if (isRefusal(may)) return may
  await queries`select from programme_submission where id = ${id} for update`
  const found = await findSubmissionIn(queries, id)
  if (found === undefined) return noSuchSubmission(id)
  const { author, programme, digest, sentBack } = found
  if (author === person) return refuse('approver_is_author', `${author} wrote it; a second person decides`)
  if (found.version !== undefined) {
    const because = `it is version ${found.version} of ${programme}; write the next version instead`
    return refuse('submission_is_published', because, 'submission')
  }
  if (sentBack?.person === person && sentBack.reason === reason) return found
  const before = refuseSentBack(found)
  if (before !== undefined) return before
  await queries`
    insert into programme_submission_return (submission, author, person, reason, at)
    values (${id}, ${author}, ${person}, ${reason}, ${at})`
  const body = { submission: id, digest, author, reason, at }
  record({ kind: 'programme_sent_back', actor: person, subject: programme, body })
  await moveSecondPersons(step, { about: [id], outcome: 'sent_back', person })
  return (await findSubmissionIn(queries, id))!
}

export const noSuchSubmission = (id: string): StoreRefusal =>
  refuse('submission_does_not_exist', `nothing was submitted as ${id}; list the submissions`, 'submission')

/** Why a submission is no longer decided about: it was sent back. */
function refuseSentBack({ sentBack }: Submission): StoreRefusal | undefined {
  if (sentBack === undefined) return undefined
  const because = `${sentBack.person} sent it back: ${sentBack.reason}. Change it and submit it again`
  return refuse('submission_was_sent_back', because, 'submission')
}

async function findSubmissionIn(queries: Queries, id: string): Promise<Submission | undefined> {
  const [row] = await queries<SubmissionRow[]>`${selectSubmissions(queries)} where s.id = ${id}`
  return row === undefined ? undefined : submissionFromRow(row)
}

const selectSubmissions = (queries: Queries) => queries`
  select s.id, s.programme, s.digest, s.author, s.reason, s.submitted_at, v.version,
    jsonb_path_query_first(s.content, '$.files[*] ? (@.path == "programme.yaml").text') #>> '{}' as written,
    r.person as return_person, r.reason as return_reason, r.at as returned_at
  from programme_submission as s
  left join programme_version as v on v.programme = s.programme and v.digest = s.digest
  left join programme_submission_return as r on r.submission = s.id`
