// Where the log keeps its entries: the port a store implements, and one in memory.

import type { NewEntry, StoredEntry } from './entry.ts'
import { storedEntry } from './entry.ts'
import type { Hash } from './hash.ts'
import { GrowingTree } from './tree.ts'

/** How far the log has grown: enough to know its root and to append without reading it. */
export interface LogTip {
  readonly size: number
  /** The roots of the complete subtrees, largest first. */
  readonly peaks: readonly Hash[]
}

/** Appends are one at a time and all or nothing; what was appended is never changed. */
export interface LogEntries {
  /** Gives the entries the next indexes and keeps them; answers with the tip after them. */
  append(entries: readonly NewEntry[]): Promise<LogTip>
  /** The entries kept with index `from … to − 1`, by index, whatever state they are in. */
  read(from: number, to: number): AsyncIterable<StoredEntry>
  tip(): Promise<LogTip>
}

/** The entries with their indexes, leaves and closing root, and the tip after them. */
export function continueLog(
  tip: LogTip,
  entries: readonly NewEntry[],
): { readonly stored: readonly StoredEntry[]; readonly tip: LogTip } {
  const tree = new GrowingTree(tip.size, tip.peaks)
  const stored = entries.map((entry, position) => {
    const kept = storedEntry(tip.size + position, entry)
    tree.append(kept.leaf)
    return position === entries.length - 1 ? { ...kept, rootAfter: tree.root() } : kept
  })
  return { stored, tip: { size: tree.size, peaks: tree.peaks } }
}

/** A log in memory, for simulations and tests. */
export class MemoryLogEntries implements LogEntries {
  readonly #stored: StoredEntry[]
  #tip: LogTip

  constructor(stored: readonly StoredEntry[] = [], tip: LogTip = { size: 0, peaks: [] }) {
    this.#stored = [...stored]
    this.#tip = tip
  }

  async append(entries: readonly NewEntry[]): Promise<LogTip> {
    const { stored, tip } = continueLog(this.#tip, entries)
    this.#stored.push(...stored)
    this.#tip = tip
    return tip
  }

  async *read(from: number, to: number): AsyncIterable<StoredEntry> {
    for (const entry of this.#stored) if (entry.index >= from && entry.index < to) yield entry
  }

  async tip(): Promise<LogTip> {
    return this.#tip
  }
}
