// The time line of one account as values: rows of marks, each between two days and with its words.

import type { Answer } from '../../client/ask.ts'
import { dayText, yuanText } from '../../figures/figures.ts'
import { type Language, type Say, wordOfCode } from '../../words/say.ts'

export type Explanation = Omit<Answer<'GET /api/plans/{plan}/accounts/{account}'>, 'words'>

export interface Mark {
  readonly first: string
  /** The same as `first` for what happens on one day. */
  readonly last: string
  readonly tone: Tone
  readonly words: string
}

/** What the colours and shapes say, in the order of the legend. */
export const tones = ['window', 'covered', 'due', 'moved', 'settled', 'right', 'wrong', 'mended'] as const
export type Tone = (typeof tones)[number]

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

/** What stands on the books: of the credit record only these corrections tell that a month was mended. */
export type Corrected = readonly { readonly kind: string; readonly target?: string }[]

/** A mark of one day is a point, any other a bar. */
export type Form = 'point' | 'bar'
export const formOf = ({ first, last }: Pick<Mark, 'first' | 'last'>): Form =>
  first === last ? 'point' : 'bar'

/** What a picture shows: each tone with the forms it has there, for the legend. */
export function shownIn({
  rows,
}: Picture): readonly { readonly tone: Tone; readonly forms: readonly Form[] }[] {
  const marks = rows.flatMap((row) => row.marks)
  return tones
    .map((tone) => ({ tone, forms: [...new Set(marks.filter((mark) => mark.tone === tone).map(formOf))] }))
    .filter(({ forms }) => forms.length > 0)
}

/** The picture of an explanation in the words of a language. */
export function pictureOf(explanation: Explanation, corrected: Corrected, speaking: Speaking): Picture {
  const { asOf } = explanation
  const rows = [
    windowRow(explanation, speaking),
    coverageRow(explanation, speaking),
    ...debtRows(explanation, speaking),
    chargesRow(explanation, speaking),
    monthsRow(explanation, corrected, speaking),
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
              tone: 'settled',
              words: say('settledMark', { day: dayText(settledDay, language) }),
            },
          ]
    return { title: say('debtRow', { debt }), marks: [due, ...settled] }
  })
}

/** What is so is what should be, or not, or was mended since: told in words, as no colour is heard. */
const judged = (tone: 'right' | 'wrong' | 'mended', words: string, say: Say) => ({
  tone,
  words: say('judgedMark', { words, tone: say(`${tone}Tone`) }),
})

const chargesRow = ({ charges }: Explanation, { say, language }: Speaking): Row => ({
  title: say('chargesRow'),
  marks: charges.map(({ day, kind, postedMinor, entitledMinor, waivedMinor, refundedMinor }): Mark => {
    const givenMinor = waivedMinor + refundedMinor
    const isRight = entitledMinor !== undefined && postedMinor - givenMinor <= entitledMinor
    const words = say(givenMinor === 0 ? 'chargeMark' : 'chargeGivenMark', {
      day: dayText(day, language),
      kind: wordOfCode('charge', kind, language),
      posted: yuanText(postedMinor),
      entitled: entitledMinor === undefined ? say('toBeChecked') : yuanText(entitledMinor),
      given: yuanText(givenMinor),
    })
    const tone = isRight ? (givenMinor === 0 ? 'right' : 'mended') : 'wrong'
    return { first: day, last: day, ...judged(tone, words, say) }
  }),
})

const lastDayOf = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][number - 1]!
  return `${month}-${days}`
}

const monthsRow = ({ months }: Explanation, corrected: Corrected, { say }: Speaking): Row => ({
  title: say('monthsRow'),
  marks: months.map(({ month, standingCode, entitledCode }) => {
    const isMended = corrected.some(({ kind, target }) => kind === 'amend_credit_record' && target === month)
    const tone = standingCode === entitledCode ? 'right' : isMended ? 'mended' : 'wrong'
    const words = say('monthMark', { month, standing: standingCode, entitled: entitledCode })
    return { first: `${month}-01`, last: lastDayOf(month), ...judged(tone, words, say) }
  }),
})

const callsRow = ({ answer: { violations } }: Explanation, { say, language }: Speaking): Row => ({
  title: say('callsRow'),
  marks: violations.map(({ day, channel }) => ({
    first: day,
    last: day,
    tone: 'wrong',
    words: say('callMark', {
      day: dayText(day, language),
      channel: wordOfCode('channel', channel, language),
    }),
  })),
})
