// The bank's journal: what was accepted, delayed, undone and passed, in order, durable before it is acknowledged.

import { type FileHandle, open, readFile, truncate } from 'node:fs/promises'
import { type CorrectionKind, type Refusal, refuse, type SystemName } from '../kernel/index.ts'
import type { Correction } from '../reconcile/index.ts'

/** What somebody at the bank undoes: all of a kind and target of an account, or the one booked under `id`. */
export interface Undoing {
  readonly account: string
  readonly kind: CorrectionKind
  readonly target?: string
  readonly id?: string
}

/** One line of the journal; days are written `YYYY-MM-DD`. */
export type BankEvent =
  | { readonly event: 'booked'; readonly correction: Correction }
  | {
      readonly event: 'delayed'
      readonly system: SystemName
      readonly arrivesOn: string
      readonly correction: Correction
    }
  | ({ readonly event: 'undone' } & Undoing)
  | { readonly event: 'day'; readonly day: string }

export interface Journal {
  /** Resolves when these events and all given before them are durable. */
  append(events: readonly BankEvent[]): Promise<void>
  close(): Promise<void>
}

/** Keeps nothing: for a bank that lives in memory only. */
export const noJournal: Journal = { append: async () => {}, close: async () => {} }

export interface OpenedJournal {
  readonly journal: Journal
  readonly events: readonly BankEvent[]
}

/**
 * Opens or begins a journal file and gives back its events. A last line that was cut off in the middle of a
 * write was never acknowledged: it is removed. Refuses a damaged line before the last.
 */
export async function openJournal(file: string): Promise<OpenedJournal | Refusal> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  })
  const whole = bytes.lastIndexOf(0x0a) + 1
  const lines = bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1)
  const events: BankEvent[] = []
  for (const [index, line] of lines.entries()) {
    const event = eventFromLine(line)
    if (event === undefined) {
      return refuse('journal_damaged', 'a line is no event; restore the bank folder', `${file}:${index + 1}`)
    }
    events.push(event)
  }
  if (whole < bytes.length) await truncate(file, whole)
  return { journal: new FileJournal(await open(file, 'a')), events }
}

const eventNames: readonly unknown[] = ['booked', 'delayed', 'undone', 'day']

function eventFromLine(line: string): BankEvent | undefined {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || !('event' in value)) return undefined
    return eventNames.includes(value.event) ? (value as BankEvent) : undefined
  } catch {
    return undefined
  }
}

/** Writers that come while a write is under way share the next one, and its one fsync. */
class FileJournal implements Journal {
  readonly #file: FileHandle
  #waiting = ''
  #last: Promise<void> = Promise.resolve()

  constructor(file: FileHandle) {
    this.#file = file
  }

  append(events: readonly BankEvent[]): Promise<void> {
    for (const event of events) this.#waiting += `${JSON.stringify(event)}\n`
    this.#last = this.#last.then(() => this.#write())
    return this.#last
  }

  async #write(): Promise<void> {
    const text = this.#waiting
    if (text === '') return
    this.#waiting = ''
    await this.#file.appendFile(text)
    await this.#file.datasync()
  }

  async close(): Promise<void> {
    await this.#last
    await this.#file.close()
  }
}
