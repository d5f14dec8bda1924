// May this channel contact this customer now? Decided from the book of today, counted across askers, kept before it is told.

import {
  type ContactAnswer,
  type ContactCode,
  type ContactTerms,
  contactWordsFor,
  decideContact as decide,
  instantAt,
  type LocalTime,
  localTimeFrom,
} from '../contact/index.ts'
import {
  type Channel,
  type ContactType,
  type Day,
  isoFromDay,
  isRefusal,
  type Refusal,
  refuse,
} from '../kernel/index.ts'
import type { CallsOfDay, ContactRecord, Store } from '../store/index.ts'
import { type AccountFacts, AccountsKnown } from './account-facts.ts'
import { CallsCounted, type CustomersDay, noCalls } from './calls-counted.ts'
import type { Ground, InForce } from './in-force.ts'
import type { ObjectionsKnown } from './objections-known.ts'

export interface ContactRequest {
  /** One of both, or both: then the customer is who would be spoken to. */
  readonly account?: string
  readonly customer?: string
  readonly channel: Channel
  readonly type: ContactType
  /** Who would be spoken to; the debtor unless said otherwise. */
  readonly relation?: 'debtor' | 'relative' | 'other'
  /** True when the answer is not kept and takes no call of the day. */
  readonly isRehearsal?: boolean
  /** ISO instant of the contact; now unless said otherwise. */
  readonly at?: string
  readonly person: string
}

type AskedAbout = Pick<ContactRequest, 'account' | 'customer' | 'at'>

export interface ContactDecision {
  readonly id: string
  readonly allowed: boolean
  readonly code: ContactCode
  readonly because: { readonly zh: string; readonly en: string }
  readonly rule: string
  /** When this reason ends, where that is known. */
  readonly until?: string
  readonly account: string
  readonly at: string
  readonly asOf: string
  readonly book: string
  readonly programme: string
  readonly version: number
}

export interface ContactDeskOptions {
  readonly store: Store
  readonly inForce: InForce
  readonly objections: ObjectionsKnown
  /** Hours and calls, by the rules of the bank. */
  readonly terms: ContactTerms
  readonly clock: () => string
  /** Milliseconds since some instant. */
  readonly stopwatch: () => number
  /** An id nobody has. */
  readonly newId: () => string
}

/** Tries to get the number of a call of a day; more than this many askers at once is a defect. */
const triesMax = 20
interface Asked {
  readonly request: ContactRequest
  readonly at: LocalTime
  readonly instant: string
  readonly facts: AccountFacts
  /** The customer asked not to be contacted for this. */
  readonly objects: boolean
  readonly ground: Ground
}

/** Answers and keeps contact decisions; one for each process. */
export class ContactDesk {
  readonly #options: ContactDeskOptions
  readonly #calls: CallsCounted
  readonly #words: ReturnType<typeof contactWordsFor>
  #known: AccountsKnown | undefined

  constructor(options: ContactDeskOptions) {
    this.#options = options
    this.#words = contactWordsFor(options.terms)
    this.#calls = new CallsCounted(options.store.contacts, options.stopwatch)
  }

  /** Decides one contact. Refused for an account or customer who is not in the book of today. */
  async decide(request: ContactRequest): Promise<ContactDecision | Refusal> {
    const { inForce, clock } = this.#options
    const ground = inForce.groundAtHand() ?? (await inForce.ground())
    if (isRefusal(ground)) return ground
    const instant = request.at ?? clock()
    const at = localTimeFrom(instant)
    const facts = this.#findFacts(request, ground, at.day) ?? (await this.#factsOf(request, { ground, at }))
    if (isRefusal(facts)) return facts
    const standing: ReadonlySet<string> = await this.#options.objections.of(facts.owner)
    const objects = standing.has(request.type)
    return this.#answer({ request, at, instant, facts, objects, ground })
  }

  /**
   * The region whose people may ask about an account or customer, at once where it is known; undefined when it is not
   * in the book of today.
   */
  regionOf(asked: AskedAbout): string | undefined | Promise<string | undefined> {
    const ground = this.#options.inForce.groundAtHand()
    const known = ground === undefined ? undefined : this.#findFacts(asked, ground)
    return known === undefined ? this.#lookUpRegion(asked) : known.region
  }

  async #lookUpRegion({ account: named, customer = '', at }: AskedAbout): Promise<string | undefined> {
    const { inForce, clock } = this.#options
    const ground = await inForce.ground()
    if (isRefusal(ground)) return undefined
    const account = named ?? (await ground.lookUp.accountsOf(customer))[0]
    if (account === undefined) return undefined
    const facts = await this.#accountsOf(ground).facts(account, localTimeFrom(at ?? clock()).day)
    return isRefusal(facts) ? undefined : facts.region
  }

  /** What is in memory of the account asked about. */
  #findFacts({ account }: AskedAbout, ground: Ground, day?: Day): AccountFacts | undefined {
    return account === undefined ? undefined : this.#accountsOf(ground).find(account, day)
  }

  #accountsOf(ground: Ground): AccountsKnown {
    if (this.#known?.ground !== ground) this.#known = new AccountsKnown(ground)
    return this.#known
  }

  /** Of a customer asked about as a whole, the account on which collection is forbidden, else the first. */
  async #factsOf(
    { account, customer, channel }: ContactRequest,
    { ground, at }: { readonly ground: Ground; readonly at: LocalTime },
  ): Promise<AccountFacts | Refusal> {
    const known = this.#accountsOf(ground)
    if (account !== undefined) return known.facts(account, at.day)
    const accounts = await ground.lookUp.accountsOf(customer!)
    let first: AccountFacts | undefined
    for (const id of accounts) {
      const facts = await known.facts(id, at.day)
      if (isRefusal(facts)) return facts
      if (facts.holds.list.some((hold) => hold.channel === channel)) return facts
      first ??= facts
    }
    if (first !== undefined) return first
    return refuse('unknown_customer', `${customer} has no account in the book of today`, 'customer')
  }

  async #answer(asked: Asked): Promise<ContactDecision> {
    for (let tries = 0; tries < triesMax; tries++) {
      const decided = await this.#tryToAnswer(asked, tries > 0)
      if (decided !== undefined) return decided
    }
    throw new Error('the number of a call could not be got; too many ask about one customer at once')
  }

  /** Undefined when the calls of the day must be read again, or the next one was somebody else's meanwhile. */
  async #tryToAnswer(asked: Asked, anew: boolean): Promise<ContactDecision | undefined> {
    const { request, at, facts, ground } = asked
    const of = { customer: facts.owner, day: at.day }
    const counts = request.type === 'collection' && this.#decide(asked, 0).code === 'allowed'
    const known = counts && !anew ? this.#calls.find(of) : undefined
    const calls = counts ? (known ?? (await this.#calls.read(of))) : noCalls
    const inBook = counts && at.day <= ground.lookUp.book.asOf ? await this.#callsInBook(asked) : 0
    const answer = this.#decide(asked, calls.given - calls.unconnected + inBook)
    const isClaim = answer.code === 'allowed' && request.isRehearsal !== true
    if (known !== undefined && !isClaim && this.#calls.isOld(of)) return undefined
    const record = this.#recordOf(asked, answer, calls)
    if (request.isRehearsal === true || (await this.#keep(record, of, calls)))
      return decisionFrom(record, asked, { code: answer.code, ...this.#words[answer.code] })
    return undefined
  }

  /** False when its call of the day was given to somebody else meanwhile. */
  async #keep(record: ContactRecord, of: CustomersDay, calls: CallsOfDay): Promise<boolean> {
    if (record.callOfDay === undefined) return this.#options.store.contacts.keep(record)
    this.#calls.count(of, calls)
    try {
      return await this.#options.store.contacts.keep(record)
    } catch (error) {
      this.#calls.forget(of)
      throw error
    }
  }

  #decide({ request, at, facts, objects }: Asked, calls: number): ContactAnswer {
    const { channel, type } = request
    const hold = facts.holds.list.find((one) => one.channel === channel)
    const heldInCore = facts.heldInCore.has(channel)
    const relation = relationOf(request, facts)
    return decide(
      { type, relation, at },
      { heldInCore, objects, calls, ...(hold !== undefined && { hold }) },
      this.#options.terms,
    )
  }

  async #callsInBook({ ground, facts, at }: Asked): Promise<number> {
    const day = isoFromDay(at.day)
    let calls = 0
    for (const account of await ground.lookUp.accountsOf(facts.owner)) {
      const known = await this.#accountsOf(ground).facts(account, at.day)
      if (!isRefusal(known)) calls += known.collectionDays.filter((one) => one === day).length
    }
    return calls
  }

  #recordOf(
    { request, at, instant, facts, ground }: Asked,
    answer: ContactAnswer,
    calls: CallsOfDay,
  ): ContactRecord {
    const { channel, type, person } = request
    const allowed = answer.code === 'allowed'
    return {
      id: this.#options.newId(),
      at: instant,
      day: isoFromDay(at.day),
      account: facts.account,
      customer: facts.owner,
      region: facts.region,
      channel,
      type,
      relation: relationOf(request, facts),
      allowed,
      code: answer.code,
      ...(answer.until !== undefined && { until: instantAt(answer.until) }),
      ...(allowed && type === 'collection' && { callOfDay: calls.next }),
      book: ground.lookUp.book.id,
      programme: ground.programme.programme.id,
      version: ground.programme.version,
      askedBy: person,
    }
  }

  /** Notes whether an allowed call reached the debtor; a call that did not is not counted. */
  async report(decision: string, outcome: { readonly connected: boolean; readonly person: string }) {
    const reported = await this.#options.store.contacts.report(decision, outcome)
    if (isRefusal(reported)) return reported
    const record = await this.#options.store.contacts.find(decision)
    if (record !== undefined)
      this.#calls.forget({ customer: record.customer, day: localTimeFrom(record.at).day })
    return reported
  }
}

/** Somebody else than the owner of the account is no debtor, whatever is said of them. */
function relationOf({ customer, relation = 'debtor' }: ContactRequest, facts: AccountFacts) {
  return customer !== undefined && customer !== facts.owner && relation === 'debtor' ? 'other' : relation
}

function decisionFrom(
  record: ContactRecord,
  { ground }: Asked,
  { code, because, rule }: Pick<ContactDecision, 'code' | 'because' | 'rule'>,
): ContactDecision {
  const { id, allowed, until, account, at, book, programme, version } = record
  return {
    id,
    allowed,
    code,
    because,
    rule,
    ...(until !== undefined && { until }),
    account,
    at,
    asOf: isoFromDay(ground.lookUp.book.asOf),
    book,
    programme,
    version,
  }
}
