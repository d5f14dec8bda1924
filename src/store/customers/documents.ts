// What is known of documents: whose, of which hash, until when, bound to what, read by whom, deleted when and why.

import { isRefusal, refuse } from '../../kernel/index.ts'
import type { Decisions, Step, StoreRefusal } from '../decisions.ts'

export interface NewDocument {
  readonly id: string
  readonly customer: string
  /** Empty when it is not known. */
  readonly region: string
  readonly kind: string
  readonly type: string
  readonly bytes: number
  readonly sha256: string
  readonly uploadedBy: string
  readonly consentVersion: string
  /** The record of the rule that says which bank the consent names; absent where its text does. */
  readonly consentBank?: string
  readonly consentHow: string
  /** ISO day on which it is deleted. */
  readonly deleteDueDay: string
}

export interface DocumentRecord extends NewDocument {
  readonly uploadedAt: string
  /** What it proves, once it was sent with a circumstance. */
  readonly circumstance?: string
  readonly deletedAt?: string
  readonly deletedBecause?: DeletionReason
}

/** By which a reviewer takes a circumstance to verify it, and who has. */
export interface ReviewItem {
  readonly item: number
  readonly owner?: string
}

export type DeletionReason = 'due' | 'consent_withdrawn' | 'never_sent'

type DocumentRow = Omit<DocumentRecord, 'consentBank' | 'circumstance' | 'deletedAt' | 'deletedBecause'> & {
  readonly consentBank: string | null
  readonly circumstance: string | null
  readonly deletedAt: string | null
  readonly deletedBecause: DeletionReason | null
}

const recordFromRow = ({
  consentBank,
  circumstance,
  deletedAt,
  deletedBecause,
  ...row
}: DocumentRow): DocumentRecord => ({
  ...row,
  ...(consentBank !== null && { consentBank }),
  ...(circumstance !== null && { circumstance }),
  ...(deletedAt !== null && { deletedAt }),
  ...(deletedBecause !== null && { deletedBecause }),
})

export interface ChangeOfKey {
  readonly person: string
  /** The id of the newest key. */
  readonly key: string
  readonly documents: number
  readonly lists: number
}

export class Documents {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Keeps what is known of a document. The same content of the same customer is the document that is there. */
  keep(
    document: NewDocument,
  ): Promise<{ readonly document: DocumentRecord; readonly already: boolean } | StoreRefusal> {
    return this.#decisions.take(async ({ queries, at, record }) => {
      const { sha256, customer } = document
      const [row] = await queries<DocumentRow[]>`
        insert into document ${queries({ ...snakeCase(document), uploaded_at: at } as never)}
        on conflict (customer, sha256) where deleted_at is null do nothing returning *`
      if (row === undefined) {
        const [known] = await queries<DocumentRow[]>`
          select * from document where customer = ${customer} and sha256 = ${sha256} and deleted_at is null`
        return { document: recordFromRow(known!), already: true }
      }
      const { uploadedBy, consentVersion, consentBank, consentHow, deleteDueDay, id } = document
      const agreed = { consentVersion, ...(consentBank !== undefined && { consentBank }), consentHow }
      const body = { sha256, ...agreed, deleteDueDay, at }
      record({ kind: 'document_kept', actor: uploadedBy, subject: id, body })
      return { document: recordFromRow(row), already: false }
    })
  }

  async find(id: string): Promise<DocumentRecord | undefined> {
    const [row] = await this.#decisions.sql<DocumentRow[]>`select * from document where id = ${id}`
    return row === undefined ? undefined : recordFromRow(row)
  }

  /** Of these ids those of no document, or of one that was deleted: their files are nobody's. */
  async unknown(ids: readonly string[]): Promise<readonly string[]> {
    const rows = await this.#decisions.sql<{ id: string }[]>`
      select id from unnest(${ids as string[]}::text[]) as id
      where not exists (select from document where document.id = id.id and deleted_at is null) order by id`
    return rows.map(({ id }) => id)
  }

  /** The documents of a circumstance, the first first. */
  async ofCircumstance(circumstance: string): Promise<readonly DocumentRecord[]> {
    const rows = await this.#decisions.sql<DocumentRow[]>`
      select * from document where circumstance = ${circumstance} order by uploaded_at, id`
    return rows.map(recordFromRow)
  }

  /** The open work item by which a reviewer takes a circumstance; undefined where none waits to be verified. */
  async reviewOf(circumstance: string): Promise<ReviewItem | undefined> {
    const [row] = await this.#decisions.sql<{ id: number; owner: string | null }[]>`
      select id, owner from work_item
      where circumstance = ${circumstance} and code = 'evidence_unverified' and state = 'open'`
    return row && { item: row.id, ...(row.owner !== null && { owner: row.owner }) }
  }

  /** How many other customers gave the same content. */
  async sameContent({ sha256, customer }: Pick<DocumentRecord, 'sha256' | 'customer'>): Promise<number> {
    const [row] = await this.#decisions.sql<{ others: number }[]>`
      select count(distinct customer) as others from document where sha256 = ${sha256} and customer <> ${customer}`
    return row!.others
  }

  /** What is to be deleted on a day, and why; what was never sent goes so many days after it came. */
  async due(
    day: string,
    unsentDays: number,
  ): Promise<readonly (DocumentRecord & { readonly because: DeletionReason })[]> {
    const rows = await this.#decisions.sql<(DocumentRow & { readonly because: DeletionReason })[]>`
      select * from (
        select d.*, case
          when d.delete_due_day <= ${day} then 'due'
          when c.state = 'withdrawn' then 'consent_withdrawn'
          when d.circumstance is null
            and d.uploaded_at < (${day}::date - ${unsentDays}::int)::timestamp at time zone 'Asia/Shanghai' then 'never_sent'
        end as because
        from document as d left join circumstance as c on c.id = d.circumstance where d.deleted_at is null) as held
      where because is not null order by delete_due_day, id`
    return rows.map(({ because, ...row }) => ({ ...recordFromRow(row), because }))
  }

  /** Does work on the file of a document that nobody deletes meanwhile; nothing where it is not known or was deleted. */
  async held<Answer>(id: string, work: () => Promise<Answer>): Promise<Answer | undefined> {
    const done = await this.#decisions.take(async ({ queries }) => {
      const [row] = await queries`select from document where id = ${id} and deleted_at is null for update`
      return { answer: row === undefined ? undefined : await work() }
    })
    return isRefusal(done) ? undefined : done.answer
  }

  /** Keeps that so much was sealed anew under a key, where it was anything. */
  async resealed(change: ChangeOfKey): Promise<void> {
    const { person, key, documents, lists } = change
    await this.#decisions.take(async ({ at, record }) => {
      record({
        kind: 'sealed_under_another_key',
        actor: person,
        subject: key,
        body: { key, documents, lists, at },
      })
      return true as const
    })
  }

  /** Keeps the proof that a document is gone; its file is removed before. */
  deleted(id: string, because: DeletionReason, actor: string): Promise<true | StoreRefusal> {
    return this.#decisions.take(async ({ queries, at, record }) => {
      const [row] = await queries<DocumentRow[]>`
        update document set deleted_at = ${at}, deleted_because = ${because}
        where id = ${id} and deleted_at is null returning *`
      if (row === undefined) return true as const
      const { sha256, deleteDueDay } = row
      record({ kind: 'document_deleted', actor, subject: id, body: { sha256, because, deleteDueDay, at } })
      return true as const
    })
  }
}

const snakeCase = (record: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )

interface Binding {
  readonly documents: readonly string[]
  readonly circumstance: string
  readonly customer: string
  readonly person: string
}

/** Binds documents of a customer to a circumstance, as part of a larger decision. Refused when one is not theirs or bound. */
export async function bindDocumentsIn(
  { queries }: Pick<Step, 'queries'>,
  { documents, circumstance, customer, person }: Binding,
): Promise<StoreRefusal | undefined> {
  for (const id of documents) {
    const bound = await queries`
      update document set circumstance = ${circumstance}
      where id = ${id} and customer = ${customer} and uploaded_by = ${person} and circumstance is null
        and deleted_at is null returning id`
    if (bound.length === 0)
      return refuse(
        'document_cannot_be_sent',
        `${id} is not a document of this customer that you brought and have not sent yet; choose the file again`,
        'documents',
      )
  }
  return undefined
}
