// Answers a decision table once for every person its facts can describe, and proves that nobody falls between rows.

import { isRefusal } from '../kernel/index.ts'
import { type DecisionRefusal, refuseAt } from './codes.ts'
import { testPasses } from './fence.ts'
import type { DecisionTable, FactValue } from './table.ts'

const combinationsMax = 20_000
const checksMax = 5_000_000
const gapsNamedMax = 20
const nearMax = 5

/** One combination of facts, the numbers of the rows that answer, and their answers in the order of the rows. */
export interface Combination {
  readonly facts: Readonly<Record<string, FactValue>>
  readonly rows: readonly number[]
  readonly answers: readonly Readonly<Record<string, FactValue>>[]
}

/**
 * `faults` forbid using the table: gaps and overlaps (UNIQUE), a table too large to enumerate, a FEEL warning.
 * `remarks` do not: rows that never apply, rows without annotation.
 */
export interface CompleteTable {
  readonly combinations: readonly Combination[]
  readonly faults: readonly DecisionRefusal[]
  readonly remarks: readonly DecisionRefusal[]
}

/** By row and input: whether each declared value of the input passes the row's test. */
type Passes = readonly (readonly ReadonlyMap<FactValue, boolean>[])[]

/** Enumerates the product of all declared values: at most 20,000 combinations and 5,000,000 checks of a row. */
export function completeTable(table: DecisionTable): CompleteTable {
  const size = table.inputs.reduce((product, input) => product * input.values.length, 1)
  if (size > combinationsMax || size * table.rows.length > checksMax) return tooLarge(table, size)
  const passes = passesOf(table)
  if (isRefusal(passes)) return { combinations: [], faults: [passes], remarks: [] }
  const combinations = factsOf(table).map((facts) => combinationOf(table, facts, passes))
  const faults = faultsOf(table, combinations, passes)
  return { combinations, faults, remarks: remarksOf(table, combinations) }
}

function tooLarge(table: DecisionTable, size: number): CompleteTable {
  const because =
    `describes ${size} kinds of people in ${table.rows.length} rows; ` +
    `at most ${combinationsMax} are proved complete: split the decision`
  return {
    combinations: [],
    faults: [refuseAt('table_too_large', because, { decision: table.id })],
    remarks: [],
  }
}

function passesOf(table: DecisionTable): Passes | DecisionRefusal {
  const known = new Map<string, ReadonlyMap<FactValue, boolean>>()
  const passes: ReadonlyMap<FactValue, boolean>[][] = []
  for (const row of table.rows) {
    const byInput: ReadonlyMap<FactValue, boolean>[] = []
    for (const [at, input] of table.inputs.entries()) {
      const key = `${at} ${row.tests[at]}`
      const outcomes = known.get(key) ?? outcomesOf(row.tests[at]!, input.values)
      if (isRefusal(outcomes)) {
        const spot = { decision: table.id, rows: [row.number], column: `input ${input.name}` }
        return refuseAt(outcomes.code, outcomes.because, spot)
      }
      known.set(key, outcomes)
      byInput.push(outcomes)
    }
    passes.push(byInput)
  }
  return passes
}

function outcomesOf(
  test: string,
  values: readonly FactValue[],
): ReadonlyMap<FactValue, boolean> | DecisionRefusal {
  const outcomes = new Map<FactValue, boolean>()
  for (const value of values) {
    const passed = testPasses(test, value)
    if (isRefusal(passed)) return passed
    outcomes.set(value, passed)
  }
  return outcomes
}

function factsOf(table: DecisionTable): readonly Readonly<Record<string, FactValue>>[] {
  let facts: readonly Readonly<Record<string, FactValue>>[] = [{}]
  for (const { name, values } of table.inputs) {
    facts = facts.flatMap((some) => values.map((value) => ({ ...some, [name]: value })))
  }
  return facts
}

function combinationOf(
  table: DecisionTable,
  facts: Readonly<Record<string, FactValue>>,
  passes: Passes,
): Combination {
  const rows = table.rows.filter((_, row) =>
    table.inputs.every((input, at) => passes[row]![at]!.get(facts[input.name]!) === true),
  )
  const answers = rows.map((row) =>
    Object.fromEntries(table.outputs.map((output, at) => [output.name, row.answers[at]!])),
  )
  return { facts, rows: rows.map((row) => row.number), answers }
}

/** `product = card, kind = income_lost`: the example person of a finding. */
const personFrom = (facts: Readonly<Record<string, FactValue>>): string =>
  Object.entries(facts)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')

function faultsOf(
  table: DecisionTable,
  combinations: readonly Combination[],
  passes: Passes,
): readonly DecisionRefusal[] {
  if (table.hitPolicy === 'COLLECT') return []
  return [...gapsOf(table, combinations, passes), ...overlapsOf(table, combinations)]
}

function gapsOf(
  table: DecisionTable,
  combinations: readonly Combination[],
  passes: Passes,
): readonly DecisionRefusal[] {
  const gaps = combinations.filter(({ rows }) => rows.length === 0)
  const named = gaps.slice(0, gapsNamedMax).map(({ facts }, at) => {
    const more = at === gapsNamedMax - 1 && gaps.length > gapsNamedMax
    const rest = more ? `, nor for ${gaps.length - gapsNamedMax} more kinds of people` : ''
    const because = `${personFrom(facts)}: no row answers${rest}`
    return refuseAt('no_row_answers', because, {
      decision: table.id,
      person: facts,
      near: nearest(table, facts, passes),
    })
  })
  return named
}

/** The rows of which the fewest tests keep a person out. */
function nearest(table: DecisionTable, facts: Combination['facts'], passes: Passes): readonly number[] {
  const misses = table.rows.map(
    (_, row) => table.inputs.filter((input, at) => !passes[row]![at]!.get(facts[input.name]!)).length,
  )
  const fewest = Math.min(...misses)
  return table.rows.flatMap(({ number }, row) => (misses[row] === fewest ? [number] : [])).slice(0, nearMax)
}

/** One finding for each pair of rows, with the first person both answer. */
function overlapsOf(table: DecisionTable, combinations: readonly Combination[]): readonly DecisionRefusal[] {
  const found = new Map<string, DecisionRefusal>()
  for (const { facts, rows } of combinations) {
    const [first, second] = rows
    if (first === undefined || second === undefined || found.has(`${first} ${second}`)) continue
    const because = `${personFrom(facts)}: rows ${rows.slice(0, -1).join(', ')} and ${rows.at(-1)} ${rows.length === 2 ? 'both' : 'all'} answer`
    const spot = { decision: table.id, rows, person: facts }
    found.set(`${first} ${second}`, refuseAt('rows_overlap', because, spot))
  }
  return [...found.values()]
}

function remarksOf(table: DecisionTable, combinations: readonly Combination[]): readonly DecisionRefusal[] {
  const used = new Set(combinations.flatMap(({ rows }) => rows))
  return table.rows.flatMap((row) => {
    const spot = { decision: table.id, rows: [row.number] }
    const never = used.has(row.number)
      ? []
      : [refuseAt('row_never_applies', 'answers for nobody: no declared value passes its tests', spot)]
    const silent =
      row.annotation === ''
        ? [refuseAt('row_without_annotation', 'must carry the sentence of the article it stands for', spot)]
        : []
    return [...never, ...silent]
  })
}
