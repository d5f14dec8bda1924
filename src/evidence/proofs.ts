// Proofs that an entry is in a tree and that a newer tree continues an older one (RFC 9162 §2.1.3, §2.1.4).

import { assert } from '../kernel/index.ts'
import { type Hash, nodeHash } from './hash.ts'
import { rootFrom } from './tree.ts'

/** The leaves `from … to − 1`, whose root is one step of a proof. */
export interface LeafRange {
  readonly from: number
  readonly to: number
}

/** The largest power of two below `size`; size is 2 or more. */
function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

/** The subtrees whose roots prove that entry `index` is in the tree of `size`, nearest to the entry first. */
export function inclusionRanges(index: number, size: number): readonly LeafRange[] {
  assert(index >= 0 && index < size, 'the entry is in the tree')
  const ranges: LeafRange[] = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    if (index < middle) {
      ranges.push({ from: middle, to })
      to = middle
    } else {
      ranges.push({ from, to: middle })
      from = middle
    }
  }
  return ranges.reverse()
}

/** The subtrees whose roots prove that the tree of size `newer` begins with the one of size `older`. */
export function consistencyRanges(older: number, newer: number): readonly LeafRange[] {
  assert(older > 0 && older <= newer, 'a tree that is not empty is continued by a larger one')
  const ranges: LeafRange[] = []
  let from = 0
  let to = newer
  while (to > older) {
    const middle = from + splitOf(to - from)
    if (older <= middle) {
      ranges.push({ from: middle, to })
      to = middle
    } else {
      ranges.push({ from, to: middle })
      from = middle
    }
  }
  if (from > 0) ranges.push({ from, to })
  return ranges.reverse()
}

const rootsOf = (leaves: readonly Hash[], ranges: readonly LeafRange[]): readonly Hash[] =>
  ranges.map(({ from, to }) => rootFrom(leaves.slice(from, to)))

/** The audit path of entry `index` in the tree over all these leaves. */
export const inclusionProof = (leaves: readonly Hash[], index: number): readonly Hash[] =>
  rootsOf(leaves, inclusionRanges(index, leaves.length))

/** The proof that the tree over all these leaves continues the tree over the first `older` of them. */
export const consistencyProof = (leaves: readonly Hash[], older: number): readonly Hash[] =>
  rootsOf(leaves, consistencyRanges(older, leaves.length))

/** The roots of parts of a finished tree, each worked out once. */
export class SubtreeRoots {
  readonly #leaves: readonly Hash[]
  readonly #roots = new Map<string, Hash>()

  constructor(leaves: readonly Hash[]) {
    this.#leaves = leaves
  }

  get size(): number {
    return this.#leaves.length
  }

  /** The root over the leaves `from … to − 1`, which are a part that the tree itself is made of. */
  rootOf({ from, to }: LeafRange): Hash {
    if (to - from === 1) return this.#leaves[from]!
    const key = `${from} ${to}`
    const known = this.#roots.get(key)
    if (known !== undefined) return known
    const middle = from + splitOf(to - from)
    const root = nodeHash(this.rootOf({ from, to: middle }), this.rootOf({ from: middle, to }))
    this.#roots.set(key, root)
    return root
  }
}
