// Roots of trees: the well-known vectors, and the recursive definition of the RFC as the oracle.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { emptyRoot, type Hash, leafHash, nodeHash } from './hash.ts'
import { GrowingTree, rootFrom } from './tree.ts'

const standardLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(Buffer.from(hex, 'hex')))

/** Published with Certificate Transparency for the eight leaves above, from none of them to all. */
const standardRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

/** RFC 9162 §2.1.1, word for word. */
function rootByDefinition(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return emptyRoot
  if (leaves.length === 1) return leaves[0]!
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)))
}

test('R10 the roots of the standard leaves are the published ones', () => {
  const roots = standardRoots.map((_, size) => rootFrom(standardLeaves.slice(0, size)))
  assert.deepEqual(roots, standardRoots)
})

test('a growing tree has after every leaf the root of the definition', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 70 }), fc.nat(), (size, salt) => {
      const leaves = Array.from({ length: size }, (_, i) => leafHash(Buffer.from(`${salt} ${i}`)))
      const tree = new GrowingTree()
      assert.equal(tree.root(), emptyRoot)
      leaves.forEach((leaf, i) => {
        tree.append(leaf)
        assert.equal(tree.root(), rootByDefinition(leaves.slice(0, i + 1)))
      })
    }),
    { numRuns: 40 },
  )
})

test('a tree resumed from its size and peaks goes on as if it had not stopped', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1 }), fc.nat(), (contents, cut) => {
      const leaves = contents.map(leafHash)
      const first = new GrowingTree()
      for (const leaf of leaves.slice(0, cut % leaves.length)) first.append(leaf)
      const second = new GrowingTree(first.size, first.peaks)
      for (const leaf of leaves.slice(cut % leaves.length)) second.append(leaf)
      assert.equal(second.root(), rootFrom(leaves))
    }),
  )
})

test('a tree is not resumed from peaks that do not belong to its size', () => {
  assert.throws(() => new GrowingTree(3, [emptyRoot]), /one peak for each/)
})

test('a leaf and a node with the same bytes have different hashes', () => {
  const [left, right] = [leafHash(Buffer.from('a')), leafHash(Buffer.from('b'))]
  assert.notEqual(leafHash(Buffer.from(left + right, 'hex')), nodeHash(left, right))
})

test('content larger than the scratch buffer hashes as any other', () => {
  const large = Buffer.alloc(10_000, 7)
  assert.equal(leafHash(large), leafHash(Buffer.from(large)))
  assert.notEqual(leafHash(large), leafHash(large.subarray(1)))
})
