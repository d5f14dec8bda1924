// The rules of the bank that hold: what two people confirmed, of this day, known in memory and renewed behind the answers.

import { type HeldLine, type House, type HouseFile, heldOn, houseOn } from '../../house/index.ts'
import { areRefusals, assert, isoFromDay, isRefusal, type Refusal } from '../../kernel/index.ts'
import type { RuleChange, Store } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { bankDay } from '../night/bank-day.ts'
import { heldFrom, stateOfChange, whatFileSays } from './house-changes.ts'

export interface HouseOptions {
  readonly store: Store
  /** ISO instant of now. */
  readonly clock: () => string
  /** Milliseconds since some instant. */
  readonly stopwatch: () => number
  /** The file of rules that was read at the start. */
  readonly file: HouseFile
}

/** How long what is known is used before another process's confirmations are looked for, in milliseconds. */
const freshFor = 1000
/** Of an ISO instant: `2020-04-01T02`. */
const hourLength = 13

export class HouseHeld {
  readonly #options: HouseOptions
  #changes: readonly RuleChange[]
  #stamp = ''
  readonly #days = new Map<string, House>()
  /** The rules of the hour that was asked about last; no day of the bank ends within an hour. */
  #now: { readonly hour: string; readonly house: House } | undefined
  #lookedAt: number
  #looking: Promise<void> = Promise.resolve()

  constructor(options: HouseOptions, changes: readonly RuleChange[]) {
    this.#options = options
    this.#changes = changes
    this.#lookedAt = options.stopwatch()
  }

  /** The rules of today as last seen; looked at again behind the answer. */
  get house(): House {
    const now = this.#options.stopwatch()
    if (now - this.#lookedAt >= freshFor) {
      this.#lookedAt = now
      this.renew().catch(() => {})
    }
    const instant = this.#options.clock()
    if (this.#now === undefined || !instant.startsWith(this.#now.hour))
      this.#now = { hour: instant.slice(0, hourLength), house: this.on(isoFromDay(bankDay(instant))) }
    return this.#now.house
  }

  /** The rules that held, or will hold, on an ISO day. */
  on(day: string): House {
    const known = this.#days.get(day)
    if (known !== undefined) return known
    const house = houseOn(heldFrom(this.#changes), day)
    assert(!areRefusals(house), 'what was confirmed fits together on every day')
    this.#days.set(day, house as House)
    return house as House
  }

  /** What holds of a rule today, as it is on record; undefined where there is no such rule. */
  held(rule: string): (RuleChange & HeldLine) | undefined {
    return heldOn(heldFrom(this.#changes), isoFromDay(bankDay(this.#options.clock()))).get(rule)
  }

  /** How many changes that the file proposes wait for somebody to stand for them. */
  get saidByFile(): number {
    const today = isoFromDay(bankDay(this.#options.clock()))
    return this.#changes.filter((one) => stateOfChange(one, this.#changes, today) === 'said_by_file').length
  }

  /** Rules that the file does not have and nobody confirmed either: as they came with the program they hold. */
  get asShipped(): readonly string[] {
    return this.#options.file.lacking.filter((rule) => this.held(rule)?.origin === 'set_up')
  }

  /** Looks again, behind a look that is under way, and waits for it. */
  renew(): Promise<void> {
    const looking = this.#looking.then(() => this.#look())
    this.#looking = looking.catch(() => {})
    return looking
  }

  async #look(): Promise<void> {
    const { houseRecord } = this.#options.store
    const stamp = await houseRecord.stamp()
    if (stamp === this.#stamp) return
    this.#changes = await houseRecord.changes()
    this.#stamp = stamp
    this.#days.clear()
    this.#now = undefined
  }
}

/**
 * Reads what the file says into the record, and opens what holds. Refused where the file would be looser than a law, or
 * where what is on record is no whole set of rules for this version of the program.
 */
export async function openHouseHeld(
  options: HouseOptions & { readonly newId: () => string },
): Promise<HouseHeld | readonly Refusal[]> {
  const { store, file, newId, clock } = options
  const { digest, text } = file
  const compare = (before: string | undefined, changes: readonly RuleChange[]) =>
    whatFileSays(file, before, changes)
  const kept = await store.houseRecord.keep({ digest, text, newId: () => `rule_${newId()}`, compare })
  if (isRefusal(kept)) return [kept]
  const changes = await store.houseRecord.changes()
  const house = houseOn(heldFrom(changes), isoFromDay(bankDay(clock())))
  return areRefusals(house) ? house : new HouseHeld(options, changes)
}

/** A desk whose rules are those that hold at the moment they are asked for. */
export const deskOver = ({ store, folder }: Pick<Desk, 'store' | 'folder'>, houseHeld: HouseHeld): Desk => ({
  store,
  folder,
  houseHeld,
  get house() {
    return houseHeld.house
  },
})
