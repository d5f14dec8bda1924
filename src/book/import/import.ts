// Imports an extract as a book: every row checked, bad ones quarantined, the book there whole or not at all.

import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type Day, isoFromDay, isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { type Database, openDatabase } from '../database.ts'
import { flush, isEmptyOrAbsent, makeWorkFolder, sha256OfFile, writeWhole } from '../files.ts'
import {
  type Book,
  blockSize,
  bookFormat,
  bookId,
  findManifest,
  type Manifest,
  openBook,
  type Shard,
} from '../manifest.ts'
import { type TableName, tableNames } from '../schema.ts'
import { checkAccounts, fillRegions } from './accounts.ts'
import { type Control, readControl } from './control.ts'
import { checkCircumstances, checkCustomers } from './people.ts'
import { createQuarantine, writeQuarantine } from './quarantine.ts'
import { hashOfRecorded, joinRecorded, type RecordedCircumstance, type RecordedEntry } from './recorded.ts'
import type { ImportRefusal } from './refusals.ts'
import type { Range } from './shard-sql.ts'
import { shardBounds, shardCountFor, shardStarts, writeShards } from './shards.ts'
import { findDamagedFile, findFiles, hashSource, openSource, type Source, type SourceFile } from './source.ts'
import { childTables, stageByAccount } from './stage.ts'
import { checkedTotals, type Totals } from './totals.ts'
import { checkTransfers, collectTransferCorrections, writeTransfers } from './transfers.ts'

export interface ImportOptions {
  readonly extract: string
  readonly out: string
  readonly asOf: Day
  /** What people of the bank recorded beside the extract. */
  readonly recorded?: readonly RecordedCircumstance[]
  /** 1 … the number of blocks; by default about 100,000 accounts to a shard, and two shards where possible. */
  readonly shards?: number
  readonly threads: number
  /** For DuckDB, such as `3GB`. */
  readonly memoryLimit: string
  readonly signal?: AbortSignal
  readonly progress?: (step: string, done: number, all: number) => void
}

export interface Imported {
  readonly kind: 'imported'
  /** True when the same book was already there. */
  readonly already: boolean
  readonly book: Book
}

interface Work extends ImportOptions {
  readonly database: Database
  readonly control: Control
  readonly files: readonly SourceFile[]
  readonly hashes: ReadonlyMap<string, string>
  /** The folder that becomes the book. */
  readonly dir: string
  /** For what is thrown away at the end. */
  readonly workDir: string
}

const no = (code: ImportRefusal, because: string, at: string): Refusal<ImportRefusal> =>
  refuse(code, because, at)

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}

async function hashFiles(files: readonly SourceFile[]): Promise<ReadonlyMap<string, string> | Refusal> {
  const hashes = new Map<string, string>()
  for (const file of files) {
    const hash = await hashSource(file)
    if (typeof hash !== 'string') return hash
    hashes.set(file.table, hash)
  }
  return hashes
}

/** True for a book of the same extract; what people recorded since counts with the next extract. */
const isOfExtract = ({ sources }: Manifest, hashes: ReadonlyMap<string, string>): boolean =>
  tableNames.every((table) => sources[table]?.sha256 === hashes.get(table))

/**
 * The book that stands at `out` if it is of the extract asked for; a refusal if something else does. One from which a file
 * is missing is imported again.
 */
async function findExisting(
  out: string,
  asOf: string,
  hashes: ReadonlyMap<string, string>,
): Promise<Imported | Refusal | undefined> {
  if (await isEmptyOrAbsent(out)) return undefined
  const manifest = await findManifest(out)
  if (manifest?.asOf !== asOf || !isOfExtract(manifest, hashes))
    return no(
      'book_exists',
      `${out} holds ${manifest?.id ?? 'something that is not a book'}; name another folder with --out`,
      out,
    )
  const book = await openBook(out)
  return isRefusal(book) ? undefined : { kind: 'imported', already: true, book }
}

/**
 * Imports the extract in `options.extract` into the folder `options.out`. Refuses as `import/refusals.ts` lists;
 * then nothing is left behind. Bad rows are no refusal: they stand in `quarantine/` of the book.
 */
export async function importBook(options: ImportOptions): Promise<Imported | Refusal> {
  const extract = resolve(options.extract)
  const out = resolve(options.out)
  if (!(await isFolder(extract))) return no('no_such_folder', `${extract} is not a folder`, extract)
  const control = await readControl(extract)
  if (isRefusal(control)) return control
  if (control.asOf !== options.asOf)
    return no(
      'as_of_differs',
      `control.json is of ${isoFromDay(control.asOf)}, asked for was ${isoFromDay(options.asOf)}`,
      'control.json asOf',
    )
  const files = await findFiles(extract)
  if (isRefusal(files)) return files
  options.progress?.('hash', 0, 1)
  const hashes = await hashFiles(files)
  if (isRefusal(hashes)) return hashes
  const existing = await findExisting(out, isoFromDay(options.asOf), hashes)
  return existing ?? importInto(out, { ...options, control, files, hashes })
}

type Prepared = Omit<Work, 'database' | 'dir' | 'workDir'>

async function importInto(out: string, prepared: Prepared): Promise<Imported | Refusal> {
  await mkdir(dirname(out), { recursive: true })
  const dir = await makeWorkFolder(dirname(out), `.${basename(out)}-`)
  try {
    const refusal = await buildBook(dir, prepared)
    if (refusal !== undefined) return refusal
    await rm(out, { recursive: true, force: true })
    await rename(dir, out)
    await flush(dirname(out))
    const book = await openBook(out)
    return isRefusal(book) ? book : { kind: 'imported', already: false, book }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function buildBook(dir: string, prepared: Prepared): Promise<Refusal | undefined> {
  const workDir = join(dir, 'work')
  await mkdir(workDir)
  await mkdir(join(dir, 'accounts'))
  const database = await openDatabase({
    spillDir: workDir,
    memoryLimit: prepared.memoryLimit,
    threads: prepared.threads,
  })
  const stop = () => database.interrupt()
  prepared.signal?.addEventListener('abort', stop)
  try {
    prepared.signal?.throwIfAborted()
    const manifest = await writeOrBlame({ ...prepared, database, dir, workDir })
    if (isRefusal(manifest)) return manifest
    await writeWhole(join(dir, 'book.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    await flush(join(dir, 'accounts'))
    await flush(dir)
    return undefined
  } finally {
    prepared.signal?.removeEventListener('abort', stop)
    database.close()
    await rm(workDir, { recursive: true, force: true })
  }
}

/** When the work breaks because a file is damaged inside, the file is refused; any other failure goes on. */
async function writeOrBlame(work: Work): Promise<Manifest | Refusal> {
  try {
    return await writeBook(work)
  } catch (error) {
    if (work.signal?.aborted) throw error
    const damaged = await findDamagedFile(work.database.connection, work.files)
    if (damaged === undefined) throw error
    return damaged
  }
}

interface Opened {
  readonly sources: ReadonlyMap<TableName, Source>
  readonly totals: ReadonlyMap<TableName, Totals>
}

async function openSources({ database, files, workDir, control, progress }: Work): Promise<Opened | Refusal> {
  const sources = new Map<TableName, Source>()
  const totals = new Map<TableName, Totals>()
  for (const [index, file] of files.entries()) {
    progress?.('open', index, files.length)
    const source = await openSource(database.connection, file, workDir)
    if (isRefusal(source)) return source
    const checked = await checkedTotals(database.connection, source, control)
    if (isRefusal(checked)) return checked
    sources.set(file.table, source)
    totals.set(file.table, checked)
  }
  return { sources, totals }
}

async function writeBook(work: Work): Promise<Manifest | Refusal> {
  await work.database.connection.run(createQuarantine)
  const opened = await openSources(work)
  if (isRefusal(opened)) return opened
  const checked = await checkRows(work, opened)
  const ranges = await planRanges(work, { ...opened, ...checked })
  if (isRefusal(ranges)) return ranges
  const shards = await writeShards({
    database: work.database,
    sources: opened.sources,
    accountsFile: checked.accountsFile,
    asOf: isoFromDay(work.asOf),
    ranges,
    dir: work.dir,
    sessions: work.threads,
    progress: (done, all) => work.progress?.('shards', done, all),
  })
  return finish(work, { ...opened, ...checked, shards })
}

interface Checked {
  readonly accountsFile: string
  readonly accounts: number
  readonly regions: readonly string[]
  readonly recorded: RecordedEntry | undefined
}

/** Checks what must be known of the whole extract before it is cut: people, accounts, transfers, regions. */
async function checkRows(work: Work, { sources }: Opened): Promise<Checked> {
  const { connection } = work.database
  const asOf = isoFromDay(work.asOf)
  work.progress?.('people', 0, 1)
  await checkCustomers(connection, sources.get('customers')!, asOf)
  await checkCircumstances(connection, sources.get('circumstances')!, asOf)
  const recorded = await joinRecorded(connection, work.dir, work.recorded ?? [])
  work.progress?.('accounts', 0, 1)
  const { file, accounts } = await checkAccounts(connection, sources, { asOf, workDir: work.workDir })
  await checkTransfers(connection, sources.get('transfers')!, { asOf, accountsFile: file })
  await collectTransferCorrections(connection, sources.get('corrections')!, { asOf, accountsFile: file })
  return { accountsFile: file, accounts, regions: await fillRegions(connection, file), recorded }
}

/** Writes transfers and quarantine, and says what the book is made of. */
async function finish(
  work: Work,
  parts: Opened & Checked & { readonly shards: readonly Shard[] },
): Promise<Manifest> {
  const { connection } = work.database
  const file = join(work.dir, 'transfers.parquet')
  const rows = await writeTransfers(connection, file)
  await flush(file)
  const quarantined = await writeQuarantine(connection, work.dir)
  const asOf = isoFromDay(work.asOf)
  return {
    format: bookFormat,
    id: bookId(asOf, new Map([...work.hashes, ...hashOfRecorded(work.recorded ?? [])])),
    asOf,
    currency: work.control.currency,
    blockSize,
    accounts: parts.accounts,
    regions: parts.regions,
    shards: parts.shards,
    transfers: { file: 'transfers.parquet', rows, sha256: await sha256OfFile(file) },
    quarantined: [...quarantined.values()].reduce((sum, count) => sum + count, 0),
    sources: sourceEntries(work, parts.totals, quarantined),
    ...(parts.recorded !== undefined && { recorded: parts.recorded }),
  }
}

type Planning = Opened & Checked

/** The ranges of accounts of the shards; tables that are not in the order of accounts are sorted for them. */
async function planRanges(work: Work, planning: Planning): Promise<readonly Range[] | Refusal> {
  const { connection } = work.database
  const { accounts, accountsFile } = planning
  const blocks = Math.max(1, Math.ceil(accounts / blockSize))
  const count = work.shards ?? Math.max(1, shardCountFor(accounts))
  if (!Number.isSafeInteger(count) || count < 1 || count > blocks)
    return no(
      'shards_out_of_range',
      `--shards takes a whole number from 1 to ${blocks} for ${accounts} accounts`,
      '--shards',
    )
  const starts = shardStarts(accounts, count)
  const bounds = await shardBounds(connection, accountsFile, starts)
  for (const table of childTables) {
    work.progress?.('sort', childTables.indexOf(table), childTables.length)
    const rows = planning.totals.get(table)!.rows
    await stageByAccount(connection, planning.sources.get(table)!, { bounds, rows, workDir: work.workDir })
  }
  return starts.map((firstAccount, index) => ({
    firstAccount,
    accounts: (starts[index + 1] ?? accounts) - firstAccount,
    ...(index > 0 ? { low: bounds[index - 1]! } : {}),
    ...(index < bounds.length ? { high: bounds[index]! } : {}),
  }))
}

const sourceEntries = (
  work: Work,
  totals: ReadonlyMap<TableName, Totals>,
  quarantined: ReadonlyMap<TableName, number>,
): Manifest['sources'] =>
  Object.fromEntries(
    tableNames.map((table) => {
      const { rows, sums, unreadable } = totals.get(table)!
      const file = basename(work.files.find((each) => each.table === table)!.path)
      const sha256 = work.hashes.get(table)!
      return [
        table,
        { file, sha256, rows, sums, sumsUnchecked: unreadable, quarantined: quarantined.get(table) ?? 0 },
      ]
    }),
  )
