// Checks proofs against roots one trusts; needs nothing but the proof (RFC 9162 §2.1.3.2, §2.1.4.2).

import { type Refusal, refuse } from '../kernel/index.ts'
import { findHash, type Hash, nodeHash } from './hash.ts'
import { consistencyRanges, inclusionRanges } from './proofs.ts'
import type { EvidenceRefusalCode } from './refusals.ts'

/** What a verifier answers: the claim holds, or why it does not. */
export type Verdict = { readonly kind: 'verified' } | Refusal<EvidenceRefusalCode>

const verified: Verdict = { kind: 'verified' }

/** The claim that `leaf` is entry `index` of the tree of `size` with this `root`. */
export interface InclusionClaim {
  readonly leaf: Hash
  readonly index: number
  readonly size: number
  readonly root: Hash
  readonly path: readonly Hash[]
}

/** The claim that the tree of size `newer` begins with all entries of the tree of size `older`. */
export interface ConsistencyClaim {
  readonly older: number
  readonly olderRoot: Hash
  readonly newer: number
  readonly newerRoot: Hash
  readonly path: readonly Hash[]
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
const half = (value: number): number => Math.floor(value / 2)

function refuseForm(sizes: readonly number[], hashes: readonly unknown[]): Verdict | undefined {
  const wrongHash = hashes.findIndex((hash) => findHash(hash) === undefined)
  if (wrongHash >= 0) return refuse('hash_is_malformed', 'a hash is 64 lower-case hexadecimal digits')
  if (!sizes.every(isCount))
    return refuse('size_is_not_a_count', 'sizes and indexes are whole numbers from 0')
  return undefined
}

const refuseLength = (expected: number, found: number): Verdict =>
  refuse('proof_has_the_wrong_length', `the path must have ${expected} hashes and has ${found}`, 'path')

/** Verifies that an entry is in a tree. */
export function verifyInclusion(claim: InclusionClaim): Verdict {
  const { leaf, index, size, root, path } = claim
  const malformed = refuseForm([index, size], [leaf, root, ...path])
  if (malformed !== undefined) return malformed
  if (index >= size) {
    return refuse('index_is_outside_the_tree', `entry ${index} is not in a tree of ${size} entries`, 'index')
  }
  const expected = inclusionRanges(index, size).length
  if (path.length !== expected) return refuseLength(expected, path.length)
  return climb(leaf, index, size, path) === root
    ? verified
    : refuse('root_differs', 'the entry and the path do not lead to this root', 'root')
}

function climb(leaf: Hash, index: number, size: number, path: readonly Hash[]): Hash {
  let node = index
  let last = size - 1
  let root = leaf
  for (const sibling of path) {
    if (node % 2 === 1 || node === last) {
      root = nodeHash(sibling, root)
      while (node % 2 === 0 && node > 0) {
        node = half(node)
        last = half(last)
      }
    } else {
      root = nodeHash(root, sibling)
    }
    node = half(node)
    last = half(last)
  }
  return root
}

/**
 * Verifies that a newer tree continues an older one. From the empty tree every tree continues, so such a proof
 * says nothing and is refused.
 */
export function verifyConsistency(claim: ConsistencyClaim): Verdict {
  const { older, olderRoot, newer, newerRoot, path } = claim
  const malformed = refuseForm([older, newer], [olderRoot, newerRoot, ...path])
  if (malformed !== undefined) return malformed
  if (older === 0) {
    return refuse(
      'consistency_from_the_empty_tree_is_meaningless',
      'every tree continues the empty one; compare with a checkpoint of at least one entry',
      'older',
    )
  }
  if (older > newer) {
    return refuse(
      'trees_are_in_the_wrong_order',
      `a tree of ${older} cannot be before one of ${newer}`,
      'older',
    )
  }
  const expected = consistencyRanges(older, newer).length
  if (path.length !== expected) return refuseLength(expected, path.length)
  return compareRoots(claim, climbBoth(claim))
}

function compareRoots(claim: ConsistencyClaim, found: BothRoots): Verdict {
  if (found.older !== claim.olderRoot) {
    return refuse('older_root_differs', 'the path does not lead to the older root', 'olderRoot')
  }
  if (found.newer !== claim.newerRoot) {
    return refuse('root_differs', 'the path does not lead to the newer root', 'newerRoot')
  }
  return verified
}

interface BothRoots {
  readonly older: Hash
  readonly newer: Hash
}

function climbBoth({ older, olderRoot, newer, path }: ConsistencyClaim): BothRoots {
  if (older === newer) return { older: olderRoot, newer: olderRoot }
  let node = older - 1
  let last = newer - 1
  while (node % 2 === 1) {
    node = half(node)
    last = half(last)
  }
  const [start, ...steps] = node === 0 ? [olderRoot, ...path] : path
  let olderFound = start!
  let newerFound = start!
  for (const sibling of steps) {
    if (node % 2 === 1 || node === last) {
      olderFound = nodeHash(sibling, olderFound)
      newerFound = nodeHash(sibling, newerFound)
      while (node % 2 === 0 && node > 0) {
        node = half(node)
        last = half(last)
      }
    } else {
      newerFound = nodeHash(newerFound, sibling)
    }
    node = half(node)
    last = half(last)
  }
  return { older: olderFound, newer: newerFound }
}
