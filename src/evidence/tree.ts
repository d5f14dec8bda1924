// The tree of a growing log, held as the roots of its complete subtrees: memory of the logarithm of its size.

import { assert } from '../kernel/index.ts'
import { emptyRoot, type Hash, nodeHash } from './hash.ts'

/** How many complete subtrees a tree of this size has: the ones in its binary form. */
function peaksOfSize(size: number): number {
  let count = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}

/** Takes leaves one by one, in order, and knows the root (RFC 9162 §2.1.1) after each of them. */
export class GrowingTree {
  #size: number
  readonly #peaks: Hash[]

  /** An empty tree, or the one that had this size and these peaks, largest subtree first. */
  constructor(size = 0, peaks: readonly Hash[] = []) {
    assert(Number.isSafeInteger(size) && size >= 0, 'the size of a tree is a count')
    assert(peaks.length === peaksOfSize(size), 'a tree has one peak for each one in its binary size')
    this.#size = size
    this.#peaks = [...peaks]
  }

  get size(): number {
    return this.#size
  }

  get peaks(): readonly Hash[] {
    return this.#peaks
  }

  append(leaf: Hash): void {
    let subtree = leaf
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      subtree = nodeHash(this.#peaks.pop()!, subtree)
    }
    this.#peaks.push(subtree)
    this.#size++
  }

  root(): Hash {
    const last = this.#peaks.at(-1)
    if (last === undefined) return emptyRoot
    let root = last
    for (let i = this.#peaks.length - 2; i >= 0; i--) root = nodeHash(this.#peaks[i]!, root)
    return root
  }
}

/** The root of the tree over these leaves. */
export function rootFrom(leaves: Iterable<Hash>): Hash {
  const tree = new GrowingTree()
  for (const leaf of leaves) tree.append(leaf)
  return tree.root()
}
