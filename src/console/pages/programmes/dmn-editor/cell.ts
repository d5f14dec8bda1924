// Reads what somebody typed in a spreadsheet as a cell of a decision table, and says what it changed or could not read.

import { type Column, itemsIn } from './columns.ts'

export type CellNote = 'full_width' | 'chinese_comma' | 'word' | 'range'
export type CellError = 'value_not_declared' | 'test_has_wrong_type' | 'answer_is_not_a_literal'

export interface ReadCell {
  /** As it will stand in the table. */
  readonly text: string
  readonly notes: readonly CellNote[]
  readonly error?: CellError
}

/** By column and word, in either language: the value it stands for. */
export type ValueWords = (column: Column, word: string) => string | undefined

const wideSpace = '\u3000'
const signs: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': '"',
  '’': '"',
  '≤': '<=',
  '≥': '>=',
  '—': '-',
  '–': '-',
  '－': '-',
  [wideSpace]: ' ',
}
const anyWords = ['', '-', '任意', '任何', '全部', '不限', 'any', 'all']
const trueWords = ['true', '是', '对', '√', '✓', 'yes', 'y', '1']
const falseWords = ['false', '否', '错', '×', '✗', 'no', 'n', '0']

/** Full-width letters, digits and signs as plain ones, and commas as commas. */
function plain(text: string): { readonly text: string; readonly notes: readonly CellNote[] } {
  const commas = text.replace(/[，、；]/g, ',')
  const narrow = commas
    .replace(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[“”„‘’≤≥—–－\u3000]/g, (sign) => signs[sign]!)
  const notes: CellNote[] = []
  if (commas !== text) notes.push('chinese_comma')
  if (narrow !== commas) notes.push('full_width')
  return { text: narrow.trim(), notes }
}

/** Reads one cell. An annotation stays as it is: in a sentence a Chinese comma is right. */
export function readCell(raw: string, column: Column, wordsOf: ValueWords): ReadCell {
  if (column.kind === 'annotation') return { text: raw.trim(), notes: [] }
  const { text, notes } = plain(raw)
  const read = column.kind === 'input' ? readTest(text, column, wordsOf) : readAnswer(text, column, wordsOf)
  return { ...read, notes: [...notes, ...read.notes] }
}

function readTest(text: string, column: Column, wordsOf: ValueWords): ReadCell {
  if (anyWords.includes(text.toLowerCase())) return { text: '-', notes: [] }
  const inner = /^(?:not\s*\((.*)\)|除(.*)外)$/is.exec(text)
  const tested = inner?.[1] ?? inner?.[2] ?? text
  const read = column.type === 'number' ? readNumbers(tested) : readValues(tested, column, wordsOf)
  return inner === null ? read : { ...read, text: `not(${read.text})` }
}

function readAnswer(text: string, column: Column, wordsOf: ValueWords): ReadCell {
  if (text === '') return { text: '', notes: [], error: 'answer_is_not_a_literal' }
  if (column.type === 'number') {
    return /^-?\d+(?:\.\d+)?$/.test(text)
      ? { text, notes: [] }
      : { text, notes: [], error: 'test_has_wrong_type' }
  }
  if (column.values.length === 0) return { text: `"${text.replace(/^"|"$/g, '')}"`, notes: [] }
  const read = readValues(text, column, wordsOf)
  const isSingle = itemsIn(text).length === 1
  return isSingle ? read : { ...read, error: 'answer_is_not_a_literal' }
}

function readValues(text: string, column: Column, wordsOf: ValueWords): ReadCell {
  const notes = new Set<CellNote>()
  let error: CellError | undefined
  const values = itemsIn(text).map((item) => {
    if (column.values.includes(item)) return item
    const value = column.type === 'boolean' ? truth(item) : wordsOf(column, item)
    if (value === undefined) error = 'value_not_declared'
    else notes.add('word')
    return value ?? item
  })
  const written = values.map((value) => (column.type === 'string' ? `"${value}"` : value)).join(',')
  return { text: written, notes: [...notes], ...(error !== undefined && { error }) }
}

function truth(word: string): string | undefined {
  if (trueWords.includes(word.toLowerCase())) return 'true'
  return falseWords.includes(word.toLowerCase()) ? 'false' : undefined
}

const number = String.raw`-?\d+(?:\.\d+)?`
const simpleTest = new RegExp(
  String.raw`^(?:(?:[<>]=?|!=)?\s*${number}|[[(\]]\s*${number}\s*\.\.\s*${number}\s*[\])[])$`,
)
const looseRange = new RegExp(String.raw`^(${number})\s*(?:-|~|到|至)\s*(${number})$`)

/** Numbers, comparisons and ranges; `1-3` and `1~3` are what people write for `[1..3]`. */
function readNumbers(text: string): ReadCell {
  const notes = new Set<CellNote>()
  let error: CellError | undefined
  const tests = text.split(',').map((part) => {
    const test = part.trim()
    const range = looseRange.exec(test)
    if (range !== null) {
      notes.add('range')
      return `[${range[1]}..${range[2]}]`
    }
    if (!simpleTest.test(test)) error = 'test_has_wrong_type'
    return test
  })
  return { text: tests.join(','), notes: [...notes], ...(error !== undefined && { error }) }
}
