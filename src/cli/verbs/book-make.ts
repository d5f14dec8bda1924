// reprieve book make: a synthetic extract of the province, to try everything without a single real person.

import { makeExtract } from '../../book/index.ts'
import { findDayFromIso, isRefusal } from '../../kernel/index.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

const threads = 2

const wholeNumber = (text: unknown): number =>
  typeof text === 'string' && /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN

const oneOf = <Word extends string>(words: readonly Word[], text: unknown): Word | undefined =>
  words.find((word) => word === text)

function say(call: Call, because: string): ExitCode {
  call.terminal.err(`reprieve book make: ${because}\n`)
  return exitCodes.wrongInput
}

async function run(call: Call): Promise<ExitCode> {
  const { flags, terminal } = call
  const out = flags.out
  const asOf = findDayFromIso(String(flags['as-of'] ?? '2020-03-31'))
  const format = oneOf(['parquet', 'csv'], flags.format ?? 'parquet')
  const damage = oneOf(['clean', 'realistic'], flags.damage ?? 'realistic')
  if (call.words.length > 0)
    return say(call, `${call.words[0]} is not understood; it takes flags only, see --help`)
  if (typeof out !== 'string' || out === '') return say(call, '--out DIR is needed: the folder to write')
  if (asOf === undefined) return say(call, '--as-of takes a day that exists, such as 2020-03-31')
  if (format === undefined) return say(call, '--format takes parquet or csv')
  if (damage === undefined) return say(call, '--damage takes clean or realistic')
  const made = await makeExtract({
    customers: wholeNumber(flags.customers),
    seed: wholeNumber(flags.seed ?? '1'),
    out,
    asOf,
    format,
    damage,
    threads,
    signal: terminal.signal,
    progress: (table) => terminal.isTerminal && terminal.err(`writing ${table}\n`),
  })
  if (isRefusal(made)) return say(call, made.because)
  const rows = Object.entries(made.rows)
  const lines = rows.map(([table, count]) => `${table.padEnd(14)} ${String(count).padStart(12)}\n`)
  terminal.out(
    flags.json === true
      ? `${JSON.stringify({ dir: made.dir, rows: made.rows })}\n`
      : `${made.dir}\n${lines.join('')}`,
  )
  return exitCodes.done
}

export const verb: Verb = {
  name: ['book', 'make'],
  usage: '--customers N --seed S --out DIR',
  summary: 'make a synthetic extract of a province, the same for the same seed',
  details: `Writes every table of an extract as the core would deliver it, control.json and
donation-accounts.csv. Identity numbers begin with 159900, cards with 629000 and phones
with 120: none can belong to a real person. With realistic damage the extract holds the
broken promises Reprieve looks for; a clean one needs no correction.

  reprieve book make --customers 20000 --seed 1 --out data/extract`,
  flags: {
    customers: {
      type: 'string',
      value: 'N',
      help: 'how many people, 1 to 20000000; about half as many accounts',
    },
    seed: { type: 'string', value: 'S', help: 'whole number that decides everything (1)' },
    out: { type: 'string', value: 'DIR', help: 'new folder to write' },
    'as-of': { type: 'string', value: 'DAY', help: 'day of the extract (2020-03-31)' },
    format: { type: 'string', value: 'FORMAT', help: 'parquet or csv (parquet)' },
    damage: { type: 'string', value: 'KIND', help: 'clean or realistic (realistic)' },
    json: { type: 'boolean', help: 'answer as JSON' },
  },
  run,
}
