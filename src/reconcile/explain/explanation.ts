// Why an account is corrected: every day, amount and rule behind the answer, as values.

import {
  chargeKinds,
  creditCodeFromDays,
  type Day,
  daysPastDue,
  isoFromDay,
  isoFromMonth,
  isRefusal,
  lastDayOfMonth,
  type Month,
  noDay,
  type Refusal,
  textFromCreditCode,
} from '../../kernel/index.ts'
import {
  type Assessment,
  correctAccount,
  entitledCharge,
  openAssessment,
  rulebookFrom,
} from '../../measures/index.ts'
import type { Programme } from '../../programmes/index.ts'
import { answerFrom } from '../evaluate/answer.ts'
import type { AccountAnswer } from '../evaluate/case.ts'
import { columnsFromRows } from '../evaluate/columns-builder.ts'
import { readOneCase } from '../evaluate/evaluate.ts'
import type { ReadAccount } from '../evaluate/read-account.ts'

export interface DebtExplanation {
  readonly debt: string
  readonly dueDay: string
  readonly settledDay?: string
  /** Present where the programme postpones the debt. */
  readonly relievedDay?: string
  readonly standingDays: number
}

export interface ChargeExplanation {
  readonly charge: string
  readonly debt: string
  readonly kind: string
  readonly day: string
  readonly postedMinor: number
  readonly paidMinor: number
  /** Absent where the charge does not follow from its own base. */
  readonly entitledMinor?: number
  readonly waivedMinor: number
  readonly refundedMinor: number
  /** Day charges: what it accrued on, and how many of its days are protected. */
  readonly base?: {
    readonly amountMinor: number
    readonly ratePpm: number
    readonly firstDay: string
    readonly lastDay: string
    readonly days: number
    readonly protectedDays: number
  }
}

export interface MonthExplanation {
  readonly month: string
  readonly standingDays: number
  readonly entitledDays: number
  readonly standingCode: string
  readonly entitledCode: string
}

export interface Explanation {
  readonly account: string
  readonly asOf: string
  readonly product: 'loan' | 'card'
  readonly region: string
  readonly window?: { readonly firstDay: string; readonly lastDay?: string }
  readonly answer: AccountAnswer
  readonly debts: readonly DebtExplanation[]
  readonly charges: readonly ChargeExplanation[]
  readonly months: readonly MonthExplanation[]
}

/** Explains the account `accountId` of a case under a programme. Refused where the case is wrong. */
export function explainAccount(
  programme: Programme,
  input: unknown,
  accountId: string,
): Explanation | Refusal {
  const read = readOneCase(input)
  if (isRefusal(read)) return read
  const account = read.accounts.find(({ id }) => id === accountId)
  if (account === undefined) {
    return {
      kind: 'refused',
      code: 'unknown_account',
      because: `there is no account ${accountId} in the case`,
    }
  }
  const { columns, regions } = columnsFromRows([account.row], programme.id)
  const { assessment, findings } = openAssessment()
  assessment.open(columns, rulebookFrom(programme, read.asOf, regions))
  correctAccount(assessment, 0, findings)
  return {
    account: accountId,
    asOf: isoFromDay(read.asOf),
    product: assessment.isLoan ? 'loan' : 'card',
    region: account.row.region,
    ...windowOf(assessment),
    answer: answerFrom(account, assessment, findings),
    debts: account.debtIds.map((debt, at) => debtExplanation(assessment, debt, at)),
    charges: account.chargeIds.map((charge, at) => chargeExplanation(assessment, account, charge, at)),
    months: account.row.creditRecord.map(({ month }) => monthExplanation(assessment, month as Month)),
  }
}

function windowOf({ region }: Assessment): Pick<Explanation, 'window'> {
  if (region.window === undefined) return {}
  const { firstDay, lastDay } = region.window
  const open = { firstDay: isoFromDay(firstDay) }
  return { window: lastDay === noDay ? open : { ...open, lastDay: isoFromDay(lastDay) } }
}

function debtExplanation(assessment: Assessment, debt: string, at: number): DebtExplanation {
  const dueDay = assessment.dueDay(at)
  const settledDay = assessment.settledDay(at)
  const deferred = assessment.entitlement.granted && assessment.isDeferred(at)
  return {
    debt,
    dueDay: isoFromDay(dueDay),
    ...(settledDay === noDay ? {} : { settledDay: isoFromDay(settledDay) }),
    ...(deferred ? { relievedDay: isoFromDay(assessment.relievedDay(at)) } : {}),
    standingDays: daysPastDue(dueDay, settledDay, assessment.asOf),
  }
}

function chargeExplanation(
  assessment: Assessment,
  account: ReadAccount,
  charge: string,
  at: number,
): ChargeExplanation {
  const row = account.row.charges[at]!
  const entitled = assessment.entitlement.granted ? entitledCharge(assessment, at) : row.amount
  return {
    charge,
    debt: account.debtIds[row.debt]!,
    kind: chargeKinds[row.kind]!,
    day: isoFromDay(row.day as Day),
    postedMinor: row.amount,
    paidMinor: row.paid,
    ...(entitled === 'inconsistent' ? {} : { entitledMinor: entitled }),
    waivedMinor: assessment.correctedAmount('waive_charge', at),
    refundedMinor: assessment.correctedAmount('refund_charge', at),
    ...baseExplanation(assessment, row),
  }
}

function baseExplanation(
  assessment: Assessment,
  { base, debt }: ReadAccount['row']['charges'][number],
): Pick<ChargeExplanation, 'base'> {
  if (base === undefined) return {}
  const { amount, ratePpm, firstDay, lastDay } = base
  const granted = assessment.entitlement.granted
  return {
    base: {
      amountMinor: amount,
      ratePpm,
      firstDay: isoFromDay(firstDay as Day),
      lastDay: isoFromDay(lastDay as Day),
      days: lastDay - firstDay + 1,
      protectedDays: granted ? assessment.protectedDays(debt, firstDay, lastDay) : 0,
    },
  }
}

function monthExplanation(assessment: Assessment, month: Month): MonthExplanation {
  const day = lastDayOfMonth(month)
  const standing = assessment.plainDaysPastDue(day)
  const { granted, protectsRecord } = assessment.entitlement
  const protection = protectsRecord ? 'protect' : 'by_schedule'
  const entitled = granted ? assessment.relievedDaysPastDue(day, protection) : standing
  return {
    month: isoFromMonth(month),
    standingDays: standing,
    entitledDays: entitled,
    standingCode: textFromCreditCode(creditCodeFromDays(standing)),
    entitledCode: textFromCreditCode(creditCodeFromDays(entitled)),
  }
}
