// Turns one DMN decision table into typed columns and rows, or into all that is wrong with it.

import type { DmnElement, DmnInput, DmnOutput, DmnRule, DmnTable } from 'dmn-moddle'
import { type DecisionCode, type DecisionRefusal, refuseAt, type Spot } from './codes.ts'
import { findForbiddenTest, literalValue, literalValues } from './fence.ts'
import type { DecisionTable, FactType, FactValue, TableInput, TableOutput, TableRow } from './table.ts'

const rowsMax = 1_000
const columnsMax = 16
const factName = /^[A-Za-z][A-Za-z0-9]{0,63}$/
const factTypes = ['string', 'number', 'boolean']

/** Collects what is wrong with one decision, each with its place. */
class Reading {
  readonly decision: string
  readonly refusals: DecisionRefusal[] = []

  constructor(decision: string) {
    this.decision = decision
  }

  refuse(code: DecisionCode, because: string, spot: Omit<Spot, 'decision'> = {}): undefined {
    this.refusals.push(refuseAt(code, because, { decision: this.decision, ...spot }))
  }
}

/** The table of a decision, or a list of refusals. */
export function tableFrom(element: DmnElement, logic: DmnTable): DecisionTable | DecisionRefusal[] {
  const reading = new Reading(element.id ?? 'without id')
  if (element.id === undefined) reading.refuse('id_missing', 'has no id; give the decision one')
  checkHead(reading, logic)
  const inputs = (logic.input ?? []).map((input, at) => inputFrom(reading, input, at + 1))
  const outputs = (logic.output ?? []).map((output, at) => outputFrom(reading, output, at + 1))
  checkNames(reading, [...inputs, ...outputs])
  if (reading.refusals.length > 0) return reading.refusals
  const columns = { inputs: inputs as TableInput[], outputs: outputs as TableOutput[] }
  const rows = (logic.rule ?? []).map((rule, at) => rowFrom(reading, rule, { number: at + 1, ...columns }))
  if (reading.refusals.length > 0) return reading.refusals
  const hitPolicy = logic.hitPolicy === 'COLLECT' ? 'COLLECT' : 'UNIQUE'
  return { id: reading.decision, name: element.name ?? '', hitPolicy, ...columns, rows }
}

function checkHead(reading: Reading, logic: DmnTable): void {
  const hitPolicy = logic.hitPolicy ?? 'UNIQUE'
  if (hitPolicy !== 'UNIQUE' && hitPolicy !== 'COLLECT') {
    reading.refuse('hit_policy_not_supported', `has hit policy ${hitPolicy}; it must be UNIQUE or COLLECT`)
  }
  if (logic.aggregation !== undefined) {
    reading.refuse(
      'aggregation_not_supported',
      `aggregates by ${logic.aggregation}; list the answers instead`,
    )
  }
  const counts = [logic.input?.length ?? 0, logic.output?.length ?? 0]
  if (counts.some((count) => count === 0 || count > columnsMax)) {
    reading.refuse('columns_missing', `must have 1 to ${columnsMax} inputs and 1 to ${columnsMax} outputs`)
  }
  const rows = logic.rule?.length ?? 0
  if (rows === 0) reading.refuse('rows_missing', 'has no rows, so nobody gets an answer')
  if (rows > rowsMax) reading.refuse('table_too_large', `has ${rows} rows; at most ${rowsMax} are read`)
}

function checkNames(reading: Reading, columns: readonly ({ readonly name: string } | undefined)[]): void {
  const seen = new Set<string>()
  for (const column of columns) {
    if (column === undefined) continue
    if (seen.has(column.name)) reading.refuse('column_named_twice', `names two columns ${column.name}`)
    seen.add(column.name)
  }
}

function typeFrom(reading: Reading, typeRef: string | undefined, place: string): FactType | undefined {
  if (typeRef !== undefined && factTypes.includes(typeRef)) return typeRef as FactType
  return reading.refuse(
    'type_not_supported',
    `has the type ${typeRef ?? '(none)'}; it must be string, number or boolean, never money or a day`,
    { column: place },
  )
}

function inputFrom(reading: Reading, input: DmnInput, number: number): TableInput | undefined {
  const place = `input ${number}`
  const name = input.inputExpression?.text?.trim() ?? ''
  if (!factName.test(name)) {
    return reading.refuse(
      'input_is_not_a_fact',
      `must be the name of one fact, not ${JSON.stringify(name)}`,
      { column: place },
    )
  }
  const type = typeFrom(reading, input.inputExpression?.typeRef, `${place} (${name})`)
  if (type === undefined) return undefined
  const declared = input.inputValues?.text ?? (type === 'boolean' ? 'true,false' : '')
  const values = valuesFrom(reading, { text: declared, type, place: `${place} (${name})` })
  return values === undefined ? undefined : { name, type, values }
}

function outputFrom(reading: Reading, output: DmnOutput, number: number): TableOutput | undefined {
  const name = output.name ?? ''
  const place = `output ${number} (${name})`
  if (!factName.test(name)) {
    return reading.refuse('output_is_not_named', `must have a name of letters and digits`, { column: place })
  }
  if (output.defaultOutputEntry !== undefined) {
    return reading.refuse(
      'default_answer_not_supported',
      'has a default answer; write a row for every person',
      { column: place },
    )
  }
  const type = typeFrom(reading, output.typeRef, place)
  if (type === undefined) return undefined
  if (output.outputValues === undefined) return { name, type }
  const values = valuesFrom(reading, { text: output.outputValues.text ?? '', type, place })
  return values === undefined ? undefined : { name, type, values }
}

function valuesFrom(
  reading: Reading,
  declared: { readonly text: string; readonly type: FactType; readonly place: string },
): readonly FactValue[] | undefined {
  const { text, type, place } = declared
  if (text.trim() === '') {
    return reading.refuse('values_not_declared', 'must declare its values, such as "loan","card"', {
      column: place,
    })
  }
  const values = literalValues(text)
  if (values === undefined || values.some((value) => typeof value !== type)) {
    return reading.refuse(
      'values_not_declared',
      `must declare its values as a list of ${type}s, not ${text}`,
      { column: place },
    )
  }
  const repeated = values.find((value, at) => values.indexOf(value) !== at)
  if (repeated === undefined) return values
  return reading.refuse('value_declared_twice', `declares ${JSON.stringify(repeated)} twice`, {
    column: place,
  })
}

interface RowFrame {
  readonly number: number
  readonly inputs: readonly TableInput[]
  readonly outputs: readonly TableOutput[]
}

function rowFrom(reading: Reading, rule: DmnRule, frame: RowFrame): TableRow {
  const { number, inputs, outputs } = frame
  const tests = (rule.inputEntry ?? []).map((entry) => entry.text?.trim() || '-')
  const entries = (rule.outputEntry ?? []).map((entry) => entry.text?.trim() ?? '')
  const whole = tests.length === inputs.length && entries.length === outputs.length
  if (!whole) {
    reading.refuse('row_has_wrong_width', 'does not fill every column exactly once', { rows: [number] })
    return { number, id: rule.id ?? '', tests: [], answers: [], annotation: '' }
  }
  inputs.forEach((input, at) => {
    const wrong = findForbiddenTest(tests[at]!, input)
    if (wrong === undefined) return
    reading.refuse(wrong.code, wrong.because, { rows: [number], column: `input ${input.name}` })
  })
  const answers = outputs.map((output, at) => answerFrom(reading, entries[at]!, { output, number }))
  return { number, id: rule.id ?? `row ${number}`, tests, answers, annotation: annotationOf(rule) }
}

function answerFrom(
  reading: Reading,
  text: string,
  at: { readonly output: TableOutput; readonly number: number },
): FactValue {
  const { output, number } = at
  const spot = { rows: [number], column: `output ${output.name}` }
  const value = literalValue(text)
  if (value === undefined) {
    reading.refuse(
      'answer_is_not_a_literal',
      `must be a plain ${output.type}, not ${JSON.stringify(text)}`,
      spot,
    )
  } else if (typeof value !== output.type) {
    reading.refuse('answer_has_wrong_type', `must be a ${output.type}, not ${text}`, spot)
  } else if (output.values !== undefined && !output.values.includes(value)) {
    reading.refuse('answer_not_declared', `is ${text}, which is not among the declared answers`, spot)
  }
  return value ?? false
}

const annotationOf = (rule: DmnRule): string =>
  [rule.description ?? '', ...(rule.annotationEntry ?? []).map((entry) => entry.text ?? '')]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ')
