// Accounts written as objects, gathered into the columns the measures read.

import type { AccountColumns } from '../../book/index.ts'
import { channels, noDay } from '../../kernel/index.ts'

export interface CircumstanceRow {
  readonly relation: number
  readonly kind: number
  readonly status: number
  readonly firstDay: number
  readonly lastDay: number
  readonly knownDay: number
}

export interface ChargeRow {
  readonly debt: number
  readonly kind: number
  readonly day: number
  readonly amount: number
  readonly paid: number
  readonly base?: {
    readonly amount: number
    readonly ratePpm: number
    readonly contractRatePpm: number
    readonly firstDay: number
    readonly lastDay: number
  }
}

export interface CorrectedRow {
  readonly kind: number
  /** The programme it was made under; absent: the one the columns are for. */
  readonly programme?: string
  readonly target: number
  readonly amount: number
}

export interface AccountRow {
  readonly product: number
  readonly region: string
  readonly finalDay: number
  readonly listedAsDefaulter: boolean
  /** By position in `channels`: `channelUnnamed`, `channelAllowed` or `channelHeld`. */
  readonly contact: readonly number[]
  readonly circumstances: readonly CircumstanceRow[]
  readonly debts: readonly { readonly dueDay: number; readonly settledDay: number }[]
  readonly charges: readonly ChargeRow[]
  readonly creditRecord: readonly { readonly month: number; readonly code: number }[]
  readonly contacts: readonly { readonly day: number; readonly channel: number; readonly type: number }[]
  readonly corrected: readonly CorrectedRow[]
}

/** Columns of all `rows` for one programme, with the region dictionary they refer to. */
export function columnsFromRows(
  rows: readonly AccountRow[],
  programme: string,
): {
  readonly columns: AccountColumns
  readonly regions: readonly string[]
} {
  const regions = [...new Set(rows.map((row) => row.region))]
  const positions = new Map(regions.map((region, at) => [region, at]))
  const columns: AccountColumns = {
    rows: rows.length,
    product: Uint8Array.from(rows, (row) => row.product),
    region: Int32Array.from(rows, (row) => positions.get(row.region)!),
    finalDay: Int32Array.from(rows, (row) => row.finalDay),
    listedAsDefaulter: Uint8Array.from(rows, (row) => Number(row.listedAsDefaulter)),
    contact: channels.map((_, channel) => Uint8Array.from(rows, (row) => row.contact[channel]!)),
    circumstances: circumstanceColumns(rows),
    debts: debtColumns(rows),
    charges: chargeColumns(rows),
    creditRecord: creditRecordColumns(rows),
    contacts: contactColumns(rows),
    corrected: correctedColumns(rows, programme),
  }
  return { columns, regions }
}

/** Starts of the lists of each row, and the items of all rows one after another. */
function flatten<Item>(
  rows: readonly AccountRow[],
  list: (row: AccountRow) => readonly Item[],
): { start: Int32Array; items: Item[] } {
  const start = new Int32Array(rows.length + 1)
  const items: Item[] = []
  rows.forEach((row, at) => {
    for (const item of list(row)) items.push(item)
    start[at + 1] = items.length
  })
  return { start, items }
}

function circumstanceColumns(rows: readonly AccountRow[]): AccountColumns['circumstances'] {
  const { start, items } = flatten(rows, (row) => row.circumstances)
  return {
    start,
    relation: Uint8Array.from(items, (item) => item.relation),
    kind: Uint8Array.from(items, (item) => item.kind),
    status: Uint8Array.from(items, (item) => item.status),
    firstDay: Int32Array.from(items, (item) => item.firstDay),
    lastDay: Int32Array.from(items, (item) => item.lastDay),
    knownDay: Int32Array.from(items, (item) => item.knownDay),
  }
}

function debtColumns(rows: readonly AccountRow[]): AccountColumns['debts'] {
  const { start, items } = flatten(rows, (row) => row.debts)
  return {
    start,
    dueDay: Int32Array.from(items, (item) => item.dueDay),
    settledDay: Int32Array.from(items, (item) => item.settledDay),
  }
}

function chargeColumns(rows: readonly AccountRow[]): AccountColumns['charges'] {
  const { start, items } = flatten(rows, (row) => row.charges)
  return {
    start,
    debt: Int32Array.from(items, (item) => item.debt),
    kind: Uint8Array.from(items, (item) => item.kind),
    day: Int32Array.from(items, (item) => item.day),
    amount: Float64Array.from(items, (item) => item.amount),
    paid: Float64Array.from(items, (item) => item.paid),
    baseAmount: Float64Array.from(items, (item) => item.base?.amount ?? 0),
    ratePpm: Int32Array.from(items, (item) => item.base?.ratePpm ?? 0),
    contractRatePpm: Int32Array.from(items, (item) => item.base?.contractRatePpm ?? 0),
    baseFirstDay: Int32Array.from(items, (item) => item.base?.firstDay ?? noDay),
    baseLastDay: Int32Array.from(items, (item) => item.base?.lastDay ?? noDay),
  }
}

function creditRecordColumns(rows: readonly AccountRow[]): AccountColumns['creditRecord'] {
  const { start, items } = flatten(rows, (row) => row.creditRecord)
  return {
    start,
    month: Int32Array.from(items, (item) => item.month),
    code: Uint8Array.from(items, (item) => item.code),
  }
}

function contactColumns(rows: readonly AccountRow[]): AccountColumns['contacts'] {
  const { start, items } = flatten(rows, (row) => row.contacts)
  return {
    start,
    day: Int32Array.from(items, (item) => item.day),
    channel: Uint8Array.from(items, (item) => item.channel),
    type: Uint8Array.from(items, (item) => item.type),
  }
}

function correctedColumns(rows: readonly AccountRow[], programme: string): AccountColumns['corrected'] {
  const { start, items } = flatten(rows, (row) => row.corrected)
  return {
    start,
    kind: Uint8Array.from(items, (item) => item.kind),
    target: Int32Array.from(items, (item) => item.target),
    amount: Float64Array.from(items, (item) => item.amount),
    nth: Int32Array.from(items, () => 1),
    own: Uint8Array.from(items, (item) => Number((item.programme ?? programme) === programme)),
  }
}
