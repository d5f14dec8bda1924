// One seed, one run: nights of extract, plan, approval, application with faults and crashes, and verification.

import type { AccountCase } from '../../src/book/index.ts'
import {
  CaseBank,
  type Chance,
  calm,
  chanceFromSeed,
  type FaultKind,
  type FaultRates,
  faultKinds,
  happens,
  wholeBelow,
} from '../../src/connectors/index.ts'
import { addDays, assert, type Channel, type Day, dayFromIso } from '../../src/kernel/index.ts'
import type { Programme } from '../../src/programmes/index.ts'
import { type CaseAnswer, type Correction, draftUndo, MemoryReceipts } from '../../src/reconcile/index.ts'
import { type ApplyNightOptions, applyNight, assertRefusedUnapproved, batchSizeFrom } from './apply-night.ts'
import { Crashes } from './crashes.ts'
import { batchesOf, drafted, evaluated } from './drafting.ts'
import { EventLog } from './event-log.ts'
import { letHappen } from './happenings.ts'
import { checkSharedHolds, MoneyWatch } from './invariants.ts'
import { otherProgramme, versionsFrom } from './programmes.ts'
import { type Sent, verifySent } from './verify-night.ts'
import { type Happening, worldFrom } from './world.ts'

/** Faults of the simulation beside those of the lines. */
export const ownFaultKinds = [
  'kill_between_writes',
  'stop_signal',
  'undone_by_others',
  'new_version',
  'late_fact',
  'unapproved_plan',
  'grant_undone',
  'two_programmes',
] as const
export type SimulatedFault = FaultKind | (typeof ownFaultKinds)[number]

export interface RunResult {
  readonly seed: number
  /** SHA-256 of the log: equal for two runs of the same seed. */
  readonly digest: string
  readonly faults: ReadonlySet<SimulatedFault>
  readonly corrections: number
  readonly unknown: number
  readonly nights: number
  readonly quietNights: number
  readonly lines: readonly string[]
}

/** A run that broke an invariant, with what is needed to see it again. */
export class RunFailed extends Error {
  override readonly name = 'RunFailed'
  readonly lines: readonly string[]

  constructor(seed: number, lines: readonly string[], cause: unknown) {
    const because = cause instanceof Error ? cause.message : String(cause)
    super(`seed ${seed}: ${because}\nreproduce: npm run simulate:seeds -- --seeds 1 --from ${seed} --log`, {
      cause,
    })
    this.lines = lines
  }
}

/** Runs a seed to its end or throws `RunFailed`. `keepsLines` holds the log for printing. */
export async function runSeed(seed: number, keepsLines = false): Promise<RunResult> {
  const log = new EventLog(keepsLines)
  try {
    return await new Simulation(seed, log).run()
  } catch (cause) {
    throw new RunFailed(seed, log.lines, cause)
  }
}

/** The highest rate of each fault; a run draws its own below it, or none at all. */
const ratesMax: FaultRates = {
  lose_request: 0.3,
  lose_answer: 0.3,
  repeat_request: 0.5,
  repeat_answer: 0.5,
  delay_request: 0.2,
  reorder_answers: 1,
  break_connection: 0.2,
  crash: 0.05,
}
const killRateMax = 0.08
const stopRate = 0.05
const unapprovedRate = 0.1
const quietNightsMax = 10
const twoProgrammesRate = 0.3

function ratesFrom(chance: Chance): FaultRates {
  const rates = faultKinds.map((fault) => [fault, happens(chance, 0.6) ? chance.next() * ratesMax[fault] : 0])
  return Object.fromEntries(rates) as FaultRates
}

class Simulation {
  readonly #seed: number
  readonly #log: EventLog
  readonly #chance: Chance
  readonly #bank: CaseBank
  readonly #nights: number
  readonly #happenings: readonly (readonly Happening[])[]
  readonly #versions: readonly [Programme, Programme]
  readonly #versionNight: number
  /** A second programme in force, whose plans are drafted every other night. */
  readonly #other: Programme | undefined
  readonly #crashes: Crashes
  readonly #receipts = new MemoryReceipts()
  readonly #money = new MoneyWatch()
  readonly #faults = new Set<SimulatedFault>()
  readonly #wronglyGranted = new Set<string>()
  /** Accounts on which somebody, or an undo of ours, has taken something off the books. */
  readonly #disturbed = new Set<string>()
  #sent: Sent | undefined
  #night = 0
  #day: Day
  #corrections = 0
  #unknown = 0

  constructor(seed: number, log: EventLog) {
    this.#seed = seed
    this.#log = log
    const chance = chanceFromSeed(seed)
    this.#chance = chance
    this.#nights = 6 + wholeBelow(chance, 5)
    this.#day = addDays(dayFromIso('2020-02-10'), wholeBelow(chance, 50))
    const accounts = 40 + wholeBelow(chance, 21)
    const world = worldFrom({ chance, accounts, nights: this.#nights, firstDay: this.#day })
    this.#happenings = world.happenings
    const cardsCanWaive = happens(chance, 0.5)
    this.#versions = versionsFrom(chance, cardsCanWaive)
    this.#versionNight = 1 + wholeBelow(chance, this.#nights - 1)
    this.#other = happens(chance, twoProgrammesRate) ? otherProgramme(chance, cardsCanWaive) : undefined
    const killRate = happens(chance, 0.7) ? chance.next() * killRateMax : 0
    this.#crashes = new Crashes(chance, killRate)
    this.#bank = new CaseBank(world.start, { chance, habits: { cardsCanWaive }, rates: ratesFrom(chance) })
  }

  async run(): Promise<RunResult> {
    for (; this.#night < this.#nights; this.#night++) {
      for (const happening of this.#happenings[this.#night] ?? []) await this.#let(happening)
      await this.#runNight(this.#night === 0 ? 0 : 1 + wholeBelow(this.#chance, 3))
    }
    const quietNights = await this.#calmDown()
    for (const fault of faultKinds) if (this.#bank.bank.faults[fault] > 0) this.#faults.add(fault)
    return {
      seed: this.#seed,
      digest: this.#log.digest(),
      faults: this.#faults,
      corrections: this.#corrections,
      unknown: this.#unknown,
      nights: this.#nights,
      quietNights,
      lines: this.#log.lines,
    }
  }

  /** After the faults stop, nothing is left to correct within a bounded number of nights (liveness). */
  async #calmDown(): Promise<number> {
    this.#bank.bank.rates = calm
    this.#crashes.rate = 0
    const programmes = this.#other === undefined ? 1 : 2
    let nothingLeft = 0
    for (let quiet = 1; quiet <= quietNightsMax * programmes; quiet++, this.#night++) {
      await this.#payWhatHoldsUsUp()
      const corrections = await this.#runNight(1)
      nothingLeft = corrections > 0 || this.#bank.bank.requestsUnderWay > 0 ? 0 : nothingLeft + 1
      if (nothingLeft < programmes) continue
      assert((await this.#observe(0)).corrections.length === 0, 'looking again finds nothing new')
      return quiet
    }
    throw new Error(
      `after ${quietNightsMax} quiet nights for each programme there is still something to correct`,
    )
  }

  /** Customers settle the charges because of which the core refuses to move a due day. */
  async #payWhatHoldsUsUp(): Promise<void> {
    for (const { account, target } of this.#sent?.pending ?? []) {
      for (const { id, debtId } of this.#bank.account(account).charges) {
        if (debtId === target) await this.#let({ what: 'pay_charge', account, charge: id })
      }
    }
  }

  async #let(happening: Happening): Promise<void> {
    this.#log.night = this.#night
    const { where, what } = await letHappen(this.#bank, happening, this.#chance)
    this.#log.add(happening.what, where, what)
    if (happening.what === 'undo') {
      this.#disturbed.add(happening.account)
      this.#faults.add('undone_by_others')
    } else this.#faults.add('late_fact')
    if (happening.what === 'learn' && happening.circumstances.some(({ status }) => status === 'rejected')) {
      this.#wronglyGranted.add(happening.person)
    }
  }

  /** One night, `days` after the last; gives how many corrections were drafted. */
  async #runNight(days: number): Promise<number> {
    this.#log.night = this.#night
    const { book, answer, corrections } = await this.#observe(days)
    if (this.#sent !== undefined) {
      verifySent(this.#sent, { book, bank: this.#bank.bank, disturbed: this.#disturbed, log: this.#log })
      this.#sent = undefined
    }
    const undo = this.#undoWrongGrants(book, answer, corrections)
    const wanted = undo.length > 0 ? undo : corrections
    if (wanted.length > 0) await this.#apply(undo.length > 0 ? 'undo' : 'plan', wanted)
    this.#money.check(this.#bank.bank)
    return wanted.length
  }

  async #observe(
    days: number,
  ): Promise<{ book: AccountCase; answer: CaseAnswer; corrections: readonly Correction[] }> {
    this.#day = addDays(this.#day, days)
    const book = await this.#bank.extract(this.#day)
    if (this.#night >= this.#versionNight) this.#faults.add('new_version')
    const programme = this.#programmeOfNight()
    const answer = evaluated(programme, book)
    this.#money.note(book, answer)
    this.#money.check(this.#bank.bank)
    checkSharedHolds(this.#bank.bank)
    const onTheBooks = (account: string) => this.#bank.bank.bookedOn(account)
    const corrections = drafted(programme, { book, answer, onTheBooks })
    this.#log.add('draft', book.asOf, `${corrections.length} corrections`)
    return { book, answer, corrections }
  }

  #programmeOfNight(): Programme {
    if (this.#other !== undefined && this.#night % 2 === 1) {
      this.#faults.add('two_programmes')
      return this.#other
    }
    return this.#versions[this.#night < this.#versionNight ? 0 : 1]
  }

  /** Undoes, as one unit, what stands on accounts whose grant rested on evidence that turned out wrong. */
  #undoWrongGrants(
    book: AccountCase,
    answer: CaseAnswer,
    corrections: readonly Correction[],
  ): readonly Correction[] {
    const undone = book.accounts.flatMap((account, at) => {
      if (!this.#wronglyGranted.has(account.owner)) return []
      if (answer.accounts[at]!.entitlement.outcome === 'granted') return []
      const onTheBooks = this.#bank.bank.bookedOn(account.id)
      const released = corrections.filter(
        ({ account: id, kind }) => id === account.id && kind === 'release_contact',
      )
      const stillForbidden = new Set<Channel>(['agent', 'auto_voice', 'manager'])
      for (const { target } of released) stillForbidden.delete(target as Channel)
      const { product, id } = account
      const programme = this.#programmeOfNight().id
      return draftUndo({ programme, account: id, product, onTheBooks, stillForbidden }).corrections
    })
    this.#wronglyGranted.clear()
    for (const { account } of undone) this.#disturbed.add(account)
    if (undone.length > 0) this.#faults.add('grant_undone')
    return undone
  }

  async #apply(kind: 'plan' | 'undo', corrections: readonly Correction[]): Promise<void> {
    const plan = batchesOf(`${kind}_${this.#seed}_${this.#night}`, corrections, batchSizeFrom(this.#chance))
    const isCalm = this.#night >= this.#nights
    const options: ApplyNightOptions = {
      plan,
      systems: this.#bank.bank.systems,
      receipts: this.#receipts,
      crashes: this.#crashes,
      chance: this.#chance,
      stopRate: isCalm ? 0 : stopRate,
      onInterruption: (why) => {
        this.#faults.add(why === 'killed' ? 'kill_between_writes' : 'stop_signal')
        this.#log.add(why, plan.plan, '')
      },
    }
    if (happens(this.#chance, unapprovedRate)) {
      await assertRefusedUnapproved(options)
      this.#faults.add('unapproved_plan')
    }
    const report = await applyNight(options)
    this.#corrections += report.total
    this.#unknown += report.unknown
    const { accepted, refused, unknown, duplicates, strangers } = report
    const counts = `accepted ${accepted} refused ${refused} unknown ${unknown}`
    this.#log.add('applied', plan.plan, `${counts} duplicates ${duplicates} strangers ${strangers}`)
    this.#sent = await this.#sentWith(plan.plan, corrections, plan.batches)
    for (const { id, outcome, code } of this.#sent.lines)
      this.#log.add('receipt', outcome, `${id} ${code ?? ''}`)
  }

  async #sentWith(plan: string, corrections: readonly Correction[], batches: number): Promise<Sent> {
    const all = await Promise.all(
      Array.from({ length: batches }, (_, batch) => this.#receipts.read(plan, batch)),
    )
    const receipts = new Map(
      all.flatMap((known) => known ?? []).map((receipt) => [receipt.correction, receipt]),
    )
    const pending = corrections.filter(({ id }) => receipts.get(id)?.code === 'charges_pending')
    const lines = [...receipts.values()].map(({ correction, outcome, code }) => ({
      id: correction,
      outcome,
      code,
    }))
    return { corrections, receipts, pending, lines }
  }
}
