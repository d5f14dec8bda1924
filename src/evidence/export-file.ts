// An export: many entries in one file, each with its path to one root, checked line by line without the database.

import { isRefusal, type Refusal, refuse } from '../kernel/index.ts'
import { canonicalJson, findCanonicalValue, type PlainData } from './canonical.ts'
import { type Entry, encodeEntry, entryFromPlainData, plainDataFromEntry } from './entry.ts'
import { contentHash, findHash, type Hash, leafHash } from './hash.ts'
import type { EvidenceRefusalCode } from './refusals.ts'
import { verifyInclusion } from './verify.ts'

/** The tree all entries of an export are in, and when it was taken. */
export interface ExportHead {
  readonly size: number
  readonly root: Hash
  readonly at: string
  /** How many entries follow. */
  readonly entries: number
  /** What was asked for, in the words of the question. */
  readonly asked: Readonly<Record<string, string>>
}

export interface ProvedEntry {
  readonly entry: Entry
  readonly path: readonly Hash[]
}

const format = 'reprieve-evidence-export-1'

/** The lines of an export: its head, each entry with its path, and the digest of all lines before. */
export async function* exportLines(
  { size, root, at, entries, asked }: ExportHead,
  proved: AsyncIterable<ProvedEntry>,
): AsyncGenerator<string> {
  let digest = contentHash('')
  const line = (value: PlainData): string => {
    const text = `${canonicalJson(value)}\n`
    digest = contentHash(`${digest}${text}`)
    return text
  }
  yield line({ asked, at, entries, format, root, size })
  for await (const { entry, path } of proved) yield line({ entry: plainDataFromEntry(entry), path })
  yield `${canonicalJson({ digest })}\n`
}

/** True for a text that begins as an export does. */
export const isExport = (text: string): boolean => text.slice(0, text.indexOf('\n')).includes(`"${format}"`)

const changed = (line: number, because: string): Refusal<EvidenceRefusalCode> =>
  refuse('proof_file_was_changed', because, `line ${line}`)

/**
 * Checks an export: every line as it was written, every entry in the tree of the head, as many as the head says, and
 * the root the one expected where one is given. Without an expected root it shows that the file agrees with itself.
 */
export function checkExport(text: string, expectedRoot?: Hash): ExportHead | Refusal<EvidenceRefusalCode> {
  const lines = text.split('\n')
  const head = headFrom(lines[0] ?? '')
  if (head === undefined) return refuse('proof_file_is_incomplete', `the first line is the head of ${format}`)
  if (lines.length !== head.entries + endLines || lines.at(-1) !== '')
    return refuse(
      'proof_file_is_incomplete',
      `the head says ${head.entries} entries; ask for the export again`,
    )
  const refusal = refuseEntries(lines, head)
  if (refusal !== undefined) return refusal
  if (expectedRoot === undefined || expectedRoot === head.root) return head
  return refuse('root_is_not_the_expected_one', `the export leads to ${head.root}`, 'root')
}

/** The head, the digest, and the nothing after the last end of line. */
const endLines = 3

function refuseEntries(lines: readonly string[], head: ExportHead): Refusal<EvidenceRefusalCode> | undefined {
  let digest = contentHash(`${contentHash('')}${lines[0]}\n`)
  for (let at = 1; at <= head.entries; at++) {
    const text = lines[at]!
    const refusal = refuseEntry(text, head, at + 1)
    if (refusal !== undefined) return refusal
    digest = contentHash(`${digest}${text}\n`)
  }
  const isWhole = lines[head.entries + 1] === canonicalJson({ digest })
  return isWhole ? undefined : changed(head.entries + 2, 'the digest is that of other lines')
}

function refuseEntry(
  text: string,
  { size, root }: ExportHead,
  line: number,
): Refusal<EvidenceRefusalCode> | undefined {
  const value = membersOf(text)
  const path = value?.path
  if (value === undefined || !Array.isArray(path)) return changed(line, 'it is not as it was written')
  const entry = entryFromPlainData(value.entry)
  if (isRefusal(entry)) return changed(line, entry.because)
  const leaf = leafHash(encodeEntry(entry))
  const verdict = verifyInclusion({ leaf, index: entry.index, size, root, path: path as readonly Hash[] })
  return isRefusal(verdict) ? refuse(verdict.code, verdict.because, `line ${line}`) : undefined
}

function membersOf(text: string): Readonly<Record<string, PlainData>> | undefined {
  const value = findCanonicalValue(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, PlainData>>)
    : undefined
}

function headFrom(text: string): ExportHead | undefined {
  const value = membersOf(text)
  if (value === undefined || value.format !== format) return undefined
  const { asked, at, entries, size } = value
  const root = findHash(value.root)
  const isWhole =
    root !== undefined &&
    typeof at === 'string' &&
    Number.isSafeInteger(entries) &&
    Number.isSafeInteger(size) &&
    typeof asked === 'object'
  return isWhole ? ({ asked, at, entries, root, size } as unknown as ExportHead) : undefined
}
