// The rules of the bank that hold whatever programme is in force: which there are, and in what they are counted.

import type { DocumentKind } from '../documents/index.ts'
import type { PlainData } from '../evidence/index.ts'
import type { Words } from '../programmes/index.ts'

export const ruleUnits = [
  'days',
  'hours',
  'megabytes',
  'lines',
  'time_of_day',
  'calls_a_day',
  'yes_no',
] as const
export type RuleUnit = (typeof ruleUnits)[number]

/** Who sets a number: a law or regulation, a guideline of the industry, or the bank itself. */
export const ruleBases = ['law', 'guideline', 'bank'] as const
export type RuleBasis = (typeof ruleBases)[number]

/** Every rule by group, with its unit; the file must have all of them and no others. */
export const ruleGroups = {
  deadlines: {
    creditRecordObjection: 'days',
    ownMistake: 'days',
    promisedCorrection: 'days',
    evidenceReview: 'days',
    departureAnswer: 'days',
    secondPerson: 'days',
  },
  appeals: { appealDays: 'days', answerDays: 'days' },
  circumstances: {
    daysBackMax: 'days',
    daysAheadMax: 'days',
    documentDaysMax: 'days',
    documentGraceDays: 'days',
  },
  documents: { sizeMax: 'megabytes', unsentDays: 'days' },
  documentsKept: {
    hospital_letter: 'days',
    quarantine_notice: 'days',
    marriage_certificate: 'days',
    other: 'days',
    work_certificate: 'days',
    income_proof: 'days',
    hardship_proof: 'days',
  } satisfies Record<DocumentKind, RuleUnit>,
  nameLists: { sizeMax: 'megabytes', linesMax: 'lines', keptDays: 'days' },
  contact: {
    firstTime: 'time_of_day',
    lastTime: 'time_of_day',
    connectedCallsMax: 'calls_a_day',
    deliveryReportDays: 'days',
  },
  outlets: {
    confirmedHours: 'hours',
    acknowledgeHours: 'hours',
    acknowledgeEscalateHours: 'hours',
    acknowledgeEscalatedHours: 'hours',
    stoppedServiceDays: 'days',
    alternativeClosedDays: 'days',
  },
  retention: {
    sessionDays: 'days',
    requestDays: 'days',
    jobDays: 'days',
    extractDays: 'days',
    bookDays: 'days',
    removesNightly: 'yes_no',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, RuleUnit>>>>

type Groups = typeof ruleGroups

/** The numbers by group and name, each in its unit; times of day are minutes after midnight, yes is 1 and no is 0. */
export type HouseRules = {
  readonly [Group in keyof Groups]: { readonly [Rule in keyof Groups[Group]]: number }
}

/** One rule as it was written, to be shown with where it comes from. */
export interface WrittenRule {
  readonly group: string
  readonly rule: string
  /** A number, a time of day such as `08:00`, or `yes` or `no`. */
  readonly value: number | string
  readonly unit: RuleUnit
  readonly basis: RuleBasis
  /** What the law says at most or at least, where a law sets the number; the bank may only be stricter. */
  readonly atMost?: number | string
  readonly atLeast?: number | string
  readonly source: Words
  readonly note: Words
}

/** The bank as its customers know it: what messages, letters and consents are signed with. */
export interface IdentityLine {
  readonly id: 'bank'
  readonly name: Words
  /** The number that customers are asked to call. */
  readonly hotline: string
  readonly source: Words
}

/** A service that outlets give their customers. */
export interface ServiceLine {
  readonly id: string
  readonly name: Words
  /** True where customers can be served online instead. */
  readonly isOnline: boolean
  /** How customers are served where an outlet is closed, where the announcement says so. */
  readonly route?: Words
  readonly source: Words
}

/** A way to the bank that belongs to no outlet, such as its hotline. */
export interface ChannelLine {
  readonly id: string
  readonly name: Words
  /** True where services that are also online are given through it. */
  readonly isOnline: boolean
  readonly source: Words
}

/** The rules of an installation on one day. */
export interface House {
  readonly rules: HouseRules
  /** One line. */
  readonly identity: readonly IdentityLine[]
  readonly services: readonly ServiceLine[]
  readonly channels: readonly ChannelLine[]
  readonly written: readonly WrittenRule[]
  /** SHA-256 of the text of a file, or of the lines that hold. */
  readonly digest: string
}

/** The rules as a file has them: what it proposes. */
export interface HouseFile extends House {
  readonly text: string
  /** Rules that the file does not have, such as `retention.bookDays`: their lines are those that came with the program. */
  readonly lacking: readonly string[]
}

/** One rule, or one line of another group, with all that is written of it, known by its group and name: `deadlines.ownMistake`. */
export interface HouseLine {
  readonly rule: string
  readonly content: PlainData
}
