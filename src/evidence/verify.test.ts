// Probes: every valid proof of small trees is accepted, and every mutant of it, named for its injury, is refused.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { emptyRoot, type Hash, leafHash } from './hash.ts'
import { consistencyProof, inclusionProof } from './proofs.ts'
import { rootFrom } from './tree.ts'
import { type ConsistencyClaim, type InclusionClaim, verifyConsistency, verifyInclusion } from './verify.ts'

const sizeMax = 17
const leaves = Array.from({ length: sizeMax }, (_, i) => leafHash(Buffer.from(`entry ${i}`)))
const roots = Array.from({ length: sizeMax + 1 }, (_, size) => rootFrom(leaves.slice(0, size)))
const stranger = leafHash(Buffer.from('a stranger'))

function flipBit(hash: Hash, bit: number): Hash {
  const bytes = Buffer.from(hash, 'hex')
  bytes[bit >> 3]! ^= 1 << (bit & 7)
  return bytes.toString('hex') as Hash
}

type Mutants<Claim> = readonly (readonly [injury: string, mutant: Claim])[]

function pathMutants<Claim extends { readonly path: readonly Hash[] }>(claim: Claim): Mutants<Claim> {
  const { path } = claim
  const withPath = (changed: readonly Hash[]): Claim => ({ ...claim, path: changed })
  return [
    ['preceding garbage', withPath([stranger, ...path])],
    ['trailing garbage', withPath([...path, stranger])],
    ['trailing repetition', withPath([...path, ...path.slice(-1), emptyRoot])],
    ...(path.length > 0
      ? ([
          ['truncated proof', withPath(path.slice(0, -1))],
          ['beheaded proof', withPath(path.slice(1))],
          ['emptied proof', withPath([])],
          ['uppercase hash', withPath([path[0]!.toUpperCase() as Hash, ...path.slice(1)])],
        ] as const)
      : []),
    ...(path.length > 1 ? ([['reversed proof', withPath([...path].reverse())]] as const) : []),
    ...path.flatMap((hash, i) =>
      [0, 77, 255].map(
        (bit) => [`flipped bit ${bit} of hash ${i}`, withPath(path.with(i, flipBit(hash, bit)))] as const,
      ),
    ),
  ]
}

function inclusionClaim(index: number, size: number): InclusionClaim {
  const path = inclusionProof(leaves.slice(0, size), index)
  return { leaf: leaves[index]!, index, size, root: roots[size]!, path }
}

function inclusionMutants(claim: InclusionClaim): Mutants<InclusionClaim> {
  const { index, size } = claim
  return [
    ...pathMutants(claim),
    ['wrong leaf', { ...claim, leaf: stranger }],
    ['flipped bit of the leaf', { ...claim, leaf: flipBit(claim.leaf, 9) }],
    ['flipped bit of the root', { ...claim, root: flipBit(claim.root, 200) }],
    ['root of the empty tree', { ...claim, root: emptyRoot }],
    ...(size > 1 ? ([['root taken for the leaf', { ...claim, leaf: claim.root }]] as const) : []),
    ['empty tree', { ...claim, size: 0 }],
    ['index at the size', { ...claim, index: size }],
    ['negative index', { ...claim, index: -1 }],
    ['index that is no count', { ...claim, index: index + 0.5 }],
    ['size that is no count', { ...claim, size: Number.NaN }],
    ...leaves
      .slice(0, size)
      .flatMap((_, other) =>
        other === index ? [] : [[`wrong index ${other}`, { ...claim, index: other }] as const],
      ),
    ...wrongSizes(claim),
  ]
}

/** A proof also fits other sizes that give the entry the same way up; those are for the digest of a file to bind. */
function wrongSizes(claim: InclusionClaim): Mutants<InclusionClaim> {
  const mutants: [string, InclusionClaim][] = []
  for (let size = 1; size <= sizeMax; size++) {
    if (size === claim.size || claim.index >= size) continue
    if (shapeOf(claim.index, size) !== shapeOf(claim.index, claim.size)) {
      mutants.push([`wrong size ${size}`, { ...claim, size }])
    }
    mutants.push([`root of size ${size}`, { ...claim, root: roots[size]! }])
  }
  return mutants
}

/** The way from an entry to the root as left and right turns, by the recursive definition. */
function shapeOf(index: number, size: number): string {
  if (size === 1) return ''
  let split = 1
  while (split * 2 < size) split *= 2
  return index < split ? `${shapeOf(index, split)}l` : `${shapeOf(index - split, size - split)}r`
}

function consistencyClaim(older: number, newer: number): ConsistencyClaim {
  const path = consistencyProof(leaves.slice(0, newer), older)
  return { older, olderRoot: roots[older]!, newer, newerRoot: roots[newer]!, path }
}

function consistencyMutants(claim: ConsistencyClaim): Mutants<ConsistencyClaim> {
  const { older, newer, olderRoot, newerRoot } = claim
  const swapped = { ...claim, olderRoot: newerRoot, newerRoot: olderRoot }
  return [
    ...pathMutants(claim),
    ...(older === newer ? [] : ([['swapped roots', swapped]] as const)),
    ...(older === newer ? [] : ([['swapped sizes', { ...claim, older: newer, newer: older }]] as const)),
    ['wrong older root', { ...claim, olderRoot: stranger }],
    ['wrong newer root', { ...claim, newerRoot: stranger }],
    ['flipped bit of the older root', { ...claim, olderRoot: flipBit(olderRoot, 0) }],
    ['flipped bit of the newer root', { ...claim, newerRoot: flipBit(newerRoot, 255) }],
    ['empty older tree', { ...claim, older: 0, olderRoot: emptyRoot }],
    ['empty trees', { ...claim, older: 0, newer: 0, olderRoot: emptyRoot, newerRoot: emptyRoot }],
    ['negative size', { ...claim, older: -1 }],
    ['size that is no count', { ...claim, newer: newer + 0.5 }],
    ['older size one less', { ...claim, older: older - 1 }],
    ['older size one more', { ...claim, older: older + 1 }],
    ...roots.flatMap((root, size) =>
      size === older ? [] : ([[`older root of size ${size}`, { ...claim, olderRoot: root }]] as const),
    ),
  ]
}

const pairs = Array.from({ length: sizeMax }, (_, i) => i + 1).flatMap((size) =>
  Array.from({ length: size }, (_, index) => [index, size] as const),
)

test('R10 every inclusion proof up to size 17 is accepted and every mutant refused', () => {
  let refused = 0
  for (const [index, size] of pairs) {
    const claim = inclusionClaim(index, size)
    assert.equal(verifyInclusion(claim).kind, 'verified', `entry ${index} of ${size}`)
    for (const [injury, mutant] of inclusionMutants(claim)) {
      assert.equal(verifyInclusion(mutant).kind, 'refused', `${injury}: entry ${index} of ${size}`)
      refused++
    }
  }
  assert.ok(refused > 4000)
})

test('R10 every consistency proof up to size 17 is accepted and every mutant refused', () => {
  let refused = 0
  for (const [index, newer] of pairs) {
    const claim = consistencyClaim(index + 1, newer)
    assert.equal(verifyConsistency(claim).kind, 'verified', `${index + 1} to ${newer}`)
    for (const [injury, mutant] of consistencyMutants(claim)) {
      assert.equal(verifyConsistency(mutant).kind, 'refused', `${injury}: ${index + 1} to ${newer}`)
      refused++
    }
  }
  assert.ok(refused > 4000)
})

test('proofs of larger trees are accepted, and refused for any other pair of roots', () => {
  const many = Array.from({ length: 600 }, (_, i) => leafHash(Buffer.from(`entry ${i}`)))
  const size = fc.integer({ min: 1, max: many.length })
  fc.assert(
    fc.property(size, size, fc.nat(), (one, other, place) => {
      const [older, newer] = [Math.min(one, other), Math.max(one, other)]
      const tree = many.slice(0, newer)
      const [olderRoot, newerRoot] = [rootFrom(many.slice(0, older)), rootFrom(tree)]
      const claim = { older, olderRoot, newer, newerRoot, path: consistencyProof(tree, older) }
      assert.equal(verifyConsistency(claim).kind, 'verified')
      assert.equal(verifyConsistency({ ...claim, olderRoot: stranger }).kind, 'refused')
      assert.equal(verifyConsistency({ ...claim, newerRoot: stranger }).kind, 'refused')
      const index = place % newer
      const path = inclusionProof(tree, index)
      assert.equal(
        verifyInclusion({ leaf: many[index]!, index, size: newer, root: newerRoot, path }).kind,
        'verified',
      )
    }),
  )
})

test('the first wrong thing is the one named', () => {
  const inclusion = inclusionClaim(3, 7)
  const consistency = consistencyClaim(3, 7)
  const codes = [
    verifyInclusion({ ...inclusion, root: 'no hash' as Hash, size: -1 }),
    verifyInclusion({ ...inclusion, size: -1 }),
    verifyInclusion({ ...inclusion, index: 7, path: [] }),
    verifyInclusion({ ...inclusion, path: [], root: stranger }),
    verifyInclusion({ ...inclusion, root: stranger }),
    verifyConsistency({ ...consistency, older: 0, newer: -1 }),
    verifyConsistency({ ...consistency, older: 0, olderRoot: emptyRoot, path: [] }),
    verifyConsistency({ ...consistency, older: 8, path: [] }),
    verifyConsistency({ ...consistency, path: [], olderRoot: stranger }),
    verifyConsistency({ ...consistency, olderRoot: stranger, newerRoot: stranger }),
    verifyConsistency({ ...consistency, newerRoot: stranger }),
  ].map((verdict) => (verdict.kind === 'refused' ? verdict.code : verdict.kind))
  assert.deepEqual(codes, [
    'hash_is_malformed',
    'size_is_not_a_count',
    'index_is_outside_the_tree',
    'proof_has_the_wrong_length',
    'root_differs',
    'size_is_not_a_count',
    'consistency_from_the_empty_tree_is_meaningless',
    'trees_are_in_the_wrong_order',
    'proof_has_the_wrong_length',
    'older_root_differs',
    'root_differs',
  ])
})
