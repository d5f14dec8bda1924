// May this channel contact this customer now? Decided from the book of today, counted across askers, kept before it is told.

import {
  type ContactAnswer,
  type ContactCode,
  type ContactTerms,
  codesOfHolds,
  contactWordsFor,
  decideContact as decide,
  instantAt,
  type LocalTime,
  localTimeFrom,
} from '../../contact/index.ts'
import {
  type Channel,
  type ContactType,
  type Day,
  isoFromDay,
  isRefusal,
  type Refusal,
  refuse,
} from '../../kernel/index.ts'
import type { CallsOfDay, ContactRecord, KeyedAnswer, Store } from '../../store/index.ts'
import type { Ground, InForce } from '../programmes/in-force.ts'
import { type AccountFacts, AccountsKnown, unknownAccount } from './account-facts.ts'
import { CallsCounted, noCalls } from './calls-counted.ts'
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
  /** Of a request under a key: what it is answered with, to be kept together with the answer. */
  readonly firstAnswer?: ((decision: ContactDecision) => KeyedAnswer) | undefined
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
  /** The programme that forbids; where none does, the first of those in force. */
  readonly programme: string
  readonly version: number
}

export interface ContactDeskOptions {
  readonly store: Store
  readonly inForce: InForce
  readonly objections: ObjectionsKnown
  /** Hours and calls, by the rules of the bank as they hold now. */
  readonly terms: () => ContactTerms
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
  readonly said: Said
}

/** The terms of a moment with their words. */
interface Said {
  readonly terms: ContactTerms
  readonly words: ReturnType<typeof contactWordsFor>
}

const isSame = (one: ContactTerms, other: ContactTerms): boolean =>
  one.firstMinute === other.firstMinute &&
  one.lastMinute === other.lastMinute &&
  one.connectedCallsMax === other.connectedCallsMax

interface Settling<Other> {
  readonly answer: ContactAnswer
  readonly calls: CallsOfDay
  readonly whenTaken: () => Promise<Other>
}

/** Answers and keeps contact decisions; one for each process. */
export class ContactDesk {
  readonly #options: ContactDeskOptions
  readonly #calls: CallsCounted
  #told: Said | undefined
  #known: AccountsKnown | undefined

  constructor(options: ContactDeskOptions) {
    this.#options = options
    this.#calls = new CallsCounted(options.store.contacts, options.stopwatch)
  }

  /**
   * Decides one contact. Refused for an account or customer who is not in the book of today. Where everything is in memory it
   * waits for its row alone: every step that might wait costs each answer a turn of the event loop.
   */
  decide(request: ContactRequest): Promise<ContactDecision | Refusal> {
    const { inForce, clock, objections } = this.#options
    const ground = inForce.groundAtHand()
    const instant = request.at ?? clock()
    const at = localTimeFrom(instant)
    const facts = ground && this.#findFacts(request, ground, at.day)
    const standing = facts && objections.of(facts.owner)
    if (ground === undefined || facts === undefined || standing === undefined || standing instanceof Promise)
      return this.#lookUpAndDecide(request, { instant, at })
    const objects = standing.has(request.type)
    return this.#answer({ request, at, instant, facts, objects, ground, said: this.#said() })
  }

  async #lookUpAndDecide(
    request: ContactRequest,
    { instant, at }: Pick<Asked, 'instant' | 'at'>,
  ): Promise<ContactDecision | Refusal> {
    const ground = await this.#options.inForce.ground()
    if (isRefusal(ground)) return ground
    const facts = await this.#factsOf(request, { ground, at })
    if (isRefusal(facts)) return facts
    const standing = await this.#options.objections.of(facts.owner)
    const objects = standing.has(request.type)
    return this.#answer({ request, at, instant, facts, objects, ground, said: this.#said() })
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

  /** The refusal of an account or customer that is not in the book of today; of what lies elsewhere nothing else is told. */
  async unknown({ account, customer = '' }: AskedAbout): Promise<Refusal> {
    const ground = await this.#options.inForce.ground()
    if (isRefusal(ground)) return ground
    return account === undefined ? unknownOwner(customer) : unknownAccount(account, ground)
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
    return unknownOwner(customer!)
  }

  /** Calls of the day matter to collection that nothing else forbids; where they are in memory, nothing is asked for. */
  #answer(asked: Asked): Promise<ContactDecision> {
    const { request, at, facts, ground } = asked
    const free = this.#decide(asked, 0)
    if (request.type !== 'collection' || free.code !== 'allowed') return this.#keep(asked, free)
    if (at.day <= ground.lookUp.book.asOf) return this.#countAndAnswer(asked)
    const calls = this.#calls.find({ customer: facts.owner, day: at.day })
    if (calls === undefined) return this.#countAndAnswer(asked)
    const reached = calls.given - calls.unconnected
    const answer = reached === 0 ? free : this.#decide(asked, reached)
    if (answer.code !== 'allowed' && this.#calls.isOld()) return this.#countAndAnswer(asked)
    return this.#keep(asked, answer, calls)
  }

  /** Keeps an answer; decided anew where its call of the day was given to somebody else meanwhile. */
  #keep(asked: Asked, answer: ContactAnswer, calls = noCalls): Promise<ContactDecision> {
    return this.#settle(asked, { answer, calls, whenTaken: () => this.#countAndAnswer(asked) })
  }

  async #countAndAnswer(asked: Asked): Promise<ContactDecision> {
    const { at, facts, ground } = asked
    const of = { customer: facts.owner, day: at.day }
    const inBook = at.day <= ground.lookUp.book.asOf ? await this.#callsInBook(asked) : 0
    for (let tries = 0; tries < triesMax; tries++) {
      if (this.#calls.isOld()) await this.#calls.learn()
      const calls = this.#calls.find(of) ?? (await this.#calls.read(of))
      const answer = this.#decide(asked, calls.given - calls.unconnected + inBook)
      const decided = await this.#settle(asked, { answer, calls, whenTaken: async () => undefined })
      if (decided !== undefined) return decided
    }
    throw new Error('the number of a call could not be got; too many ask about one customer at once')
  }

  /** Keeps an answer that counts on these calls, unless its call of the day was given to somebody else meanwhile. */
  #settle<Other>(
    asked: Asked,
    { answer, calls, whenTaken }: Settling<Other>,
  ): Promise<ContactDecision | Other> {
    const { request, at, facts, said } = asked
    const record = this.#recordOf(asked, answer, calls)
    const decision = decisionFrom(record, asked, { code: answer.code, ...said.words[answer.code] })
    if (request.isRehearsal === true) return Promise.resolve(decision)
    const of = { customer: facts.owner, day: at.day }
    if (record.callOfDay !== undefined) this.#calls.count(of, calls)
    return this.#options.store.contacts
      .keep(record, request.firstAnswer?.(decision))
      .then<ContactDecision | Other>(
        (kept) => {
          if (kept === 'kept') return decision
          this.#calls.forget(of)
          return kept === 'call_is_taken' ? whenTaken() : (JSON.parse(kept.answer) as ContactDecision)
        },
        (error: unknown) => {
          this.#calls.forget(of)
          throw error
        },
      )
  }

  /** The terms of this moment with their words, which are put together anew once a rule changed. */
  #said(): Said {
    const terms = this.#options.terms()
    if (this.#told === undefined || !isSame(terms, this.#told.terms))
      this.#told = { terms, words: contactWordsFor(terms) }
    return this.#told
  }

  #decide({ request, at, facts, objects, said }: Asked, calls: number): ContactAnswer {
    const { channel, type } = request
    const hold = holdOn(facts, channel)
    const heldInCore = facts.heldInCore.has(channel)
    const relation = relationOf(request, facts)
    return decide({ type, relation, at }, { hold, heldInCore, objects, calls }, said.terms)
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
    const hold = codesOfHolds.has(answer.code) ? holdOn(facts, channel) : undefined
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
      until: answer.until && instantAt(answer.until),
      callOfDay: allowed && type === 'collection' ? calls.next : undefined,
      book: ground.lookUp.book.id,
      programme: hold?.programme ?? ground.programme.programme.id,
      version: hold?.version ?? ground.programme.version,
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

const holdOn = ({ holds }: AccountFacts, channel: Channel) =>
  holds.list.find((one) => one.channel === channel)
const unknownOwner = (customer: string): Refusal =>
  refuse(
    'unknown_customer',
    `${customer} has no account in the book of today in your part of the bank`,
    'customer',
  )

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
    until,
    account,
    at,
    asOf: isoFromDay(ground.lookUp.book.asOf),
    book,
    programme,
    version,
  }
}
