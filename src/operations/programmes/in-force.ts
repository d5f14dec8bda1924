// What decisions of this moment rest on: the newest book, the versions in force and the register, renewed as they change.

import { join } from 'node:path'
import { type Book, type LookUp, openLookUp, removeOtherLookUps } from '../../book/index.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import type { DraftProgramme } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { bankDay } from '../night/bank-day.ts'
import { bookOfDesk, stampOf } from '../night/books.ts'
import { emptyRegister, type Register, readRegister } from '../night/register.ts'
import { publishedProgramme } from './published-programme.ts'

export interface InForceOptions {
  readonly desk: Desk
  /** The programme whose page is the first; decisions follow every programme in force, this one before the others. */
  readonly programme: string
  /** ISO instant of now. */
  readonly clock: () => string
  /** Milliseconds since some instant. */
  readonly stopwatch: () => number
}

export interface Ground {
  readonly lookUp: LookUp
  /** The first of `programmes`. */
  readonly programme: DraftProgramme
  /** Every programme in force today: the chosen one, then the others by id. */
  readonly programmes: readonly DraftProgramme[]
  readonly register: Register
}

interface VersionInForce {
  readonly programme: string
  readonly version: number
}

/** How long what is known is used before it is looked at again, in milliseconds. */
const freshFor = 1000

/** Where the register of donation accounts lies. */
export const registerFileOf = (desk: Desk): string => join(desk.folder, 'donation-accounts.csv')

/** Keeps the ground of decisions; looks for changes behind the answers, never in front of them. */
export class InForce {
  readonly #options: InForceOptions
  /** Of the book before, which answers under way may still ask, and of the newest; nothing asks an older one. */
  #lookUps: readonly LookUp[] = []
  #loaded: readonly DraftProgramme[] = []
  #ground: Ground | undefined
  #key = ''
  #lookedAt = Number.NEGATIVE_INFINITY
  #looking: Promise<Ground | Refusal> | undefined

  constructor(options: InForceOptions) {
    this.#options = options
  }

  /** The programme that was chosen to come first. */
  get programme(): string {
    return this.#options.programme
  }

  /** The ground as last seen, without waiting where there is one. Refused where no book or no version is in force. */
  async ground(): Promise<Ground | Refusal> {
    return this.groundAtHand() ?? this.renew()
  }

  /** The ground as last seen, which is renewed behind the answer; undefined before it was seen once. */
  groundAtHand(): Ground | undefined {
    const now = this.#options.stopwatch()
    if (this.#ground === undefined || now - this.#lookedAt < freshFor) return this.#ground
    this.#lookedAt = now
    this.renew().catch(() => {})
    return this.#ground
  }

  /** Looks again, and waits for it. */
  renew(): Promise<Ground | Refusal> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined
    })
    return this.#looking
  }

  async #look(): Promise<Ground | Refusal> {
    const { desk } = this.#options
    const book = await bookOfDesk(desk)
    if (isRefusal(book)) return book
    const versions = await this.#findVersions()
    if (isRefusal(versions)) return versions
    const registerStamp = await stampOf(registerFileOf(desk))
    const named = versions.map(({ programme, version }) => `${programme} ${version}`)
    const key = [book.id, book.dir, ...named, registerStamp].join(' ')
    if (key === this.#key && this.#ground !== undefined) return this.#ground
    const programmes = await this.#load(versions)
    if (isRefusal(programmes)) return programmes
    const register = registerStamp === '' ? emptyRegister : await readRegister(registerFileOf(desk))
    if (isRefusal(register)) return register
    this.#ground = { lookUp: await this.#lookUpOf(book), programme: programmes[0]!, programmes, register }
    this.#key = key
    return this.#ground
  }

  /** The chosen programme first; refused where not even that one is in force. */
  async #findVersions(): Promise<readonly VersionInForce[] | Refusal> {
    const { desk, programme, clock } = this.#options
    const found = await desk.store.programmes.inForceOn(bankDay(clock()))
    const chosen = found.find((one) => one.programme === programme)
    if (chosen !== undefined) return [chosen, ...found.filter((one) => one !== chosen)]
    return refuse('programme_is_not_in_force', `no version of ${programme} is in force today; publish one`)
  }

  /** A version never changes: what was read once is not read again. */
  async #load(versions: readonly VersionInForce[]): Promise<readonly DraftProgramme[] | Refusal> {
    const loaded: DraftProgramme[] = []
    for (const { programme: id, version } of versions) {
      const known = this.#loaded.find((one) => one.programme.id === id && one.version === version)
      const programme = known ?? (await publishedProgramme(this.#options.desk, id, version))
      if (isRefusal(programme)) return programme
      loaded.push(programme)
    }
    this.#loaded = loaded
    return loaded
  }

  async #lookUpOf(book: Book): Promise<LookUp> {
    const known = this.#lookUps.find((one) => one.book.id === book.id && one.book.dir === book.dir)
    const others = this.#lookUps.filter((one) => one !== known)
    const folder = join(this.#options.desk.folder, 'look-ups')
    const lookUp = known ?? (await openLookUp(book, folder))
    this.#lookUps = [...others.slice(-1), lookUp]
    if (known !== undefined) return known
    await Promise.all(others.slice(0, -1).map((one) => one.close()))
    await removeOtherLookUps(
      folder,
      this.#lookUps.map((one) => one.book),
    )
    return lookUp
  }

  async close(): Promise<void> {
    await this.#looking?.catch(() => {})
    await Promise.all(this.#lookUps.map((lookUp) => lookUp.close()))
  }
}
