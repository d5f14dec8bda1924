// Reads the whole log again and says what was changed, dropped, put in or reordered since it was written, and where.

import { isRefusal } from '../kernel/index.ts'
import type { Checkpoint } from './checkpoint.ts'
import { decodeEntry, type StoredEntry } from './entry.ts'
import { type Hash, leafHash } from './hash.ts'
import type { LogEntries, LogTip } from './log-entries.ts'
import { GrowingTree } from './tree.ts'

export const logFindingCodes = [
  'entry_is_missing',
  'entry_is_repeated',
  'entry_was_changed',
  'entry_is_unreadable',
  'entry_is_out_of_place',
  'history_was_rewritten',
  'end_is_missing',
  'end_was_added',
  'log_is_shorter_than_the_checkpoint',
  'log_differs_from_the_checkpoint',
] as const

/** Something an auditor must look at; `index` is the entry, or the first of those among which it lies. */
export interface LogFinding {
  readonly code: (typeof logFindingCodes)[number]
  readonly index: number
  readonly because: string
}

export interface LogReport {
  /** Entries found. */
  readonly size: number
  /** The root recomputed from the bytes of all entries. */
  readonly root: Hash
  /** By place, at most `findingsMax`; none when the log is as it was written. */
  readonly findings: readonly LogFinding[]
}

const findingsMax = 100

/**
 * Recomputes every leaf and the root from the stored bytes. With a checkpoint taken earlier it also verifies that
 * the log still begins with the entries of then: only that detects a log that was replaced as a whole.
 */
export async function verifyLog(entries: LogEntries, checkpoint?: Checkpoint): Promise<LogReport> {
  const tip = await entries.tip()
  const reading = new Reading(checkpoint)
  for await (const stored of entries.read(0, Number.MAX_SAFE_INTEGER)) reading.take(stored)
  return reading.close(tip)
}

class Reading {
  readonly #tree = new GrowingTree()
  readonly #findings: LogFinding[] = []
  readonly #checkpoint: Checkpoint | undefined
  #next = 0
  #sizeTrusted = 0

  constructor(checkpoint: Checkpoint | undefined) {
    this.#checkpoint = checkpoint
  }

  take(stored: StoredEntry): void {
    this.#placeOf(stored)
    this.#contentOf(stored)
    this.#next = Math.max(this.#next, stored.index + 1)
    this.#rootAfter(stored)
    this.#compareCheckpoint()
  }

  #find(code: LogFinding['code'], index: number, because: string): void {
    if (this.#findings.length < findingsMax) this.#findings.push({ code, index, because })
  }

  #placeOf({ index }: StoredEntry): void {
    if (index < this.#next)
      this.#find('entry_is_repeated', index, `entry ${index} comes after ${this.#next - 1}`)
    if (index <= this.#next) return
    const last = index - 1
    const which = last === this.#next ? `entry ${last} is` : `entries ${this.#next} to ${last} are`
    this.#find('entry_is_missing', this.#next, `${which} not in the log`)
  }

  #contentOf({ index, encoded, leaf }: StoredEntry): void {
    const found = leafHash(encoded)
    this.#tree.append(found)
    if (found !== leaf) {
      this.#find('entry_was_changed', index, `entry ${index} does not have the hash it was recorded with`)
      return
    }
    const entry = decodeEntry(encoded)
    if (isRefusal(entry)) {
      this.#find('entry_is_unreadable', index, `entry ${index}: ${entry.because}`)
    } else if (entry.index !== index) {
      this.#find('entry_is_out_of_place', index, `in place ${index} stands entry ${entry.index}`)
    }
  }

  #rootAfter({ rootAfter }: StoredEntry): void {
    if (rootAfter === undefined || this.#findings.length > 0) return
    if (rootAfter === this.#tree.root()) this.#sizeTrusted = this.#tree.size
    else this.#rewritten(this.#tree.size)
  }

  #rewritten(size: number): void {
    const first = this.#sizeTrusted
    const which = size - first === 1 ? `entry ${first}` : `one of the entries ${first} to ${size - 1}`
    this.#find('history_was_rewritten', first, `${which} is not the one that was recorded`)
  }

  #compareCheckpoint(): void {
    const then = this.#checkpoint
    if (then === undefined || then.size !== this.#tree.size || then.root === this.#tree.root()) return
    this.#find(
      'log_differs_from_the_checkpoint',
      0,
      `the first ${then.size} entries are not those of the checkpoint of ${then.at}`,
    )
  }

  close(tip: LogTip): LogReport {
    const size = this.#tree.size
    if (this.#next < tip.size) {
      this.#find('end_is_missing', this.#next, `entries ${this.#next} to ${tip.size - 1} are not in the log`)
    }
    if (this.#next > tip.size) {
      this.#find('end_was_added', tip.size, `entries from ${tip.size} on were put in behind the end`)
    }
    const root = this.#tree.root()
    if (this.#findings.length === 0 && new GrowingTree(tip.size, tip.peaks).root() !== root)
      this.#rewritten(size)
    const then = this.#checkpoint
    if (then !== undefined && then.size > size) {
      const because = `the log has ${size} entries and had ${then.size} at ${then.at}`
      this.#find('log_is_shorter_than_the_checkpoint', size, because)
    }
    return { size, root, findings: this.#findings }
  }
}
