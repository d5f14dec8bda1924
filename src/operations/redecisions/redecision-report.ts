// A re-decision as people read it at a terminal: what was asked, the sums, and every account with both answers.

import { yuanFromMinor } from '../../kernel/index.ts'
import type { Words } from '../../programmes/index.ts'
import { type Language, outcomeWords, textTable, thousands, wordOf } from '../../reconcile/index.ts'
import type { RedecisionShown } from './ask-redecision.ts'
import { leftTheBook } from './redecide.ts'
import type { RedecidedStanding } from './redecisions.ts'

const words = {
  rehearsed: { zh: '试算，未保存', en: 'rehearsed, nothing is kept' },
  version: { zh: '按第 {n} 版重新认定', en: 'decided again under version {n}' },
  nights: { zh: '{first} 至 {last} 各夜', en: 'nights from {first} to {last}' },
  book: { zh: '{day} 账册', en: 'book of {day}' },
  rows: { zh: '第 {n} 版第 {rows} 行', en: 'row {rows} of version {n}' },
  row: { zh: '第 {rows} 行', en: 'row {rows}' },
  accounts: { zh: '当初被拒绝', en: 'refused then' },
  granted: { zh: '现在符合', en: 'granted now' },
  money: { zh: '应减免退还（元）', en: 'to be given back, yuan' },
  dueDays: { zh: '还款日更正', en: 'due days to move' },
  months: { zh: '征信月份更正', en: 'credit months to amend' },
  account: { zh: '账户', en: 'account' },
  answeredThen: { zh: '当初', en: 'then' },
  answeredNow: { zh: '现在', en: 'now' },
  standing: { zh: '进度', en: 'how far' },
  left: { zh: '已不在账册', en: 'has left the book' },
} as const satisfies Readonly<Record<string, Words>>

const standingWords: Readonly<Record<RedecidedStanding, Words>> = {
  nothing_due: { zh: '无须更正', en: 'nothing due' },
  not_yet: { zh: '尚未进入方案', en: 'in no plan yet' },
  in_plan: { zh: '已在方案中', en: 'in a plan' },
  applied: { zh: '已执行', en: 'applied' },
  verified: { zh: '已核验', en: 'verified' },
  for_people: { zh: '须人工处理', en: 'for people' },
}

/** The report, one string with line ends. */
export function redecisionReport(shown: RedecisionShown, language: Language): string {
  const say: Say = (key, blanks = {}) =>
    words[key][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(blanks[name]))
  const sections = [
    headOf(shown, say, language),
    textTable(figuresOf(shown, say), [1]),
    ...(shown.accounts.length === 0 ? [] : [textTable(linesOf(shown, say, language), [3, 4])]),
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

type Say = (key: keyof typeof words, blanks?: Readonly<Record<string, string | number>>) => string

function headOf({ redecision }: RedecisionShown, say: Say, language: Language): string[] {
  const { id, askedAt, code, refusedUnder, rows, version, firstDay, lastDay, asOf } = redecision
  const rule = [
    ...(rows === undefined ? [] : [say('rows', { n: refusedUnder!, rows: rows.join(', ') })]),
    ...(code === undefined ? [] : [wordOf(outcomeWords, code, language)]),
    say('nights', { first: firstDay, last: lastDay }),
  ]
  return [
    askedAt === undefined ? say('rehearsed') : id,
    rule.join(' · '),
    `${say('version', { n: version })} · ${say('book', { day: asOf })}`,
  ]
}

const figuresOf = ({ redecision: { sums } }: RedecisionShown, say: Say): string[][] => [
  [say('accounts'), thousands(sums.accounts)],
  [say('granted'), thousands(sums.granted)],
  [say('money'), yuanFromMinor(sums.amountMinor)],
  [say('dueDays'), thousands(sums.dueDaysMoved)],
  [say('months'), thousands(sums.monthsRepaired)],
]

function linesOf({ accounts }: RedecisionShown, say: Say, language: Language): string[][] {
  const answer = (outcome: string | undefined, rows: readonly number[]): string => {
    const word = outcome === leftTheBook ? say('left') : wordOf(outcomeWords, outcome ?? '', language)
    return [word, ...(rows.length > 0 ? [say('row', { rows: rows.join(', ') })] : [])].join(' · ')
  }
  const heads = [say('account'), say('answeredThen'), say('answeredNow'), say('money'), say('months')]
  const isFollowed = accounts.some(({ standing }) => standing !== undefined)
  return [
    isFollowed ? [...heads, say('standing')] : heads,
    ...accounts.map(({ account, code, rowsThen, outcome, rowsNow, ...one }) => [
      account,
      answer(code, rowsThen),
      answer(outcome, rowsNow),
      yuanFromMinor(one.amountMinor),
      String(one.monthsRepaired),
      ...(one.standing === undefined ? [] : [standingWords[one.standing][language]]),
    ]),
  ]
}
