// What a caller reads when contact is allowed or not, and the rule behind it.

import type { Words } from '../programmes/index.ts'
import { clockTime } from './local-time.ts'
import type { ContactTerms } from './terms.ts'

/** In order of precedence: the first that applies is answered. */
export const contactCodes = [
  'contact_is_not_the_debtor',
  'customer_objects',
  'collection_stands_still',
  'evidence_is_pending',
  'relief_is_granted',
  'channel_is_held_in_core',
  'outside_contact_hours',
  'calls_of_the_day_are_used_up',
  'allowed',
] as const
export type ContactCode = (typeof contactCodes)[number]

interface Told {
  readonly because: Words
  readonly rule: string
}

/** The words, with places for the numbers of the bank, and where the rule stands. */
const contactWords: Readonly<Record<ContactCode, Told>> = {
  contact_is_not_the_debtor: {
    because: {
      zh: '只能向债务人本人催收，不得联系其亲属或他人',
      en: 'Collection speaks to the debtor alone, never to relatives or others',
    },
    rule: 'X16 debtor only',
  },
  customer_objects: {
    because: {
      zh: '客户已要求不因此事联系，撤回前不得联系',
      en: 'The customer asked not to be contacted for this, and has not taken it back',
    },
    rule: 'X16 do-not-contact',
  },
  collection_stands_still: {
    because: {
      zh: '该地区个人贷款催收已暂停，待分批恢复',
      en: 'Collection of personal loans stands still in this region until it is released by waves',
    },
    rule: 'relief-rules §7 standstill (S8.8, S8.9)',
  },
  evidence_is_pending: {
    because: {
      zh: '客户提交的情形尚待核实，核实前不得催收',
      en: 'The customer has named a circumstance that is being verified; no collection until then',
    },
    rule: 'relief-rules §7 pending',
  },
  relief_is_granted: {
    because: {
      zh: '客户已获准减免，延后期内不得催收',
      en: 'Relief is granted; no collection until the postponed days have passed',
    },
    rule: 'relief-rules §7 coverage',
  },
  channel_is_held_in_core: {
    because: {
      zh: '系统中该渠道已停用，解除前不得使用',
      en: 'The channel is held in the core system and is not used until it is released there',
    },
    rule: 'book: contact flag of the channel',
  },
  outside_contact_hours: {
    because: {
      zh: '只能在每日{first}至{last}之间联系',
      en: 'Contact is allowed from {first} to {last} only',
    },
    rule: 'X16 hours',
  },
  calls_of_the_day_are_used_up: {
    because: {
      zh: '当日对该债务人的催收电话已达{calls}次上限',
      en: 'The debtor has had the {calls} collection calls a day allows',
    },
    rule: 'X16 frequency',
  },
  allowed: {
    because: { zh: '可以联系', en: 'Contact is allowed' },
    rule: 'no rule forbids it',
  },
}

/** The words of every code with the hours and calls of these terms. */
export function contactWordsFor(terms: ContactTerms): Readonly<Record<ContactCode, Told>> {
  const numbers: Readonly<Record<string, string>> = {
    first: clockTime(terms.firstMinute),
    last: clockTime(terms.lastMinute),
    calls: String(terms.connectedCallsMax),
  }
  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => numbers[name]!)
  const told = Object.entries(contactWords).map(([code, { because, rule }]) => [
    code,
    { because: { zh: filled(because.zh), en: filled(because.en) }, rule },
  ])
  return Object.fromEntries(told)
}
