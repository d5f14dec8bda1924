// What becomes of the rows when a declared value of a column is added, renamed or taken out; nothing is written here.

import { type Choice, choiceIn, textOfChoice } from './choice.ts'
import type { Column } from './columns.ts'

export type ValueChange =
  | { readonly kind: 'add'; readonly value: string }
  | { readonly kind: 'rename'; readonly value: string; readonly to: string }
  | { readonly kind: 'remove'; readonly value: string }

/**
 * `rewritten`: its cell will read otherwise. `answers_too`: it stands for any value, or all but some, and so for the
 * new one. `names_it_alone`: without the value nothing is left in the cell, which stays as it is for people to decide.
 */
export type RowEffect = 'rewritten' | 'answers_too' | 'names_it_alone'

export interface RowConcerned {
  /** Place in the table, from 1. */
  readonly row: number
  readonly effect: RowEffect
  readonly before: string
  readonly after: string
}

/** The declared values after a change, in their order. */
export function valuesAfter(values: readonly string[], change: ValueChange): readonly string[] {
  if (change.kind === 'add') return [...values, change.value]
  if (change.kind === 'remove') return values.filter((value) => value !== change.value)
  return values.map((value) => (value === change.value ? change.to : value))
}

/** The rows a change concerns, of a column whose cells read like this from the first row on. */
export function rowsConcerned(
  cells: readonly string[],
  column: Column,
  change: ValueChange,
): readonly RowConcerned[] {
  return cells.flatMap((text, at) => {
    const choice = choiceIn(text, column)
    const concerned = choice === undefined ? undefined : effectOn(choice, column, change)
    if (concerned === undefined) return []
    const { effect, after = text } = concerned
    return [{ row: at + 1, effect, before: text, after }]
  })
}

interface Effect {
  readonly effect: RowEffect
  readonly after?: string
}

function effectOn(choice: Choice, column: Column, change: ValueChange): Effect | undefined {
  const { values, isExcept } = choice
  const answersRest = column.kind === 'input' && (values.length === 0 || isExcept)
  if (change.kind === 'add') return answersRest ? { effect: 'answers_too' } : undefined
  if (!values.includes(change.value)) return undefined
  const left = valuesAfter(values, change)
  if (left.length === 0 && !isExcept) return { effect: 'names_it_alone' }
  const declared = { ...column, values: valuesAfter(column.values, change) }
  return { effect: 'rewritten', after: textOfChoice({ values: left, isExcept }, declared) }
}
