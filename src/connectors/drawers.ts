// Fills the drawers of a bank from its extract: only the accounts a correction names, each of them once.

import type { Channel, CorrectionKind, Product } from '../kernel/index.ts'
import type { ExtractFolder } from './extract-folder.ts'
import type { FillDrawers } from './simulated-bank.ts'
import {
  type BankState,
  type Booked,
  type ChargeState,
  chargeFrom,
  findCharge,
  isMoveBack,
  type Ledger,
} from './state.ts'

type Drawer = 'permissions' | 'creditRecords' | 'ledgers'

const drawerOf: Readonly<Record<CorrectionKind, Drawer>> = {
  hold_contact: 'permissions',
  release_contact: 'permissions',
  amend_credit_record: 'creditRecords',
  waive_charge: 'ledgers',
  refund_charge: 'ledgers',
  move_due_day: 'ledgers',
  delist_default: 'ledgers',
}

/** Reads the corrections that were on the books when the extract was made. */
export async function booksFrom(extract: ExtractFolder): Promise<readonly Booked[]> {
  const rows = await extract.rowsOf(
    `SELECT correction, account, kind, target, CAST(amount_minor AS DOUBLE), from_value, to_value,
       CAST(until_day AS VARCHAR) FROM ${extract.tableSql('corrections')} WHERE len($ids) = 0 ORDER BY correction`,
    [],
  )
  return rows.map(([id, account, kind, target, amountMinor, from, to, untilDay]) => {
    const optional = { target, amountMinor, from, to, untilDay }
    const present = Object.entries(optional).filter(([, value]) => value !== null)
    return { id, account, kind, ...Object.fromEntries(present) } as Booked
  })
}

/** A `FillDrawers` over an extract; `earlier` are the corrections its figures already contain. */
export function drawersFrom(extract: ExtractFolder, earlier: readonly Booked[]): FillDrawers {
  const asked: Readonly<Record<Drawer, Set<string>>> = {
    permissions: new Set(),
    creditRecords: new Set(),
    ledgers: new Set(),
  }
  const earlierByAccount = Map.groupBy(earlier, ({ account }) => account)
  const fill = {
    permissions: (state: BankState, ids: readonly string[]) => fillPermissions(extract, state, ids),
    creditRecords: (state: BankState, ids: readonly string[]) => fillCreditRecords(extract, state, ids),
    ledgers: async (state: BankState, ids: readonly string[]) => {
      await fillLedgers(extract, state, ids)
      for (const id of ids) for (const booked of earlierByAccount.get(id) ?? []) restate(state, booked)
    },
  }
  return inTurn(async (state, named) => {
    for (const drawer of ['permissions', 'creditRecords', 'ledgers'] as const) {
      const accounts = named.filter(({ kind }) => drawerOf[kind] === drawer).map(({ account }) => account)
      const missing = [...new Set(accounts)].filter((account) => !asked[drawer].has(account))
      if (missing.length === 0) continue
      await fill[drawer](state, missing)
      for (const account of missing) asked[drawer].add(account)
    }
  })
}

/** Two submissions at once must not both fill a drawer: the second would undo what the first changed. */
function inTurn(fill: FillDrawers): FillDrawers {
  let last: Promise<void> = Promise.resolve()
  return (state, named) => {
    const filled = last.then(() => fill(state, named))
    last = filled.catch(() => {})
    return filled
  }
}

/** The extract shows charges and debts as before any relief; what stands corrected is added again. */
function restate(state: BankState, booked: Booked): void {
  const { account, kind, target = '', amountMinor = 0 } = booked
  const charge = findCharge(state, account, target)
  if (kind === 'waive_charge' && charge !== undefined) charge.waivedMinor += amountMinor
  if (kind === 'refund_charge' && charge !== undefined) charge.refundedMinor += amountMinor
  const debt = state.ledgers.get(account)?.debts.get(target)
  if (kind === 'move_due_day' && debt !== undefined && !isMoveBack(booked))
    debt.standingDueDay = booked.to ?? ''
}

const wanted = '(SELECT unnest($ids) AS account) AS wanted'

async function fillPermissions(
  extract: ExtractFolder,
  state: BankState,
  ids: readonly string[],
): Promise<void> {
  const channels = ['agent', 'auto_voice', 'manager'] as const
  const columns = channels.map((channel) => `CAST(${channel} AS BOOLEAN)`)
  const rows = await extract.rowsOf(
    `SELECT account, ${columns.join(', ')} FROM ${extract.tableSql('flags')} JOIN ${wanted} USING (account)`,
    ids,
  )
  for (const [account, ...allowed] of rows) {
    const known = channels.flatMap((channel, at): [Channel, boolean][] =>
      typeof allowed[at] === 'boolean' ? [[channel, allowed[at]]] : [],
    )
    state.permissions.set(String(account), new Map(known))
  }
}

async function fillCreditRecords(
  extract: ExtractFolder,
  state: BankState,
  ids: readonly string[],
): Promise<void> {
  const rows = await extract.rowsOf(
    `SELECT account, month, code FROM ${extract.tableSql('credit_record')} JOIN ${wanted} USING (account)
     ORDER BY account, month`,
    ids,
  )
  for (const [account, month, code] of rows) {
    entryOf(state.creditRecords, String(account), () => new Map()).set(String(month), String(code))
  }
}

async function fillLedgers(extract: ExtractFolder, state: BankState, ids: readonly string[]): Promise<void> {
  for (const [account, product] of await extract.rowsOf(productsSql(extract), ids)) {
    state.ledgers.set(String(account), emptyLedger(product as Product))
  }
  const listed = `SELECT account FROM ${extract.tableSql('flags')} JOIN ${wanted} USING (account)
    WHERE CAST(listed_as_defaulter AS BOOLEAN)`
  for (const [account] of await extract.rowsOf(listed, ids)) {
    const ledger = state.ledgers.get(String(account))
    if (ledger !== undefined) ledger.listedAsDefaulter = true
  }
  await fillDebts(extract, state, ids)
  await fillCharges(extract, state, ids)
  await fillTransferFees(extract, state, ids)
}

const emptyLedger = (product: Product): Ledger => ({
  product,
  listedAsDefaulter: false,
  debts: new Map(),
  charges: new Map(),
})

const productsSql = (extract: ExtractFolder): string => `
  SELECT account, 'loan' FROM ${extract.tableSql('loans')} JOIN ${wanted} USING (account)
  UNION ALL SELECT account, 'card' FROM ${extract.tableSql('cards')} JOIN ${wanted} USING (account)`

async function fillDebts(extract: ExtractFolder, state: BankState, ids: readonly string[]): Promise<void> {
  const sql = `SELECT account, debt, CAST(due_day AS VARCHAR) FROM ${extract.tableSql('debts')}
    JOIN ${wanted} USING (account)`
  for (const [account, debt, due] of await extract.rowsOf(sql, ids)) {
    const dueDay = String(due)
    state.ledgers.get(String(account))?.debts.set(String(debt), { dueDay, standingDueDay: dueDay })
  }
}

async function fillCharges(extract: ExtractFolder, state: BankState, ids: readonly string[]): Promise<void> {
  const sql = `SELECT account, charge, debt, CAST(amount_minor AS DOUBLE), CAST(paid_minor AS DOUBLE)
    FROM ${extract.tableSql('charges')} JOIN ${wanted} USING (account)`
  for (const [account, charge, debt, amount, paid] of await extract.rowsOf(sql, ids)) {
    const charged = chargeFrom(String(debt), Number(amount), Number(paid))
    state.ledgers.get(String(account))?.charges.set(String(charge), charged)
  }
}

async function fillTransferFees(
  extract: ExtractFolder,
  state: BankState,
  ids: readonly string[],
): Promise<void> {
  const transfers = ids.filter((id) => !state.ledgers.has(id))
  if (transfers.length === 0) return
  const sql = `SELECT transfer, fee, CAST(fee_minor AS DOUBLE), CAST(fee_paid_minor AS DOUBLE)
    FROM ${extract.tableSql('transfers')} JOIN (SELECT unnest($ids) AS transfer) AS wanted USING (transfer)
    WHERE fee IS NOT NULL`
  for (const [transfer, fee, amount, paid] of await extract.rowsOf(sql, transfers)) {
    const fees = entryOf(state.transferFees, String(transfer), () => new Map<string, ChargeState>())
    fees.set(String(fee), chargeFrom('', Number(amount), Number(paid)))
  }
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
