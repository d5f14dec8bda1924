// The only file that knows which implementation is real: clock, data folder, database, systems.

import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type BankFolder,
  calm,
  calmMessages,
  chanceFromSeed,
  type FaultRates,
  openBankFolder,
  SimulatedMessages,
} from './connectors/index.ts'
import type { MessageGateway } from './contact/index.ts'
import { type HouseFile, HouseRefused, readHouse } from './house/index.ts'
import { areRefusals, type Refusal } from './kernel/index.ts'
import { type Desk, deskOver, HouseHeld, openHouseHeld } from './operations/index.ts'
import { openStore, type Store } from './store/index.ts'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))

/** Where this installation keeps its data: `REPRIEVE_DATA`, or the folder `data` of the project. */
export const dataFolder = (): string => resolve(process.env.REPRIEVE_DATA || join(projectFolder, 'data'))

/** The key of the customer directories below a folder: `REPRIEVE_KEY_FILE`, or one made there. */
export const customersKeyFile = (folder: string): string =>
  resolve(process.env.REPRIEVE_KEY_FILE || join(folder, 'customers.key'))

/** The policy folder that comes with the project. */
export const shippedPolicy = (programme: string): string => join(projectFolder, 'policy', programme)

/** Where the built console lies. */
export const consoleFolder = join(projectFolder, 'dist', 'console')

let lastMillisecond = Number.NaN
let lastInstant = ''

/** The instant of now, in UTC. */
export function clock(): string {
  const millisecond = Date.now()
  if (millisecond !== lastMillisecond) {
    lastMillisecond = millisecond
    lastInstant = new Date(millisecond).toISOString()
  }
  return lastInstant
}

/** So many bytes of cryptographic chance. */
export const random = (bytes: number): Uint8Array => randomBytes(bytes)

/** Resident memory of the program, in bytes. */
export const memory = (): number => process.memoryUsage.rss()

/** Milliseconds since some instant, for saying how long something took. */
export const stopwatch = (): number => performance.now()

/** The store of this installation: the database of `DATABASE_URL`, or one run in the data folder. */
export const openDemoStore = (time = clock): Promise<Store> =>
  openStore({ databaseUrl: process.env.DATABASE_URL, dataFolder: dataFolder(), clock: time })

/** True when this installation has a database, or the address of one. */
export const hasStore = (): boolean =>
  (process.env.DATABASE_URL ?? '') !== '' || existsSync(join(dataFolder(), 'database'))

/** The rules that come with the project. */
const shippedHouse = join(projectFolder, 'policy', 'bank.yaml')

/** Where the rules of the bank stand: `REPRIEVE_RULES`, or those that come with the project. */
const houseFile = (): string => resolve(process.env.REPRIEVE_RULES || shippedHouse)

/** The rules as the file has them. Throws `HouseRefused`, which names every mistake, when they are of no use. */
export async function openHouse(): Promise<HouseFile> {
  const house = await readHouse(houseFile(), shippedHouse)
  if (areRefusals(house)) throw new HouseRefused(house)
  return house
}

export interface DeskOptions {
  readonly store: Store
  readonly folder: string
  /** ISO instant of now; that of the machine unless said otherwise. */
  readonly clock?: () => string
}

const idBytes = 16

/**
 * A desk over a store and a folder: what the file of rules says anew is on record from here on, and what holds is what
 * two people confirmed. Throws `HouseRefused` for rules that cannot be read or would be looser than a law.
 */
export async function openDeskOver({ store, folder, clock: now = clock }: DeskOptions): Promise<Desk> {
  const file = await openHouse()
  const newId = () => randomBytes(idBytes).toString('hex')
  const held = await openHouseHeld({ store, file, newId, clock: now, stopwatch })
  if (held instanceof HouseHeld) return deskOver({ store, folder }, held)
  throw new HouseRefused(held)
}

/** The desk over the store, the rules and the data folder of this installation. */
export async function openDesk(time = clock): Promise<Desk> {
  await openHouse()
  const store = await openDemoStore(time)
  try {
    return await openDeskOver({ store, folder: dataFolder(), clock: time })
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Runs work over the desk and closes it, whatever happens. */
export async function withDesk<Result>(work: (desk: Desk) => Promise<Result>): Promise<Result> {
  const desk = await openDesk()
  try {
    return await work(desk)
  } finally {
    await desk.store.close()
  }
}

export interface SimulatedBankOptions {
  readonly folder: string
  /** What a new bank is made from. */
  readonly extract?: string
  readonly seed: number
  readonly rates?: FaultRates
}

/** How the simulated lines misbehave in the demo. */
export const demoFaults: FaultRates = {
  ...calm,
  lose_request: 0.0005,
  lose_answer: 0.002,
  repeat_request: 0.002,
  repeat_answer: 0.002,
  reorder_answers: 0.3,
}

/** The simulated bank: core, cards, bureau and dialler over one state that survives a kill. */
export function openSimulatedBank(options: SimulatedBankOptions): Promise<BankFolder | Refusal> {
  const { seed, ...rest } = options
  return openBankFolder({ ...rest, chance: chanceFromSeed(seed) })
}

/** How the simulated gateway for short messages misbehaves. */
const messageRates = {
  ...calmMessages,
  refuse_number: 0.004,
  lose_answer: 0.004,
  repeat_answer: 0.01,
  undeliverable: 0.004,
  late_report: 0.02,
}

/** The simulated gateway for short messages: it sends nothing to anybody. */
export const simulatedMessages = (seed: number): MessageGateway =>
  new SimulatedMessages({ seed, rates: messageRates })
