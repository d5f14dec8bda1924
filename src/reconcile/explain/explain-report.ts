// An explanation as sentences: what a clerk reads to a customer and an auditor reads to a judge.

import { type CircumstanceKind, type Relation, yuanFromMinor } from '../../kernel/index.ts'
import { measures } from '../../measures/index.ts'
import type { CircumstanceWords, Words } from '../../programmes/index.ts'
import type { CorrectionAnswer, ExceptionAnswer } from '../evaluate/case.ts'
import { channelWords, type Language, outcomeWords, wordOf } from '../report/words.ts'
import type { ChargeExplanation, DebtExplanation, Explanation } from './explanation.ts'
import { saidRegion, saidValue } from './said.ts'
import { type ExplainWord, explainWords } from './words.ts'

type Values = Readonly<Record<string, string | number>>
type Say = (word: ExplainWord, values?: Values) => string

const fill = (words: Words, values: Values, language: Language): string =>
  words[language].replace(/\{(\w+)\}/g, (_, name: string) => saidValue(values[name]!, language))

export interface ReportOptions {
  readonly language: Language
  /** What the programme calls each kind of circumstance. */
  readonly circumstances: CircumstanceWords
  /** Whose circumstances are left out; that they count is not. */
  readonly untold?: readonly Relation[]
}

/** The explanation in words, one string with line ends. */
export function explainReport(explanation: Explanation, options: ReportOptions): string {
  const { language } = options
  const say: Say = (word, values = {}) => fill(explainWords[word], values, language)
  const { answer, account, asOf } = explanation
  const sections: (readonly string[])[] = [
    [say('heading', { account, asOf, product: say(explanation.product) })],
    entitlementLines(explanation, say, options),
    titled(
      say('debts'),
      explanation.debts.map((debt) => debtLine(debt, say)),
    ),
    titled(
      say('charges'),
      explanation.charges.flatMap((charge) => chargeLines(charge, say)),
    ),
    titled(
      say('months'),
      explanation.months.map(({ month, standingDays, entitledDays, standingCode, entitledCode }) =>
        say('month', { month, standing: standingDays, entitled: entitledDays, standingCode, entitledCode }),
      ),
    ),
    titled(say('corrections'), correctionLines(explanation, say, language)),
    titled(
      say('exceptions'),
      answer.exceptions.map((exception) => sentence(explanation, exception.code, exception, say, language)),
    ),
    titled(
      say('violations'),
      answer.violations.map(({ day, channel }) =>
        say('violation', { day, channel: wordOf(channelWords, channel, language) }),
      ),
    ),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

const titled = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)]

function entitlementLines(
  explanation: Explanation,
  say: Say,
  { language, circumstances, untold = [] }: ReportOptions,
): string[] {
  const { window, region, answer } = explanation
  const windowLine =
    window === undefined
      ? say('noWindow', { region: saidRegion(region, language) })
      : say('window', { region: saidRegion(region, language), days: spanWords(window, say) })
  const { entitlement, daysPastDue } = answer
  const lines = [windowLine]
  if (entitlement.outcome === 'none') lines.push(say('none'))
  if (entitlement.outcome === 'refused') {
    const { code } = entitlement
    lines.push(say('refused', { reason: wordOf(outcomeWords, code, language) }))
  }
  if (entitlement.outcome === 'granted') {
    const because = entitlement.because.map(({ kind, relation }) => {
      const word = untold.includes(relation) ? 'untoldReason' : 'reason'
      return say(word, { kind: circumstances[kind][language], relation: say(relation) })
    })
    const reasons = [...new Set(because)].join(language === 'zh' ? '、' : ' and ')
    lines.push(say('granted', { because: reasons }))
    const days = entitlement.coverage
      .map((span) => spanWords(span, say))
      .join(language === 'zh' ? '；' : '; ')
    lines.push(say('covered', { days }), say(entitlement.creditRecord))
  }
  return [...lines, say('daysPastDue', daysPastDue)]
}

const spanWords = (span: { readonly firstDay: string; readonly lastDay?: string }, say: Say): string =>
  span.lastDay === undefined
    ? say('openSpan', { first: span.firstDay })
    : say('span', { first: span.firstDay, last: span.lastDay })

function debtLine(debt: DebtExplanation, say: Say): string {
  const relieved = debt.relievedDay === undefined ? '' : say('relieved', { day: debt.relievedDay })
  const settled = debt.settledDay === undefined ? say('open') : say('settled', { day: debt.settledDay })
  return say('debt', { debt: debt.debt, dueDay: debt.dueDay, relieved, settled })
}

function chargeLines(charge: ChargeExplanation, say: Say): string[] {
  const kind = say(charge.kind as ExplainWord)
  const values = { charge: charge.charge, kind, day: charge.day, posted: yuanFromMinor(charge.postedMinor) }
  const { entitledMinor, base, waivedMinor, refundedMinor } = charge
  const lines = [
    entitledMinor === undefined
      ? say('inconsistent', values)
      : say('charge', { ...values, entitled: yuanFromMinor(entitledMinor) }),
  ]
  if (base !== undefined) {
    const basis = {
      amount: yuanFromMinor(base.amountMinor),
      rate: base.ratePpm / 10_000,
      days: base.days,
      first: base.firstDay,
      last: base.lastDay,
      protected: base.protectedDays,
      open: base.days - base.protectedDays,
    }
    lines.push(`  ${say('base', basis)}`)
  }
  if (waivedMinor + refundedMinor > 0) {
    const given = { waived: yuanFromMinor(waivedMinor), refunded: yuanFromMinor(refundedMinor) }
    lines.push(`  ${say('given', given)}`)
  }
  return lines
}

function correctionLines(explanation: Explanation, say: Say, language: Language): string[] {
  const { corrections } = explanation.answer
  if (corrections.length === 0) return [say('noCorrection')]
  return corrections.map((correction) => sentence(explanation, correction.kind, correction, say, language))
}

/** The corrections of an account of this product, a sentence each. */
export function correctionSentences(
  product: Explanation['product'],
  corrections: readonly CorrectionAnswer[],
  language: Language,
): readonly string[] {
  const say: Say = (word, values = {}) => fill(explainWords[word], values, language)
  return corrections.map((correction) => sentence({ product }, correction.kind, correction, say, language))
}

/** A circumstance of the owner or the spouse as a sentence, in the words of a programme. */
export function circumstanceSentence(
  { relation, kind, firstDay, lastDay }: CircumstanceInWords,
  words: CircumstanceWords,
  language: Language,
): string {
  const say: Say = (word, values = {}) => fill(explainWords[word], values, language)
  const who = say('reason', { kind: words[kind][language], relation: say(relation) })
  const span = spanWords({ firstDay, ...(lastDay !== undefined && { lastDay }) }, say)
  return `${who}${language === 'zh' ? '，' : ', '}${span}`
}

export interface CircumstanceInWords {
  readonly relation: 'owner' | 'spouse'
  readonly kind: CircumstanceKind
  readonly firstDay: string
  readonly lastDay?: string
}

/** The sentence of the room that states this kind for the product. */
function sentence(
  { product }: Pick<Explanation, 'product'>,
  kind: string,
  details: CorrectionAnswer | ExceptionAnswer,
  say: Say,
  language: Language,
): string {
  const own = measures.find(({ id }) => id === `${product}-relief`)!
  const room = own.sentences[kind] === undefined ? measures.find(({ sentences }) => kind in sentences)! : own
  const { target = '', amountMinor = 0 } = details
  const until = 'untilDay' in details ? say('until', { day: details.untilDay! }) : say('untilRelease')
  const values = {
    ...details,
    target: wordOf(channelWords, target, language),
    amount: yuanFromMinor(amountMinor),
    until,
  }
  return fill(room.sentences[kind]!, values, language)
}
