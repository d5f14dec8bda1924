// Published programme versions: numbered, whole, decided by two people, never changed.

import { canonicalJson, type PlainData } from '../../evidence/index.ts'
import { type Day, dayFromIso, isoFromDay, isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import {
  type CircumstanceWords,
  loadPackedProgramme,
  type ProgrammePack,
  programmeFile,
  type Words,
  writtenCircumstances,
  writtenEmergencyKind,
  writtenTitle,
} from '../../programmes/index.ts'
import type { Queries } from '../database/database.ts'
import { dayFromInstant } from '../database/instants.ts'
import { type VersionRow, versionFromRow } from '../database/rows.ts'
import { refuseReason, refuseText } from '../database/texts.ts'
import type { Command, Decisions, Step, StoreRefusal } from '../decisions.ts'
import { moveSecondPersons } from '../inbox/second-persons.ts'
import { refusePerson } from '../people/people.ts'
import { closeSuperseded } from './acknowledgement-matters.ts'
import { newestIn, refuseBehind } from './meanwhile.ts'

export interface PublishedVersion {
  readonly programme: string
  /** 1, 2, 3 … within the programme. */
  readonly version: number
  readonly digest: string
  readonly pack: ProgrammePack
  readonly author: string
  readonly approver: string
  readonly reason: string
  readonly publishedAt: string
  readonly validFrom: Day
}

/** A version as it stands in a list: without its files. */
export interface ListedVersion extends Omit<PublishedVersion, 'pack'> {
  /** Absent where no title can be read from its file. */
  readonly title?: Words
  /** Such as flood or public_health. */
  readonly emergencyKind: string
  /** What it calls each kind of circumstance. */
  readonly circumstances: CircumstanceWords
}

type ListedRow = Omit<VersionRow, 'content'> & { readonly written: string | null }

/** Who wrote a version, who approved it and why; valid from the day of publication unless said otherwise. */
export interface Publication {
  readonly author: string
  readonly approver: string
  readonly reason: string
  readonly validFrom?: Day
  /** The version it was submitted upon; without one it follows the newest, whichever that is. */
  readonly upon?: number
  readonly key?: string
}

export class ProgrammeVersions {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /**
   * Publishes the content of a policy folder as the next version (S0.3). The content of the newest version answers with
   * that one and changes nothing; an earlier content is the next version like any other. Refuses a pack that is no
   * well-formed programme, an author who approves, people without the roles `author` and `publisher`, and what was
   * submitted upon a version that is not the newest.
   */
  async publish(pack: ProgrammePack, publication: Publication): Promise<PublishedVersion | Refusal> {
    const refusal = refuseReason(publication.reason) ?? refusePack(pack)
    if (refusal !== undefined) return refusal
    const programme = await loadPackedProgramme(pack)
    if (!('id' in programme)) return programme[0]!
    const { id } = programme
    const work = (step: Step) => publishIn(step, { programme: id, pack, publication })
    return this.#decisions.take(work, commandOf(pack, publication))
  }

  /** A version of a programme. Throws when there is none: for references that the database vouches for. */
  async version(programme: string, version: number): Promise<PublishedVersion> {
    const found = await this.findVersion(programme, version)
    if (found === undefined) throw new RangeError(`programme ${programme} has no version ${version}`)
    return found
  }

  async findVersion(programme: string, version: number): Promise<PublishedVersion | undefined> {
    const [row] = await this.#decisions.sql<VersionRow[]>`
      select * from programme_version where programme = ${programme} and version = ${version}`
    return row === undefined ? undefined : versionFromRow(row)
  }

  /** The version with the highest number, or undefined when nothing was published. */
  async findLatest(programme: string): Promise<PublishedVersion | undefined> {
    const [row] = await this.#decisions.sql<VersionRow[]>`
      select * from programme_version where programme = ${programme} order by version desc limit 1`
    return row === undefined ? undefined : versionFromRow(row)
  }

  /** The version in force on a day: the last published of those valid by then. */
  async findInForce(programme: string, day: Day): Promise<PublishedVersion | undefined> {
    const [row] = await this.#decisions.sql<VersionRow[]>`
      select * from programme_version where programme = ${programme} and valid_from <= ${isoFromDay(day)}
      order by version desc limit 1`
    return row === undefined ? undefined : versionFromRow(row)
  }

  /** Of every programme, the number of the version in force on a day; in the order of their ids. */
  async inForceOn(day: Day): Promise<readonly { readonly programme: string; readonly version: number }[]> {
    return this.#decisions.sql<{ programme: string; version: number }[]>`
      select programme, max(version) as version from programme_version where valid_from <= ${isoFromDay(day)}
      group by programme order by programme collate "C"`
  }

  /** The versions of a programme, by number; none where nothing was published. */
  async versions(programme: string): Promise<readonly PublishedVersion[]> {
    const rows = await this.#decisions.sql<VersionRow[]>`
      select * from programme_version where programme = ${programme} order by version`
    return rows.map(versionFromRow)
  }

  /** All versions of all programmes, by programme and number; of their files only what they call themselves. */
  async list(): Promise<readonly ListedVersion[]> {
    const rows = await this.#decisions.sql<ListedRow[]>`
      select programme, version, digest, author, approver, reason, published_at, valid_from, (
        select file ->> 'text' from jsonb_array_elements(content -> 'files') as file
        where file ->> 'path' = ${programmeFile}) as written
      from programme_version order by programme collate "C", version`
    return rows.map(({ written, validFrom, ...row }) => {
      const text = written ?? ''
      const title = writtenTitle(text)
      const emergencyKind = writtenEmergencyKind(text)
      const circumstances = writtenCircumstances(text)
      const said = { emergencyKind, circumstances, ...(title !== undefined && { title }) }
      return { ...row, validFrom: dayFromIso(validFrom), ...said }
    })
  }
}

const refusePack = (pack: ProgrammePack): StoreRefusal | undefined =>
  pack.files.map(({ path, text }) => refuseText(text, path)).find((refusal) => refusal !== undefined)

function commandOf(pack: ProgrammePack, publication: Publication): Command | undefined {
  const { key, author, approver, reason, upon } = publication
  if (key === undefined) return undefined
  const input = { digest: pack.digest, author, approver, reason, ...(upon !== undefined && { upon }) }
  return { key, name: 'programme_publish', input }
}

interface Publishing {
  readonly programme: string
  readonly pack: ProgrammePack
  readonly publication: Publication
}

async function publishIn(step: Step, publishing: Publishing): Promise<PublishedVersion | StoreRefusal> {
  const { queries } = step
  const { programme, pack, publication } = publishing
  const unfit =
    (await refusePerson(step, publication.author, 'author')) ??
    (await refusePerson(step, publication.approver, 'publisher')) ??
    refuseOwnApproval(publication)
  if (isRefusal(unfit)) return unfit
  await queries`select pg_advisory_xact_lock(hashtextextended(${`programme ${programme}`}, 0))`
  const newest = await newestIn(queries, programme)
  const base = publication.upon ?? newest?.version ?? 0
  const same = publication.upon === undefined ? newest?.version : base + 1
  const [known] = await queries<VersionRow[]>`
    select * from programme_version
    where programme = ${programme} and version = ${same ?? 0} and digest = ${pack.digest}`
  const refusal =
    (await refuseContentSentBack(queries, { ...publishing, base })) ??
    (await refuseWriter(queries, publishing))
  if (isRefusal(refusal)) return refusal
  if (known !== undefined) return versionFromRow(known)
  return refuseBehind({ programme, base, at: 'submission' }, newest) ?? insertVersion(step, publishing)
}

function refuseOwnApproval({ author, approver }: Publication): StoreRefusal | undefined {
  if (author !== approver) return undefined
  return refuse('approver_is_author', `${author} wrote it; a second person must approve it`, 'approver')
}

/** Locks what was submitted with this content, so that nobody sends it back meanwhile. */
async function refuseContentSentBack(
  queries: Queries,
  { programme, pack, publication, base }: Publishing & { readonly base: number },
): Promise<StoreRefusal | undefined> {
  const { author } = publication
  await queries`
    select from programme_submission
    where programme = ${programme} and digest = ${pack.digest} and author = ${author} for update`
  const [row] = await queries<{ person: string; reason: string }[]>`
    select r.person, r.reason from programme_submission as s
    join programme_submission_return as r on r.submission = s.id
    where s.programme = ${programme} and s.digest = ${pack.digest} and s.author = ${author} and s.base = ${base}`
  if (row === undefined) return undefined
  const because = `${row.person} sent it back: ${row.reason}. Change it and submit it again`
  return refuse('submission_was_sent_back', because, 'submission')
}

/** Whoever saved any of the draft it was submitted from wrote it too. */
async function refuseWriter(
  queries: Queries,
  { programme, pack, publication: { approver } }: Publishing,
): Promise<StoreRefusal | undefined> {
  const [row] = await queries`
    select from programme_submission as s
    join programme_draft_submission as d on d.submission = s.id
    where s.programme = ${programme} and s.digest = ${pack.digest}
      and ${approver} in (select writers_of_draft(d.draft))`
  if (row === undefined) return undefined
  return refuse(
    'approver_is_author',
    `${approver} wrote some of it; a second person must approve it`,
    'approver',
  )
}

async function insertVersion(
  step: Step,
  { programme, pack, publication }: Publishing,
): Promise<PublishedVersion> {
  const { queries, at, record } = step
  const { author, approver, reason } = publication
  const validFrom = isoFromDay(publication.validFrom ?? dayFromInstant(at))
  const content = canonicalJson({ digest: pack.digest, files: pack.files.map((file) => ({ ...file })) })
  const [row] = await queries<VersionRow[]>`
    insert into programme_version
      (programme, version, digest, content, author, approver, reason, published_at, valid_from)
    select ${programme}, coalesce(max(version), 0) + 1, ${pack.digest}, ${content}::text::jsonb,
      ${author}, ${approver}, ${reason}, ${at}::timestamptz, ${validFrom}::date
    from programme_version where programme = ${programme}
    returning *`
  const published = versionFromRow(row!)
  await closeSuperseded(step, published)
  const about = await submittedAs(queries, published)
  await moveSecondPersons(step, { about, outcome: 'published', person: approver })
  const body: Record<string, PlainData> = {
    digest: pack.digest,
    version: published.version,
    author,
    reason,
    validFrom,
    at,
  }
  record({ kind: 'programme_published', actor: approver, subject: programme, body })
  return published
}

/** The submissions of the same content upon the version before, by whomever. */
async function submittedAs(
  queries: Queries,
  { programme, digest, version }: PublishedVersion,
): Promise<readonly string[]> {
  const rows = await queries<{ id: string }[]>`
    select id from programme_submission
    where programme = ${programme} and digest = ${digest} and base = ${version - 1}`
  return rows.map(({ id }) => id)
}
