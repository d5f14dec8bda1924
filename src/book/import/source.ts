// The files of an extract, found, hashed and opened as views of one shape, whatever their format.

import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { quoted, rowsOf } from '../database.ts'
import { sha256OfFile } from '../files.ts'
import { type Column, type TableName, tableNames, tables } from '../schema.ts'
import { findPhysical, maySee, type Physical, sqlFault, sqlPrepared } from './checks.ts'
import { readHeader, scanCsv } from './csv.ts'
import type { ImportRefusal } from './refusals.ts'

export interface SourceFile {
  readonly table: TableName
  readonly path: string
  readonly format: 'csv' | 'parquet'
}

/** A table of the extract that can be queried as the view `source_<table>`, with `row` counting from 1. */
export interface Source extends SourceFile {
  readonly physical: ReadonlyMap<string, Physical>
  /** The Parquet file behind the view. */
  readonly parquet: string
  /** Rows that could not be split into columns; they are in the quarantine. */
  readonly brokenRows: number
}

const exists = async (path: string): Promise<boolean> => {
  try {
    await access(path)
    return true
  } catch {
    return false
  }
}

async function findFile(dir: string, table: TableName): Promise<SourceFile | Refusal<ImportRefusal>> {
  const csv = join(dir, `${table}.csv`)
  const parquet = join(dir, `${table}.parquet`)
  const [hasCsv, hasParquet] = [await exists(csv), await exists(parquet)]
  if (hasCsv && hasParquet)
    return refuse('table_twice', `${table} is there as CSV and as Parquet; deliver one of them`, table)
  if (hasCsv) return { table, path: csv, format: 'csv' }
  if (hasParquet) return { table, path: parquet, format: 'parquet' }
  return refuse(
    'missing_table',
    `neither ${table}.csv nor ${table}.parquet is there; deliver every table`,
    table,
  )
}

/** One file for each table; refuses a table that is missing or there twice. */
export async function findFiles(dir: string): Promise<readonly SourceFile[] | Refusal<ImportRefusal>> {
  const files: SourceFile[] = []
  for (const table of tableNames) {
    const file = await findFile(dir, table)
    if (isRefusal(file)) return file
    files.push(file)
  }
  return files
}

/** SHA-256 of a source file; a CSV file is checked for encoding and line length on the way. */
export const hashSource = (file: SourceFile): Promise<string | Refusal> =>
  file.format === 'csv' ? scanCsv(file.path, `${file.table}.csv`) : sha256OfFile(file.path)

const unreadable = (file: SourceFile, error: unknown): Refusal<ImportRefusal> => {
  const [reason = ''] = String((error as Error).message).split('\n')
  const words = reason.replaceAll(file.path, `${file.table}.${file.format}`)
  return refuse('unreadable_table', `${words}; deliver the file again`, `${file.table}.${file.format}`)
}

/** What DuckDB says about a file becomes a refusal that names the table. */
export async function readingTable<T>(
  file: SourceFile,
  work: () => Promise<T>,
): Promise<T | Refusal<ImportRefusal>> {
  try {
    return await work()
  } catch (error) {
    if (String((error as Error).message).startsWith('INTERRUPT')) throw error
    return unreadable(file, error)
  }
}

/** Reads every value of every Parquet file until one cannot be read; a refusal that names it. */
export async function findDamagedFile(
  connection: DuckDBConnection,
  files: readonly SourceFile[],
): Promise<Refusal<ImportRefusal> | undefined> {
  for (const file of files.filter((each) => each.format === 'parquet')) {
    const read = await readingTable(file, () =>
      rowsOf(connection, `SELECT bit_xor(hash(COLUMNS(*))) FROM read_parquet(${quoted(file.path)})`),
    )
    if (isRefusal(read)) return read
  }
  return undefined
}

/** Refuses columns the table does not have, columns that stand twice and required ones that are missing. */
function findColumnRefusal(table: TableName, names: readonly string[]): Refusal<ImportRefusal> | undefined {
  const columns: readonly Column[] = tables[table].columns
  const allowed = columns.map((column) => column.name)
  const unknown = names.find((name, index) => !allowed.includes(name) || names.indexOf(name) !== index)
  if (unknown !== undefined)
    return refuse(
      'unknown_column',
      `${table} has no column ${JSON.stringify(unknown)}, or has it twice; its columns are ${allowed.join(', ')}`,
      `${table}.${unknown}`,
    )
  const missing = columns.find((column) => !column.optional && !names.includes(column.name))
  if (missing !== undefined)
    return refuse(
      'missing_column',
      `${table} needs the column ${missing.name}; deliver the table with it`,
      `${table}.${missing.name}`,
    )
  return undefined
}

/** DuckDB's reader, told everything, so that nothing about the file is guessed. */
function csvReader(path: string, names: readonly string[]): string {
  const columns = names.map((name) => `${quoted(name)}: 'VARCHAR'`).join(', ')
  return `read_csv(${quoted(path)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    columns = {${columns}}, nullstr = '', strict_mode = true, null_padding = false, store_rejects = true, max_line_size = 2097152)`
}

async function columnTypes(
  connection: DuckDBConnection,
  parquet: string,
): Promise<readonly (readonly [string, string])[]> {
  const rows = await rowsOf(connection, `DESCRIBE SELECT * FROM read_parquet(${quoted(parquet)})`)
  return rows.map((row) => [String(row.column_name), String(row.column_type)] as const)
}

function physicalOf(
  table: TableName,
  types: readonly (readonly [string, string])[],
): Source['physical'] | Refusal<ImportRefusal> {
  const physical = new Map<string, Physical>()
  for (const [name, duckdbType] of types) {
    const column = (tables[table].columns as readonly Column[]).find((each) => each.name === name)!
    const found = findPhysical(duckdbType)
    if (found === undefined || !maySee(column.type, found))
      return refuse(
        'wrong_column_type',
        `${name} is of type ${duckdbType}, which a ${column.type} column cannot be; see docs/reference/book.md`,
        `${table}.${name}`,
      )
    physical.set(name, found)
  }
  return physical
}

/** Makes `source_<table>`: `row` and every column of the schema, those missing from the file empty. */
export async function createView(connection: DuckDBConnection, source: Source): Promise<void> {
  const columns = (tables[source.table].columns as readonly Column[]).map(({ name }) =>
    source.physical.has(name) ? `"${name}"` : `CAST(NULL AS VARCHAR) AS "${name}"`,
  )
  const isStaged = source.parquet !== source.path
  const row = isStaged ? '"row"' : 'file_row_number + 1 AS "row"'
  const reader = `read_parquet(${quoted(source.parquet)}${isStaged ? '' : ', file_row_number = true'})`
  await connection.run(
    `CREATE OR REPLACE VIEW source_${source.table} AS SELECT ${[row, ...columns, ...sqlPrepared(source.table)].join(', ')} FROM ${reader}`,
  )
}

/** Opens one file as a view; refuses unknown, missing or wrongly typed columns and files that cannot be read. */
export async function openSource(
  connection: DuckDBConnection,
  file: SourceFile,
  workDir: string,
): Promise<Source | Refusal> {
  const staged = join(workDir, `${file.table}.parquet`)
  const opened = await readingTable(file, async () => {
    if (file.format === 'csv') return openCsv(connection, file, staged)
    const types = await columnTypes(connection, file.path)
    const refusal = findColumnRefusal(
      file.table,
      types.map(([name]) => name),
    )
    if (refusal !== undefined) return refusal
    const physical = physicalOf(file.table, types)
    return isRefusal(physical) ? physical : { ...file, physical, parquet: file.path, brokenRows: 0 }
  })
  if (!isRefusal(opened)) await createView(connection, opened)
  return opened
}

/** Rewrites a CSV file as Parquet texts with their row numbers, so that every later step reads one format. */
async function openCsv(
  connection: DuckDBConnection,
  file: SourceFile,
  staged: string,
): Promise<Source | Refusal> {
  const names = await readHeader(file.path)
  const refusal = findColumnRefusal(file.table, names)
  if (refusal !== undefined) return refusal
  const counted = `SELECT row_number() OVER () AS "row", * FROM ${csvReader(file.path, names)}`
  await connection.run(`COPY (${counted}) TO ${quoted(staged)} (FORMAT parquet, COMPRESSION lz4)`)
  const brokenRows = await quarantineBrokenRows(connection, file.table)
  const parquet = brokenRows === 0 ? staged : await restoreRowNumbers(connection, staged)
  const physical = new Map(names.map((name) => [name, 'text'] as const))
  return { ...file, physical, parquet, brokenRows }
}

/** Moves what DuckDB could not split into columns to the quarantine; its line counts rows, the header being 1. */
async function quarantineBrokenRows(connection: DuckDBConnection, table: TableName): Promise<number> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE broken AS
    SELECT line - 1 AS "row", line - 1 - (row_number() OVER (ORDER BY line) - 1) AS threshold, row_number() OVER (ORDER BY line) AS shift
    FROM (SELECT DISTINCT line FROM reject_errors)`)
  await connection.run(
    `INSERT INTO quarantine SELECT ${quoted(table)}, "row", ${sqlFault('', 'broken_row', "''")} FROM broken`,
  )
  await connection.run('DELETE FROM reject_errors')
  const [counted] = await rowsOf(connection, 'SELECT count(*) AS rows FROM broken')
  return Number(counted!.rows)
}

/** Rows after a broken one stand further down in the file than in the staged table. */
async function restoreRowNumbers(connection: DuckDBConnection, staged: string): Promise<string> {
  const renumbered = staged.replace(/\.parquet$/, '-numbered.parquet')
  await connection.run(`COPY (SELECT s.* REPLACE (s."row" + coalesce(b.shift, 0) AS "row")
    FROM read_parquet(${quoted(staged)}) s ASOF LEFT JOIN
      (SELECT threshold, max(shift) AS shift FROM broken GROUP BY threshold) b ON s."row" >= b.threshold)
    TO ${quoted(renumbered)} (FORMAT parquet, COMPRESSION lz4)`)
  return renumbered
}
