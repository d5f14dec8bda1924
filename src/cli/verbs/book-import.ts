// reprieve book import: turns a nightly extract into a book, checking every row.

import { join } from 'node:path'
import { type Imported, type ImportOptions, importBook } from '../../book/index.ts'
import { isoFromDay, isRefusal, type Refusal } from '../../kernel/index.ts'
import { importBookWithRecorded } from '../../operations/index.ts'
import { dataFolder, hasStore, withDesk } from '../../wiring.ts'
import { counted } from '../counted.ts'
import { dayFlag, onlyWord, refuseWith, wholeFlag, writeJson } from '../flags.ts'
import { ProgressLine } from '../progress.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['book', 'import'],
  usage: 'DIR --as-of DAY [--out DIR] [--shards N] [--json]',
  summary: 'Turn a nightly extract into a book, checking every row.',
  details: `
Reads the tables and control.json of DIR as docs/reference/book.md describes. Bad rows are put aside in
quarantine/ of the book with place and reason (exit code 4). An extract whose rows or sums are not those of
control.json is refused whole (3), as is one that cannot be read (2), and nothing is left behind.
Circumstances that people of the bank recorded join those of the extract; the control totals stay the bank's.

Example:
  reprieve book import data/extract --as-of 2020-03-31 --out data/books/2020-03-31`,
  flags: {
    'as-of': { type: 'string', value: 'DAY', help: 'day of the extract; control.json must say the same' },
    out: { type: 'string', value: 'DIR', help: 'folder of the book (default: books/DAY of the data folder)' },
    shards: { type: 'string', value: 'N', help: 'files of accounts (default: one for each 100,000)' },
    json: { type: 'boolean', help: 'write what was imported as JSON' },
  },
  run,
}

const threads = 2
const memoryLimit = '3GB'
const shardsMax = 1_000_000

function readOptions(call: Call): ImportOptions | Refusal {
  const { flags, terminal } = call
  const extract = onlyWord(call, 'DIR')
  if (isRefusal(extract)) return extract
  const asOf = dayFlag(call, 'as-of')
  if (isRefusal(asOf)) return asOf
  const shards = wholeFlag(call, 'shards', { min: 1, max: shardsMax, otherwise: 0 })
  if (isRefusal(shards)) return shards
  const out = typeof flags.out === 'string' ? flags.out : join(dataFolder(), 'books', isoFromDay(asOf))
  const chosen = shards === 0 ? {} : { shards }
  return { extract, out, asOf, threads, memoryLimit, signal: terminal.signal, ...chosen }
}

function report({ book, already }: Imported): string {
  const bad = Object.entries(book.sources).filter(([, source]) => source.quarantined > 0)
  const lines = [
    `${book.id}${already ? ' (was already there)' : ''}`,
    `${counted(book.accounts, 'account')} in ${counted(book.shards.length, 'shard')}, ${counted(book.transfers.rows, 'transfer')}, as of ${isoFromDay(book.asOf)}`,
    ...bad.map(
      ([table, source]) =>
        `${source.quarantined} of ${counted(source.rows, 'row')} of ${table} quarantined: see ${book.dir}/quarantine/${table}.csv`,
    ),
    ...(bad.length === 0 ? ['no row quarantined'] : []),
    ...(book.recorded === undefined ? [] : [recordedLine(book.recorded)]),
  ]
  return `${lines.join('\n')}\n`
}

/** With what was recorded, where this installation has a database; a new one has nothing recorded. */
function importInto(options: ImportOptions): Promise<Imported | Refusal> {
  if (!hasStore()) return importBook(options)
  return withDesk((desk) => importBookWithRecorded(desk, options))
}

const recordedLine = ({ rows, leftOut }: NonNullable<Imported['book']['recorded']>): string =>
  `${counted(rows - leftOut, 'circumstance')} recorded by people joined those of the extract, ${leftOut} ${leftOut === 1 ? 'is' : 'are'} about nobody in it`

async function run(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const options = readOptions(call)
  if (isRefusal(options)) return refuseWith(terminal, options)
  const line = new ProgressLine(terminal, 'importing')
  const progress: ImportOptions['progress'] = (_, done, all) => line.show(done, all)
  const imported = await importInto({ ...options, progress }).finally(line.end)
  if (isRefusal(imported)) return refuseWith(terminal, imported)
  const { book, already } = imported
  const json = {
    id: book.id,
    dir: book.dir,
    already,
    asOf: isoFromDay(book.asOf),
    accounts: book.accounts,
    shards: book.shards.length,
    transfers: book.transfers.rows,
    quarantined: book.quarantined,
    tables: book.sources,
    ...(book.recorded !== undefined && { recorded: book.recorded }),
  }
  if (call.flags.json === true) writeJson(terminal, json)
  else terminal.out(report(imported))
  return book.quarantined > 0 ? exitCodes.findings : exitCodes.done
}
