// What became of a list, as text: the counts, then every line that somebody must look at.

import { headingOf } from './columns.ts'
import { countOutcomes, type LineOutcome, lineOutcomes, type MatchedLine } from './match.ts'
import { mistakes, outcomeWords } from './words.ts'

type Language = 'zh' | 'en'

const inAll = { zh: '合计', en: 'in all' } as const
const lineWord = { zh: '第 {line} 行', en: 'line {line}' } as const
const quiet: readonly LineOutcome[] = ['matched', 'not_customer']

/** The report; nobody is named in it. */
export function listReport(lines: readonly MatchedLine[], language: Language): string {
  const counts = countOutcomes(lines)
  const words = lineOutcomes.map((outcome) => outcomeWords[outcome][language])
  const width = Math.max(...words.map(widthOf), widthOf(inAll[language]))
  const row = (word: string, count: number) =>
    `  ${word}${' '.repeat(width - widthOf(word))}  ${String(count).padStart(6)}\n`
  const figures = lineOutcomes.map((outcome, at) => row(words[at]!, counts[outcome])).join('')
  const told = lines.filter(({ outcome }) => !quiet.includes(outcome)).map((line) => lineText(line, language))
  const tail = told.length === 0 ? '' : `\n${told.join('')}`
  return `${figures}${row(inAll[language], lines.length)}${tail}`
}

function lineText({ line, outcome, mistakes: codes, earlier }: MatchedLine, language: Language): string {
  const place = lineWord[language].replace('{line}', String(line))
  const what = outcomeWords[outcome][language]
  const same = earlier === undefined ? '' : ` (${lineWord[language].replace('{line}', String(earlier.line))})`
  const why = codes.map((code) => `\n    ${columnOf(code, language)}: ${mistakes[code][language]}`).join('')
  return `  ${place}: ${what}${same}${why}\n`
}

const columnOf = (code: keyof typeof mistakes, language: Language): string =>
  language === 'zh' ? headingOf(mistakes[code].column) : mistakes[code].column

/** Columns on a terminal: a Chinese character takes two. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, letter) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(letter) ? 2 : 1),
    0,
  )
