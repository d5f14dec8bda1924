// What a case expects of an account and what came of it, in the words of a bank; of two lists only where they part.

import { parse } from 'yaml'
import { dayText, yuanText } from '../../figures/figures.ts'
import { useSpeech } from '../../words/language.tsx'
import type { CodeGroup } from '../../words/say.ts'
import { isMapping } from './written-programme.ts'

/** What a case differs in, as the check writes it. */
export interface CaseDifference {
  /** Such as `answer.accounts[0].deferred`. */
  readonly path: string
  readonly expected: string
  readonly given: string
}

/** The difference a message tells; undefined where it tells another thing, such as that the case cannot be run. */
export function differenceIn(message: string): CaseDifference | undefined {
  const parts = /^differs at (\S+): expected (.*), got (.*)$/s.exec(message)
  if (parts === null) return undefined
  const [, path, expected, given] = parts as unknown as readonly [string, string, string, string]
  return { path, expected, given }
}

const day = /^\d{4}-\d{2}-\d{2}$/
/** Where the word of a code may stand, the first that knows it. */
const groups: readonly CodeGroup[] = [
  'correction',
  'channel',
  'matter',
  'circumstance',
  'relation',
  'caseValue',
  'outcome',
]

/** The two sides as somebody reads them; both are written as the check says them. */
export function useCaseAnswer(): (expected: string, given: string) => readonly [string, string] {
  const { say, name, language } = useSpeech()
  const word = (value: unknown): string => {
    const text = String(value)
    if (day.test(text)) return dayText(text, language)
    const group = groups.find((one) => name(one, text) !== text)
    return group === undefined ? text : name(group, text)
  }
  const part = ([key, value]: readonly [string, unknown]): string => {
    if (key === 'amountMinor') return say('yuanOf', { amount: yuanText(Number(value)) })
    if (key === 'untilDay') return say('untilDayOf', { day: word(value) })
    if (key in bare) return inWords(value)
    return `${name('casePart', key)} ${inWords(value)}`
  }
  const itemInWords = ({ from, to, ...item }: Readonly<Record<string, unknown>>): string => {
    const parts = Object.entries(item)
      .toSorted(([one], [other]) => rankOf(one) - rankOf(other))
      .map(part)
    const move = from === undefined ? [] : [`${word(from)} → ${word(to)}`]
    return [...parts, ...move].join(' ')
  }
  const inWords = (value: unknown): string => {
    if (Array.isArray(value))
      return value.length === 0 ? word('nothing') : value.map(inWords).join(say('listSeparator'))
    return isMapping(value) ? itemInWords(value) : word(value)
  }
  return (expected, given) => apart(read(expected), read(given)).map(inWords) as [string, string]
}

/** Keys whose value says what it is by itself. */
const bare: Readonly<Record<string, number>> = { kind: 0, code: 0, outcome: 0, target: 1, debt: 1 }

/** What it is comes first, then what it is about. */
const rankOf = (key: string): number => bare[key] ?? 2

/** The check writes values as YAML reads them; what it cannot read stays as it is. */
function read(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return text
  }
}

/** Of two lists what only one of them holds, where there is such. */
function apart(one: unknown, other: unknown): readonly [unknown, unknown] {
  if (!Array.isArray(one) || !Array.isArray(other)) return [one, other]
  const without = (list: readonly unknown[], held: readonly unknown[]) => {
    const known = held.map((item) => JSON.stringify(item))
    return list.filter((item) => !known.includes(JSON.stringify(item)))
  }
  const [left, right] = [without(one, other), without(other, one)]
  return left.length + right.length === 0 ? [one, other] : [left, right]
}
