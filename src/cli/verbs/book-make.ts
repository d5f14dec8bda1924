// reprieve book make: a synthetic extract of the province, to try everything without a single real person.

import { makeExtract } from '../../book/index.ts'
import { dayFromIso, isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { dayFlag, findFlag, refuseWith, requiredFlags, wholeFlag, writeJson } from '../flags.ts'
import { ProgressLine } from '../progress.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['book', 'make'],
  usage:
    '--customers N --out DIR [--seed S] [--as-of DAY] [--format parquet|csv] [--damage realistic|clean] [--json]',
  summary: 'Make a synthetic extract of a province, the same for the same seed.',
  details: `
Writes every table of an extract as the core would deliver it, control.json and donation-accounts.csv. Identity
numbers begin with 159900, cards with 629000 and phones with 120: none can belong to a real person. With
realistic damage the extract holds the broken promises Reprieve looks for; a clean one needs no correction.

Example:
  reprieve book make --customers 20000 --seed 1 --out data/extract`,
  flags: {
    customers: { type: 'string', value: 'N', help: 'people, 1 to 20000000; about half as many accounts' },
    out: { type: 'string', value: 'DIR', help: 'new folder to write' },
    seed: { type: 'string', value: 'S', help: 'whole number that decides everything (default 1)' },
    'as-of': { type: 'string', value: 'DAY', help: 'day of the extract (default 2020-03-31)' },
    format: { type: 'string', value: 'parquet|csv', help: 'form of the tables (default parquet)' },
    damage: { type: 'string', value: 'realistic|clean', help: 'broken promises or none (default realistic)' },
    json: { type: 'boolean', help: 'write what was made as JSON' },
  },
  run,
}

const threads = 2
const customersMax = 20_000_000
const firstNight = dayFromIso('2020-03-31')

async function run(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const options = readOptions(call)
  if (isRefusal(options)) return refuseWith(terminal, options)
  const line = new ProgressLine(terminal, 'making the extract')
  const progress = (): void => line.show(0, 1)
  const made = await makeExtract({ ...options, threads, signal: terminal.signal, progress }).finally(line.end)
  if (isRefusal(made)) return refuseWith(terminal, made)
  const { dir, rows } = made
  if (call.flags.json === true) {
    writeJson(terminal, { dir, rows })
    return exitCodes.done
  }
  const lines = Object.entries(rows).map(
    ([table, count]) => `${table.padEnd(14)} ${String(count).padStart(12)}\n`,
  )
  terminal.out(`${dir}\n${lines.join('')}`)
  return exitCodes.done
}

function readOptions(call: Call) {
  const flags = requiredFlags(call, ['customers', 'out'])
  if (isRefusal(flags)) return flags
  const customers = wholeFlag(call, 'customers', { min: 1, max: customersMax, otherwise: 1 })
  if (isRefusal(customers)) return customers
  const seed = wholeFlag(call, 'seed', { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 1 })
  if (isRefusal(seed)) return seed
  const asOf = findFlag(call, 'as-of') === undefined ? firstNight : dayFlag(call, 'as-of')
  if (isRefusal(asOf)) return asOf
  const format = oneOf(call, 'format', ['parquet', 'csv'])
  if (isRefusal(format)) return format
  const damage = oneOf(call, 'damage', ['realistic', 'clean'])
  if (isRefusal(damage)) return damage
  return { customers, out: flags.out, seed, asOf, format, damage }
}

/** One of the words a flag may have; the first where the flag was not given. */
function oneOf<Word extends string>(
  call: Call,
  name: string,
  words: readonly [Word, Word],
): Word | Refusal<'wrong_call'> {
  const text = findFlag(call, name) ?? words[0]
  const word = words.find((known) => known === text)
  return word ?? refuse('wrong_call', `must be ${words.join(' or ')}, not ${text}`, `--${name}`)
}
