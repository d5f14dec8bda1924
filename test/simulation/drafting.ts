// Turns what evaluation answers into a plan: corrections with their ids and systems, in the order of application.

import { type AccountCase, type CaseAccount, programmeOfCorrection } from '../../src/book/index.ts'
import type { Booked } from '../../src/connectors/index.ts'
import {
  type CorrectionKind,
  isRefusal,
  type Minor,
  type Product,
  type SystemName,
} from '../../src/kernel/index.ts'
import type { Programme } from '../../src/programmes/index.ts'
import {
  type AccountAnswer,
  applicationOrder,
  type CaseAnswer,
  type Correction,
  type CorrectionAnswer,
  correctionId,
  evaluateCase,
  nextNth,
  type PlanBatches,
} from '../../src/reconcile/index.ts'

/** Evaluates a night's extract; a refusal is a defect of the simulation's world. */
export function evaluated(programme: Programme, book: AccountCase): CaseAnswer {
  const answer = evaluateCase(programme, book)
  if (isRefusal(answer)) throw new Error(`the world is not a valid case: ${answer.at} ${answer.because}`)
  return answer
}

function systemOf(kind: CorrectionKind, product: Product): SystemName {
  if (kind === 'hold_contact' || kind === 'release_contact') return 'dialler'
  if (kind === 'amend_credit_record') return 'bureau'
  return product === 'card' && kind !== 'delist_default' ? 'cards' : 'core'
}

/** What is known on a night: the extract, what evaluation answers, and what stands under our references. */
export interface Observation {
  readonly book: AccountCase
  readonly answer: CaseAnswer
  readonly onTheBooks: (account: string) => readonly Booked[]
}

/** The corrections of a night, in the order of application. */
export function drafted(
  programme: Programme,
  { book, answer, onTheBooks }: Observation,
): readonly Correction[] {
  const corrections = book.accounts.flatMap((account, at) =>
    answer.accounts[at]!.corrections.map((correction) =>
      correctionFrom({ programme, account, onTheBooks: onTheBooks(account.id) }, correction),
    ),
  )
  return applicationOrder.flatMap((kind) => corrections.filter((correction) => correction.kind === kind))
}

interface DraftContext {
  readonly programme: Programme
  readonly account: CaseAccount
  readonly onTheBooks: readonly Booked[]
}

function correctionFrom(
  { programme, account, onTheBooks }: DraftContext,
  correction: CorrectionAnswer,
): Correction {
  const { kind, target, amountMinor, ...rest } = correction
  const own = onTheBooks.filter(({ id }) => programmeOfCorrection(id) === programme.id)
  const before = own.filter((booked) => booked.kind === kind && booked.target === target)
  const nth = nextNth(before.map(({ id }) => id))
  return {
    id: correctionId(programme.id, account.id, kind, target, nth),
    system: systemOf(kind, account.product),
    measure: 'simulated',
    account: account.id,
    kind,
    ...(target !== undefined && { target }),
    ...(amountMinor !== undefined && { amountMinor: amountMinor as Minor }),
    ...rest,
  }
}

/** Cuts corrections into batches. */
export function batchesOf(plan: string, corrections: readonly Correction[], size: number): PlanBatches {
  return {
    plan,
    batches: Math.ceil(corrections.length / size),
    corrections: corrections.length,
    read: async (batch) => corrections.slice(batch * size, (batch + 1) * size),
  }
}

/**
 * What an account is owed on a charge before any correction, in minor units: what stands corrected, what is
 * drafted and what awaits collection, less what was given too much. 0 where nothing is granted.
 */
export function owedOn(account: CaseAccount, answer: AccountAnswer, charge: string): number {
  const corrected = sumOf(account.corrected.filter(isMoneyOn(charge)))
  const tooMuch = sumOf(answer.exceptions.filter(isException('over_corrected', charge)))
  if (answer.entitlement.outcome !== 'granted') return 0
  const awaiting = sumOf(answer.exceptions.filter(isException('awaiting_collection', charge)))
  return corrected + sumOf(answer.corrections.filter(isMoneyOn(charge))) + awaiting - tooMuch
}

const isMoneyOn =
  (charge: string) =>
  ({ kind, target }: { readonly kind: CorrectionKind; readonly target?: string }): boolean =>
    (kind === 'waive_charge' || kind === 'refund_charge') && target === charge

const isException =
  (wanted: string, charge: string) =>
  ({ code, target }: { readonly code: string; readonly target: string }): boolean =>
    code === wanted && target === charge

const sumOf = (entries: readonly { readonly amountMinor?: number }[]): number =>
  entries.reduce((sum, { amountMinor = 0 }) => sum + amountMinor, 0)
