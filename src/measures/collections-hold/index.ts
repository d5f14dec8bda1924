// Collections hold: on which days and channels collection is forbidden (relief-rules §7).

import { channelAllowed, channelHeld, channels, contactTypes, type Day, noDay } from '../../kernel/index.ts'
import type { Assessment } from '../assessment.ts'
import type { Findings } from '../findings.ts'
import type { AccountMeasure } from '../measure.ts'
import { sentences, title, told } from './words.ts'

const collection = contactTypes.indexOf('collection')

export const collectionsHold: AccountMeasure = {
  id: 'collections-hold',
  title,
  facts: ['circumstances', 'debts', 'payments', 'contacts', 'flags', 'corrections'],
  sentences,
  told,
  correct: (assessment, findings) => {
    holdChannels(assessment, findings)
    listViolations(assessment, findings)
  },
}

/** Why collection is forbidden on a channel and day: until `noDay` when a reason has no end; undefined when allowed. */
export function forbiddenUntil(assessment: Assessment, channel: number, on: Day): Day | undefined {
  if (standsStill(assessment, channel, on)) return noDay
  if (assessment.entitlement.outcome === 'evidence_pending') return noDay
  if (!isCovered(assessment, on)) return undefined
  return coverageEnd(assessment)
}

/** Which rule of relief-rules §7 forbids collection, the strictest first. */
export type HoldReason = 'standstill' | 'evidence_pending' | 'coverage'

/** The reason behind `forbiddenUntil`, or undefined when collection is allowed. */
export function reasonForbidden(assessment: Assessment, channel: number, on: Day): HoldReason | undefined {
  if (standsStill(assessment, channel, on)) return 'standstill'
  if (assessment.entitlement.outcome === 'evidence_pending') return 'evidence_pending'
  return isCovered(assessment, on) ? 'coverage' : undefined
}

/**
 * Each programme that forbids a channel holds it under a reference of its own, also where another programme holds it
 * already, and releases only that: the channel stays closed until the last of them lets go.
 */
function holdChannels(assessment: Assessment, findings: Findings): void {
  for (let channel = 0; channel < channels.length; channel++) {
    const state = assessment.columns.contact[channel]![assessment.row]
    if (state !== channelAllowed && state !== channelHeld) continue
    const untilDay = forbiddenUntil(assessment, channel, assessment.asOf)
    const isForbidden = untilDay !== undefined
    if (state === channelAllowed && !isForbidden) continue
    const who = state === channelAllowed ? 'nobody' : assessment.whoCorrected('hold_contact', channel)
    if (isForbidden && (state === channelAllowed || who === 'another')) {
      findings.correct('hold_contact', { target: channel, untilDay })
    } else if (!isForbidden && who === 'own') findings.correct('release_contact', { target: channel })
  }
}

function listViolations(assessment: Assessment, findings: Findings): void {
  const { start, day, channel, type } = assessment.columns.contacts
  const last = start[assessment.row + 1]!
  for (let at = start[assessment.row]!; at < last; at++) {
    if (type[at] !== collection) continue
    if (forbiddenUntil(assessment, channel[at]!, day[at] as Day) !== undefined) {
      findings.violate(day[at]!, channel[at]!)
    }
  }
}

/** Standstill: collection of personal loans rests in the window, and after it until a wave frees the channel. */
function standsStill(assessment: Assessment, channel: number, on: Day): boolean {
  const window = assessment.region.window
  if (!assessment.isLoan || window === undefined || assessment.rules.terms.standstill !== 'all') return false
  if (on < window.firstDay) return false
  return window.lastDay >= on || !isFreed(assessment, channel, on)
}

function isFreed(assessment: Assessment, channel: number, on: Day): boolean {
  for (const wave of assessment.region.waves) {
    const reaches = wave.frees[channel] && wave.releasedDay <= on
    if (reaches && assessment.entitledDays >= wave.minDaysPastDue) return true
  }
  return false
}

function isCovered(assessment: Assessment, on: Day): boolean {
  const { entitlement } = assessment
  if (!entitlement.granted || entitlement.byHardship) return false
  return on >= entitlement.knownDay && on <= coverageEnd(assessment)
}

/** The later of the relieved due days of deferred debts and the last day of the window. */
function coverageEnd(assessment: Assessment): Day {
  let end = assessment.region.window!.lastDay
  if (end === noDay) return end
  for (let debt = 0; debt < assessment.debts; debt++) {
    if (assessment.isDeferred(debt)) end = Math.max(end, assessment.relievedDay(debt)) as Day
  }
  return end
}
