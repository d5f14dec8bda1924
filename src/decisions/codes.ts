// Every reason for which a decision file is refused or remarked upon, in the order in which it is looked for.

import { type Refusal, refuse } from '../kernel/index.ts'
import { type FactValue, placeInTable } from './table.ts'

export const decisionCodes = [
  'xml_too_large',
  'xml_not_well_formed',
  'xml_declares_a_document_type',
  'xml_too_deep',
  'xml_uses_unknown_entity',
  'id_used_twice',
  'dmn_not_understood',
  'decision_is_not_a_table',
  'decision_missing',
  'id_missing',
  'hit_policy_not_supported',
  'aggregation_not_supported',
  'columns_missing',
  'rows_missing',
  'table_too_large',
  'input_is_not_a_fact',
  'output_is_not_named',
  'default_answer_not_supported',
  'type_not_supported',
  'values_not_declared',
  'value_declared_twice',
  'column_named_twice',
  'row_has_wrong_width',
  'test_not_allowed',
  'test_has_wrong_type',
  'value_not_declared',
  'range_runs_backwards',
  'answer_is_not_a_literal',
  'answer_has_wrong_type',
  'answer_not_declared',
  'evaluation_warned',
  'no_row_answers',
  'rows_overlap',
  'row_never_applies',
  'row_without_annotation',
] as const

export type DecisionCode = (typeof decisionCodes)[number]

/** Where in a table something is wrong, for those who point at it. */
export interface Spot {
  readonly decision: string
  /** The numbers of the rows concerned, from 1. */
  readonly rows?: readonly number[]
  /** Of a gap: the rows that come nearest to answering, at most five. */
  readonly near?: readonly number[]
  /** Such as `input kind` or `output covered`. */
  readonly column?: string
  /** An example person whom it would hit. */
  readonly person?: Readonly<Record<string, FactValue>>
}

export interface DecisionRefusal extends Refusal<DecisionCode> {
  readonly spot?: Spot
}

/** A refusal that points at its spot; of several rows the place in words names the second, which is in the way. */
export function refuseAt<Code extends string>(
  code: Code,
  because: string,
  spot: Spot,
): Refusal<Code> & { readonly spot: Spot } {
  const { decision, rows = [], column } = spot
  const parts = [rows[1] ?? rows[0]].flatMap((row) => (row === undefined ? [] : [`row ${row}`]))
  if (column !== undefined) parts.push(column)
  return { ...refuse(code, because, placeInTable(decision, ...parts)), spot }
}
