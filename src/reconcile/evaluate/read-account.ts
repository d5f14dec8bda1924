// Reads one account of a case: strict about keys, words, days and money, as relief-rules §11 demands.

import {
  channelAllowed,
  channelHeld,
  channels,
  channelUnnamed,
  chargeKinds,
  contactTypes,
  correctionKinds,
  creditCodeOther,
  type Day,
  dayChargeKinds,
  findMonthFromIso,
  noDay,
  products,
} from '../../kernel/index.ts'
import type { AccountRow, ChargeRow, CircumstanceRow } from './columns-builder.ts'
import {
  below,
  checkSpan,
  dayOf,
  type Fields,
  fieldsOf,
  findDayOf,
  flagOf,
  listOf,
  Mistake,
  moneyOf,
  type Place,
  rateOf,
  requiredListOf,
  textOf,
  wordOf,
} from './input.ts'

/** An account as columns will hold it, and the ids its answer is written with. */
export interface ReadAccount {
  readonly id: string
  readonly row: AccountRow
  readonly debtIds: readonly string[]
  readonly chargeIds: readonly string[]
  /** In the order of the row's circumstances. */
  readonly reasons: readonly CaseCircumstance[]
}

export interface CaseCircumstance {
  readonly person: string
  readonly row: CircumstanceRow
}

/** What an account is read against. */
export interface AccountContext {
  readonly asOf: Day
  /** Circumstances of the owner and of the owner's spouse; undefined when the owner is not among the people. */
  readonly circumstancesOf: (owner: string) => readonly CaseCircumstance[] | undefined
}

const keysOf = (...keys: string[]): ReadonlySet<string> => new Set(keys)

const accountKeys = keysOf(
  'id',
  'product',
  'owner',
  'region',
  'finalDay',
  'listedAsDefaulter',
  'debts',
  'charges',
  'creditRecord',
  'contactAllowed',
  'contacts',
  'corrected',
)
const loanDebtKeys = keysOf('id', 'dueDay', 'principalMinor', 'interestMinor', 'payments')
const cardDebtKeys = keysOf('id', 'statementDay', 'dueDay', 'minimumMinor', 'payments')
const paymentKeys = keysOf('day', 'amountMinor')
const chargeKeys = keysOf('id', 'debtId', 'kind', 'day', 'amountMinor', 'paidMinor', 'base')
const baseKeys = keysOf('amountMinor', 'ratePpm', 'contractRatePpm', 'firstDay', 'lastDay')
const contactKeys = keysOf('day', 'channel', 'type')
const correctedKeys = keysOf('kind', 'programme', 'target', 'amountMinor', 'from', 'to', 'untilDay')
const channelKeys = keysOf(...channels)
const loan = products.indexOf('loan')

export function readAccount(value: unknown, place: Place, context: AccountContext): ReadAccount {
  const fields = fieldsOf(value, place, accountKeys)
  const id = textOf(fields, 'id', place)
  const product = wordOf(fields, 'product', place, products)
  const owner = textOf(fields, 'owner', place)
  const reasons = context.circumstancesOf(owner)
  if (reasons === undefined) throw new Mistake(below(place, 'owner'), `${owner} is not among the people`)
  const debts = readDebts(fields, place, product === loan, context.asOf)
  const charges = readCharges(fields, place, debts.ids)
  const row: AccountRow = {
    product,
    region: textOf(fields, 'region', place),
    finalDay: findDayOf(fields, 'finalDay', place) ?? noDay,
    listedAsDefaulter: flagOf(fields, 'listedAsDefaulter', place),
    contact: readContactAllowed(fields, place),
    circumstances: reasons.map((reason) => reason.row),
    debts: debts.rows,
    charges: charges.rows,
    creditRecord: readCreditRecord(fields, place),
    contacts: readContacts(fields, place),
    corrected: readCorrected(fields, place, debts.ids, charges.ids),
  }
  return { id, row, debtIds: [...debts.ids.keys()], chargeIds: [...charges.ids.keys()], reasons }
}

type Positions = ReadonlyMap<string, number>

function claimId(ids: Map<string, number>, id: string, place: Place): void {
  if (ids.has(id)) throw new Mistake(below(place, 'id'), `${id} is used twice`)
  ids.set(id, ids.size)
}

function readDebts(account: Fields, place: Place, isLoan: boolean, asOf: Day) {
  const ids = new Map<string, number>()
  const list = below(place, 'debts')
  const rows = requiredListOf(account, 'debts', place).map((value, at) => {
    const here = below(list, at)
    const fields = fieldsOf(value, here, isLoan ? loanDebtKeys : cardDebtKeys)
    claimId(ids, textOf(fields, 'id', here), here)
    if (!isLoan) dayOf(fields, 'statementDay', here)
    const amount = isLoan
      ? moneyOf(fields, 'principalMinor', here) + moneyOf(fields, 'interestMinor', here)
      : moneyOf(fields, 'minimumMinor', here)
    const dueDay = dayOf(fields, 'dueDay', here)
    return { dueDay, settledDay: amount === 0 ? dueDay : readSettledDay(fields, here, amount, asOf) }
  })
  return { ids: ids as Positions, rows }
}

/** The first day on which the payments so far cover the amount (relief-rules §1). */
function readSettledDay(debt: Fields, place: Place, amount: number, asOf: Day): Day {
  const list = below(place, 'payments')
  const payments = listOf(debt, 'payments', place).map((value, at) => {
    const here = below(list, at)
    const fields = fieldsOf(value, here, paymentKeys)
    const day = dayOf(fields, 'day', here)
    if (day > asOf)
      throw new Mistake(below(here, 'day'), 'lies after asOf; a payment not yet made cannot count')
    return { day, amount: moneyOf(fields, 'amountMinor', here) }
  })
  payments.sort((a, b) => a.day - b.day)
  let paid = 0
  for (const payment of payments) {
    paid += payment.amount
    if (paid >= amount) return payment.day
  }
  return noDay
}

function readCharges(account: Fields, place: Place, debts: Positions) {
  const ids = new Map<string, number>()
  const list = below(place, 'charges')
  const rows = listOf(account, 'charges', place).map((value, at): ChargeRow => {
    const here = below(list, at)
    const fields = fieldsOf(value, here, chargeKeys)
    claimId(ids, textOf(fields, 'id', here), here)
    const debtId = textOf(fields, 'debtId', here)
    const debt = debts.get(debtId)
    if (debt === undefined)
      throw new Mistake(below(here, 'debtId'), `${debtId} is not a debt of this account`)
    const amount = moneyOf(fields, 'amountMinor', here)
    const paid = moneyOf(fields, 'paidMinor', here)
    if (paid > amount) throw new Mistake(below(here, 'paidMinor'), `${paid} is above amountMinor ${amount}`)
    const kind = wordOf(fields, 'kind', here, chargeKinds)
    return { debt, kind, day: dayOf(fields, 'day', here), amount, paid, ...readBase(fields, here, kind) }
  })
  return { ids: ids as Positions, rows }
}

function readBase(charge: Fields, place: Place, kind: number): Pick<ChargeRow, 'base'> {
  const here = below(place, 'base')
  if (charge.base === undefined) {
    if (kind < dayChargeKinds.length)
      throw new Mistake(here, 'is missing; a charge by day says what it accrued on')
    return {}
  }
  const fields = fieldsOf(charge.base, here, baseKeys)
  const firstDay = dayOf(fields, 'firstDay', here)
  const lastDay = dayOf(fields, 'lastDay', here)
  checkSpan(firstDay, lastDay, here)
  const base = {
    amount: moneyOf(fields, 'amountMinor', here),
    ratePpm: rateOf(fields, 'ratePpm', here),
    contractRatePpm: rateOf(fields, 'contractRatePpm', here),
    firstDay,
    lastDay,
  }
  return { base }
}

function readCreditRecord(account: Fields, place: Place) {
  const here = below(place, 'creditRecord')
  const value = account.creditRecord ?? {}
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Mistake(here, 'must be an object of months and codes')
  }
  return Object.entries(value).map(([key, code]) => {
    const month = findMonthFromIso(key)
    if (month === undefined) throw new Mistake(below(here, key), 'is not a month YYYY-MM')
    if (typeof code !== 'string' || code === '') {
      throw new Mistake(below(here, key), 'must be a code in quotes, such as "N" or "1"')
    }
    return { month, code: creditCodeFromText(code) }
  })
}

/** Position of a bureau code in the columns: 0 for `N`, 1 … 7, everything else is never touched. */
function creditCodeFromText(code: string): number {
  if (code === 'N') return 0
  return /^[1-7]$/.test(code) ? Number(code) : creditCodeOther
}

function readContactAllowed(account: Fields, place: Place): number[] {
  if (account.contactAllowed === undefined) return channels.map(() => channelUnnamed)
  const here = below(place, 'contactAllowed')
  const fields = fieldsOf(account.contactAllowed, here, channelKeys)
  return channels.map((channel) => {
    if (fields[channel] === undefined) return channelUnnamed
    return flagOf(fields, channel, here) ? channelAllowed : channelHeld
  })
}

function readContacts(account: Fields, place: Place) {
  const list = below(place, 'contacts')
  return listOf(account, 'contacts', place).map((value, at) => {
    const here = below(list, at)
    const fields = fieldsOf(value, here, contactKeys)
    return {
      day: dayOf(fields, 'day', here),
      channel: wordOf(fields, 'channel', here, channels),
      type: wordOf(fields, 'type', here, contactTypes),
    }
  })
}

function readCorrected(account: Fields, place: Place, debts: Positions, charges: Positions) {
  const list = below(place, 'corrected')
  return listOf(account, 'corrected', place).map((value, at) => {
    const here = below(list, at)
    const fields = fieldsOf(value, here, correctedKeys)
    const kind = wordOf(fields, 'kind', here, correctionKinds)
    const movesMoney = correctionKinds[kind] === 'waive_charge' || correctionKinds[kind] === 'refund_charge'
    const amount = movesMoney ? moneyOf(fields, 'amountMinor', here) : 0
    const whose = fields.programme === undefined ? {} : { programme: textOf(fields, 'programme', here) }
    if (correctionKinds[kind] === 'delist_default') return { kind, target: -1, amount, ...whose }
    const target = textOf(fields, 'target', here)
    return { kind, target: targetPosition(kind, target, debts, charges), amount, ...whose }
  })
}

/** Where a correction's target stands in the account's lists; −1 when it is not there. */
function targetPosition(kind: number, target: string, debts: Positions, charges: Positions): number {
  switch (correctionKinds[kind]) {
    case 'move_due_day':
      return debts.get(target) ?? -1
    case 'waive_charge':
    case 'refund_charge':
      return charges.get(target) ?? -1
    case 'amend_credit_record':
      return findMonthFromIso(target) ?? -1
    default:
      return (channels as readonly string[]).indexOf(target)
  }
}
