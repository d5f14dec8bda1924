// Hashes of the evidence tree: SHA-256 with a leading 0x00 for a leaf and 0x01 for a node (RFC 9162 §2.1.1).

import { hash } from 'node:crypto'

declare const hashBrand: unique symbol

/** A SHA-256 hash as 64 lower-case hexadecimal digits. */
export type Hash = string & { readonly [hashBrand]: true }

const hashBytes = 32
const leafPrefix = 0x00
const nodePrefix = 0x01
const hashForm = /^[0-9a-f]{64}$/

/** Hash of any content, without a prefix: for digests of files and texts. */
export const contentHash = (content: string | Uint8Array): Hash => hash('sha256', content, 'hex') as Hash

/** The root of a tree without entries: the hash of nothing. */
export const emptyRoot: Hash = contentHash('')

/** The hash as written, or undefined when the text is not 64 lower-case hexadecimal digits. */
export const findHash = (text: unknown): Hash | undefined =>
  typeof text === 'string' && hashForm.test(text) ? (text as Hash) : undefined

let leafScratch = Buffer.alloc(4096)

/** Hash of one entry's encoded content. */
export function leafHash(content: Uint8Array): Hash {
  const length = content.length + 1
  if (leafScratch.length < length) leafScratch = Buffer.alloc(length * 2)
  leafScratch[0] = leafPrefix
  leafScratch.set(content, 1)
  return contentHash(leafScratch.subarray(0, length))
}

const nodeScratch = Buffer.alloc(1 + 2 * hashBytes)
nodeScratch[0] = nodePrefix

/** Hash of the node above two subtrees. */
export function nodeHash(left: Hash, right: Hash): Hash {
  nodeScratch.write(left, 1, hashBytes, 'hex')
  nodeScratch.write(right, 1 + hashBytes, hashBytes, 'hex')
  return contentHash(nodeScratch)
}
