// What a programme calls each kind of circumstance: its own words, or those that are usual in its kind of emergency.

import { circumstanceKinds } from '../kernel/index.ts'
import type { CircumstanceWords } from './programme.ts'
import { wordsIn, writtenUnder } from './written-title.ts'

const publicHealthKind = 'public_health'

/** True of an emergency such as an epidemic, of which the terms of the articles speak. */
export const isPublicHealth = (emergencyKind: string): boolean => emergencyKind === publicHealthKind

/** Terms of articles 7 and 8 of the instrument of 2020. */
const inPublicHealth: CircumstanceWords = {
  hospitalised: { zh: '感染住院或隔离治疗', en: 'hospital stay or isolation because of infection' },
  quarantined: { zh: '疑似或隔离观察', en: 'quarantine' },
  frontline: { zh: '参加疫情防控', en: 'front-line work' },
  income_lost: { zh: '受疫情影响暂时失去收入来源', en: 'lost income' },
  verified_hardship: { zh: '疫情解除后经核实的困难', en: 'hardship verified after the window' },
}

/** Of a flood, snow, an earthquake and whatever else is declared. */
const inOtherEmergencies: CircumstanceWords = {
  hospitalised: { zh: '因灾住院', en: 'hospital stay because of the emergency' },
  quarantined: { zh: '因灾转移安置或无法外出', en: 'evacuation or being cut off' },
  frontline: { zh: '参加抢险救灾', en: 'rescue and relief work' },
  income_lost: { zh: '因灾暂时失去收入来源', en: 'income lost in the emergency' },
  verified_hardship: { zh: '灾后经核实的困难', en: 'hardship verified after the emergency' },
}

export type OwnCircumstanceWords = Partial<CircumstanceWords>

/** A word for every kind: what the programme does not call itself is called as in its kind of emergency. */
export const circumstanceWordsFor = (
  emergencyKind: string,
  own: OwnCircumstanceWords,
): CircumstanceWords => ({
  ...(isPublicHealth(emergencyKind) ? inPublicHealth : inOtherEmergencies),
  ...own,
})

/** The kind of emergency that the text of a `programme.yaml` names; empty where none can be read. */
export const writtenEmergencyKind = (text: string): string =>
  String(membersUnder(text, 'emergency').kind ?? '')

/** The words that the text of a `programme.yaml` says; what cannot be read there is as usual. */
export function writtenCircumstances(text: string): CircumstanceWords {
  const written = membersUnder(text, 'circumstances')
  const own = circumstanceKinds.flatMap((kind) => {
    const words = wordsIn(written[kind])
    return words === undefined ? [] : [[kind, words] as const]
  })
  return circumstanceWordsFor(writtenEmergencyKind(text), Object.fromEntries(own))
}

const membersUnder = (text: string, key: string) =>
  (writtenUnder(text, key) ?? {}) as Readonly<Record<string, unknown>>
