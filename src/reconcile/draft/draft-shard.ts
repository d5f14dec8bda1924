// Drafts one shard of the book: a pure function from a stream of columns to findings, totals and block digests.

import type { AccountColumns } from '../../book/index.ts'
import { correctAccount, type Findings, openAssessment, type Rulebook } from '../../measures/index.ts'
import { countAccount, countFindings, emptyTotals, type Mark, markFindings, type Totals } from './totals.ts'

/** A shard as a stream of columns, beginning at a block; `firstRow` counts from the first account of the book. */
export type ShardStream = AsyncIterable<AccountColumns & { readonly firstRow: number }>

export interface ShardRules {
  readonly rulebook: Rulebook
  /** League of each region of the dictionary, as a position in the list of leagues. */
  readonly leagueOfRegion: Uint8Array
  readonly leagues: number
  /** Accounts of the book per block: what a digest covers. Blocks do not depend on how the book is sharded. */
  readonly blockSize: number
  /** SHA-256 of the bytes given, in order; injected so that this stays free of the machine. */
  readonly digest: (parts: readonly Uint8Array[]) => Uint8Array
}

export interface ShardDraft {
  readonly accounts: number
  /** `row` columns count from the first account of the book. */
  readonly findings: Findings
  readonly totals: Totals
  /** One digest per block, in order. */
  readonly blocks: readonly Uint8Array[]
  /** Granted accounts, counted from the first of the book. */
  readonly granted: Int32Array
}

/** Drafts a shard. Nothing is read but the columns; nothing is written but the answer. */
export async function draftShard(stream: ShardStream, rules: ShardRules): Promise<ShardDraft> {
  const { assessment, findings } = openAssessment()
  const totals = emptyTotals(rules.leagues)
  const blocks: Uint8Array[] = []
  const granted: number[] = []
  const mark: Mark = { correction: 0, exception: 0, violation: 0 }
  const block: Mark = { correction: 0, exception: 0, violation: 0 }
  let accounts = 0
  for await (const chunk of stream) {
    assessment.open(chunk, rules.rulebook)
    for (let row = 0; row < chunk.rows; row++) {
      if (accounts > 0 && accounts % rules.blockSize === 0) closeBlock(blocks, findings, block, rules)
      findings.firstRow = chunk.firstRow
      markFindings(mark, findings)
      correctAccount(assessment, row, findings)
      const league = rules.leagueOfRegion[chunk.region[row]!]!
      countAccount(totals, assessment, league)
      countFindings(totals, findings, mark, league)
      if (assessment.entitlement.granted) granted.push(findings.row)
      accounts++
    }
  }
  if (accounts > 0) closeBlock(blocks, findings, block, rules)
  return { accounts, findings, totals, blocks, granted: Int32Array.from(granted) }
}

function closeBlock(blocks: Uint8Array[], findings: Findings, from: Mark, rules: ShardRules): void {
  blocks.push(rules.digest(bytesOfFindings(findings, from)))
  markFindings(from, findings)
}

/** The bytes of everything found since the mark, column after column: what a digest is taken of. */
export function bytesOfFindings({ corrections, exceptions, violations }: Findings, from: Mark): Uint8Array[] {
  return [
    ...bytesOfColumns(corrections, from.correction),
    ...bytesOfColumns(exceptions, from.exception),
    ...bytesOfColumns(violations, from.violation),
  ]
}

type Columns = { readonly count: number } & Readonly<
  Record<string, number | Int32Array | Float64Array | Uint8Array>
>

function bytesOfColumns(found: object, from: number): Uint8Array[] {
  const columns = found as Columns
  return Object.values(columns)
    .filter((column) => typeof column !== 'number')
    .map((column) => {
      const { BYTES_PER_ELEMENT: width, buffer, byteOffset } = column
      return new Uint8Array(buffer, byteOffset + from * width, (columns.count - from) * width)
    })
}
