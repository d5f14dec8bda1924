// Programmes that authors submit for publication: whole, in their own name, until a second person publishes them or sends them back.

import { canonicalJson } from '../../evidence/index.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { loadPackedProgramme, type ProgrammePack, type Words } from '../../programmes/index.ts'
import type { Queries } from '../database/database.ts'
import { type NewestPage, olderThan } from '../database/newest.ts'
import { refuseReason, refuseText } from '../database/texts.ts'
import type { Decisions, Step, StoreRefusal } from '../decisions.ts'
import { moveSecondPersons } from '../inbox/second-persons.ts'
import { refusePerson } from '../people/people.ts'
import { holdProgramme } from '../plans/plans.ts'
import { type Draft, heldDraftIn, refuseDiscarded } from './drafts.ts'
import { type Meanwhile, meanwhileJson, newestIn, refuseBehind, refuseSame } from './meanwhile.ts'
import { type SubmissionRow, submissionFromRow } from './submission-rows.ts'

export const submissionStates = ['waiting', 'published', 'sent_back'] as const

export interface Submission {
  readonly id: string
  readonly programme: string
  /** As its file says it; absent where that cannot be read. */
  readonly title?: Words
  readonly digest: string
  /** The version it changes, the newest when it was submitted; 0 for a new programme. */
  readonly base: number
  readonly author: string
  readonly reason: string
  readonly submittedAt: string
  readonly state: (typeof submissionStates)[number]
  /** The version it became, once it was published. */
  readonly version?: number
  readonly sentBack?: SentBack
  /** The newest version, where it waited and another was published upon its base: it is never published. */
  readonly overtaken?: Meanwhile
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
  /** Without a draft: the version that was read. Left out, it is the newest, whatever that says. */
  readonly upon?: number
}

export interface SubmissionPage extends NewestPage {
  /** This one only. */
  readonly submission?: string | null
  readonly state?: Submission['state'] | null
}

export class Submissions {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /**
   * Keeps what an author submits, upon the newest version. The same content by the same author upon the same version is
   * one submission; refused where it was sent back: it must be changed first. Refused where it rests on an earlier
   * version, and where the newest says the same.
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
  async list({
    submission = null,
    state = null,
    limit,
    after,
  }: SubmissionPage): Promise<readonly Submission[]> {
    const { sql } = this.#decisions
    const rows = await sql<SubmissionRow[]>`
      ${selectSubmissions(sql)}
      where (${submission}::text is null or s.id = ${submission}) and (${state}::text is null or ${stateIn(sql)} = ${state})
        and ${olderThan(sql, { at: sql`s.submitted_at`, id: sql`s.id` }, after)}
      order by s.submitted_at desc, s.id limit ${limit}`
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
  submitted: NewSubmission,
): Promise<Submission | StoreRefusal> {
  const { queries } = step
  const { draft, author } = submitted
  const may = await refusePerson(step, author, 'author')
  if (isRefusal(may)) return may
  await holdProgramme(queries, programme)
  const held = draft === undefined ? undefined : await heldDraftIn(queries, draft.id)
  const discarded = held === undefined ? undefined : refuseDiscarded(held)
  if (discarded !== undefined) return discarded
  const newest = await newestIn(queries, programme)
  const known = await repeatedIn(queries, { programme, submitted, newest })
  if (known !== undefined) return refuseSentBack(known) ?? known
  if (newest?.digest === submitted.pack.digest) return refuseSame(programme, newest)
  const base = baseOf(programme, held) ?? submitted.upon ?? newest?.version ?? 0
  const behind = refuseBehind({ programme, base, at: draft === undefined ? 'upon' : 'draft' }, newest)
  return behind ?? keepIn(step, { programme, base, submitted })
}

/** The version a draft rests on, for the programme that its files say. */
function baseOf(programme: string, held: Draft | undefined): number | undefined {
  if (held === undefined) return undefined
  return held.programme === programme ? held.base : 0
}

interface Repeating {
  readonly programme: string
  readonly submitted: NewSubmission
  readonly newest: { readonly version: number; readonly digest: string } | undefined
}

/** The submission that the same command made before, once it was decided about: it is answered and not made again. */
async function repeatedIn(
  queries: Queries,
  { programme, submitted: { pack, author, draft }, newest }: Repeating,
): Promise<Submission | undefined> {
  const base = newest?.digest === pack.digest ? newest.version - 1 : (newest?.version ?? 0)
  const made =
    draft === undefined
      ? queries`s.base = ${base}`
      : queries`s.id in (select submission from programme_draft_submission
          where draft = ${draft.id} and revision = ${draft.revision})`
  const [row] = await queries<SubmissionRow[]>`
    ${selectSubmissions(queries)}
    where s.programme = ${programme} and s.digest = ${pack.digest} and s.author = ${author} and ${made}
    order by s.base desc limit 1`
  const found = row === undefined ? undefined : submissionFromRow(row)
  return found === undefined || found.overtaken !== undefined ? undefined : found
}

interface Keeping {
  readonly programme: string
  readonly base: number
  readonly submitted: NewSubmission
}

async function keepIn(
  step: Step,
  { programme, base, submitted: { pack, author, reason, draft } }: Keeping,
): Promise<Submission | StoreRefusal> {
  const { queries, at, record } = step
  const content = canonicalJson({ digest: pack.digest, files: pack.files.map((file) => ({ ...file })) })
  const inserted = await queries`
    insert into programme_submission (id, programme, digest, base, content, author, reason, submitted_at)
    values (${`sub_${programme}_${base}_${pack.digest.slice(0, 16)}_${author}`}, ${programme}, ${pack.digest}, ${base},
      ${content}::text::jsonb, ${author}, ${reason}, ${at})
    on conflict do nothing returning id`
  const [row] = await queries<SubmissionRow[]>`
    ${selectSubmissions(queries)}
    where s.programme = ${programme} and s.digest = ${pack.digest} and s.author = ${author} and s.base = ${base}`
  const submission = submissionFromRow(row!)
  if (draft !== undefined) {
    await queries`
      insert into programme_draft_submission (draft, revision, submission)
      values (${draft.id}, ${draft.revision}, ${submission.id}) on conflict do nothing`
  }
  const body = { digest: pack.digest, base, reason, at }
  if (inserted.length > 0) record({ kind: 'programme_submitted', actor: author, subject: programme, body })
  await moveSecondPersons(step)
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
  const may = await refusePerson(step, person, 'publisher')
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

/** As `submissionFromRow` says it; one that a newer version overtook waits for nobody. */
const stateIn = (queries: Queries) => queries`
  case when r.submission is not null then 'sent_back' when v.version is not null then 'published'
    when later.overtaken is not null then 'overtaken' else 'waiting' end`

const selectSubmissions = (queries: Queries) => queries`
  select s.id, s.programme, s.digest, s.base, s.author, s.reason, s.submitted_at, v.version,
    jsonb_path_query_first(s.content, '$.files[*] ? (@.path == "programme.yaml").text') #>> '{}' as written,
    r.person as return_person, r.reason as return_reason, r.at as returned_at, later.overtaken
  from programme_submission as s
  left join programme_version as v
    on v.programme = s.programme and v.digest = s.digest and v.version = s.base + 1
  left join programme_submission_return as r on r.submission = s.id
  left join lateral (
    select ${meanwhileJson(queries)} as overtaken from programme_version
    where programme = s.programme and version > s.base and v.version is null and r.submission is null
    order by version desc limit 1) as later on true`
