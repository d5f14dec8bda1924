// reprieve book import: turns a nightly extract into a book, checking every row.

import { type Imported, type ImportOptions, importBook } from '../../book/index.ts'
import { findDayFromIso, isoFromDay, isRefusal, type Refusal } from '../../kernel/index.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

const threads = 2
const memoryLimit = '3GB'

const say = (call: Call, because: string): ExitCode => {
  call.terminal.err(`reprieve book import: ${because}\n`)
  return exitCodes.wrongInput
}

function readOptions(call: Call): ImportOptions | string {
  const { flags, words, terminal } = call
  const [extract, ...rest] = words
  const asOf = findDayFromIso(String(flags['as-of'] ?? ''))
  const shards = flags.shards
  if (extract === undefined) return 'name the folder of the extract: reprieve book import DIR --as-of DAY'
  if (rest.length > 0) return `${rest[0]} is one folder too many; import one extract at a time`
  if (asOf === undefined) return '--as-of takes the day of the extract, such as 2020-03-31'
  if (shards !== undefined && !/^\d{1,6}$/.test(String(shards))) return '--shards takes a whole number'
  const out = typeof flags.out === 'string' ? flags.out : `data/book-${isoFromDay(asOf)}`
  const progress: ImportOptions['progress'] = (step, done, all) => {
    if (terminal.isTerminal) terminal.err(`\r\u001b[K${step} ${done}/${all}`)
  }
  const chosen = shards === undefined ? {} : { shards: Number(shards) }
  return { extract, out, asOf, threads, memoryLimit, signal: terminal.signal, progress, ...chosen }
}

/** Differing totals and books in the way are expected; anything else is a mistake in what was delivered. */
function refusedWith(call: Call, refusal: Refusal): ExitCode {
  call.terminal.err(
    `reprieve book import: ${refusal.because}\n  ${refusal.code}${refusal.at === undefined ? '' : ` at ${refusal.at}`}\n`,
  )
  return ['control_totals_differ', 'book_exists'].includes(refusal.code)
    ? exitCodes.refused
    : exitCodes.wrongInput
}

function report({ book, already }: Imported): string {
  const bad = Object.entries(book.sources).filter(([, source]) => source.quarantined > 0)
  const lines = [
    `${book.id}${already ? ' (was already there)' : ''}`,
    `${book.accounts} accounts in ${book.shards.length} ${book.shards.length === 1 ? 'shard' : 'shards'}, ${book.transfers.rows} transfers, as of ${isoFromDay(book.asOf)}`,
    ...bad.map(
      ([table, source]) =>
        `${source.quarantined} of ${source.rows} rows of ${table} quarantined: see ${book.dir}/quarantine/${table}.csv`,
    ),
    ...(bad.length === 0 ? ['no row quarantined'] : []),
  ]
  return `${lines.join('\n')}\n`
}

async function run(call: Call): Promise<ExitCode> {
  const options = readOptions(call)
  if (typeof options === 'string') return say(call, options)
  const imported = await importBook(options)
  if (call.terminal.isTerminal) call.terminal.err('\r\u001b[K')
  if (isRefusal(imported)) return refusedWith(call, imported)
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
  }
  call.terminal.out(call.flags.json === true ? `${JSON.stringify(json)}\n` : report(imported))
  return book.quarantined > 0 ? exitCodes.findings : exitCodes.done
}

export const verb: Verb = {
  name: ['book', 'import'],
  usage: 'DIR --as-of DAY',
  summary: 'turn a nightly extract into a book, checking every row',
  details: `Reads the tables and control.json of DIR as docs/reference/book.md describes. Bad rows are
put aside in quarantine/ of the book with place and reason (exit status 4); an extract
whose rows or sums are not those of control.json is refused whole (3), as is one that
cannot be read (2), and nothing is left behind.

  reprieve book import data/extract --as-of 2020-03-31 --out data/book-2020-03-31`,
  flags: {
    'as-of': { type: 'string', value: 'DAY', help: 'the day of the extract; control.json must say the same' },
    out: { type: 'string', value: 'DIR', help: 'folder of the book (data/book-DAY)' },
    shards: { type: 'string', value: 'N', help: 'how many files of accounts (one for each 100,000)' },
    json: { type: 'boolean', help: 'answer as JSON' },
  },
  run,
}
