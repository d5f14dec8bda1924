// Words that depend on the emergency: those of a public-health event are the terms of the articles, every other event has its own,
// and what belongs to no programme is called by words that are true of all of them.

import type { CodeGroup, Words } from './say.ts'

/** Words that stand in place of the general ones, by group and code. */
export type OwnWords = Readonly<Partial<Record<CodeGroup, Readonly<Record<string, Words>>>>>

export const circumstanceInGeneral = {
  hospitalised: { zh: '住院或隔离治疗', en: 'hospital stay or isolation' },
  quarantined: { zh: '隔离观察或转移安置', en: 'quarantine or evacuation' },
  frontline: { zh: '参加防控或抢险救灾', en: 'front-line or rescue work' },
  income_lost: { zh: '暂时失去收入来源', en: 'lost income' },
  verified_hardship: { zh: '事后经核实的困难', en: 'hardship verified afterwards' },
} as const

const inPublicHealth = {
  circumstance: {
    hospitalised: { zh: '感染住院或隔离治疗', en: 'hospital stay or isolation because of infection' },
    quarantined: { zh: '疑似或隔离观察', en: 'quarantine' },
    frontline: { zh: '参加疫情防控', en: 'front-line work' },
    income_lost: { zh: '受疫情影响暂时失去收入来源', en: 'lost income' },
    verified_hardship: { zh: '疫情解除后经核实的困难', en: 'hardship verified after the window' },
  },
  term: { postApplication: { zh: '疫情解除后申请', en: 'Application afterwards' } },
  caseFile: { 'post-application': { zh: '疫情解除后申请', en: 'Application afterwards' } },
  transferPurpose: { epidemic_funds: { zh: '防疫专用款', en: 'Epidemic funds' } },
} as const satisfies OwnWords

const inOtherEmergencies = {
  circumstance: {
    hospitalised: { zh: '因灾住院', en: 'hospital stay because of the emergency' },
    quarantined: { zh: '因灾转移安置或无法外出', en: 'evacuation or being cut off' },
    frontline: { zh: '参加抢险救灾', en: 'rescue and relief work' },
    income_lost: { zh: '因灾暂时失去收入来源', en: 'income lost in the emergency' },
    verified_hardship: { zh: '灾后经核实的困难', en: 'hardship verified after the emergency' },
  },
  term: { postApplication: { zh: '灾后申请', en: 'Application afterwards' } },
  caseFile: { 'post-application': { zh: '灾后申请', en: 'Application afterwards' } },
  transferPurpose: { epidemic_funds: { zh: '救灾专用款', en: 'Emergency funds' } },
} as const satisfies OwnWords

/** The words that are usual in a kind of emergency. */
export const usualWords = (emergencyKind: string): typeof inPublicHealth | typeof inOtherEmergencies =>
  emergencyKind === 'public_health' ? inPublicHealth : inOtherEmergencies

export type CircumstanceKind = keyof typeof circumstanceInGeneral
export type CircumstanceWords = Readonly<Record<CircumstanceKind, Words>>
export const circumstanceKinds = Object.keys(circumstanceInGeneral) as readonly CircumstanceKind[]

/** All that a programme calls its own way. */
export interface Speaker {
  readonly emergencyKind: string
  readonly circumstances: CircumstanceWords
}

export const wordsOfSpeaker = ({ emergencyKind, circumstances }: Speaker): OwnWords => ({
  ...usualWords(emergencyKind),
  circumstance: circumstances,
})

/** The words in which all agree, by group and code; none where nobody speaks. */
export function agreedWords([first, ...others]: readonly OwnWords[]): OwnWords {
  if (first === undefined) return {}
  const agreed = (group: string, code: string, { zh, en }: Words): boolean =>
    others.every((other) => {
      const words = other[group as CodeGroup]?.[code]
      return words?.zh === zh && words.en === en
    })
  return Object.fromEntries(
    Object.entries(first).map(([group, words]) => [
      group,
      Object.fromEntries(Object.entries(words).filter(([code, own]) => agreed(group, code, own))),
    ]),
  )
}

/** Everything a circumstance goes by when nobody writes words of their own, in both languages. */
export const circumstanceSynonyms = (kind: string): readonly string[] =>
  [circumstanceInGeneral, inPublicHealth.circumstance, inOtherEmergencies.circumstance].flatMap((words) => {
    const own = (words as Readonly<Record<string, Words>>)[kind]
    return own === undefined ? [] : [own.zh, own.en]
  })
