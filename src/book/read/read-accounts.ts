// Single accounts as cases in the format of relief-rules §11: for explaining, and for checking the bulk path.

import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import {
  type Channel,
  channelAllowed,
  channels,
  channelUnnamed,
  chargeKinds,
  circumstanceKinds,
  circumstanceStatuses,
  contactTypes,
  correctionKinds,
  type Day,
  dayChargeKinds,
  isoFromDay,
  isoFromMonth,
  type Month,
  noDay,
  products,
  type Refusal,
  refuse,
  relations,
} from '../../kernel/index.ts'
import type {
  AccountCase,
  CaseCharge,
  CaseCircumstance,
  CaseContact,
  CaseCorrection,
  CaseDebt,
  CasePerson,
} from '../case.ts'
import { programmeOfCorrection } from '../correction-id.ts'
import { openDatabase, quoted } from '../database.ts'
import { coldColumns, hotColumns } from '../layout.ts'
import type { Book } from '../manifest.ts'

/** A row of a shard as DuckDB's JSON: BIGINT as text, lists as arrays, structs as objects. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
export type Row = { readonly [name: string]: Json }

const rowsIn = (row: Row, name: string): readonly Row[] => row[name] as readonly Row[]
const textsIn = (row: Row, name: string): readonly string[] => row[name] as readonly string[]
const number = (row: Row, name: string): number => Number(row[name])
const text = (row: Row, name: string): string => String(row[name])
const day = (row: Row, name: string): string => isoFromDay(number(row, name) as Day)

/** `{ [key]: day }`, or nothing where the day is unset. */
const optionalDay = <Key extends string>(key: Key, row: Row, name: string): Partial<Record<Key, string>> =>
  number(row, name) === noDay ? {} : ({ [key]: day(row, name) } as Record<Key, string>)

const optionalText = <Key extends string>(key: Key, value: Json | undefined): Partial<Record<Key, string>> =>
  typeof value === 'string' ? ({ [key]: value } as Record<Key, string>) : {}

const circumstance = (row: Row): CaseCircumstance => ({
  kind: circumstanceKinds[number(row, 'kind')]!,
  firstDay: day(row, 'first_day'),
  ...optionalDay('lastDay', row, 'last_day'),
  status: circumstanceStatuses[number(row, 'status')]!,
  ...(row.known_day === row.first_day ? {} : { knownDay: day(row, 'known_day') }),
})

function people(row: Row): readonly CasePerson[] {
  const facts = rowsIn(row, 'circumstances')
  const of = (relation: (typeof relations)[number]) =>
    facts.filter((fact) => relations[number(fact, 'relation')] === relation).map(circumstance)
  const owner = text(row, 'customer')
  const spouse = row.spouse
  if (typeof spouse !== 'string') return [{ id: owner, circumstances: of('owner') }]
  return [
    { id: owner, spouse, circumstances: of('owner') },
    { id: spouse, circumstances: of('spouse') },
  ]
}

function debts(row: Row, isLoan: boolean): readonly CaseDebt[] {
  const payments = rowsIn(row, 'payments')
  const details = rowsIn(row, 'debt_details')
  return rowsIn(row, 'debts').map((debt, index) => {
    const detail = details[index]!
    const amounts = isLoan
      ? { principalMinor: number(detail, 'principal'), interestMinor: number(detail, 'interest') }
      : { statementDay: day(detail, 'statement_day'), minimumMinor: number(detail, 'minimum') }
    const paid = payments.filter((payment) => number(payment, 'debt') === index)
    return {
      id: text(detail, 'debt'),
      dueDay: day(debt, 'due_day'),
      ...amounts,
      payments: paid.map((payment) => ({ day: day(payment, 'day'), amountMinor: number(payment, 'amount') })),
    }
  })
}

function charge(row: Row, id: string, debtId: string): CaseCharge {
  const kind = chargeKinds[number(row, 'kind')]!
  const base = {
    amountMinor: number(row, 'base_amount'),
    ratePpm: number(row, 'rate_ppm'),
    contractRatePpm: number(row, 'contract_rate_ppm'),
    firstDay: day(row, 'base_first_day'),
    lastDay: day(row, 'base_last_day'),
  }
  return {
    id,
    debtId,
    kind,
    day: day(row, 'day'),
    amountMinor: number(row, 'amount'),
    paidMinor: number(row, 'paid'),
    ...(dayChargeKinds.includes(kind as (typeof dayChargeKinds)[number]) ? { base } : {}),
  }
}

const contact = (row: Row): CaseContact => ({
  day: day(row, 'day'),
  channel: channels[number(row, 'channel')]!,
  type: contactTypes[number(row, 'type')]!,
})

const correction = (row: Row, detail: Row): CaseCorrection => ({
  kind: correctionKinds[number(row, 'kind')]!,
  programme: programmeOfCorrection(text(detail, 'correction')),
  ...optionalText('target', detail.target),
  ...(detail.amount === null ? {} : { amountMinor: number(detail, 'amount') }),
  ...optionalText('from', detail.from_value),
  ...optionalText('to', detail.to_value),
  ...optionalDay('untilDay', detail, 'until_day'),
})

function contactAllowed(row: Row): Partial<Record<Channel, boolean>> {
  const named = channels.filter((channel) => number(row, `contact_${channel}`) !== channelUnnamed)
  return Object.fromEntries(
    named.map((channel) => [channel, number(row, `contact_${channel}`) === channelAllowed]),
  )
}

function creditRecord(row: Row): Readonly<Record<string, string>> {
  const codes = textsIn(row, 'credit_codes')
  const months = rowsIn(row, 'credit_record').map((each) => isoFromMonth(number(each, 'month') as Month))
  return Object.fromEntries(months.map((month, index) => [month, codes[index]!]))
}

/** A row of a shard as a case. */
export function caseFrom(row: Row, book: Book): AccountCase {
  const product = products[number(row, 'product')]!
  const ids = textsIn(row, 'charge_ids')
  const debtIds = rowsIn(row, 'debt_details').map((detail) => text(detail, 'debt'))
  const details = rowsIn(row, 'correction_details')
  const account = {
    id: text(row, 'account'),
    product,
    owner: text(row, 'customer'),
    region: book.regions[number(row, 'region')]!,
    ...optionalDay('finalDay', row, 'final_day'),
    listedAsDefaulter: number(row, 'listed_as_defaulter') === 1,
    debts: debts(row, product === 'loan'),
    charges: rowsIn(row, 'charges').map((each, index) =>
      charge(each, ids[index]!, debtIds[number(each, 'debt')]!),
    ),
    creditRecord: creditRecord(row),
    contactAllowed: contactAllowed(row),
    contacts: rowsIn(row, 'contacts').map(contact),
    corrected: rowsIn(row, 'corrected').map((each, index) => correction(each, details[index]!)),
  }
  return { asOf: isoFromDay(book.asOf), people: people(row), accounts: [account] }
}

/** Shards hold ascending ranges of ids, so their bounds tell DuckDB which to open. */
async function readRows(
  connection: DuckDBConnection,
  book: Book,
  ids: readonly string[],
): Promise<readonly Row[]> {
  const files = book.shards.map((shard) => quoted(join(book.dir, shard.file))).join(', ')
  const reader = await connection.runAndReadAll(
    `SELECT ${[...coldColumns, ...hotColumns].join(', ')} FROM read_parquet([${files}])
     WHERE account IN (${ids.map(quoted).join(', ')})`,
  )
  return reader.getRowObjectsJson() as readonly Row[]
}

/** The same words whether a book does not hold an account or holds it for another branch. */
export const notInBook = (account: string, { id }: Pick<Book, 'id'>): Refusal<'unknown_account'> =>
  refuse(
    'unknown_account',
    `${account} is not in ${id} in your part of the bank; it may be quarantined`,
    account,
  )

/**
 * The accounts named, each as a case of its own, in the order of `ids`. Refuses an id that is not in the book.
 * Meant for a few thousand accounts at most.
 */
export async function readAccounts(
  book: Book,
  ids: readonly string[],
): Promise<readonly AccountCase[] | Refusal<'unknown_account'>> {
  if (ids.length === 0) return []
  const database = await openDatabase({ spillDir: '', memoryLimit: '1GB', threads: 1 })
  try {
    const rows = await readRows(database.connection, book, ids)
    const found = new Map(rows.map((row) => [text(row, 'account'), caseFrom(row, book)]))
    const missing = ids.find((id) => !found.has(id))
    if (missing !== undefined) return notInBook(missing, book)
    return ids.map((id) => found.get(id)!)
  } finally {
    database.close()
  }
}
