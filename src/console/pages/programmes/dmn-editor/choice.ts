// A cell as a choice among declared values: all, some, or all but some. Nobody needs to know how it is written.

import { type Column, itemsIn } from './columns.ts'

export interface Choice {
  readonly values: readonly string[]
  /** True where the values are those left out. */
  readonly isExcept: boolean
}

/** Any value, as an empty choice. */
export const anyValue: Choice = { values: [], isExcept: false }

/** The choice a cell stands for; undefined when it is written otherwise, such as a range of numbers. */
export function choiceIn(text: string, { values }: Column): Choice | undefined {
  const plain = text.trim()
  if (plain === '' || plain === '-') return anyValue
  const inner = /^not\s*\((.*)\)$/s.exec(plain)?.[1]
  const chosen = itemsIn(inner ?? plain)
  if (chosen.length === 0 || chosen.some((value) => !values.includes(value))) return undefined
  return { values: chosen, isExcept: inner !== undefined }
}

const literal = (value: string, { type }: Column): string => (type === 'string' ? `"${value}"` : value)

/** The text of a cell for a choice; the values in the order in which they are declared. */
export function textOfChoice({ values, isExcept }: Choice, column: Column): string {
  const list = column.values
    .filter((value) => values.includes(value))
    .map((value) => literal(value, column))
    .join(',')
  if (list === '') return column.kind === 'input' ? '-' : ''
  return isExcept ? `not(${list})` : list
}

/** The choice after a value was pressed: an input may have several, an answer has one. */
export function toggled(choice: Choice, value: string, column: Column): Choice {
  if (column.kind === 'output') return { values: [value], isExcept: false }
  const has = choice.values.includes(value)
  const values = has ? choice.values.filter((other) => other !== value) : [...choice.values, value]
  return { values, isExcept: choice.isExcept && values.length > 0 }
}
