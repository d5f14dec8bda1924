// Name lists as they are kept and read: rows turned into values.

import type { CircumstanceKind } from '../../kernel/index.ts'
import type { Encoding, LineOutcome, MistakeCode } from '../../lists/index.ts'

/** Who sends a list. */
export const listSenders = ['hospital', 'authority', 'employer'] as const
export type ListSender = (typeof listSenders)[number]

export const listStates = ['waiting', 'approved', 'sent_back'] as const
export type ListState = (typeof listStates)[number]

export interface NewNameList {
  readonly id: string
  /** SHA-256 of the file. */
  readonly digest: string
  /** The file, sealed. */
  readonly sealed: Uint8Array
  readonly fileName: string
  readonly encoding: Encoding
  readonly institution: string
  readonly sender: ListSender
  readonly controlTotal?: number
  /** Region prefix of those who import it. */
  readonly place: string
  readonly importedBy: string
  /** ISO day on which the file is deleted. */
  readonly deleteDueDay: string
  readonly lines: readonly NewListLine[]
}

export interface NewListLine {
  readonly line: number
  readonly outcome: LineOutcome
  readonly mistakes: readonly MistakeCode[]
  readonly nameMasked?: string
  readonly idMasked?: string
  readonly category?: CircumstanceKind
  /** ISO days. */
  readonly firstDay?: string
  readonly lastDay?: string
  readonly customer?: string
  /** Empty without a customer. */
  readonly region: string
  /** Hexadecimal; by it what was said before is recognised. */
  readonly personHash?: string
  readonly earlierList?: string
  readonly earlierLine?: number
}

export interface ListDecision {
  readonly decision: 'approved' | 'sent_back'
  readonly person: string
  readonly at: string
  readonly reason?: string
}

export interface NameList extends Omit<NewNameList, 'lines' | 'sealed'> {
  readonly number: number
  readonly importedAt: string
  /** When the file and whom its lines named were deleted. */
  readonly deletedAt?: string
  readonly state: ListState
  readonly decided?: ListDecision
}

export type NameListRow = Omit<NameList, 'state' | 'decided' | 'controlTotal' | 'deletedAt'> & {
  readonly controlTotal: number | null
  readonly deletedAt: string | null
  readonly decision: ListDecision['decision'] | null
  readonly person: string | null
  readonly at: string | null
  readonly reason: string | null
}

export function nameListFromRow({
  controlTotal,
  deletedAt,
  decision,
  person,
  at,
  reason,
  ...row
}: NameListRow): NameList {
  const list = {
    ...row,
    ...(controlTotal !== null && { controlTotal }),
    ...(deletedAt !== null && { deletedAt }),
  }
  if (decision === null) return { ...list, state: 'waiting' }
  const decided = { decision, person: person!, at: at!, ...(reason !== null && { reason }) }
  return { ...list, state: decision, decided }
}

/** Where a line of an approved list has come to. */
export const lineStates = ['awaiting_customer', 'confirmed', 'declined', 'known_already'] as const
export type LineState = (typeof lineStates)[number]

export const answerWays = ['counter', 'hotline', 'manager'] as const
export type AnswerWay = (typeof answerWays)[number]

export interface ListLine extends Omit<NewListLine, 'personHash'> {
  readonly list: string
  /** Of lines that are, or were found to be, about a customer, once the list is approved. */
  readonly state?: LineState
  readonly ruling?: 'same_person' | 'another_person'
  readonly ruledBy?: string
  readonly answeredBy?: string
  readonly way?: AnswerWay
}

type Nullable =
  | 'nameMasked'
  | 'idMasked'
  | 'category'
  | 'firstDay'
  | 'lastDay'
  | 'customer'
  | 'earlierList'
  | 'earlierLine'
  | 'state'
  | 'ruling'
  | 'ruledBy'
  | 'answeredBy'
  | 'way'

export type ListLineRow = Omit<ListLine, Nullable> & {
  readonly [Name in Nullable]: Exclude<ListLine[Name], undefined> | null
}

/** A row without what it does not say. */
export const listLineFromRow = (row: ListLineRow): ListLine =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as ListLine
