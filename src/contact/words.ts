// What a caller reads when contact is allowed or not, and the rule behind it.

import type { Words } from '../programmes/index.ts'

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

/** The words, and where the rule stands. */
export const contactWords: Readonly<Record<ContactCode, { readonly because: Words; readonly rule: string }>> =
  {
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
        zh: '只能在每日8:00至22:00之间联系',
        en: 'Contact is allowed from 8:00 to 22:00 only',
      },
      rule: 'X16 hours',
    },
    calls_of_the_day_are_used_up: {
      because: {
        zh: '当日对该债务人的催收电话已达三次上限',
        en: 'The debtor has had the three collection calls a day allows',
      },
      rule: 'X16 frequency',
    },
    allowed: {
      because: { zh: '可以联系', en: 'Contact is allowed' },
      rule: 'no rule forbids it',
    },
  }
