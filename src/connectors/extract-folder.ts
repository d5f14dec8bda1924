// An extract folder as SQL tables, whether its files are Parquet or CSV; nothing of it is held in memory.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance, LIST, listValue, VARCHAR } from '@duckdb/node-api'
import { noExtensions, quoted } from '../book/index.ts'
import { type Day, findDayFromIso, isRefusal, type Refusal, refuse } from '../kernel/index.ts'

/** What control.json says. */
export interface ControlFile {
  readonly asOf: string
  readonly currency: string
  readonly tables: Readonly<Record<string, TableControl>>
}

export interface TableControl {
  readonly rows: number
  readonly sums: Readonly<Record<string, number>>
}

/** The tables the simulated systems read; the rest is copied without a look inside. */
const tablesRead = [
  'loans',
  'cards',
  'debts',
  'charges',
  'credit_record',
  'flags',
  'transfers',
  'corrections',
] as const
export type TableRead = (typeof tablesRead)[number]

type Cell = string | number | boolean | null

export class ExtractFolder {
  readonly dir: string
  readonly control: ControlFile
  readonly asOf: Day
  readonly connection: DuckDBConnection
  readonly #instance: DuckDBInstance
  readonly #fileOf: ReadonlyMap<string, string>

  constructor(options: {
    readonly dir: string
    readonly control: ControlFile
    readonly asOf: Day
    readonly instance: DuckDBInstance
    readonly connection: DuckDBConnection
    readonly files: readonly string[]
  }) {
    this.dir = options.dir
    this.control = options.control
    this.asOf = options.asOf
    this.#instance = options.instance
    this.connection = options.connection
    this.#fileOf = new Map(options.files.map((file) => [file.replace(/\.(parquet|csv)$/, ''), file]))
  }

  /** The file of a table. */
  fileOf(table: TableRead): string {
    return this.#fileOf.get(table) ?? ''
  }

  /** What stands after FROM to read a table; columns of a CSV file are all text. */
  tableSql(table: TableRead): string {
    const file = this.fileOf(table)
    const path = quoted(join(this.dir, file))
    return file.endsWith('.csv')
      ? `read_csv(${path}, all_varchar = true, header = true)`
      : `read_parquet(${path})`
  }

  /** Rows of a query whose `$ids` are these. */
  async rowsOf(sql: string, ids: readonly string[]): Promise<readonly (readonly Cell[])[]> {
    const reader = await this.connection.runAndReadAll(
      sql,
      { ids: listValue([...ids]) },
      { ids: LIST(VARCHAR) },
    )
    return reader.getRowsJS() as readonly (readonly Cell[])[]
  }

  close(): void {
    this.connection.closeSync()
    this.#instance.closeSync()
  }
}

/** Opens an extract. Refused when control.json or a table is missing or not readable as such. */
export async function openExtract(dir: string): Promise<ExtractFolder | Refusal> {
  const files = await readdir(dir).catch(() => undefined)
  if (files === undefined) return refuse('extract_missing', 'name the folder of an extract', dir)
  const control = await readControl(dir)
  if (isRefusal(control)) return control
  const tableFiles = files.filter((file) => /^[a-z_]+\.(parquet|csv)$/.test(file))
  for (const table of tablesRead) {
    if (tableFiles.some((file) => file === `${table}.parquet` || file === `${table}.csv`)) continue
    return refuse('table_missing', `${table}.parquet or ${table}.csv must be in the extract`, dir)
  }
  const instance = await DuckDBInstance.create(':memory:', {
    ...noExtensions,
    threads: '2',
    memory_limit: '1GB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  return new ExtractFolder({ dir, ...control, instance, connection, files: tableFiles })
}

async function readControl(dir: string): Promise<{ control: ControlFile; asOf: Day } | Refusal> {
  const file = join(dir, 'control.json')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return refuse('control_file_missing', 'an extract holds a control.json', file)
  const control = controlFrom(text)
  const asOf = findDayFromIso(control?.asOf ?? '')
  if (control === undefined || asOf === undefined) {
    return refuse('control_file_unreadable', 'control.json must hold asOf, currency and tables', file)
  }
  return { control, asOf }
}

function controlFrom(text: string): ControlFile | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isControl = typeof value === 'object' && value !== null && 'asOf' in value && 'tables' in value
    return isControl ? (value as ControlFile) : undefined
  } catch {
    return undefined
  }
}
