// The words people use for the values of a table, and the values their words stand for.

import { type CodeGroup, type Language, type Say, wordOfCode } from '../../../words/say.ts'
import type { ValueWords } from './cell.ts'
import { choiceIn } from './choice.ts'
import type { Column } from './columns.ts'

const groups: Readonly<Record<string, CodeGroup>> = {
  product: 'product',
  kind: 'circumstance',
  creditRecord: 'termValue',
}

/** Where the words of a column's values are kept. */
export const groupOf = (name: string): CodeGroup => groups[name] ?? 'tableValue'

/** Understands a value by its code's word in either language. */
export const valueOfWord: ValueWords = ({ name, values }, word) =>
  values.find((value) =>
    (['zh', 'en'] as const).some(
      (language) => wordOfCode(groupOf(name), value, language).toLowerCase() === word.toLowerCase(),
    ),
  )

/** What a cell means in words; undefined where it is no choice among values. */
export function meaningOf(text: string, column: Column, speech: Speech): string | undefined {
  const { say, language } = speech
  const choice = column.type === 'number' || column.values.length === 0 ? undefined : choiceIn(text, column)
  if (choice === undefined) return undefined
  if (choice.values.length === 0) return column.kind === 'input' ? say('anyValue') : undefined
  const words = choice.values
    .map((value) => wordOfCode(groupOf(column.name), value, language))
    .join(say('listSeparator'))
  return choice.isExcept ? say('exceptThese', { words }) : words
}

interface Speech {
  readonly say: Say
  readonly language: Language
}
