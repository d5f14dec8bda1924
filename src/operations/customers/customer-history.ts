// The history of a customer: what was decided about them and done for them, the newest first, each with its why.

import { contactWordsFor } from '../../contact/index.ts'
import { isRefusal, type Product, type Refusal } from '../../kernel/index.ts'
import type { Words } from '../../programmes/index.ts'
import { type Correction, correctionSentences, outcomeWords, saidValue } from '../../reconcile/index.ts'
import { type Happening, keptHappenings, newestFirst } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { type AppliedTo, appliedTo } from '../night/applied-to.ts'
import { isSameCorrection } from '../night/done-by.ts'
import { contactTerms } from '../rules/house-terms.ts'
import type { CustomerDesk, OwnAccount } from './customer-desk.ts'

export const happeningKinds = [...keptHappenings, 'correction'] as const
export type HappeningKind = (typeof happeningKinds)[number]

/** A correction of a plan in words; `onBooks` where the book of today has it. */
export interface CorrectionTold {
  readonly words: Words
  readonly onBooks: boolean
}

export interface HistoryEntry extends Omit<Happening, 'kind'> {
  readonly kind: HappeningKind
  /** Why, where a rule or a programme says so. */
  readonly because?: Words
  /** Of a correction: who approved the plan, the day of its book, and what it changes. */
  readonly approvedBy?: string
  readonly asOf?: string
  readonly corrections?: readonly CorrectionTold[]
}

export interface ReadHistory {
  readonly customer: string
  /** The regions in which the reader may read customers. */
  readonly regions: readonly string[]
  /** One kind; all where it is not given. */
  readonly kind?: HappeningKind
  readonly after?: Pick<Happening, 'at' | 'id'>
  readonly limit: number
  /** True where the reader may know what happened to the customer. */
  readonly knows: boolean
  readonly readsPlans: boolean
  readonly readsWorkItems: boolean
}

export interface History {
  readonly items: readonly HistoryEntry[]
  /** ISO day before which corrections are not told, since the plans looked through end there. */
  readonly correctionsSince?: string
}

/** A page of the history of a customer. Refused where today's book does not have the customer. */
export async function historyOfCustomer(
  { desk, customers }: { readonly desk: Desk; readonly customers: CustomerDesk },
  asked: ReadHistory,
): Promise<History | Refusal> {
  const accounts = await customers.accountsOf(asked.customer)
  if (isRefusal(accounts)) return accounts
  const { limit, after } = asked
  const kept = await keptOf(desk, asked, accounts)
  const { entries, since } = await correctedOf(desk, asked, accounts)
  const older = entries.filter((entry) => after === undefined || newestFirst(after, entry) < 0)
  const items = [...kept.map((one) => toldFrom(one, desk)), ...older].sort(newestFirst).slice(0, limit)
  return { items, ...(since !== undefined && { correctionsSince: since }) }
}

async function keptOf(
  desk: Desk,
  { kind, readsWorkItems, ...page }: ReadHistory,
  accounts: readonly OwnAccount[],
): Promise<readonly Happening[]> {
  const kinds = keptHappenings.filter(
    (one) => (kind === undefined || one === kind) && (one !== 'work_item' || readsWorkItems),
  )
  return desk.store.customerHistory.list({ ...page, accounts: accounts.map(({ account }) => account), kinds })
}

async function correctedOf(
  desk: Desk,
  { kind, readsPlans }: ReadHistory,
  accounts: readonly OwnAccount[],
): Promise<{ readonly entries: readonly HistoryEntry[]; readonly since?: string }> {
  if (kind !== undefined && kind !== 'correction') return { entries: [] }
  const ids = accounts.map(({ account }) => account)
  const { applied, ...since } = await appliedTo(desk, ids)
  const entries = applied.map((one) => {
    const own = accounts.find(({ account }) => account === one.account)!
    return correctionEntry(one, own, readsPlans)
  })
  return { entries, ...since }
}

/** What a rule of contact or a decision table says of a code, without numbers that another day had otherwise. */
function toldFrom(happening: Happening, desk: Desk): HistoryEntry {
  const { kind, code, codeThen } = happening
  if (kind === 'contact' && code !== undefined) {
    const because = contactWordsThen[code] ?? contactWords(desk, code)
    return because === undefined ? happening : { ...happening, because }
  }
  if (kind !== 'redecision') return happening
  const said = (language: 'zh' | 'en', answer: string): string => outcomeWords[answer]?.[language] ?? answer
  const then = (language: 'zh' | 'en'): string => (codeThen === undefined ? '—' : said(language, codeThen))
  const now = (language: 'zh' | 'en'): string => said(language, code ?? '')
  const because = {
    zh: `当时：${then('zh')}；按更正后的规则：${now('zh')}`,
    en: `then: ${then('en')}; by the corrected rule: ${now('en')}`,
  }
  return { ...happening, because }
}

/** What was allowed broke no rule; hours and the number of calls are rules of the bank, which may have changed since. */
const contactWordsThen: Readonly<Record<string, Words>> = {
  allowed: { zh: '没有规则禁止', en: 'No rule forbade it' },
  outside_contact_hours: {
    zh: '不在当时允许联系的时段内',
    en: 'Outside the hours in which contact was allowed',
  },
  calls_of_the_day_are_used_up: {
    zh: '当日催收电话已达上限',
    en: 'The debtor had had the collection calls that a day allows',
  },
}

const contactWords = (desk: Desk, code: string): Words | undefined => {
  const words: Readonly<Record<string, { readonly because: Words }>> = contactWordsFor(contactTerms(desk))
  return words[code]?.because
}

function correctionEntry(applied: AppliedTo, own: OwnAccount, readsPlans: boolean): HistoryEntry {
  const { plan, kind, account, version, asOf, startedAt, startedBy, undoReason, corrections, ...rest } =
    applied
  const isUndo = kind === 'undo'
  const { programme, approvedBy } = rest
  return {
    id: `correction:${plan}:${account}`,
    at: startedAt,
    kind: 'correction',
    act: isUndo ? 'undo' : 'correct',
    person: startedBy,
    ...(approvedBy !== undefined && { approvedBy }),
    ...(isUndo && undoReason !== undefined && readsPlans && { said: undoReason }),
    ...(!isUndo && { because: becauseOf(version, asOf) }),
    account,
    plan,
    programme,
    version,
    asOf,
    corrections: corrections.map((one) => ({
      words: wordsOf(one, own.product, isUndo),
      onBooks: own.corrected.some((booked) => isSameCorrection(booked, one)),
    })),
  }
}

const becauseOf = (version: number, asOf: string): Words => ({
  zh: `${saidValue(asOf, 'zh')}的账册与政策第 ${version} 版应予的不一致`,
  en: `The book of ${saidValue(asOf, 'en')} was not what version ${version} of the programme grants`,
})

function wordsOf(correction: Correction, product: Product, isUndo: boolean): Words {
  const { kind, target = '', from = '', to = '' } = correction
  if (isUndo && kind === 'move_due_day')
    return {
      zh: `${target} 的还款日由 ${saidValue(from, 'zh')} 恢复为 ${saidValue(to, 'zh')}`,
      en: `${target} falls due on ${saidValue(to, 'en')} again instead of ${saidValue(from, 'en')}`,
    }
  return {
    zh: correctionSentences(product, [correction], 'zh')[0]!,
    en: correctionSentences(product, [correction], 'en')[0]!,
  }
}
