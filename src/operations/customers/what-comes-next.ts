// What comes next for a customer: only days that a rule, a programme, the book or an open matter has set, the nearest first.

import type { AccountCase } from '../../book/index.ts'
import { type Channel, type CircumstanceKind, isoFromDay, isRefusal } from '../../kernel/index.ts'
import { windowOfRegion } from '../../measures/index.ts'
import type { Explanation } from '../../reconcile/index.ts'
import { type HoldInForce, strictestHolds } from '../decisions/account-facts.ts'
import type { Desk } from '../desk.ts'
import type { Ground } from '../programmes/in-force.ts'

export const nextSteps = [
  'document_due',
  'review_due',
  'customer_confirms',
  'item_due',
  'debt_due',
  'coverage_ends',
  'calls_held',
  'window_closes',
  'corrections_next',
] as const

export interface NextStep {
  readonly what: (typeof nextSteps)[number]
  /** ISO day in Asia/Shanghai, the last of what ends; absent where none is set. */
  readonly day?: string
  readonly account?: string
  /** Of due days: how many follow; of corrections: how many there are. */
  readonly count?: number
  /** Of calls that are held. */
  readonly channels?: readonly Channel[]
  /** Told to those who may know it. */
  readonly circumstanceKind?: CircumstanceKind
  readonly workItem?: number
  /** Of a work item: its matter. */
  readonly code?: string
  readonly programme?: string
}

export interface AskNext {
  readonly desk: Desk
  readonly ground: Ground
  readonly customer: string
  readonly region: string
  readonly regions: readonly string[]
  /** True where the reader may know what happened to the customer. */
  readonly knows: boolean
  readonly readsWorkItems: boolean
  /** Each account as the book has it, with its explanation; an account that was put aside has neither. */
  readonly accounts: readonly {
    readonly input: AccountCase | undefined
    readonly explanation: Explanation | undefined
  }[]
}

/** More than one customer ever has. */
const listedMax = 200

/**
 * What comes next, the nearest day first, what has no day last. Days of accounts and programmes follow the day of the book,
 * as all that is told of an account does.
 */
export async function whatComesNext(asked: AskNext): Promise<readonly NextStep[]> {
  const steps = [
    ...(asked.knows ? await circumstanceSteps(asked) : []),
    ...(await itemSteps(asked)),
    ...asked.accounts.flatMap((account) => accountSteps(account, asked)),
    ...windowSteps(asked),
  ]
  return steps.sort((one, other) => placeOf(one).localeCompare(placeOf(other)))
}

const placeOf = ({ day = 'later', what }: NextStep): string => `${day} ${what}`

async function circumstanceSteps({ desk, customer, regions }: AskNext): Promise<readonly NextStep[]> {
  const known = await desk.store.circumstances.list({ customer, regions, limit: listedMax })
  return known.flatMap(({ state, kind, documentDueDay, waitsForDocument }): readonly NextStep[] => {
    const own = { circumstanceKind: kind }
    if (state === 'awaiting_customer') return [{ what: 'customer_confirms', ...own }]
    if (!waitsForDocument || documentDueDay === undefined) return []
    return [{ what: 'document_due', day: documentDueDay, ...own }]
  })
}

/** A document that is awaited is told with its circumstance. */
async function itemSteps({ desk, customer, accounts, ...reader }: AskNext): Promise<readonly NextStep[]> {
  const ids = accounts.flatMap(({ input }) => input?.accounts.map(({ id }) => id) ?? [])
  const { regions, knows, readsWorkItems } = reader
  const open = await desk.store.customerHistory.openItems({ customer, accounts: ids, regions, knows })
  return open.flatMap(({ id, code, dueDay, account, isOfCircumstance }): readonly NextStep[] => {
    if (code === 'document_awaited' || (!isOfCircumstance && !readsWorkItems)) return []
    const own = { day: dueDay, workItem: id }
    if (code === 'evidence_unverified') return [{ what: 'review_due', ...own }]
    return [{ what: 'item_due', ...own, code, ...(account !== undefined && { account }) }]
  })
}

function accountSteps(
  { input, explanation }: AskNext['accounts'][number],
  { ground }: AskNext,
): readonly NextStep[] {
  if (input === undefined || explanation === undefined) return []
  const { account, answer, debts } = explanation
  const { asOf } = ground.lookUp.book
  const from = isoFromDay(asOf)
  const moved = debts.flatMap(({ relievedDay, settledDay }) =>
    settledDay === undefined && relievedDay !== undefined && relievedDay >= from ? [relievedDay] : [],
  )
  const { entitlement, corrections } = answer
  const ends = entitlement.outcome === 'granted' ? entitlement.coverage.at(-1)?.lastDay : undefined
  const holds = strictestHolds(ground, input, asOf)
  return [
    ...(moved.length === 0
      ? []
      : [{ what: 'debt_due' as const, account, day: moved.sort()[0]!, count: moved.length }]),
    ...(ends === undefined || ends < from ? [] : [{ what: 'coverage_ends' as const, account, day: ends }]),
    ...(isRefusal(holds) ? [] : holdSteps(holds, account)),
    ...(corrections.length === 0
      ? []
      : [{ what: 'corrections_next' as const, account, count: corrections.length }]),
  ]
}

/** Channels that are held until the same day are one step. */
const holdSteps = (holds: readonly HoldInForce[], account: string): readonly NextStep[] =>
  [...Map.groupBy(holds, ({ untilDay }) => untilDay)].map(([untilDay, held]) => ({
    what: 'calls_held',
    account,
    ...(untilDay !== undefined && { day: isoFromDay(untilDay) }),
    channels: held.map(({ channel }) => channel),
  }))

const windowSteps = ({ ground, region }: AskNext): readonly NextStep[] =>
  ground.programmes.flatMap(({ programme }): readonly NextStep[] => {
    const lastDay = windowOfRegion(programme.windows, region)?.lastDay
    if (lastDay === undefined || lastDay < ground.lookUp.book.asOf) return []
    return [{ what: 'window_closes', day: isoFromDay(lastDay), programme: programme.id }]
  })
