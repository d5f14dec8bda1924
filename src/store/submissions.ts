// Programmes that authors submit for publication: whole, in their own name, until a second person publishes them.

import { canonicalJson } from '../evidence/index.ts'
import { isRefusal, type Refusal } from '../kernel/index.ts'
import { loadPackedProgramme, type ProgrammePack } from '../programmes/index.ts'
import type { Queries } from './database.ts'
import type { Decisions } from './decisions.ts'
import { refusePerson } from './people.ts'
import { refuseReason, refuseText } from './texts.ts'

export interface Submission {
  readonly id: string
  readonly programme: string
  readonly digest: string
  readonly author: string
  readonly reason: string
  readonly submittedAt: string
  /** The version it became, once it was published. */
  readonly version?: number
}

export interface NewSubmission {
  readonly pack: ProgrammePack
  readonly author: string
  readonly reason: string
}

interface SubmissionRow extends Omit<Submission, 'version'> {
  readonly version: number | null
}

const submissionFromRow = ({ version, ...row }: SubmissionRow): Submission =>
  version === null ? row : { ...row, version }

export class Submissions {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Keeps what an author submits. The same content by the same author is one submission. */
  async submit({ pack, author, reason }: NewSubmission): Promise<Submission | Refusal> {
    const texts = pack.files.map(({ path, text }) => refuseText(text, path))
    const refusal = refuseReason(reason) ?? texts.find((one) => one !== undefined)
    if (refusal !== undefined) return refusal
    const programme = await loadPackedProgramme(pack)
    if (!('id' in programme)) return programme[0]!
    const id = `sub_${programme.id}_${pack.digest.slice(0, 16)}_${author}`
    const content = canonicalJson({ digest: pack.digest, files: pack.files.map((file) => ({ ...file })) })
    const kept = await this.#decisions.take(async ({ queries, at, record }) => {
      const may = await refusePerson(queries, author, 'author')
      if (isRefusal(may)) return may
      const inserted = await queries`
        insert into programme_submission (id, programme, digest, content, author, reason, submitted_at)
        values (${id}, ${programme.id}, ${pack.digest}, ${content}::text::jsonb, ${author}, ${reason}, ${at})
        on conflict do nothing returning id`
      const body = { digest: pack.digest, reason, at }
      if (inserted.length > 0)
        record({ kind: 'programme_submitted', actor: author, subject: programme.id, body })
      const [row] = await queries<SubmissionRow[]>`${selectSubmissions(queries)} where s.id = ${id}`
      return submissionFromRow(row!)
    })
    return kept
  }

  async find(id: string): Promise<Submission | undefined> {
    const { sql } = this.#decisions
    const [row] = await sql<SubmissionRow[]>`${selectSubmissions(sql)} where s.id = ${id}`
    return row === undefined ? undefined : submissionFromRow(row)
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
}

const selectSubmissions = (queries: Queries) => queries`
  select s.id, s.programme, s.digest, s.author, s.reason, s.submitted_at, v.version
  from programme_submission as s
  left join programme_version as v on v.programme = s.programme and v.digest = s.digest`
