// Writes the extract of the next day: what corrections changed is rewritten, everything else copied byte for byte.

import { constants } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import {
  BIGINT,
  BOOLEAN,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api'
import { quoted } from '../book/index.ts'
import { type Channel, type Day, isoFromDay, type Refusal, refuse } from '../kernel/index.ts'
import type { ExtractFolder, TableControl, TableRead } from './extract-folder.ts'
import type { BankState } from './state.ts'

/** The tables that corrections change; amounts of charges and what was paid on them never change. */
const rewritten = ['flags', 'credit_record', 'corrections'] as const satisfies readonly TableRead[]
type Rewritten = (typeof rewritten)[number]

export interface WrittenExtract {
  readonly kind: 'written'
  readonly dir: string
  readonly asOf: string
  readonly corrections: number
}

/** Writes `dir` as a whole or not at all. Refuses a folder that already holds something. */
export async function writeExtract(
  extract: ExtractFolder,
  state: BankState,
  dir: string,
): Promise<WrittenExtract | Refusal> {
  const present = await readdir(dir).catch(() => [])
  if (present.length > 0) return refuse('folder_not_empty', 'name a new folder for the extract', dir)
  const work = join(dirname(dir), `.${basename(dir)}.partial`)
  await rm(work, { recursive: true, force: true })
  await mkdir(work, { recursive: true })
  try {
    await copyUnchanged(extract, work)
    const controls = await rewriteChanged(extract, state, work)
    await writeControl(extract, state.today, { work, controls })
    await syncAll(work)
    await rm(dir, { recursive: true, force: true })
    await rename(work, dir)
    await sync(dirname(dir))
    return { kind: 'written', dir, asOf: isoFromDay(state.today), corrections: controls.corrections.rows }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function copyUnchanged(extract: ExtractFolder, work: string): Promise<void> {
  const changed = new Set<string>(['control.json', ...rewritten.map((table) => extract.fileOf(table))])
  for (const entry of await readdir(extract.dir, { withFileTypes: true })) {
    if (!entry.isFile() || changed.has(entry.name)) continue
    await copyFile(join(extract.dir, entry.name), join(work, entry.name), constants.COPYFILE_FICLONE)
  }
}

type Columns = Readonly<Record<string, readonly DuckDBValue[]>>

/** Puts rows into a temporary table, column by column. */
async function stage(
  extract: ExtractFolder,
  table: string,
  columns: Columns,
  types: Readonly<Record<string, DuckDBType>>,
): Promise<void> {
  const names = Object.keys(columns)
  const lists = names.map((name) => `unnest($${name}) AS ${name}`)
  const values = Object.fromEntries(names.map((name) => [name, listValue([...columns[name]!])]))
  const listTypes = Object.fromEntries(names.map((name) => [name, LIST(types[name] ?? VARCHAR)]))
  await extract.connection.run(
    `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT ${lists.join(', ')}`,
    values,
    listTypes,
  )
}

async function rewriteChanged(
  extract: ExtractFolder,
  state: BankState,
  work: string,
): Promise<Readonly<Record<Rewritten, TableControl>>> {
  await stageFlags(extract, state)
  await stageCodes(extract, state)
  await stageCorrections(extract, state)
  const selects: Readonly<Record<Rewritten, string>> = {
    flags: flagsSql(extract),
    credit_record: creditRecordSql(extract),
    corrections: correctionsSql,
  }
  const controls: Partial<Record<Rewritten, TableControl>> = {}
  for (const table of rewritten) {
    const file = quoted(join(work, `${table}.parquet`))
    await extract.connection.run(`COPY (${selects[table]}) TO ${file} (FORMAT parquet, COMPRESSION snappy)`)
    controls[table] = await controlOf(extract, table, file)
  }
  return controls as Record<Rewritten, TableControl>
}

async function controlOf(extract: ExtractFolder, table: Rewritten, file: string): Promise<TableControl> {
  const money = table === 'corrections' ? ', CAST(coalesce(sum(amount_minor), 0) AS DOUBLE)' : ''
  const reader = await extract.connection.runAndReadAll(
    `SELECT CAST(count(*) AS DOUBLE)${money} FROM ${file}`,
  )
  const [rows, sum] = reader.getRows()[0] as [number, number | undefined]
  return { rows, sums: sum === undefined ? {} : { amount_minor: sum } }
}

async function stageFlags(extract: ExtractFolder, state: BankState): Promise<void> {
  const accounts = [...new Set([...state.permissions.keys(), ...state.ledgers.keys()])]
  const column = (channel: Channel) => accounts.map((id) => state.permissions.get(id)?.get(channel) ?? null)
  await stage(
    extract,
    'flags_now',
    {
      account: accounts,
      listed: accounts.map((id) => state.ledgers.get(id)?.listedAsDefaulter ?? null),
      agent: column('agent'),
      auto_voice: column('auto_voice'),
      manager: column('manager'),
    },
    { listed: BOOLEAN, agent: BOOLEAN, auto_voice: BOOLEAN, manager: BOOLEAN },
  )
}

/** What a drawer holds replaces what the extract said; a drawer never opened is null and replaces nothing. */
const flagsSql = (extract: ExtractFolder): string => `
  SELECT account, coalesce(n.listed, CAST(f.listed_as_defaulter AS BOOLEAN)) AS listed_as_defaulter,
    coalesce(n.agent, CAST(f.agent AS BOOLEAN)) AS agent,
    coalesce(n.auto_voice, CAST(f.auto_voice AS BOOLEAN)) AS auto_voice,
    coalesce(n.manager, CAST(f.manager AS BOOLEAN)) AS manager
  FROM ${extract.tableSql('flags')} AS f LEFT JOIN flags_now AS n USING (account) ORDER BY account`

async function stageCodes(extract: ExtractFolder, state: BankState): Promise<void> {
  const codes = [...state.creditRecords].flatMap(([account, record]) =>
    [...record].map(([month, code]) => ({ account, month, code })),
  )
  const columns = {
    account: codes.map(({ account }) => account),
    month: codes.map(({ month }) => month),
    code: codes.map(({ code }) => code),
  }
  await stage(extract, 'codes_now', columns, {})
}

const creditRecordSql = (extract: ExtractFolder): string => `
  SELECT account, month, coalesce(n.code, r.code) AS code
  FROM ${extract.tableSql('credit_record')} AS r LEFT JOIN codes_now AS n USING (account, month)
  ORDER BY account, month`

async function stageCorrections(extract: ExtractFolder, state: BankState): Promise<void> {
  const booked = [...state.books.values()].flatMap((books) => [...books.values()])
  const columns = {
    correction: booked.map(({ id }) => id),
    account: booked.map(({ account }) => account),
    kind: booked.map(({ kind }) => kind),
    target: booked.map(({ target }) => target ?? null),
    amount: booked.map(({ amountMinor }) => (amountMinor === undefined ? null : BigInt(amountMinor))),
    from_value: booked.map(({ from }) => from ?? null),
    to_value: booked.map(({ to }) => to ?? null),
    until_day: booked.map(({ untilDay }) => untilDay ?? null),
  }
  await stage(extract, 'corrections_now', columns, { amount: BIGINT })
}

const correctionsSql = `
  SELECT correction, account, kind, target, amount AS amount_minor, from_value, to_value,
    CAST(until_day AS DATE) AS until_day
  FROM corrections_now ORDER BY correction`

async function writeControl(
  extract: ExtractFolder,
  asOf: Day,
  into: { readonly work: string; readonly controls: Readonly<Record<Rewritten, TableControl>> },
): Promise<void> {
  const tables = { ...extract.control.tables, ...into.controls }
  const text = JSON.stringify({ ...extract.control, asOf: isoFromDay(asOf), tables }, null, 2)
  const file = await open(join(into.work, 'control.json'), 'w')
  try {
    await file.writeFile(`${text}\n`)
  } finally {
    await file.close()
  }
}

async function syncAll(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await sync(join(folder, name))
  await sync(folder)
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
