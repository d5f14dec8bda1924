// Writes the findings of one account as the answer of relief-rules §11: ids, days and codes in words, sorted.

import {
  channels,
  circumstanceKinds,
  correctionKinds,
  type Day,
  exceptionKinds,
  isoFromDay,
  isoFromMonth,
  type Month,
  noDay,
  relations,
  textFromCreditCode,
} from '../../kernel/index.ts'
import type { Assessment, Findings } from '../../measures/index.ts'
import type {
  AccountAnswer,
  CorrectionAnswer,
  EntitlementAnswer,
  ExceptionAnswer,
  ReasonAnswer,
} from './case.ts'
import type { ReadAccount } from './read-account.ts'

/** The answer for the account just assessed; `findings` hold that account alone. */
export function answerFrom(account: ReadAccount, assessment: Assessment, findings: Findings): AccountAnswer {
  return {
    id: account.id,
    entitlement: entitlementAnswer(account, assessment),
    deferred: deferredAnswer(account, assessment),
    daysPastDue: { standing: assessment.standingDays, entitled: assessment.entitledDays },
    corrections: correctionAnswers(account, findings),
    exceptions: exceptionAnswers(account, findings),
    violations: violationAnswers(findings),
  }
}

/** Order by Unicode code point, which JavaScript's `<` on text is not for characters beyond the first plane. */
function byCodePoint(a: string, b: string): number {
  if (a === b) return 0
  const left = [...a]
  const right = [...b]
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const difference = left[at]!.codePointAt(0)! - right[at]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

function entitlementAnswer(account: ReadAccount, assessment: Assessment): EntitlementAnswer {
  const { outcome, granting, protectsRecord } = assessment.entitlement
  if (outcome === 'none') return { outcome }
  if (outcome !== 'granted') return { outcome: 'refused', code: outcome }
  const because = account.reasons
    .filter((_, at) => granting[at] === 1)
    .map(
      ({ person, row }): ReasonAnswer => ({
        person,
        kind: circumstanceKinds[row.kind]!,
        relation: relations[row.relation]!,
      }),
    )
    .sort((a, b) => byCodePoint(a.person, b.person) || byCodePoint(a.kind, b.kind))
  const creditRecord = protectsRecord ? 'protect' : 'by_schedule'
  return { outcome, because, coverage: coverageAnswer(assessment), creditRecord }
}

function coverageAnswer({ coverage }: Assessment) {
  return Array.from({ length: coverage.count }, (_, at) => {
    const firstDay = isoFromDay(coverage.firstDay(at))
    const lastDay = coverage.lastDay(at)
    return lastDay === noDay ? { firstDay } : { firstDay, lastDay: isoFromDay(lastDay) }
  })
}

function deferredAnswer(account: ReadAccount, assessment: Assessment): AccountAnswer['deferred'] {
  if (!assessment.entitlement.granted) return []
  const deferred = []
  for (let debt = 0; debt < assessment.debts; debt++) {
    if (!assessment.isDeferred(debt)) continue
    const from = isoFromDay(assessment.dueDay(debt))
    deferred.push({ debt: account.debtIds[debt]!, from, to: isoFromDay(assessment.relievedDay(debt)) })
  }
  return deferred
}

function correctionAnswers(account: ReadAccount, { corrections }: Findings): CorrectionAnswer[] {
  const answers = Array.from({ length: corrections.count }, (_, at) => ({
    order: corrections.kind[at]!,
    answer: correctionAnswer(account, corrections, at),
  }))
  answers.sort((a, b) => a.order - b.order || byCodePoint(a.answer.target ?? '', b.answer.target ?? ''))
  return answers.map(({ answer }) => answer)
}

function correctionAnswer(
  account: ReadAccount,
  corrections: Findings['corrections'],
  at: number,
): CorrectionAnswer {
  const kind = correctionKinds[corrections.kind[at]!]!
  const target = corrections.target[at]!
  const from = corrections.from[at]!
  const to = corrections.to[at]!
  switch (kind) {
    case 'move_due_day': {
      const days = { from: isoFromDay(from as Day), to: isoFromDay(to as Day) }
      return { kind, target: account.debtIds[target]!, ...days }
    }
    case 'waive_charge':
    case 'refund_charge':
      return { kind, target: account.chargeIds[target]!, amountMinor: corrections.amount[at]! }
    case 'delist_default':
      return { kind }
    case 'amend_credit_record': {
      const codes = { from: textFromCreditCode(from), to: textFromCreditCode(to) }
      return { kind, target: isoFromMonth(target as Month), ...codes }
    }
    case 'hold_contact': {
      const untilDay = corrections.untilDay[at] as Day
      const hold = { kind, target: channels[target]! } as const
      return untilDay === noDay ? hold : { ...hold, untilDay: isoFromDay(untilDay) }
    }
    case 'release_contact':
      return { kind, target: channels[target]! }
  }
}

function exceptionAnswers(account: ReadAccount, { exceptions }: Findings): ExceptionAnswer[] {
  const answers = Array.from({ length: exceptions.count }, (_, at): ExceptionAnswer => {
    const code = exceptionKinds[exceptions.kind[at]!]!
    const target = exceptions.target[at]!
    if (code === 'record_worse_than_arithmetic') return { code, target: isoFromMonth(target as Month) }
    if (code === 'inconsistent_charge') return { code, target: account.chargeIds[target]! }
    return { code, target: account.chargeIds[target]!, amountMinor: exceptions.amount[at]! }
  })
  return answers.sort((a, b) => byCodePoint(a.code, b.code) || byCodePoint(a.target, b.target))
}

function violationAnswers({ violations }: Findings): AccountAnswer['violations'] {
  const found = Array.from({ length: violations.count }, (_, at) => ({
    day: violations.day[at]!,
    channel: violations.channel[at]!,
  }))
  found.sort((a, b) => a.day - b.day || a.channel - b.channel)
  return found.map(({ day, channel }) => ({ day: isoFromDay(day as Day), channel: channels[channel]! }))
}
