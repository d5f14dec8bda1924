// The append-only log of everything decided, over any place that keeps entries.

import { assert, isRefusal, type Refusal, refuse } from '../kernel/index.ts'
import type { Checkpoint } from './checkpoint.ts'
import { decodeEntry, type Entry, type NewEntry } from './entry.ts'
import type { ExportHead, ProvedEntry } from './export-file.ts'
import { type Hash, leafHash } from './hash.ts'
import type { LogEntries, LogTip } from './log-entries.ts'
import type { EntryProof } from './proof-file.ts'
import { inclusionRanges, type LeafRange, SubtreeRoots } from './proofs.ts'
import type { EvidenceRefusalCode } from './refusals.ts'
import { GrowingTree } from './tree.ts'
import { type LogReport, verifyLog } from './verify-log.ts'

export class EvidenceLog {
  readonly #entries: LogEntries
  readonly #clock: () => string

  /** `clock` gives the ISO instant that checkpoints carry. */
  constructor(entries: LogEntries, clock: () => string) {
    this.#entries = entries
    this.#clock = clock
  }

  /** Records entries, all or none, and answers with the checkpoint after them. */
  async append(entries: readonly NewEntry[]): Promise<Checkpoint> {
    return this.#checkpointOf(
      entries.length === 0 ? await this.#entries.tip() : await this.#entries.append(entries),
    )
  }

  async size(): Promise<number> {
    return (await this.#entries.tip()).size
  }

  /** The size and root of now. Keep it outside the bank's database: it is what later proofs are held against. */
  async checkpoint(): Promise<Checkpoint> {
    return this.#checkpointOf(await this.#entries.tip())
  }

  #checkpointOf({ size, peaks }: LogTip): Checkpoint {
    return { size, root: new GrowingTree(size, peaks).root(), at: this.#clock() }
  }

  /** The entries with index `from … to − 1`, in order. Throws on an entry that cannot be read: verify the log. */
  async *entries(from = 0, to = Number.MAX_SAFE_INTEGER): AsyncIterable<Entry> {
    for await (const { index, encoded } of this.#entries.read(from, to)) {
      const entry = decodeEntry(encoded)
      assert(!isRefusal(entry), `entry ${index} of the log can be read; run evidence verify`)
      yield entry
    }
  }

  /** Reads everything again; see `verifyLog`. */
  verify(checkpoint?: Checkpoint): Promise<LogReport> {
    return verifyLog(this.#entries, checkpoint)
  }

  /** The proof that entry `index` is in the log as it stands, for somebody without access to the log. */
  async proof(index: number): Promise<EntryProof | Refusal<EvidenceRefusalCode>> {
    const { size, root, at } = await this.checkpoint()
    if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
      const held = size === 0 ? 'is empty' : `has the entries 0 to ${size - 1}`
      return refuse('entry_is_not_in_the_log', `the log ${held}; there is no entry ${index}`, 'entry')
    }
    const entry = await this.#entry(index)
    const path: Hash[] = []
    for (const range of inclusionRanges(index, size)) path.push(await this.#rootOf(range))
    return { entry, size, root, at, path }
  }

  /**
   * Entries of these places, in their order, each with its path to the root of now. All leaves are held in memory:
   * 100 bytes for each entry of the log.
   */
  async proofs(indexes: readonly number[]): Promise<{
    readonly head: Pick<ExportHead, 'size' | 'root' | 'at'>
    readonly proved: AsyncIterable<ProvedEntry>
  }> {
    const head = await this.checkpoint()
    const leaves: Hash[] = []
    for await (const { leaf } of this.#entries.read(0, head.size)) leaves.push(leaf)
    return { head, proved: this.#proved(indexes, new SubtreeRoots(leaves)) }
  }

  async *#proved(indexes: readonly number[], tree: SubtreeRoots): AsyncGenerator<ProvedEntry> {
    for (const index of indexes) {
      const path = inclusionRanges(index, tree.size).map((range) => tree.rootOf(range))
      yield { entry: await this.#entry(index), path }
    }
  }

  async #entry(index: number): Promise<Entry> {
    for await (const entry of this.entries(index, index + 1)) return entry
    throw new RangeError(`entry ${index} is missing from the log; run evidence verify`)
  }

  async #rootOf({ from, to }: LeafRange): Promise<Hash> {
    const tree = new GrowingTree()
    for await (const { encoded } of this.#entries.read(from, to)) tree.append(leafHash(encoded))
    return tree.root()
  }
}
