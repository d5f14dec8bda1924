// Documents at the desk: taken with consent, read by few with every reading kept, deleted when due with proof.

import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { keyId, keysOf, readKey, readOrMakeKey, refuseOtherKey } from '../../customers/index.ts'
import {
  type ConsentWay,
  consentVersion,
  DocumentFolder,
  type DocumentKind,
  type DocumentRules,
  documentHash,
  findResealed,
  findSealedDocument,
  keyIdEnd,
  keyIdOf,
  lookAt,
  noDocument,
  sealedDocument,
} from '../../documents/index.ts'
import { addDays, type Day, isoFromDay, isRefusal, type Refusal } from '../../kernel/index.ts'
import type { DeletionReason, DocumentRecord, LaterPurpose, ReadingPurpose } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { bankDay } from '../night/bank-day.ts'
import { bankToday, documentRules } from '../rules/house-terms.ts'

export interface DocumentDeskOptions {
  readonly desk: Desk
  /** The key of the installation. */
  readonly keyFile: string
  readonly random: (bytes: number) => Uint8Array
}

export interface TakeDocument {
  readonly customer: string
  readonly region: string
  readonly kind: DocumentKind
  readonly name: string
  readonly bytes: Buffer
  readonly consentHow: ConsentWay
  readonly person: string
  readonly today: Day
}

export interface ReadDocument {
  readonly id: string
  readonly person: string
  /** True for a reviewer of the customer's region. */
  readonly mayReview: boolean
  /** What it is read for once it was reviewed. */
  readonly purpose?: LaterPurpose | undefined
}

export interface Deletion {
  readonly id: string
  readonly because: DeletionReason
  readonly deleteDueDay: string
}

const idBytes = 16

export class DocumentDesk {
  readonly #options: DocumentDeskOptions
  readonly #folder: DocumentFolder

  constructor(options: DocumentDeskOptions) {
    this.#options = options
    this.#folder = new DocumentFolder(join(options.desk.folder, 'documents'))
  }

  get #rules(): DocumentRules {
    return documentRules(this.#options.desk)
  }

  /** Looks at a file and keeps it sealed. The same file of the same customer is the one that is there. */
  async take({
    name,
    bytes,
    today,
    person,
    ...told
  }: TakeDocument): Promise<{ readonly document: DocumentRecord; readonly already: boolean } | Refusal> {
    const { keyFile, random, desk } = this.#options
    const type = await lookAt({ name, bytes }, this.#rules.bytesMax)
    if (isRefusal(type)) return type
    const key = await readOrMakeKey(keyFile, random)
    if (isRefusal(key)) return key
    const id = `D${Buffer.from(random(idBytes)).toString('hex')}`
    await this.#folder.keep(id, sealedDocument({ name, bytes }, { id, key, random }))
    const kept = await desk.store.documents.keep({
      id,
      ...told,
      type,
      bytes: bytes.length,
      sha256: documentHash(bytes),
      uploadedBy: person,
      consentVersion,
      consentBank: bankToday(desk).record,
      deleteDueDay: isoFromDay(addDays(today, this.#rules.keptDays[told.kind])),
    })
    if (isRefusal(kept) || kept.already) await this.#folder.remove(id)
    return kept
  }

  /**
   * The name and bytes of a document, once the reading is kept. Refused to who did not bring it or sent it, to reviewers who
   * have not taken what waits for them, and later without a purpose.
   */
  async read({ id, person, mayReview, purpose: wished }: ReadDocument) {
    const { desk, keyFile } = this.#options
    const document = await desk.store.documents.find(id)
    if (document === undefined) return noSuchDocument(id)
    const isOwn = document.uploadedBy === person && document.circumstance === undefined
    if (!isOwn && !mayReview)
      return noDocument(
        'document_is_not_yours_to_read',
        'the reviewer who took it reads it, and who brought it until it is sent',
        'document',
      )
    if (document.deletedAt !== undefined)
      return noDocument('document_was_deleted', `it was deleted at ${document.deletedAt}`, 'document')
    const purpose = isOwn ? 'check_before_sending' : await this.#purposeOf(document, person, wished)
    if (typeof purpose === 'object') return purpose
    const { customer, region } = document
    const look = { person, customer, region, act: 'document', document: id, purpose } as const
    const seen = await desk.store.customerViews.record([look])
    if (isRefusal(seen)) return seen
    const key = await readKey(keyFile)
    if (isRefusal(key)) return key
    const file = await this.#folder.find(id)
    const content = file === undefined ? undefined : findSealedDocument(file, { id, key })
    if (content !== undefined && documentHash(content.bytes) === document.sha256)
      return { document, ...content }
    const under = file && keyIdOf(file)
    if (under !== undefined && !keysOf(key).some((one) => keyId(one) === under))
      return { ...refuseOtherKey(`the document lies under the key ${under}`, 'document') }
    return noDocument(
      'document_was_changed',
      'the file is not as it was sealed; ask for the document again and find out who changed it',
      'document',
    )
  }

  /** What a reviewer reads a document for: to verify it where they took it, later what they say. */
  async #purposeOf(
    { id, circumstance }: DocumentRecord,
    person: string,
    wished: LaterPurpose | undefined,
  ): Promise<ReadingPurpose | LaterPurpose | Refusal> {
    const { documents } = this.#options.desk.store
    if (circumstance === undefined)
      return noDocument(
        'document_is_not_yours_to_read',
        `${id} was not sent yet; who brought it reads it`,
        'document',
      )
    const review = await documents.reviewOf(circumstance)
    if (review === undefined)
      return (
        wished ??
        noDocument('purpose_is_missing', 'it was reviewed; say what it is read for again', 'purpose')
      )
    const { item, owner } = review
    if (owner === person) return 'review_evidence'
    return owner === undefined
      ? noDocument('evidence_is_not_taken', `take work item ${item} first, then read it`, 'document')
      : noDocument(
          'evidence_is_with_another',
          `${owner} took work item ${item} and reads it; have it given to you`,
          'document',
        )
  }

  /** What is to be deleted by a day, and why; nothing is. */
  async findDue(today: Day): Promise<readonly Deletion[]> {
    const due = await this.#options.desk.store.documents.due(isoFromDay(today), this.#rules.unsentDays)
    return due.map(({ id, because, deleteDueDay }) => ({ id, because, deleteDueDay }))
  }

  /** The documents that lie under a key before the newest, or under one that is not there. */
  async underEarlier(): Promise<readonly string[] | Refusal> {
    const key = await readKey(this.#options.keyFile)
    if (isRefusal(key)) return key
    const [newest, ids] = [keyId(key), await this.#folder.list()]
    const found: string[] = []
    for (const id of ids) {
      const head = await this.#folder.head(id, keyIdEnd)
      if (head !== undefined && keyIdOf(head) !== newest) found.push(id)
    }
    return found
  }

  /** Seals the key of a document under the newest key; false where no key opens it. Nothing of one deleted meanwhile. */
  async reseal(id: string): Promise<boolean | Refusal> {
    const { desk, keyFile, random } = this.#options
    const key = await readKey(keyFile)
    if (isRefusal(key)) return key
    const done = await desk.store.documents.held(id, async () => {
      const file = await this.#folder.find(id)
      if (file === undefined) return true
      const resealed = findResealed(file, { id, key, random })
      if (resealed !== undefined) await this.#folder.replace(id, resealed)
      return resealed !== undefined
    })
    return done ?? true
  }

  /** Deletes the documents of a circumstance at once: its customer's consent is withdrawn. A file sealed anew meanwhile goes too. */
  async forget(circumstance: string, actor: string): Promise<void> {
    const { documents } = this.#options.desk.store
    for (const { id, deletedAt } of await documents.ofCircumstance(circumstance)) {
      if (deletedAt !== undefined) continue
      await this.#folder.remove(id)
      await documents.deleted(id, 'consent_withdrawn', actor)
      await this.#folder.remove(id)
    }
  }

  /**
   * Removes files that nobody knows of: sealed, and then the program or the database went before they were on record.
   * One of today or yesterday may be about to be.
   */
  async #removeUnknown(today: Day): Promise<void> {
    const files = await this.#folder.list()
    for (const id of await this.#options.desk.store.documents.unknown(files)) {
      const day = bankDay(instantFrom(await this.#folder.writtenAt(id)))
      if (day < addDays(today, -1)) await this.#folder.remove(id)
    }
  }

  /** Deletes what is due; the row and an entry of the evidence log stay as proof. */
  async deleteDue(today: Day, actor: string): Promise<readonly Deletion[] | Refusal> {
    await this.#removeUnknown(today)
    const due = await this.findDue(today)
    for (const { id, because } of due) {
      await this.#folder.remove(id)
      const deleted = await this.#options.desk.store.documents.deleted(id, because, actor)
      if (isRefusal(deleted)) return deleted
      await this.#folder.remove(id)
    }
    return due
  }
}

const instantFrom = (milliseconds: number): string =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(milliseconds)).toString()

/** The same words whether there is none or it lies elsewhere. */
export const noSuchDocument = (id: string): Refusal =>
  noDocument('document_does_not_exist', `there is no document ${id} in your part of the bank`, 'document')
