// SQL that turns the rows of one range of accounts into one row per account, with its lists in order.

import { channels, correctionKinds, noDay, relations } from '../../kernel/index.ts'
import { quoted } from '../database.ts'
import { coldColumns, hotColumns, listColumns } from '../layout.ts'
import { type Column, tables } from '../schema.ts'
import { sqlFault, sqlRowFault, sqlValue } from './checks.ts'
import type { QuarantineReason } from './reasons.ts'
import type { Source } from './source.ts'
import type { ChildTable } from './stage.ts'

export interface Range {
  /** Ordinals in the book. */
  readonly firstAccount: number
  readonly accounts: number
  /** Rows of child tables with `low ≤ account < high` belong to the shard; absent at the ends. */
  readonly low?: string
  readonly high?: string
}

/** Rows without an account fall into the first range, so that each row of the extract is seen once. */
function sqlInRange({ low, high }: Range): string {
  const above = low === undefined ? 'true' : `account >= ${quoted(low)}`
  const below = high === undefined ? 'true' : `account < ${quoted(high)}`
  return low === undefined ? `(account IS NULL OR ${below})` : `(${above} AND ${below})`
}

export const accountsStep = (file: string, { firstAccount, accounts }: Range): string => `
  CREATE OR REPLACE TEMP TABLE shard_account AS SELECT a.*, r.position
  FROM ${quoted(file)} a LEFT JOIN region_key r USING (region)
  WHERE ordinal BETWEEN ${firstAccount} AND ${firstAccount + accounts - 1}`

/** `row_<table>`: every row of the range in the numbers of the book, with its account's ordinal and its fault. */
export function childStep(source: Source, range: Range, asOf: string): string {
  const name = source.table
  const values = (tables[name].columns as readonly Column[])
    .filter((column) => column.name !== 'account')
    .map((column) => `${sqlValue(column, source.physical.get(column.name) ?? 'text')} AS "${column.name}"`)
  return `CREATE OR REPLACE TEMP TABLE row_${name} AS
    SELECT r.* EXCLUDE (fault), a.ordinal, a.product, coalesce(r.fault,
      CASE WHEN a.ordinal IS NULL THEN ${sqlFault('account', 'unknown_account', 'r.account')} END) AS fault
    FROM (SELECT "row", account, ${values.join(', ')}, ${sqlRowFault(name, source.physical, asOf)} AS fault
          FROM source_${name} WHERE ${sqlInRange(range)}) r
    LEFT JOIN shard_account a USING (account)`
}

const update = (table: ChildTable, fault: string, condition: string): string =>
  `UPDATE row_${table} SET fault = ${fault} WHERE fault IS NULL AND ${condition}`

/** Ids that stand in several rows of an account: none of those rows is used. */
export function duplicateStep(table: ChildTable, column: string): string {
  const key = column === 'account' ? 'ordinal' : `ordinal, "${column}"`
  return update(
    table,
    sqlFault(column, 'duplicate_id', `"${column === 'account' ? 'account' : column}"`),
    `(${key}) IN (SELECT ${column === 'account' ? key : `(${key})`} FROM row_${table} WHERE ordinal IS NOT NULL GROUP BY ${key} HAVING count(*) > 1)`,
  )
}

export const correctionsOfTransfersStep = `DELETE FROM row_corrections WHERE ordinal IS NULL AND account IN (SELECT transfer FROM transfer_row)`

const wrongForProduct = (column: string, condition: string): string =>
  update('debts', sqlFault(column, 'wrong_for_product', `"${column}"`), condition)

export const debtProductSteps: readonly string[] = [
  wrongForProduct('principal_minor', '((product = 0) <> (principal_minor IS NOT NULL))'),
  wrongForProduct('interest_minor', '((product = 0) <> (interest_minor IS NOT NULL))'),
  wrongForProduct('minimum_minor', '((product = 1) <> (minimum_minor IS NOT NULL))'),
  wrongForProduct('statement_day', '((product = 1) <> (statement_day IS NOT NULL))'),
]

/** Good debts with their place in the account, by debt id in code points. */
export const debtsStep = `CREATE OR REPLACE TEMP TABLE shard_debt AS
  SELECT *, CAST(row_number() OVER (PARTITION BY ordinal ORDER BY debt) - 1 AS INTEGER) AS place,
    CASE WHEN product = 0 THEN principal_minor + interest_minor ELSE minimum_minor END AS amount
  FROM row_debts WHERE fault IS NULL`

const faultOfDebt = (reason: QuarantineReason): string => sqlFault('debt', reason, 'debt')

/** Rows of payments or charges that name no good debt of their account. */
export const debtReferenceSteps = (table: ChildTable): readonly string[] => [
  update(
    table,
    faultOfDebt('unknown_debt'),
    `(ordinal, debt) NOT IN (SELECT (ordinal, debt) FROM shard_debt)`,
  ),
  `UPDATE row_${table} SET fault = ${faultOfDebt('refers_to_quarantined_row')}
   WHERE split_part(fault, chr(31), 2) = 'unknown_debt' AND (ordinal, debt) IN
     (SELECT (ordinal, debt) FROM row_debts WHERE fault IS NOT NULL AND ordinal IS NOT NULL AND debt IS NOT NULL)`,
]

/**
 * The first day on which the payments so far cover the debt (relief-rules §1). A debt of amount 0 is covered
 * from the start: on its due day.
 */
export const settledStep = `CREATE OR REPLACE TEMP TABLE shard_settled AS
  SELECT ordinal, place, min(day) AS settled_day FROM (
    SELECT d.ordinal, d.place, p.day, d.amount,
      sum(p.amount_minor) OVER (PARTITION BY d.ordinal, d.place ORDER BY p.day) AS paid
    FROM row_payments p JOIN shard_debt d USING (ordinal, debt) WHERE p.fault IS NULL)
  WHERE paid >= amount GROUP BY ordinal, place`

export const chargesStep = `CREATE OR REPLACE TEMP TABLE shard_charge AS
  SELECT c.*, d.place AS debt_place,
    CAST(row_number() OVER (PARTITION BY c.ordinal ORDER BY c.charge) - 1 AS INTEGER) AS place
  FROM row_charges c JOIN shard_debt d USING (ordinal, debt) WHERE c.fault IS NULL`

const day = (name: string): string => `coalesce(${name}, ${noDay})`
const amount = (name: string): string => `coalesce(${name}, 0)`
const kindIs = (...kinds: readonly (typeof correctionKinds)[number][]): string =>
  `k.kind IN (${kinds.map((kind) => correctionKinds.indexOf(kind)).join(', ')})`

/** What a correction points at, as a number: the place of a debt or charge, a month, a channel; −1 for none. */
export const correctionsStep = `CREATE OR REPLACE TEMP TABLE shard_correction AS
  SELECT k.*, CAST(coalesce(CASE
      WHEN ${kindIs('move_due_day')} THEN d.place
      WHEN ${kindIs('waive_charge', 'refund_charge')} THEN c.place
      WHEN ${kindIs('amend_credit_record')} THEN TRY_CAST(substr(k.target, 1, 4) AS INTEGER) * 12 + TRY_CAST(substr(k.target, 6, 2) AS INTEGER) - 1
      WHEN ${kindIs('hold_contact', 'release_contact')} THEN nullif(list_position([${channels.map(quoted).join(', ')}], k.target), 0) - 1
    END, -1) AS INTEGER) AS place
  FROM row_corrections k
  LEFT JOIN shard_debt d ON d.ordinal = k.ordinal AND d.debt = k.target
  LEFT JOIN shard_charge c ON c.ordinal = k.ordinal AND c.charge = k.target
  WHERE k.fault IS NULL`

export const quarantineStep = (table: ChildTable): string =>
  `INSERT INTO quarantine SELECT ${quoted(table)}, "row", fault FROM row_${table} WHERE fault IS NOT NULL`

/** The last part of a correction's id says which of its kind and target it is; 1 for ids of another form. */
const nthOfId = "coalesce(TRY_CAST(split_part(correction, ':', -1) AS INTEGER), 1)"

const lists: readonly (readonly [string, string])[] = [
  [
    'debt_lists',
    `SELECT ordinal, list({due_day: due_day, settled_day: CAST(coalesce(settled_day, CASE WHEN amount = 0 THEN due_day END, ${noDay}) AS INTEGER)} ORDER BY place) AS debts,
      list({debt: debt, statement_day: ${day('statement_day')}, principal: ${amount('principal_minor')}, interest: ${amount('interest_minor')}, minimum: ${amount('minimum_minor')}} ORDER BY place) AS debt_details
     FROM shard_debt LEFT JOIN shard_settled USING (ordinal, place) GROUP BY ordinal`,
  ],
  [
    'payment_lists',
    `SELECT p.ordinal, list({debt: d.place, day: p.day, amount: p.amount_minor} ORDER BY d.place, p.day, p.amount_minor) AS payments
     FROM row_payments p JOIN shard_debt d USING (ordinal, debt) WHERE p.fault IS NULL GROUP BY p.ordinal`,
  ],
  [
    'charge_lists',
    `SELECT ordinal, list({debt: debt_place, kind: kind, day: day, amount: amount_minor, paid: paid_minor, base_amount: ${amount('base_amount_minor')},
        rate_ppm: ${amount('rate_ppm')}, contract_rate_ppm: ${amount('contract_rate_ppm')}, base_first_day: ${day('base_first_day')}, base_last_day: ${day('base_last_day')}} ORDER BY place) AS charges,
      list(charge ORDER BY place) AS charge_ids
     FROM shard_charge GROUP BY ordinal`,
  ],
  [
    'credit_lists',
    `SELECT ordinal, list({month: month, code: CAST(CASE WHEN code = 'N' THEN 0 WHEN code IN ('1', '2', '3', '4', '5', '6', '7') THEN TRY_CAST(code AS INTEGER) ELSE 255 END AS UTINYINT)} ORDER BY month) AS credit_record,
      list(code ORDER BY month) AS credit_codes
     FROM row_credit_record WHERE fault IS NULL GROUP BY ordinal`,
  ],
  [
    'contact_lists',
    `SELECT ordinal, list({day: day, channel: channel, type: type} ORDER BY day, channel, type) AS contacts
     FROM row_contacts WHERE fault IS NULL GROUP BY ordinal`,
  ],
  [
    'correction_lists',
    `SELECT ordinal, list({kind: kind, target: place, amount: ${amount('amount_minor')}, nth: ${nthOfId}} ORDER BY correction) AS corrected,
      list({correction: correction, target: target, amount: amount_minor, from_value: from_value, to_value: to_value, until_day: ${day('until_day')}} ORDER BY correction) AS correction_details
     FROM shard_correction GROUP BY ordinal`,
  ],
  [
    'circumstance_lists',
    `SELECT ordinal, list({relation: relation, kind: kind, status: status, first_day: first_day, last_day: ${day('last_day')}, known_day: coalesce(known_day, first_day)} ORDER BY relation, circumstance) AS circumstances,
      list(circumstance ORDER BY relation, circumstance) AS circumstance_ids
     FROM (SELECT a.ordinal, CAST(${relations.indexOf('owner')} AS UTINYINT) AS relation, f.* FROM shard_account a JOIN circumstance_fact f ON f.customer = a.customer
           UNION ALL
           SELECT a.ordinal, CAST(${relations.indexOf('spouse')} AS UTINYINT), f.* FROM shard_account a JOIN circumstance_fact f ON f.customer = a.spouse)
     GROUP BY ordinal`,
  ],
]

const contactState = (name: string): string =>
  `CAST(CASE WHEN f.${name} IS NULL THEN 0 WHEN f.${name} THEN 1 ELSE 2 END AS UTINYINT) AS contact_${name}`

const scalars: Readonly<Record<string, string>> = {
  product: 'a.product',
  region: 'a.position AS region',
  final_day: `${day('a.final_day')} AS final_day`,
  listed_as_defaulter: 'CAST(coalesce(f.listed_as_defaulter, false) AS UTINYINT) AS listed_as_defaulter',
  ...Object.fromEntries(channels.map((channel) => [`contact_${channel}`, contactState(channel)])),
  account: 'a.account',
  customer: 'a.customer',
  spouse: 'a.spouse',
}

/** Writes the shard: one row group, accounts in code-point order, absent lists empty. */
export function shardStep(file: string): string {
  const columns = [...hotColumns, ...coldColumns].map((name) =>
    listColumns.has(name) ? `coalesce(${name}, []) AS ${name}` : scalars[name]!,
  )
  const joins = lists.map(([name, sql]) => `LEFT JOIN (${sql}) ${name} ON ${name}.ordinal = a.ordinal`)
  return `COPY (SELECT ${columns.join(',\n ')} FROM shard_account a
    LEFT JOIN row_flags f ON f.ordinal = a.ordinal AND f.fault IS NULL
    ${joins.join('\n')} ORDER BY a.ordinal)
    TO ${quoted(file)} (FORMAT parquet, COMPRESSION lz4, ROW_GROUP_SIZE 122880)`
}
