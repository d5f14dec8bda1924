// A bank that behaves like the real systems behind the ports: one state, four systems over it, lines that misbehave.

import {
  addDays,
  type Day,
  dayFromIso,
  isoFromDay,
  type SystemName,
  systems as systemNames,
} from '../kernel/index.ts'
import type { Correction, System } from '../reconcile/index.ts'
import { type Chance, wholeBelow } from './chance.ts'
import { type BankHabits, decide } from './decide.ts'
import { enter, holdsRunOut, reverse } from './enter.ts'
import { calm, type FaultCounts, type FaultKind, type FaultRates, noFaultsYet } from './faults.ts'
import { type BankEvent, type Journal, noJournal, type Undoing } from './journal.ts'
import { Line } from './line.ts'
import type { SystemRefusal } from './refusals.ts'
import { type BankState, type Booked, bookedOf } from './state.ts'

/** Fills the drawers of accounts the state does not hold yet; a bank in memory holds them all from the start. */
export type FillDrawers = (
  state: BankState,
  named: readonly Pick<Correction, 'account' | 'kind'>[],
) => Promise<void>

export interface BankOptions {
  readonly state: BankState
  readonly habits: BankHabits
  readonly chance: Chance
  readonly rates?: FaultRates
  readonly journal?: Journal
  readonly fillDrawers?: FillDrawers
}

interface Delayed {
  readonly system: SystemName
  readonly arrivesOn: Day
  readonly correction: Correction
}

/** Requests are delayed by 1 … this many days. */
const delayDaysMax = 3

/** One bank. Deterministic: the same calls with the same chance give the same answers. */
export class SimulatedBank {
  readonly state: BankState
  readonly chance: Chance
  readonly faults: FaultCounts = noFaultsYet()
  readonly systems: Readonly<Record<SystemName, System>>
  /** How often each fault happens from now on. */
  rates: FaultRates
  readonly #habits: BankHabits
  readonly #journal: Journal
  readonly #fillDrawers: FillDrawers
  readonly #lines: readonly Line[]
  #delayed: Delayed[] = []
  #unwritten: BankEvent[] = []

  constructor(options: BankOptions) {
    this.state = options.state
    this.chance = options.chance
    this.rates = options.rates ?? calm
    this.#habits = options.habits
    this.#journal = options.journal ?? noJournal
    this.#fillDrawers = options.fillDrawers ?? (async () => {})
    this.#lines = systemNames.map((name) => new Line(name, this))
    const [core, cards, bureau, dialler] = this.#lines as [Line, Line, Line, Line]
    this.systems = { core, cards, bureau, dialler }
  }

  get today(): Day {
    return this.state.today
  }

  /** How many delayed requests have still to arrive. */
  get requestsUnderWay(): number {
    return this.#delayed.length
  }

  /** Every correction on the books, by account in the order of first booking. */
  *booked(): Generator<Booked> {
    for (const books of this.state.books.values()) yield* books.values()
  }

  /** The corrections of an account or transfer on the books, in the order of booking. */
  bookedOn(account: string): readonly Booked[] {
    return [...(this.state.books.get(account)?.values() ?? [])]
  }

  /** Reads from the extract what corrections of these accounts and kinds touch. */
  async prepare(named: readonly Pick<Correction, 'account' | 'kind'>[]): Promise<void> {
    await this.#fillDrawers(this.state, named)
  }

  /** Processes one correction in a system; undefined when it is accepted. Durable only after `settle`. */
  process(system: SystemName, correction: Correction): SystemRefusal | undefined {
    const decision = decide(this.state, { system, correction, habits: this.#habits })
    if (decision === 'nothing_to_do') return undefined
    if (decision !== 'apply') return decision
    enter(this.state, correction)
    this.#unwritten.push({ event: 'booked', correction })
    return undefined
  }

  /** Keeps a correction to be processed on a later day. */
  delay(system: SystemName, correction: Correction): void {
    const arrivesOn = addDays(this.today, 1 + wholeBelow(this.chance, delayDaysMax))
    this.#delayed.push({ system, arrivesOn, correction })
    this.#unwritten.push({ event: 'delayed', system, arrivesOn: isoFromDay(arrivesOn), correction })
  }

  count(fault: FaultKind): void {
    this.faults[fault] += 1
  }

  /** Resolves when everything processed so far is durable. */
  async settle(): Promise<void> {
    const events = this.#unwritten
    this.#unwritten = []
    await this.#journal.append(events)
  }

  /** The next morning: holds run out, delayed requests arrive, systems that were down are up again. */
  async moveOnTo(day: Day): Promise<void> {
    await this.prepare(holdsRunOut(this.state, day))
    this.#unwritten.push({ event: 'day', day: isoFromDay(day) })
    this.#beginDay(day)
    for (const line of this.#lines) line.restart()
    const arriving = this.#takeArriving(day)
    await this.prepare(arriving.map(({ correction }) => correction))
    for (const { system, correction } of arriving) this.process(system, correction)
    await this.settle()
  }

  #beginDay(day: Day): void {
    this.state.today = day
    for (const hold of holdsRunOut(this.state, day)) reverse(this.state, hold)
  }

  #takeArriving(day: Day): readonly Delayed[] {
    const arriving = this.#delayed.filter(({ arrivesOn }) => arrivesOn <= day)
    this.#delayed = this.#delayed.filter(({ arrivesOn }) => arrivesOn > day)
    return arriving
  }

  /**
   * Somebody at the bank undoes what stands under our references: the dialler allows contact again, the bureau
   * reports the old code again. Requests for the same target that are still under way are cancelled with it: one
   * that came late would book on top of what the next plan sends. Gives how many corrections left the books;
   * refunds never do.
   */
  async undoneByOthers(undoing: Undoing): Promise<number> {
    await this.prepare([undoing])
    const undone = this.#reverseAll(undoing)
    this.#unwritten.push({ event: 'undone', ...undoing })
    await this.settle()
    return undone
  }

  #reverseAll({ account, kind, target, id }: Undoing): number {
    const isCancelled = ({ correction }: Delayed): boolean =>
      correction.account === account && correction.kind === kind && correction.target === target
    this.#delayed = this.#delayed.filter((delayed) => !isCancelled(delayed))
    const booked = bookedOf(this.state, account, { kind, ...(target && { target }) })
    const latestFirst = booked.filter((each) => id === undefined || each.id === id).reverse()
    return latestFirst.filter((correction) => reverse(this.state, correction)).length
  }

  /** Brings the state to where a journal left it. */
  async replay(events: readonly BankEvent[]): Promise<void> {
    const corrections = events.flatMap((event) => ('correction' in event ? [event.correction] : []))
    const undone = events.filter((event) => event.event === 'undone')
    await this.prepare([...corrections, ...undone, ...this.booked()])
    for (const event of events) this.#replayOne(event)
  }

  #replayOne(event: BankEvent): void {
    switch (event.event) {
      case 'booked':
        enter(this.state, event.correction)
        break
      case 'delayed':
        this.#delayed.push({ ...event, arrivesOn: dayFromIso(event.arrivesOn) })
        break
      case 'undone':
        this.#reverseAll(event)
        break
      case 'day':
        this.#beginDay(dayFromIso(event.day))
        this.#takeArriving(this.today)
        break
    }
  }

  /** Waits for what is being written and lets go of the journal. */
  async close(): Promise<void> {
    await this.settle()
    await this.#journal.close()
  }
}
