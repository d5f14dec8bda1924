// A decision table as a value: declared facts, typed answers, and rows of tests.

/** Facts and answers are text, whole or decimal numbers, or true and false: never money, never days. */
export type FactValue = string | number | boolean

export type FactType = 'string' | 'number' | 'boolean'

/** A declared fact and every value it may have. */
export interface TableInput {
  readonly name: string
  readonly type: FactType
  readonly values: readonly FactValue[]
}

/** An answer the table gives; `values` where it is restricted to some. */
export interface TableOutput {
  readonly name: string
  readonly type: FactType
  readonly values?: readonly FactValue[]
}

/** One row: a unary test for each input, a literal for each output, and where in the instrument it comes from. */
export interface TableRow {
  readonly number: number
  readonly id: string
  readonly tests: readonly string[]
  readonly answers: readonly FactValue[]
  readonly annotation: string
}

export interface DecisionTable {
  readonly id: string
  readonly name: string
  readonly hitPolicy: 'UNIQUE' | 'COLLECT'
  readonly inputs: readonly TableInput[]
  readonly outputs: readonly TableOutput[]
  readonly rows: readonly TableRow[]
}

/** `decision eligibility, row 3`: where in a decision file something stands. */
export const placeInTable = (decision: string, ...parts: readonly string[]): string =>
  [`decision ${decision}`, ...parts].join(', ')
