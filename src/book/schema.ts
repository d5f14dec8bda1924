// What a bank delivers every night: every table and column, once, for validation, generation and documentation.

import {
  channels,
  chargeKinds,
  circumstanceKinds,
  circumstanceStatuses,
  contactTypes,
  correctionKinds,
  transferChannels,
  transferPurposes,
} from '../kernel/index.ts'

/** How a value is read and checked; docs/reference/book.md explains each. */
export type ColumnType =
  | 'id'
  | 'correction_id'
  | 'text'
  | 'word'
  | 'day'
  | 'month'
  | 'money'
  | 'rate'
  | 'boolean'
  | 'region'
  | 'id_number'
  | 'phone'
  | 'card_number'
  | 'credit_code'

export interface Column {
  readonly name: string
  readonly type: ColumnType
  /** An optional column may be empty in a row, or missing from the file. */
  readonly optional?: true
  /** The closed list of a `word` column; the book stores positions in it. */
  readonly words?: readonly string[]
  readonly meaning: string
  readonly example: string
}

export interface Table {
  readonly name: string
  readonly meaning: string
  readonly columns: readonly Column[]
  /** No two rows may have the same values here. */
  readonly key: readonly string[]
}

type Extra = Partial<Pick<Column, 'optional' | 'words'>>

const column = (
  name: string,
  type: ColumnType,
  example: string,
  meaning: string,
  extra: Extra = {},
): Column => ({
  name,
  type,
  meaning,
  example,
  ...extra,
})

const optional: Extra = { optional: true }
const word = (name: string, words: readonly string[], example: string, meaning: string): Column =>
  column(name, 'word', example, meaning, { words })

const account = column('account', 'id', 'A0000000049', 'the account')
const customer = column('customer', 'id', 'P00000012', 'the owner')
const region = column('region', 'region', '150302', 'county code (GB/T 2260) that decides the relief window')
const debt = column('debt', 'id', 'D05', 'the debt, unique in the account')

const customers: Table = {
  name: 'customers',
  meaning: 'People, and who is married to whom.',
  key: ['customer'],
  columns: [
    column('customer', 'id', 'P00000012', 'the customer'),
    column(
      'name',
      'text',
      '阿拉坦其其格',
      'name as on the identity card, 1–100 characters; no surname is required',
    ),
    column('id_number', 'id_number', '159900198001010013', 'citizen identity number with its check digit'),
    column('phone', 'phone', '12000000012', 'mobile phone, 11 digits'),
    column('spouse', 'id', 'P00000013', 'the customer this person is married to', optional),
    region,
  ],
}

const circumstances: Table = {
  name: 'circumstances',
  meaning: 'Dated facts about people: in hospital, in quarantine, at the front line, income lost.',
  key: ['circumstance'],
  columns: [
    column('circumstance', 'id', 'S0000000120', 'the fact'),
    column('customer', 'id', 'P00000012', 'the person it is about'),
    word('kind', circumstanceKinds, 'quarantined', 'what happened'),
    column('first_day', 'day', '2020-02-01', 'first day it held'),
    column('last_day', 'day', '2020-02-15', 'last day it held; empty while it holds', optional),
    word('status', circumstanceStatuses, 'verified', 'what became of the evidence'),
    column('known_day', 'day', '2020-02-20', 'day the bank learned of it; empty: first_day', optional),
  ],
}

const loans: Table = {
  name: 'loans',
  meaning: 'Personal loans.',
  key: ['account'],
  columns: [
    account,
    customer,
    region,
    column('product_code', 'id', 'PL-HOUSE', 'product of the core system'),
    column('contract_rate_ppm', 'rate', '49000', 'contract rate per year, parts per million'),
    column('final_day', 'day', '2035-06-05', 'day by which the contract ends', optional),
  ],
}

const cards: Table = {
  name: 'cards',
  meaning: 'Credit cards.',
  key: ['account'],
  columns: [
    account,
    customer,
    region,
    column(
      'card_number',
      'card_number',
      '6290000000000126',
      'number with its Luhn digit; never enters the book',
    ),
  ],
}

const debts: Table = {
  name: 'debts',
  meaning: 'Instalments of loans and statements of cards, with the due day before any relief.',
  key: ['account', 'debt'],
  columns: [
    account,
    debt,
    column('due_day', 'day', '2020-02-05', 'contractual due day, before any relief'),
    column('statement_day', 'day', '2020-01-11', 'cards: day of the statement', optional),
    column('principal_minor', 'money', '120000', 'loans: principal of the instalment', optional),
    column('interest_minor', 'money', '40833', 'loans: interest of the instalment', optional),
    column('minimum_minor', 'money', '75000', 'cards: minimum payment', optional),
  ],
}

const payments: Table = {
  name: 'payments',
  meaning: 'What customers paid on their debts.',
  key: [],
  columns: [
    account,
    debt,
    column('day', 'day', '2020-03-20', 'day of the payment, not after the day of the extract'),
    column('amount_minor', 'money', '160833', 'amount paid on this debt'),
  ],
}

const charges: Table = {
  name: 'charges',
  meaning: 'Penalty interest and fees as the core posted them; amounts never change after posting.',
  key: ['account', 'charge'],
  columns: [
    account,
    column('charge', 'id', 'D05-p', 'the charge, unique in the account'),
    column('debt', 'id', 'D05', 'the debt it was charged for'),
    word('kind', chargeKinds, 'penalty_interest', 'kind of charge'),
    column('day', 'day', '2020-03-20', 'day of posting'),
    column('amount_minor', 'money', '1445', 'amount as posted'),
    column('paid_minor', 'money', '1445', 'what the customer has paid on it so far, at most the amount'),
    column('base_amount_minor', 'money', '160833', 'day charges: amount on which it accrued', optional),
    column('rate_ppm', 'rate', '73500', 'day charges: rate per year, parts per million', optional),
    column('contract_rate_ppm', 'rate', '49000', 'day charges: contract rate, parts per million', optional),
    column('base_first_day', 'day', '2020-02-05', 'day charges: first day of accrual', optional),
    column('base_last_day', 'day', '2020-03-19', 'day charges: last day of accrual', optional),
  ],
}

const creditRecord: Table = {
  name: 'credit_record',
  meaning: 'What the bank reported to the credit bureau, month by month.',
  key: ['account', 'month'],
  columns: [
    account,
    column('month', 'month', '2020-02', 'reported month'),
    column('code', 'credit_code', '1', 'N, 1–7, or another code of the bureau (never touched)'),
  ],
}

const contacts: Table = {
  name: 'contacts',
  meaning: 'Calls and messages to the customer about the account.',
  key: [],
  columns: [
    account,
    column('day', 'day', '2020-02-11', 'day of the contact'),
    word('channel', channels, 'agent', 'who or what called'),
    word('type', contactTypes, 'collection', 'why'),
  ],
}

const mayUse = (name: string, who: string): Column =>
  column(name, 'boolean', 'true', `may collections use ${who}; empty: not known, never corrected`, optional)

const flags: Table = {
  name: 'flags',
  meaning: 'Marks on accounts: defaulter list and permitted collection channels.',
  key: ['account'],
  columns: [
    account,
    column('listed_as_defaulter', 'boolean', 'false', 'on the defaulter list for this account'),
    mayUse('agent', 'a call-centre agent'),
    mayUse('auto_voice', 'automatic voice calls'),
    mayUse('manager', 'the account manager'),
  ],
}

const transfers: Table = {
  name: 'transfers',
  meaning: 'Outgoing transfers with a purpose or payee that may be free of charge.',
  key: ['transfer'],
  columns: [
    column('transfer', 'id', 'T00000012', 'the transfer'),
    column(
      'account',
      'id',
      'A0000000049',
      'account of the payer, where it is a loan or card account',
      optional,
    ),
    column('payee_account', 'id', '8800150300000000017', 'account number of the payee'),
    column('payee_name', 'text', '乌海市红十字会', 'name of the payee as written'),
    column('day', 'day', '2020-01-30', 'day of the transfer'),
    word('channel', transferChannels, 'mobile_bank', 'how it was ordered'),
    word('purpose', transferPurposes, 'donation', 'purpose as declared'),
    region,
    column('amount_minor', 'money', '630000', 'amount transferred'),
    column('fee', 'id', 'F00000012', 'charge id of the fee; empty when none was posted', optional),
    column('fee_minor', 'money', '200', 'fee as posted, 0 when none'),
    column('fee_paid_minor', 'money', '200', 'what has been paid on the fee, at most the fee'),
  ],
}

const corrections: Table = {
  name: 'corrections',
  meaning: 'What stands in the systems under our references; a reversed correction is absent.',
  key: ['correction'],
  columns: [
    column(
      'correction',
      'correction_id',
      'cor:icbc-im-2020:A0000000049:refund_charge:D05-p:1',
      'our correction',
    ),
    column('account', 'id', 'A0000000049', 'the account, or the transfer whose fee was corrected'),
    word('kind', correctionKinds, 'refund_charge', 'what was changed'),
    column('target', 'text', 'D05-p', 'debt, charge, month or channel', optional),
    column('amount_minor', 'money', '1445', 'amount waived or refunded', optional),
    column('from_value', 'text', '1', 'value before', optional),
    column('to_value', 'text', 'N', 'value after', optional),
    column('until_day', 'day', '2020-05-05', 'last day of a hold', optional),
  ],
}

/** Every table of the extract, in the order in which they are read. */
export const tables = {
  customers,
  circumstances,
  loans,
  cards,
  debts,
  payments,
  charges,
  credit_record: creditRecord,
  contacts,
  flags,
  transfers,
  corrections,
} as const satisfies Record<string, Table>

export type TableName = keyof typeof tables

export const tableNames = Object.keys(tables) as readonly TableName[]

/** The columns whose sums the control file states. */
export const moneyColumns = (name: TableName): readonly string[] =>
  tables[name].columns.filter((each) => each.type === 'money').map((each) => each.name)
