// Reads eligibility.dmn: who is covered, by product and kind of circumstance, with no gap and no overlap.

import {
  type CompleteTable,
  completeTable,
  type DecisionTable,
  readDecisions,
  refuseAt,
  type Spot,
} from '../decisions/index.ts'
import { areRefusals, circumstanceKinds, products, refuse } from '../kernel/index.ts'
import type { ProgrammeCode, ProgrammeRefusal } from './codes.ts'
import type { Eligibility, EligibilityTable } from './programme.ts'

export const eligibilityFile = 'eligibility.dmn'
const decisionId = 'eligibility'

const inputWords = {
  product: products as readonly string[],
  kind: circumstanceKinds.filter((kind) => kind !== 'verified_hardship') as readonly string[],
}
const creditRecordWords = ['protect', 'by_schedule']
const outputTypes = { covered: 'boolean', spouse: 'boolean', creditRecord: 'string' }

/** The table as people wrote it, completed, and as the lookup the measures use. */
export interface ReadEligibility {
  readonly table: DecisionTable
  readonly complete: CompleteTable
  readonly lookup: EligibilityTable
}

/**
 * Reads the decision `eligibility` (relief-rules §2, §10): inputs product and kind of known words, outputs
 * covered, spouse and creditRecord, hit policy UNIQUE. Gaps and overlaps are refused with an example person, those
 * of a declared value that the rules do not know as well, so that an author sees at once what adding it leaves open.
 */
export async function eligibilityFrom(text: string): Promise<ReadEligibility | ProgrammeRefusal[]> {
  const tables = await readDecisions(text)
  if (areRefusals(tables)) return tables.map(inFile)
  const table = tables.find((some) => some.id === decisionId)
  if (table === undefined) {
    return [inFile(refuse('decision_missing', `holds no decision with the id ${decisionId}`))]
  }
  const shape = shapeRefusals(table)
  if (shape.length > 0) return shape.map(inFile)
  const complete = completeTable(table)
  const faults = [...strangeValues(table), ...complete.faults]
  if (faults.length > 0) return faults.map(inFile)
  return { table, complete, lookup: lookupFrom(complete) }
}

const inFile = (refusal: ProgrammeRefusal): ProgrammeRefusal => ({
  ...refusal,
  at: refusal.at === undefined ? eligibilityFile : `${eligibilityFile}: ${refusal.at}`,
})

type Wrong = (code: ProgrammeCode, because: string, spot?: Omit<Spot, 'decision'>) => void

function shapeRefusals(table: DecisionTable): ProgrammeRefusal[] {
  const refusals: ProgrammeRefusal[] = []
  const wrong: Wrong = (code, because, spot = {}) => {
    refusals.push(refuseAt(code, because, { decision: table.id, ...spot }))
  }
  if (table.hitPolicy !== 'UNIQUE') wrong('hit_policy_not_supported', 'must have the hit policy UNIQUE')
  if (!sameNames(table.inputs, Object.keys(inputWords))) {
    wrong('fact_not_declared', 'must have exactly the inputs product and kind')
  }
  if (!sameNames(table.outputs, Object.keys(outputTypes))) {
    wrong('fact_not_declared', 'must have exactly the outputs covered, spouse and creditRecord')
  }
  for (const [name, type] of Object.entries(outputTypes)) {
    const output = table.outputs.find((some) => some.name === name)
    if (output !== undefined && output.type !== type) wrong('type_is_wrong', `must answer ${name} as ${type}`)
  }
  if (refusals.length === 0) checkCreditRecord(table, wrong)
  return refusals
}

const sameNames = (columns: readonly { readonly name: string }[], names: readonly string[]): boolean =>
  columns.length === names.length && names.every((name) => columns.some((column) => column.name === name))

/** Declared values of the inputs that the rules do not know. */
function strangeValues({ id, inputs }: DecisionTable): readonly ProgrammeRefusal[] {
  return inputs.flatMap(({ name, values }) => {
    const known = inputWords[name as keyof typeof inputWords]
    return values
      .filter((value) => !known.includes(String(value)))
      .map((value) => {
        const because = `declares ${name} = ${value}; known are ${known.join(', ')}`
        return refuseAt('value_unknown', because, { decision: id, column: `input ${name}` })
      })
  })
}

function checkCreditRecord(table: DecisionTable, wrong: Wrong): void {
  const at = table.outputs.findIndex((output) => output.name === 'creditRecord')
  for (const row of table.rows) {
    if (creditRecordWords.includes(String(row.answers[at]))) continue
    const because = `must be one of ${creditRecordWords.join(', ')}, not ${JSON.stringify(row.answers[at])}`
    wrong('value_unknown', because, { rows: [row.number], column: 'output creditRecord' })
  }
}

function lookupFrom(complete: CompleteTable): EligibilityTable {
  const lookup: Record<string, Record<string, Eligibility>> = {}
  for (const { facts, answers } of complete.combinations) {
    const product = String(facts.product)
    lookup[product] = { ...lookup[product], [String(facts.kind)]: answers[0] as unknown as Eligibility }
  }
  return lookup as EligibilityTable
}
