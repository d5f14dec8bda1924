// The demo bank: made from an extract folder, kept in a folder of its own, giving the extract of each next day.

import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { type Day, isoFromDay, isRefusal, type Refusal, refuse } from '../kernel/index.ts'
import type { Chance } from './chance.ts'
import type { BankHabits } from './decide.ts'
import { booksFrom, drawersFrom } from './drawers.ts'
import { type ExtractFolder, openExtract } from './extract-folder.ts'
import type { FaultRates } from './faults.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { openJournal } from './journal.ts'
import { SimulatedBank } from './simulated-bank.ts'
import { type BankState, type Booked, emptyState } from './state.ts'
import { type WrittenExtract, writeExtract } from './write-extract.ts'

export interface BankFolderOptions {
  /** Where the bank keeps its journal; made when it is not there. */
  readonly folder: string
  /** The extract a new bank is made from; an existing bank remembers its own. */
  readonly extract?: string
  /** How a new bank behaves; an existing bank remembers its own. Cards cannot waive unless told otherwise. */
  readonly habits?: BankHabits
  readonly chance: Chance
  readonly rates?: FaultRates
}

const bankFileName = 'bank.json'

/** What `bank.json` holds; `extract` is relative to the folder. */
interface BankFile {
  readonly format: 1
  readonly extract: string
  readonly habits: BankHabits
}

/** A bank whose acknowledged corrections survive a kill at any instant. One process at a time may open it. */
export class BankFolder {
  readonly bank: SimulatedBank
  readonly #extract: ExtractFolder
  readonly #lock: FolderLock

  constructor(bank: SimulatedBank, extract: ExtractFolder, lock: FolderLock) {
    this.bank = bank
    this.#extract = extract
    this.#lock = lock
  }

  /**
   * Begins `day` and writes the extract as of it into `dir`. Refused when the day has passed or the folder
   * holds something.
   */
  async extract(day: Day, dir: string): Promise<WrittenExtract | Refusal> {
    const { today } = this.bank
    if (day < today)
      return refuse('day_has_passed', `the bank has reached ${isoFromDay(today)}`, isoFromDay(day))
    await this.bank.moveOnTo(day)
    return writeExtract(this.#extract, this.bank.state, resolve(dir))
  }

  async close(): Promise<void> {
    await this.bank.close()
    this.#extract.close()
    await this.#lock.release()
  }
}

/** The folder of the extract that the bank in a folder was made from and goes on reading; undefined where there is no bank. */
export async function extractOfBank(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, bankFileName), 'utf8').catch(() => undefined)
  const file = text === undefined ? undefined : bankFileFrom(text)
  return file && resolve(folder, file.extract)
}

/**
 * Opens a bank folder, or makes one from `extract`. Refused when there is neither, when the extract cannot be
 * read, when the journal is damaged, or while another process has the bank open.
 */
export async function openBankFolder(options: BankFolderOptions): Promise<BankFolder | Refusal> {
  const file = await readOrMakeBankFile(options)
  if (isRefusal(file)) return file
  const lock = await lockFolder(join(options.folder, 'open.lock'))
  if (isRefusal(lock)) return lock
  const opened = await openLocked(options, file, lock)
  if (isRefusal(opened)) await lock.release()
  return opened
}

async function openLocked(
  options: BankFolderOptions,
  file: BankFile,
  lock: FolderLock,
): Promise<BankFolder | Refusal> {
  const extract = await openExtract(resolve(options.folder, file.extract))
  if (isRefusal(extract)) return extract
  const opened = await openJournal(join(options.folder, 'journal.jsonl'))
  if (isRefusal(opened)) {
    extract.close()
    return opened
  }
  const earlier = await booksFrom(extract)
  const bank = new SimulatedBank({
    state: stateWith(extract.asOf, earlier),
    habits: file.habits,
    chance: options.chance,
    ...(options.rates && { rates: options.rates }),
    journal: opened.journal,
    fillDrawers: drawersFrom(extract, earlier),
  })
  await bank.replay(opened.events)
  return new BankFolder(bank, extract, lock)
}

function stateWith(today: Day, earlier: readonly Booked[]): BankState {
  const state = emptyState(today)
  for (const booked of earlier) {
    const books = state.books.get(booked.account) ?? new Map<string, Booked>()
    state.books.set(booked.account, books.set(booked.id, booked))
  }
  return state
}

async function readOrMakeBankFile(options: BankFolderOptions): Promise<BankFile | Refusal> {
  const { folder, extract } = options
  const path = join(folder, bankFileName)
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text !== undefined)
    return bankFileFrom(text) ?? refuse('bank_file_unreadable', 'restore the bank folder', path)
  if (extract === undefined)
    return refuse(
      'bank_missing',
      'there is no bank here; make one from an extract with reprieve bank make',
      folder,
    )
  const asked = await openExtract(resolve(extract))
  if (isRefusal(asked)) return asked
  asked.close()
  await mkdir(folder, { recursive: true })
  const file: BankFile = {
    format: 1,
    extract: relative(resolve(folder), resolve(extract)),
    habits: options.habits ?? { cardsCanWaive: false },
  }
  await writeWhole(path, `${JSON.stringify(file, null, 2)}\n`)
  return file
}

function bankFileFrom(text: string): BankFile | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isFile = typeof value === 'object' && value !== null && 'extract' in value && 'habits' in value
    return isFile && 'format' in value && value.format === 1 ? (value as BankFile) : undefined
  } catch {
    return undefined
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const handle = await open(`${path}.partial`, 'w')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${path}.partial`, path)
}
