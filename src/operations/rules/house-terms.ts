// The rules of the bank as each room takes them: minutes, bytes and days by its own names.

import type { Bank, ContactTerms } from '../../contact/index.ts'
import type { DocumentRules } from '../../documents/index.ts'
import { assert } from '../../kernel/index.ts'
import type { ListLimits } from '../../lists/index.ts'
import type { RetentionDays } from '../../store/index.ts'
import type { Desk } from '../desk.ts'

type Housed = Pick<Desk, 'house'>

/** Within how many days a customer may object, and the bank answers. */
export interface AppealLimits {
  readonly appealDays: number
  readonly answerDays: number
}

const bytesInMegabyte = 1024 * 1024

/** The bank as its customers know it today, and the record of the rule that says so. */
export function bankToday({ houseHeld }: Pick<Desk, 'houseHeld'>): Bank & { readonly record: string } {
  const held = houseHeld.held('identity.bank')
  assert(held !== undefined, 'the rules of the bank say who it is')
  const { name, hotline } = held.content as unknown as Bank
  return { name, hotline, record: held.id }
}

export function contactTerms({ house }: Housed): ContactTerms {
  const { firstTime, lastTime, connectedCallsMax } = house.rules.contact
  return { firstMinute: firstTime, lastMinute: lastTime, connectedCallsMax }
}

export function documentRules({ house }: Housed): DocumentRules {
  const { sizeMax, unsentDays } = house.rules.documents
  return { bytesMax: sizeMax * bytesInMegabyte, keptDays: house.rules.documentsKept, unsentDays }
}

/** The days that letters about re-decisions name, as they are today. */
export function appealLimits({ house }: Housed): AppealLimits {
  const { appealDays, answerDays } = house.rules.appeals
  return { appealDays, answerDays }
}

export function listLimits({ house }: Housed): ListLimits {
  const { sizeMax, linesMax } = house.rules.nameLists
  return { bytesMax: sizeMax * bytesInMegabyte, linesMax }
}

/** For how many days before the newest book old nights are kept, and whether the server removes them by itself. */
export function nightsKept({ house }: Housed): {
  readonly extractDays: number
  readonly bookDays: number
  readonly removesNightly: boolean
} {
  const { extractDays, bookDays, removesNightly } = house.rules.retention
  return { extractDays, bookDays, removesNightly: removesNightly === 1 }
}

export function retentionOf({ house }: Housed): RetentionDays {
  const { sessionDays, requestDays, jobDays } = house.rules.retention
  return { sessions: sessionDays, requests: requestDays, jobs: jobDays }
}
