// What contact decisions need to know of an account, worked out once and kept while it is asked for.

import type { AccountCase } from '../../book/index.ts'
import { type Day, isRefusal, noDay, type Refusal, refuse } from '../../kernel/index.ts'
import { type ContactHold, contactHolds } from '../../reconcile/index.ts'
import type { Ground } from '../programmes/in-force.ts'

export interface AccountFacts {
  readonly account: string
  readonly owner: string
  readonly region: string
  readonly heldInCore: ReadonlySet<string>
  /** Days of collection contacts in the book. */
  readonly collectionDays: readonly string[]
  /** The holds of the day that was asked about last: of each channel the strictest of all programmes in force. */
  holds: { readonly day: Day; readonly list: readonly HoldInForce[] }
}

/** A hold with the programme that forbids. */
export interface HoldInForce extends ContactHold {
  readonly programme: string
  readonly version: number
}

/** Accounts kept in memory at most. */
const keptMax = 20_000

/** The facts of accounts under one ground. */
export class AccountsKnown {
  readonly ground: Ground
  readonly #known = new Map<string, AccountFacts>()
  /** Asked for twice in a row by every question: where it lies, and what holds. */
  #last: AccountFacts | undefined

  constructor(ground: Ground) {
    this.ground = ground
  }

  /** The facts of an account where they are in memory; of a day, or of whichever was asked about last. */
  find(account: string, day?: Day): AccountFacts | undefined {
    if (this.#last?.account !== account) this.#last = this.#known.get(account)
    return day === undefined || this.#last?.holds.day === day ? this.#last : undefined
  }

  /** The facts of an account for a day. Refused when it is not in the book. */
  async facts(account: string, day: Day): Promise<AccountFacts | Refusal> {
    const known = this.find(account, day)
    if (known !== undefined) return known
    const input = await this.ground.lookUp.findAccount(account)
    if (input === undefined) return unknownAccount(account, this.ground)
    const list = strictestHolds(this.ground, input, day)
    if (isRefusal(list)) return list
    const facts = factsFrom(input, { day, list })
    if (this.#known.size >= keptMax) this.#known.delete(this.#known.keys().next().value!)
    this.#known.set(account, facts)
    this.#last = facts
    return facts
  }
}

/** Of each channel the hold that ends last, of all programmes in force; of equal ones that of the earlier programme. */
export function strictestHolds(
  { programmes }: Ground,
  input: AccountCase,
  day: Day,
): readonly HoldInForce[] | Refusal {
  const strictest = new Map<string, HoldInForce>()
  for (const { programme, version } of programmes) {
    const holds = contactHolds(programme, input, day)
    if (isRefusal(holds)) return holds
    for (const hold of holds) {
      const known = strictest.get(hold.channel)
      if (known === undefined || (hold.untilDay ?? noDay) > (known.untilDay ?? noDay))
        strictest.set(hold.channel, { ...hold, programme: programme.id, version })
    }
  }
  return [...strictest.values()]
}

/** The same words whether there is none or it lies elsewhere. */
export const unknownAccount = (account: string, { lookUp }: Ground): Refusal =>
  refuse(
    'unknown_account',
    `${account} is not in the book of today (${lookUp.book.id}) in your part of the bank; it may be quarantined`,
    'account',
  )

function factsFrom(input: AccountCase, holds: AccountFacts['holds']): AccountFacts {
  const account = input.accounts[0]!
  const held = Object.entries(account.contactAllowed).flatMap(([channel, allowed]) =>
    allowed ? [] : [channel],
  )
  const collections = account.contacts.filter(({ type }) => type === 'collection')
  return {
    account: account.id,
    owner: account.owner,
    region: account.region,
    heldInCore: new Set(held),
    collectionDays: collections.map(({ day }) => day),
    holds,
  }
}
