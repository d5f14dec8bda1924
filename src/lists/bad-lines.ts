// The lines to send back to the institution: where, what is wrong, what to do; nobody is named and no customer is told of.

import { headingOf } from './columns.ts'
import { type MistakeCode, mistakes } from './words.ts'

export interface LineWithMistakes {
  readonly line: number
  readonly mistakes: readonly MistakeCode[]
}

const headings = { zh: ['行号', '列', '需要更正'], en: ['line', 'column', 'what to correct'] } as const
const lineEnd = '\r\n'
/** By it a spreadsheet knows that the text is UTF-8. */
const mark = '\ufeff'

/** The mistakes as CSV, one to a row. */
export function badLinesCsv(lines: readonly LineWithMistakes[], language: 'zh' | 'en'): string {
  const rows = lines.flatMap(({ line, mistakes: codes }) =>
    codes.map((code) => [String(line), placeOf(code, language), mistakes[code][language]]),
  )
  return mark + [headings[language], ...rows].map((row) => row.map(quoted).join(',') + lineEnd).join('')
}

const placeOf = (code: MistakeCode, language: 'zh' | 'en'): string => {
  const { column } = mistakes[code]
  return language === 'zh' ? headingOf(column) : column
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
