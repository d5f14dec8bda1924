// Programmes that are being written: each save is a revision, made on the revision its writer had seen, and never lost.

import { createHash } from 'node:crypto'
import type { PlainData } from '../../evidence/index.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import type { ProgrammePack, Words } from '../../programmes/index.ts'
import type { Queries } from '../database/database.ts'
import { type NewestPage, olderThan } from '../database/newest.ts'
import { refuseId, refuseReason, refuseText } from '../database/texts.ts'
import { commandUnder, type Decisions, type Step, type StoreRefusal } from '../decisions.ts'
import { refusePerson, refuseWriter } from '../people/people.ts'
import { type DraftRow, draftFromRow, type RevisionRow, revisionsFromRows } from './draft-rows.ts'
import { type Meanwhile, meanwhileJson } from './meanwhile.ts'
import type { Fate } from './submission-rows.ts'

export const draftsListed = ['written', 'unpublished', 'discarded'] as const
export type DraftsListed = (typeof draftsListed)[number]

export type DraftOrigin =
  | { readonly origin: 'declaration' }
  | { readonly origin: 'version'; readonly fromVersion: number }
  | { readonly origin: 'draft'; readonly fromDraft: string }

export interface Draft {
  readonly id: string
  /** The programme it was begun for; what it is submitted as stands in its files. */
  readonly programme: string
  /** As its file says it now; absent where that cannot be read. */
  readonly title?: Words
  readonly origin: DraftOrigin['origin']
  readonly fromVersion?: number
  readonly fromDraft?: string
  readonly createdBy: string
  readonly createdAt: string
  /** The number of saves so far. */
  readonly revision: number
  /** The version it rests on: it changes that one and no other; 0 for a new programme. */
  readonly base: number
  /** The newest version, where that is a later one: the draft is brought forward before it is submitted. */
  readonly behind?: Meanwhile
  readonly savedBy: string
  readonly savedAt: string
  /** The latest submission made from it. */
  readonly submission?: string
  /** What became of it, where it was submitted as it was saved last. */
  readonly submitted?: Fate
  /** Who gave it up and why; it is neither saved nor submitted any more. */
  readonly discarded?: Discard
}

export interface Discard {
  readonly person: string
  readonly reason: string
  readonly at: string
}

export interface Discarding {
  /** The revision that was looked at; what somebody saved since is not discarded unseen. */
  readonly seen: number
  readonly person: string
  readonly reason: string
}

/** A file as saved; without text it is taken out. */
export interface SavedFile {
  readonly path: string
  readonly text?: string
}

export interface NewDraft {
  readonly id: string
  readonly programme: string
  readonly from: DraftOrigin
  readonly files: readonly SavedFile[]
  readonly person: string
  readonly note?: string
  /** Begun again under the same key, it is the first draft. */
  readonly key?: string
}

export interface DraftPage extends NewestPage {
  /** Usual: those being written, which those discarded are not; or of these what no version says yet. */
  readonly which?: DraftsListed | undefined
  readonly programme?: string | null
}

export interface Saving {
  /** The revision that the writer had seen. */
  readonly seen: number
  readonly files: readonly SavedFile[]
  readonly person: string
  readonly note?: string
  /** The version it rests on from now on; without one, as before. */
  readonly base?: number
}

export interface DraftRevision {
  readonly revision: number
  /** The version it rests on, 0 for a new programme. */
  readonly base: number
  readonly person: string
  readonly at: string
  readonly note?: string
  readonly files: readonly {
    readonly path: string
    readonly oldDigest?: string
    readonly newDigest?: string
    /** Absent where the file was taken out. */
    readonly text?: string
  }[]
}

export class Drafts {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /**
   * Begins a draft with its first revision. Refused for who is no author. Under a key it is known by what it is begun
   * from: whoever begins it again may find files that moved on meanwhile.
   */
  async begin({ key, ...draft }: NewDraft): Promise<Draft | Refusal> {
    const malformed = refuseId(draft.programme, 'programme') ?? refuseFiles(draft.files)
    if (malformed !== undefined) return malformed
    const { programme, from, person, note } = draft
    const command = commandUnder(key, 'draft_begin', { programme, from: { ...from }, person, note })
    return this.#decisions.take((step) => beginIn(step, draft), command)
  }

  /**
   * Saves files as the next revision. Refused when somebody saved since the revision `seen`: nothing is overwritten.
   * What is there already is no revision, so saving the same twice is saving once.
   */
  async save(id: string, saving: Saving): Promise<Draft | Refusal> {
    const malformed = refuseFiles(saving.files)
    if (malformed !== undefined) return malformed
    return this.#decisions.take((step) => saveIn(step, id, saving))
  }

  /**
   * Discards a draft, once: it leaves the lists and is never saved or submitted again, and stays to be read. What was
   * submitted from it is not touched. Refused for who is no author, and when somebody saved since the revision `seen`.
   */
  async discard(id: string, discarding: Discarding): Promise<Draft | Refusal> {
    const malformed = refuseReason(discarding.reason)
    if (malformed !== undefined) return malformed
    return this.#decisions.take((step) => discardIn(step, id, discarding))
  }

  async find(id: string): Promise<Draft | undefined> {
    return findDraftIn(this.#decisions.sql, id)
  }

  /** The draft somebody began from a version and left as it was; beginning it again is going on with it. */
  async findUntouched(person: string, programme: string, version: number): Promise<Draft | undefined> {
    const { sql } = this.#decisions
    const [row] = await sql<DraftRow[]>`
      ${selectDrafts(sql)}
      where d.created_by = ${person} and d.programme = ${programme} and d.from_version = ${version}
        and r.revision = 1 and r.note is null and x.draft is null
      order by saved_at desc, d.id limit 1`
    return row === undefined ? undefined : draftFromRow(row)
  }

  /** Drafts; the last saved first. */
  async list({ which = 'written', programme = null, limit, after }: DraftPage): Promise<readonly Draft[]> {
    const { sql } = this.#decisions
    const isDone = sql`(p.submission is not null and p.version is not null and p.submitted_at >= r.at)`
    const rows = await sql<DraftRow[]>`
      ${selectDrafts(sql)}
      where (x.draft is not null) = ${which === 'discarded'} and not (${which === 'unpublished'} and ${isDone})
        and (${programme}::text is null or d.programme = ${programme})
        and ${olderThan(sql, { at: sql`r.at`, id: sql`d.id` }, after)}
      order by saved_at desc, d.id limit ${limit}`
    return rows.map(draftFromRow)
  }

  /** The files as of a revision, by path. */
  async files(id: string, revision: number): Promise<ProgrammePack['files']> {
    return filesIn(this.#decisions.sql, id, revision)
  }

  /** Every revision with the files it changed, the first first. */
  async history(id: string): Promise<readonly DraftRevision[]> {
    const rows = await this.#decisions.sql<RevisionRow[]>`
      select r.revision, r.base, r.person, r.at, r.note, f.path, f.old_digest, f.new_digest, f.content
      from programme_draft_revision as r
      left join programme_draft_file as f on f.draft = r.draft and f.revision = r.revision
      where r.draft = ${id} order by r.revision, f.path collate "C"`
    return revisionsFromRows(rows)
  }

  /** Everybody who saved anything of it, or of the draft it was copied from. */
  async writers(id: string): Promise<readonly string[]> {
    const rows = await this.#decisions.sql<{ person: string }[]>`
      select person from writers_of_draft(${id}) as person order by person collate "C"`
    return rows.map(({ person }) => person)
  }
}

const refuseFiles = (files: readonly SavedFile[]): StoreRefusal | undefined =>
  files.map(({ path, text = '' }) => refuseText(text, path)).find((refusal) => refusal !== undefined)

export const noSuchDraft = (id: string): StoreRefusal =>
  refuse('draft_does_not_exist', `there is no draft ${id}; list the drafts`, 'draft')

/** For whoever had seen another revision than the latest. */
export function refuseStale({ savedBy, savedAt, revision }: Draft): StoreRefusal {
  const because = `${savedBy} saved revision ${revision} at ${savedAt}; read it and go on from it`
  return refuse('draft_was_changed', because, 'draft')
}

/** For whoever would go on with a draft that somebody discarded. */
export function refuseDiscarded({ id, discarded }: Draft): StoreRefusal | undefined {
  if (discarded === undefined) return undefined
  const { person, at, reason } = discarded
  const because = `${person} discarded ${id} at ${at}: ${reason}. Begin another draft from it to go on`
  return refuse('draft_is_discarded', because, 'draft')
}

/** A draft until the step ends, so that what is decided about it is decided about it as it stands. */
export async function heldDraftIn(queries: Queries, id: string): Promise<Draft | undefined> {
  await queries`select from programme_draft where id = ${id} for update`
  return findDraftIn(queries, id)
}

async function discardIn(
  step: Step,
  id: string,
  { seen, person, reason }: Discarding,
): Promise<Draft | StoreRefusal> {
  const { queries, at, record } = step
  const may = await refusePerson(step, person, 'author')
  if (isRefusal(may)) return may
  const draft = await heldDraftIn(queries, id)
  if (draft === undefined) return noSuchDraft(id)
  const { discarded, programme, revision } = draft
  if (discarded?.person === person && discarded.reason === reason) return draft
  const refusal = refuseDiscarded(draft) ?? (seen === revision ? undefined : refuseStale(draft))
  if (refusal !== undefined) return refusal
  await queries`
    insert into programme_draft_discard (draft, revision, person, reason, at)
    values (${id}, ${revision}, ${person}, ${reason}, ${at})`
  record({
    kind: 'draft_discarded',
    actor: person,
    subject: programme,
    body: { draft: id, revision, reason, at },
  })
  return (await findDraftIn(queries, id))!
}

async function beginIn(step: Step, draft: NewDraft): Promise<Draft | StoreRefusal> {
  const { queries, at, record } = step
  const { id, programme, from, files, person, note } = draft
  const may = await refusePerson(step, person, 'author')
  if (isRefusal(may)) return may
  const version = from.origin === 'version' ? from.fromVersion : null
  const copied = from.origin === 'draft' ? from.fromDraft : null
  await queries`
    insert into programme_draft (id, programme, origin, from_version, from_draft, created_by, created_at)
    values (${id}, ${programme}, ${from.origin}, ${version}, ${copied}, ${person}, ${at})`
  const base = await baseOfOrigin(queries, draft)
  await addRevision(step, {
    draft: id,
    revision: 1,
    base,
    files,
    person,
    ...(note !== undefined && { note }),
  })
  const body: Record<string, PlainData> = { draft: id, ...from, at }
  record({ kind: 'draft_begun', actor: person, subject: programme, body })
  return (await findDraftIn(queries, id))!
}

/** The version a new draft rests on: a copy on what its original rests on, unless it is of another programme. */
async function baseOfOrigin(queries: Queries, { programme, from }: NewDraft): Promise<number> {
  if (from.origin === 'version') return from.fromVersion
  if (from.origin === 'declaration') return 0
  const copied = await findDraftIn(queries, from.fromDraft)
  return copied?.programme === programme ? copied.base : 0
}

async function saveIn(step: Step, id: string, saving: Saving): Promise<Draft | StoreRefusal> {
  const { queries } = step
  const { seen, files, person, note, base } = saving
  const may = await refuseWriter(step, person)
  if (isRefusal(may)) return may
  const draft = await heldDraftIn(queries, id)
  if (draft === undefined) return noSuchDraft(id)
  const discarded = refuseDiscarded(draft)
  if (discarded !== undefined) return discarded
  const kept = new Map((await filesIn(queries, id, draft.revision)).map(({ path, text }) => [path, text]))
  const changed = files.filter(({ path, text }) => kept.get(path) !== text)
  if (changed.length === 0 && (base ?? draft.base) === draft.base) return draft
  if (seen !== draft.revision) return refuseStale(draft)
  const rests = { draft: id, revision: seen + 1, base: base ?? draft.base }
  const next = { ...rests, files: changed, person, ...(note !== undefined && { note }) }
  await addRevision(step, next, kept)
  return (await findDraftIn(queries, id))!
}

interface NewRevision {
  readonly draft: string
  readonly revision: number
  readonly base: number
  readonly files: readonly SavedFile[]
  readonly person: string
  readonly note?: string
}

async function addRevision(
  { queries, at }: Step,
  { draft, revision, base, files, person, note }: NewRevision,
  kept: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  await queries`
    insert into programme_draft_revision (draft, revision, base, person, note, at)
    values (${draft}, ${revision}, ${base}, ${person}, ${note ?? null}, ${at})`
  for (const { path, text } of files) {
    await queries`
      insert into programme_draft_file (draft, revision, path, old_digest, new_digest, content)
      values (${draft}, ${revision}, ${path}, ${digestOf(kept.get(path))}, ${digestOf(text)}, ${text ?? null})`
  }
}

const digestOf = (text: string | undefined): string | null =>
  text === undefined ? null : createHash('sha256').update(text).digest('hex')

async function filesIn(queries: Queries, id: string, revision: number): Promise<ProgrammePack['files']> {
  const rows = await queries<{ path: string; content: string | null }[]>`
    select distinct on (path collate "C") path, content from programme_draft_file
    where draft = ${id} and revision <= ${revision} order by path collate "C", revision desc`
  return rows.flatMap(({ path, content }) => (content === null ? [] : [{ path, text: content }]))
}

async function findDraftIn(queries: Queries, id: string): Promise<Draft | undefined> {
  const [row] = await queries<DraftRow[]>`${selectDrafts(queries)} where d.id = ${id}`
  return row === undefined ? undefined : draftFromRow(row)
}

const selectDrafts = (queries: Queries) => queries`
  select d.*, r.revision, r.person as saved_by, r.at as saved_at, rests.base, later.behind,
    x.person as discard_person, x.reason as discard_reason, x.at as discarded_at, (
      select f.content from programme_draft_file as f
      where f.draft = d.id and f.path = 'programme.yaml' order by f.revision desc limit 1) as written,
    p.submission, p.submitted_at >= r.at as is_submitted, p.version,
    p.person as return_person, p.reason as return_reason, p.at as returned_at
  from programme_draft as d
  join lateral (
    select revision, person, at, note from programme_draft_revision
    where draft = d.id order by revision desc limit 1) as r on true
  left join programme_draft_discard as x on x.draft = d.id
  left join lateral (
    select s.submission, w.submitted_at, v.version, b.person, b.reason, b.at from programme_draft_submission as s
    join programme_submission as w on w.id = s.submission
    left join programme_version as v
      on v.programme = w.programme and v.digest = w.digest and v.version = w.base + 1
    left join programme_submission_return as b on b.submission = w.id
    where s.draft = d.id order by w.submitted_at desc, s.revision desc limit 1) as p on true
  cross join lateral (select base_of_draft(d.id) as base) as rests
  left join lateral (
    select ${meanwhileJson(queries)} as behind from programme_version
    where programme = d.programme and version > rests.base order by version desc limit 1) as later on true`
