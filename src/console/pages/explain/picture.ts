// The time line of one account as values: rows of marks, each between two days and with its words.

import type { Answer } from '../../client/ask.ts'
import { dayText, yuanText } from '../../figures/figures.ts'
import { type Language, type Say, wordOfCode } from '../../words/say.ts'

export type Explanation = Omit<Answer<'GET /api/plans/{plan}/accounts/{account}'>, 'words'>

export interface Mark {
  readonly first: string
  /** The same as `first` for what happens on one day. */
  readonly last: string
  readonly tone: 'window' | 'covered' | 'due' | 'moved' | 'good' | 'bad'
  readonly words: string
}

export interface Row {
  readonly title: string
  readonly marks: readonly Mark[]
}

export interface Picture {
  readonly first: string
  readonly last: string
  readonly asOf: string
  readonly rows: readonly Row[]
}

interface Speaking {
  readonly say: Say
  readonly language: Language
}

/** The picture of an explanation in the words of a language. */
export function pictureOf(explanation: Explanation, speaking: Speaking): Picture {
  const { asOf } = explanation
  const rows = [
    windowRow(explanation, speaking),
    coverageRow(explanation, speaking),
    ...debtRows(explanation, speaking),
    chargesRow(explanation, speaking),
    monthsRow(explanation, speaking),
    callsRow(explanation, speaking),
  ].filter(({ marks }) => marks.length > 0)
  const days = [
    asOf,
    ...rows.flatMap(({ marks }) => marks.flatMap(({ first, last }) => [first, last])),
  ].sort()
  return { first: days[0]!, last: days.at(-1)!, asOf, rows }
}

interface Span {
  readonly firstDay: string
  readonly lastDay?: string
}

function spanMark({ firstDay, lastDay }: Span, tone: Mark['tone'], asOf: string, speaking: Speaking): Mark {
  const { say, language } = speaking
  const first = dayText(firstDay, language)
  const words =
    lastDay === undefined
      ? say('openSpanMark', { first })
      : say('spanMark', { first, last: dayText(lastDay, language) })
  return { first: firstDay, last: lastDay ?? asOf, tone, words }
}

const windowRow = ({ window, asOf }: Explanation, speaking: Speaking): Row => ({
  title: speaking.say('windowRow'),
  marks: window === undefined ? [] : [spanMark(window, 'window', asOf, speaking)],
})

const coverageRow = ({ answer: { entitlement }, asOf }: Explanation, speaking: Speaking): Row => ({
  title: speaking.say('coverageRow'),
  marks:
    entitlement.outcome === 'granted'
      ? entitlement.coverage.map((span) => spanMark(span, 'covered', asOf, speaking))
      : [],
})

function debtRows({ debts }: Explanation, { say, language }: Speaking): Row[] {
  return debts.map(({ debt, dueDay, relievedDay, settledDay }) => {
    const day = dayText(dueDay, language)
    const due: Mark =
      relievedDay === undefined
        ? { first: dueDay, last: dueDay, tone: 'due', words: say('dueMark', { day }) }
        : {
            first: dueDay,
            last: relievedDay,
            tone: 'moved',
            words: say('movedMark', { day, relieved: dayText(relievedDay, language) }),
          }
    const settled: Mark[] =
      settledDay === undefined
        ? []
        : [
            {
              first: settledDay,
              last: settledDay,
              tone: 'good',
              words: say('settledMark', { day: dayText(settledDay, language) }),
            },
          ]
    return { title: say('debtRow', { debt }), marks: [due, ...settled] }
  })
}

const chargesRow = ({ charges }: Explanation, { say, language }: Speaking): Row => ({
  title: say('chargesRow'),
  marks: charges.map(({ day, kind, postedMinor, entitledMinor, waivedMinor, refundedMinor }): Mark => {
    const isRight = entitledMinor !== undefined && postedMinor - waivedMinor - refundedMinor <= entitledMinor
    const words = say('chargeMark', {
      day: dayText(day, language),
      kind: wordOfCode('charge', kind, language),
      posted: yuanText(postedMinor),
      entitled: entitledMinor === undefined ? say('toBeChecked') : yuanText(entitledMinor),
    })
    return { first: day, last: day, tone: isRight ? 'good' : 'bad', words }
  }),
})

const lastDayOf = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][number - 1]!
  return `${month}-${days}`
}

const monthsRow = ({ months }: Explanation, { say }: Speaking): Row => ({
  title: say('monthsRow'),
  marks: months.map(({ month, standingCode, entitledCode }) => ({
    first: `${month}-01`,
    last: lastDayOf(month),
    tone: standingCode === entitledCode ? 'good' : 'bad',
    words: say('monthMark', { month, standing: standingCode, entitled: entitledCode }),
  })),
})

const callsRow = ({ answer: { violations } }: Explanation, { say, language }: Speaking): Row => ({
  title: say('callsRow'),
  marks: violations.map(({ day, channel }) => ({
    first: day,
    last: day,
    tone: 'bad',
    words: say('callMark', {
      day: dayText(day, language),
      channel: wordOfCode('channel', channel, language),
    }),
  })),
})
