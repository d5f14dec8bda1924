// Cases as people write them in a spreadsheet, one line each, read into the YAML of the cases beside a programme.

import { stringify } from 'yaml'
import { codeWords } from '../../../words/codes.ts'
import { type CodeGroup, wordsOfCode } from '../../../words/say.ts'

type Key = 'name' | 'product' | 'kind' | 'relation' | 'status' | 'firstDay' | 'asOf' | 'region' | 'answer'

export type CaseCellError = 'missing' | 'not_a_day' | 'word_unknown' | 'not_a_region'

export interface CaseError {
  /** Line under the head, from 1. */
  readonly line: number
  readonly key: Key
  readonly text: string
  readonly error: CaseCellError
}

export interface CaseRows {
  /** Columns of the head that are missing. */
  readonly missing: readonly Key[]
  readonly cases: readonly Readonly<Record<Key, string>>[]
  readonly errors: readonly CaseError[]
}

/** What each column may be called. */
const caseColumns: Readonly<Record<Key, readonly string[]>> = {
  name: ['名称', '案例', 'name'],
  product: ['产品', 'product'],
  kind: ['情形', 'kind'],
  relation: ['关系', 'relation'],
  status: ['证明', '状态', 'status'],
  firstDay: ['首日', '情形首日', 'firstDay'],
  asOf: ['日期', '截至', 'asOf'],
  region: ['地区', 'region'],
  answer: ['结果', 'answer'],
}

/** Columns that may be left out, and what stands for them. */
const usual: Partial<Record<Key, string>> = { relation: 'owner', status: 'verified' }
const statuses = {
  verified: ['已核实', 'verified'],
  pending: ['待核实', 'pending'],
  rejected: ['未通过', 'rejected'],
}
const groups: Partial<Record<Key, CodeGroup>> = {
  product: 'product',
  kind: 'circumstance',
  relation: 'relation',
  answer: 'outcome',
}

const keys = Object.keys(caseColumns) as Key[]

/** What a column is called in a language. */
export const caseColumnIn = (key: Key, language: 'zh' | 'en'): string =>
  caseColumns[key].at(language === 'zh' ? 0 : -1)!

/** All columns in a language. */
export const caseColumnsIn = (language: 'zh' | 'en'): readonly string[] =>
  keys.map((key) => caseColumnIn(key, language))

/** What the programme calls a code. */
type Called = (group: CodeGroup, code: string) => string

/** Reads lines of cells under a head that names the columns, in the words of the programme or those that are usual. */
export function readCases(
  [head = [], ...lines]: readonly (readonly string[])[],
  called: Called = (_, code) => code,
): CaseRows {
  const places = new Map(
    keys.map((key) => [key, head.findIndex((cell) => caseColumns[key].includes(cell.trim()))]),
  )
  const missing = keys.filter((key) => places.get(key) === -1 && usual[key] === undefined)
  if (missing.length > 0) return { missing, cases: [], errors: [] }
  const errors: CaseError[] = []
  const cases = lines.map((line, at) => {
    const read = keys.map((key) => {
      const text = line[places.get(key)!]?.trim() || (usual[key] ?? '')
      const value = readValue(key, text, called)
      if (value.error !== undefined) errors.push({ line: at + 1, key, text, error: value.error })
      return [key, value.text] as const
    })
    return Object.fromEntries(read) as Record<Key, string>
  })
  return { missing, cases, errors }
}

function readValue(
  key: Key,
  text: string,
  called: Called,
): { readonly text: string; readonly error?: CaseCellError } {
  if (text === '') return { text, error: 'missing' }
  if (key === 'firstDay' || key === 'asOf') return dayOf(text)
  if (key === 'region') return /^\d{4,6}$/.test(text) ? { text } : { text, error: 'not_a_region' }
  const words = key === 'status' ? statuses : wordsIn(groups[key], called)
  if (words === undefined) return { text }
  const code = Object.keys(words).find(
    (own) => own === text || words[own as keyof typeof words].includes(text),
  )
  return code === undefined ? { text, error: 'word_unknown' } : { text: code }
}

function wordsIn(
  group: CodeGroup | undefined,
  called: Called,
): Readonly<Record<string, readonly string[]>> | undefined {
  if (group === undefined) return undefined
  const codes = Object.keys(codeWords[group])
  return Object.fromEntries(codes.map((code) => [code, [called(group, code), ...wordsOfCode(group, code)]]))
}

/** `2020-2-5`, `2020/2/5` and `2020年2月5日` are one day. */
function dayOf(text: string): { readonly text: string; readonly error?: CaseCellError } {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (parts === null) return { text, error: 'not_a_day' }
  const [, year, month, day] = parts
  const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
  if (!isDay) return { text, error: 'not_a_day' }
  return { text: `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` }
}

/** The text to put at the end of a file of cases. */
export const yamlOf = ({ cases }: CaseRows): string =>
  cases.length === 0 ? '' : stringify(cases.map(written))

function written({
  name,
  product,
  kind,
  relation,
  status,
  firstDay,
  asOf,
  region,
  answer,
}: CaseRows['cases'][number]) {
  const circumstances = [{ kind, firstDay, status }]
  const people =
    relation === 'spouse'
      ? [
          { id: 'p1', spouse: 'p2' },
          { id: 'p2', spouse: 'p1', circumstances },
        ]
      : [{ id: 'p1', circumstances }]
  const outcome =
    answer === 'granted' || answer === 'none' ? { outcome: answer } : { outcome: 'refused', code: answer }
  return {
    name,
    case: { asOf, people, accounts: [{ id: 'a1', product, owner: 'p1', region, debts: [] }] },
    answer: { accounts: [{ id: 'a1', entitlement: outcome }] },
  }
}
