// A proof as a file: one entry, the tree it is in, and the path between them, checked without the database.

import { isRefusal, type Refusal, refuse } from '../kernel/index.ts'
import { canonicalJson, type PlainData, plainDataProblem } from './canonical.ts'
import { type Entry, encodeEntry, entryFromPlainData, plainDataFromEntry } from './entry.ts'
import { contentHash, findHash, type Hash, leafHash } from './hash.ts'
import type { EvidenceRefusalCode } from './refusals.ts'
import { verifyInclusion } from './verify.ts'

export interface EntryProof {
  readonly entry: Entry
  /** Size and root of the tree the proof leads to, and when it was taken. */
  readonly size: number
  readonly root: Hash
  readonly at: string
  /** The roots of the subtrees beside the way from the entry to the root. */
  readonly path: readonly Hash[]
}

const format = 'reprieve-evidence-proof-1'
const members = 'at,digest,entry,format,path,root,size'
const fileBytesMax = 4 * 1024 * 1024

/** The digest binds what the path does not: the size of the tree and the instant. */
function contentOf({ entry, size, root, at, path }: EntryProof): { readonly [key: string]: PlainData } {
  const bound = { at, entry: plainDataFromEntry(entry), format, path, root, size }
  return { ...bound, digest: contentHash(canonicalJson(bound)) }
}

const sorted = (value: PlainData): unknown => JSON.parse(canonicalJson(value))

/** The proof as JSON a person can read; the same proof is always the same bytes. */
export const textFromProof = (proof: EntryProof): string =>
  `${JSON.stringify(sorted(contentOf(proof)), undefined, 2)}\n`

/**
 * Checks the bytes of a proof file, and that its root is the one expected if one is given. Any change of any byte
 * is refused. Without an expected root it shows only that the file agrees with itself: compare the root with a
 * checkpoint you trust.
 */
export function checkProofFile(
  bytes: Uint8Array,
  expectedRoot?: Hash,
): EntryProof | Refusal<EvidenceRefusalCode> {
  const text = textOf(bytes)
  if (isRefusal(text)) return text
  const proof = proofFromText(text)
  if (isRefusal(proof)) return proof
  if (textFromProof(proof) !== text) {
    return refuse('proof_file_was_changed', 'the file is not as it was written; ask for the proof again')
  }
  const leaf = leafHash(encodeEntry(proof.entry))
  const verdict = verifyInclusion({ ...proof, leaf, index: proof.entry.index })
  if (isRefusal(verdict)) return verdict
  if (expectedRoot !== undefined && expectedRoot !== proof.root) {
    return refuse('root_is_not_the_expected_one', `the proof leads to ${proof.root}`, 'root')
  }
  return proof
}

function textOf(bytes: Uint8Array): string | Refusal<EvidenceRefusalCode> {
  if (bytes.length > fileBytesMax) {
    return refuse('proof_file_is_unreadable', `a proof file has at most ${fileBytesMax} bytes`)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return refuse('proof_file_is_unreadable', 'the file is not UTF-8')
  }
}

function proofFromText(text: string): EntryProof | Refusal<EvidenceRefusalCode> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse('proof_file_is_unreadable', 'the file is not JSON')
  }
  const incomplete = (because: string) => refuse('proof_file_is_incomplete', because)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return incomplete('not an object')
  const problem = plainDataProblem(value)
  if (problem !== undefined) return incomplete(problem)
  if (Object.keys(value).sort().join() !== members) return incomplete(`a proof has the members ${members}`)
  const { at, path, root, size, entry, ...rest } = value as Readonly<Record<string, unknown>>
  if (rest.format !== format) return incomplete(`format is ${format}`)
  const rootHash = findHash(root)
  if (rootHash === undefined) return incomplete('root is not a hash')
  if (!isPath(path)) return incomplete('path is not a list of hashes')
  if (!Number.isSafeInteger(size) || typeof at !== 'string')
    return incomplete('size or at is of a wrong type')
  const read = entryFromPlainData(entry)
  return isRefusal(read) ? read : { entry: read, size: size as number, root: rootHash, at, path }
}

const isPath = (value: unknown): value is readonly Hash[] =>
  Array.isArray(value) && value.every((hash) => findHash(hash) !== undefined)
