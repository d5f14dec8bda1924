// Circumstances that people of the bank recorded: they join those of the extract, under ids that no extract can hold.

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { CircumstanceKind, CircumstanceStatus } from '../../kernel/index.ts'
import { quoted, rowsOf } from '../database.ts'
import { writeWhole } from '../files.ts'
import { sqlValue } from './checks.ts'
import { columnOf } from './stage.ts'

/** A circumstance beside the extract; days are ISO days. */
export interface RecordedCircumstance {
  /** 1–40 characters of `A–Z a–z 0–9 . _ -`. */
  readonly id: string
  readonly customer: string
  readonly kind: CircumstanceKind
  readonly firstDay: string
  readonly lastDay?: string
  readonly status: CircumstanceStatus
  /** The day the bank learned of it. */
  readonly knownDay: string
}

/** What a book keeps of them. */
export interface RecordedEntry {
  readonly file: string
  readonly sha256: string
  readonly rows: number
  /** Rows about customers who are not in the extract, or were put aside. */
  readonly leftOut: number
}

const recordedName = 'recorded_circumstances'
const fileName = 'recorded-circumstances.csv'
const header = 'circumstance,customer,kind,first_day,last_day,status,known_day'
/** No id of an extract has a colon. */
const prefix = 'recorded:'

/** The file of the recorded circumstances: the same circumstances in any order give the same text. */
function textOf(recorded: readonly RecordedCircumstance[]): string {
  const lines = recorded.map(({ id, customer, kind, firstDay, lastDay = '', status, knownDay }) =>
    [`${prefix}${id}`, customer, kind, firstDay, lastDay, status, knownDay].join(','),
  )
  return `${[header, ...lines.sort()].join('\n')}\n`
}

/** What the id of a book covers beside its extract: nothing where nothing was recorded. */
export function hashOfRecorded(
  recorded: readonly RecordedCircumstance[],
): readonly (readonly [string, string])[] {
  if (recorded.length === 0) return []
  return [[recordedName, createHash('sha256').update(textOf(recorded)).digest('hex')]]
}

/** Adds them to `circumstance_fact` and writes their file into the book, which explains itself without the store. */
export async function joinRecorded(
  connection: DuckDBConnection,
  dir: string,
  recorded: readonly RecordedCircumstance[],
): Promise<RecordedEntry | undefined> {
  const [hash] = hashOfRecorded(recorded)
  if (hash === undefined) return undefined
  const file = join(dir, fileName)
  await writeWhole(file, textOf(recorded))
  const value = (name: string) => `${sqlValue(columnOf('circumstances', name), 'text')} AS ${name}`
  await connection.run(`INSERT INTO circumstance_fact BY NAME
    SELECT circumstance, customer, ${['kind', 'status', 'first_day', 'last_day', 'known_day'].map(value).join(', ')}
    FROM read_csv(${quoted(file)}, header = true, all_varchar = true, nullstr = '')
    WHERE customer IN (SELECT customer FROM customer_good)`)
  const [joined] = await rowsOf(
    connection,
    `SELECT count(*) AS rows FROM circumstance_fact WHERE starts_with(circumstance, ${quoted(prefix)})`,
  )
  const leftOut = recorded.length - Number(joined!.rows)
  return { file: fileName, sha256: hash[1], rows: recorded.length, leftOut }
}

/** The recorded circumstances that a book holds, by id, each with its status there. */
export async function readRecorded(book: {
  readonly dir: string
  readonly recorded?: RecordedEntry
}): Promise<ReadonlyMap<string, string>> {
  if (book.recorded === undefined) return new Map()
  const text = await readFile(join(book.dir, book.recorded.file), 'utf8')
  const [, ...lines] = text.trimEnd().split('\n')
  return new Map(
    lines.map((line) => {
      const [id = '', , , , , status = ''] = line.split(',')
      return [id.slice(prefix.length), status]
    }),
  )
}
