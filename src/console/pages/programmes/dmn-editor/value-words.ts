// The words people use for the values of a table, and the values their words stand for.

import { type CodeGroup, type Say, wordsOfCode } from '../../../words/say.ts'
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

/** Understands a value by any of the words its code goes by. */
export const valueOfWord: ValueWords = ({ name, values }, word) =>
  values.find((value) =>
    wordsOfCode(groupOf(name), value).some((own) => own.toLowerCase() === word.toLowerCase()),
  )

/** Understands a value by what the programme on the page calls it, too. */
export const valueCalled =
  (called: Speech['name']): ValueWords =>
  (column, word) =>
    column.values.find((value) => called(groupOf(column.name), value) === word) ?? valueOfWord(column, word)

/** What a cell means in words; undefined where it is no choice among values. */
export function meaningOf(text: string, column: Column, speech: Speech): string | undefined {
  const { say, name } = speech
  const choice = column.type === 'number' || column.values.length === 0 ? undefined : choiceIn(text, column)
  if (choice === undefined) return undefined
  if (choice.values.length === 0) return column.kind === 'input' ? say('anyValue') : undefined
  const words = choice.values.map((value) => name(groupOf(column.name), value)).join(say('listSeparator'))
  return choice.isExcept ? say('exceptThese', { words }) : words
}

interface Speech {
  readonly say: Say
  readonly name: (group: CodeGroup, code: string) => string
}
