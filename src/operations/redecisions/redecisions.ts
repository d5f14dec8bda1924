// What was decided again, for those who follow it up: each account with its letter and how far its correction has come.

import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { reasonsOfPart, type StandingPart, standingParts } from '../../reconcile/index.ts'
import {
  type Outcome,
  outcomesOfAccounts,
  type RedecidedAccount,
  type RedecidedFilter,
  type RedecidedInFull,
  type Redecision,
} from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import type { Letter } from '../letters/letter-page.ts'
import { planOutcomeSources } from '../night/outcomes.ts'
import { letterWriter } from './redecision-letter.ts'
import { keepLooks, letterTo } from './redecision-letters.ts'

/**
 * How far the correction of an account has come: nothing is due; not yet in a plan; in a plan; applied, as the systems
 * say; verified in a later book; or left for people, since a system refused or a book does not show it.
 */
export const redecidedStandings = [
  'nothing_due',
  'not_yet',
  'in_plan',
  'applied',
  'verified',
  'for_people',
] as const
export type RedecidedStanding = (typeof redecidedStandings)[number]

export interface Followed {
  readonly standing: RedecidedStanding
  /** The last plan that corrects it. */
  readonly servedBy?: string
}

const noSuchRedecision = (id: string): Refusal =>
  refuse(
    'redecision_does_not_exist',
    `there is no re-decision ${id}; list them to see their ids`,
    'redecision',
  )

export async function redecisionOf(desk: Desk, id: string): Promise<Redecision | Refusal> {
  return (await desk.store.redecisions.find(id)) ?? noSuchRedecision(id)
}

export interface RedecidedPage extends RedecidedFilter {
  readonly from: number
  readonly limit: number
  /** Prefixes of the regions the caller may see. */
  readonly regions: readonly string[]
}

/** A page of its accounts, each followed up, and how many fit in all. */
export async function accountsOfRedecision(
  desk: Desk,
  id: string,
  { regions, ...page }: RedecidedPage,
): Promise<{ readonly items: readonly (RedecidedAccount & Followed)[]; readonly total: number } | Refusal> {
  const redecision = await redecisionOf(desk, id)
  if (isRefusal(redecision)) return redecision
  const { items, total } = await desk.store.redecisions.accounts(id, page, regions)
  const followed = await follow(desk, id, items)
  return { items: items.map((item) => ({ ...item, ...followed(item) })), total }
}

export interface RedecidedStory extends RedecidedInFull, Followed {
  /** Absent where the corrected version has no text for it. */
  readonly letter?: Letter
}

/** Who looks, and the regions in which they may. */
export interface Looking {
  readonly person: string
  readonly regions: readonly string[]
}

/** One account with its answer and the letter its customer would get. The look at the letter is kept first. */
export async function accountOfRedecision(
  desk: Desk,
  id: string,
  { account, person, regions }: Looking & { readonly account: string },
): Promise<RedecidedStory | Refusal> {
  const redecision = await redecisionOf(desk, id)
  if (isRefusal(redecision)) return redecision
  const found = await desk.store.redecisions.account(id, account, regions)
  if (found === undefined)
    return refuse('unknown_account', `${account} was not decided again here, or lies elsewhere`, 'account')
  const followed = await follow(desk, id, [found])
  const write = await letterWriter(desk, redecision)
  const text = isRefusal(write) ? undefined : write(found)
  if (text === undefined) return { ...found, ...followed(found) }
  const kept = await keepLooks(desk, { redecision: id, person }, [found])
  if (isRefusal(kept)) return kept
  return { ...found, ...followed(found), letter: letterTo(redecision, found, text) }
}

export interface OpenRedecided {
  readonly count: number
  readonly asOf: string
  readonly rows: AsyncIterable<readonly (RedecidedAccount & Followed)[]>
}

const rowsAtOnce = 2000

/** All accounts that fit, for a file. */
export async function allRedecided(
  desk: Desk,
  id: string,
  filter: Omit<RedecidedPage, 'from' | 'limit'>,
): Promise<OpenRedecided | Refusal> {
  const redecision = await redecisionOf(desk, id)
  if (isRefusal(redecision)) return redecision
  const first = await desk.store.redecisions.accounts(id, { ...filter, from: 0, limit: 1 }, filter.regions)
  return {
    count: first.total,
    asOf: redecision.asOf,
    rows: pages(desk, id, { ...filter, total: first.total }),
  }
}

async function* pages(
  desk: Desk,
  id: string,
  { total, ...filter }: Omit<RedecidedPage, 'from' | 'limit'> & { readonly total: number },
) {
  for (let from = 0; from < total; from += rowsAtOnce) {
    const page = await accountsOfRedecision(desk, id, { ...filter, from, limit: rowsAtOnce })
    if (isRefusal(page)) throw new Error(`the list of ${id} ended early: ${page.because}`)
    yield page.items
  }
}

/** Follows accounts through the plans that correct them; a correction counts as its last plan has it. */
async function follow(desk: Desk, id: string, accounts: readonly RedecidedAccount[]) {
  const wanted = accounts.filter(({ corrections }) => corrections > 0).map(({ account }) => account)
  const last = new Map<string, { plan: string; outcomes: Map<string, Outcome> }>()
  for (const { plan } of await desk.store.redecisions.plans(id)) {
    const sources = await planOutcomeSources(desk, plan)
    if (isRefusal(sources)) continue
    for (const [account, outcomes] of await outcomesOfAccounts(sources, wanted)) {
      const known = last.get(account)?.outcomes ?? new Map<string, Outcome>()
      for (const outcome of outcomes) known.set(outcome.correction.id, outcome)
      last.set(account, { plan, outcomes: known })
    }
  }
  return ({ account, corrections }: RedecidedAccount): Followed => {
    if (corrections === 0) return { standing: 'nothing_due' }
    const found = last.get(account)
    if (found === undefined) return { standing: 'not_yet' }
    return { standing: standingOfOutcomes([...found.outcomes.values()]), servedBy: found.plan }
  }
}

const partOf = ({ reason }: Outcome): StandingPart | undefined =>
  standingParts.find((part) => (reasonsOfPart[part] as readonly string[]).includes(reason ?? ''))

function standingOfOutcomes(outcomes: readonly Outcome[]): RedecidedStanding {
  const parts = outcomes.map(partOf)
  if (parts.every((part) => part === 'verified')) return 'verified'
  if (
    outcomes.some(
      ({ answer }, at) => answer === 'refused' || parts[at] === 'refused' || parts[at] === 'failed',
    )
  )
    return 'for_people'
  return outcomes.every(({ answer }, at) => answer === 'accepted' || parts[at] === 'verified')
    ? 'applied'
    : 'in_plan'
}
