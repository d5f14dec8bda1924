// What tells a customer what was done, as message or letter: written from the facts kept, under a template that never changes.

import { assert, type CorrectionKind, yuanFromMinor } from '../kernel/index.ts'
import type { Words } from '../programmes/index.ts'
import { blocksOf, type LetterText, type LetterTexts } from './letter-text.ts'

/** One thing done on one account: all corrections of a kind together. No reason, no circumstance, no whole number. */
export interface NoticeItem {
  /** The last characters of the account. */
  readonly account: string
  /** `transfer`: the fee of transfers paid from the account. */
  readonly product: 'loan' | 'card' | 'transfer'
  readonly kind: Exclude<CorrectionKind, 'release_contact'>
  /** How many corrections it stands for. */
  readonly count: number
  /** Minor units. */
  readonly amountMinor?: number
  /** Of a due day: the first one moved, and the last day it was moved to. */
  readonly from?: string
  readonly to?: string
  /** The last day of a hold; absent where no end is known. */
  readonly untilDay?: string
}

/** The bank as its customers know it. */
export interface Bank {
  readonly name: Words
  /** The number that customers are asked to call, as they dial it. */
  readonly hotline: string
}

/** What is kept of a notice, from which its text is written whenever it is sent or shown. */
export interface NoticeFacts {
  /** Number of the template. */
  readonly template: number
  readonly items: readonly NoticeItem[]
  /** The bank as it was when the notice was made; none under the first template, which names its bank itself. */
  readonly bank?: Bank
}

type Language = keyof Words

/** The texts of one version. A version that was used is never edited: what was told is shown by it for ever. */
interface Template {
  /** With places for `{changes}` and `{reminder}`, and from the second version on for `{bank}` and `{hotline}`. */
  readonly message: Words
  /** What stands on paper where no message arrived, in paragraphs around `{message}`. */
  readonly letter: Words
  /** Who signs it: `{bank}`, or nobody. */
  readonly signature: '' | '{bank}'
  /** Said where a due day was moved. */
  readonly reminder: Words
  readonly account: Readonly<Record<NoticeItem['product'], Words>>
  readonly charge: Readonly<Record<NoticeItem['product'], Words>>
  /** Keys: the kind; with `_many` where it stands for several, with `_until` where an end is known. */
  readonly sentences: Readonly<Record<string, Words>>
}

const first: Template = {
  message: {
    zh: '【中国工商银行内蒙古分行】尊敬的客户：根据我行纾困服务措施，已为您办理：{changes}。您无需办理任何手续。{reminder}如有疑问，请致电95588。',
    en: 'ICBC Inner Mongolia Branch: Dear customer, under our relief measures we have done for you: {changes}. You need not apply for anything. {reminder}Questions? Call 95588.',
  },
  letter: { zh: '{message}', en: '{message}' },
  signature: '',
  reminder: {
    zh: '请于调整后的还款日前还款，期间利息照常计收。',
    en: 'Please pay by the new due day; ordinary interest continues. ',
  },
  account: {
    loan: { zh: '尾号{account}的贷款：', en: 'loan ending {account}: ' },
    card: { zh: '尾号{account}的信用卡账户：', en: 'card account ending {account}: ' },
    transfer: { zh: '尾号{account}的账户：', en: 'account ending {account}: ' },
  },
  charge: {
    loan: { zh: '罚息及费用', en: 'penalty interest and fees' },
    card: { zh: '违约金及费用', en: 'late fees and charges' },
    transfer: { zh: '转账手续费', en: 'transfer fees' },
  },
  sentences: {
    move_due_day: { zh: '还款日由{from}调整为{to}', en: 'due on {to} instead of {from}' },
    move_due_day_many: {
      zh: '{count}笔还款日调整，最晚至{to}',
      en: '{count} due days moved, the last to {to}',
    },
    waive_charge: { zh: '免收{charge}{amount}元', en: '{amount} yuan of {charge} waived' },
    refund_charge: { zh: '退还已收{charge}{amount}元', en: '{amount} yuan of {charge} refunded' },
    delist_default: { zh: '移出违约客户名单', en: 'taken off the defaulter list' },
    amend_credit_record: { zh: '更正1个月的征信记录', en: 'credit record of one month amended' },
    amend_credit_record_many: {
      zh: '更正{count}个月的征信记录',
      en: 'credit record of {count} months amended',
    },
    hold_contact: { zh: '暂停催收，恢复时间以我行通知为准', en: 'collection suspended until further notice' },
    hold_contact_until: { zh: '暂停催收至{untilDay}', en: 'collection suspended until {untilDay}' },
  },
}

/** The same words of whichever bank tells it. */
const second: Template = {
  ...first,
  message: {
    zh: '【{bank}】尊敬的客户：根据我行纾困服务措施，已为您办理：{changes}。您无需办理任何手续。{reminder}如有疑问，请致电{hotline}。',
    en: '{bank}: Dear customer, under our relief measures we have done for you: {changes}. You need not apply for anything. {reminder}Questions? Call {hotline}.',
  },
  letter: {
    zh: '以下通知未能以短信送达您在我行预留的手机号码，现以信函告知：\n\n{message}',
    en: 'This message could not be delivered to the mobile number we hold for you, so we send it by letter:\n\n{message}',
  },
  signature: '{bank}',
}

/** By number, from 1. Add behind, never change: docs/decisions/0024. */
const templates: readonly Template[] = [first, second]

/** The version under which notices are made now. */
export const noticeTemplate = templates.length

/** The text of a notice as it was sent under the version of its template. Items of an account stand together. */
export const noticeText = (facts: NoticeFacts): Words => ({
  zh: messageIn(facts, 'zh'),
  en: messageIn(facts, 'en'),
})

/** The letter to whom the message of a notice did not reach, with the text of the message in it. */
export const noticeLetter = (facts: NoticeFacts): LetterTexts => ({
  zh: letterIn(facts, 'zh'),
  en: letterIn(facts, 'en'),
})

function templateOf({ template, bank }: NoticeFacts): Template {
  const found = templates[template - 1]
  assert(found !== undefined, `there is no template ${template} of notices`)
  assert((found === first) === (bank === undefined), 'from the second template on a notice keeps its bank')
  return found
}

function letterIn(facts: NoticeFacts, language: Language): LetterText {
  const { letter, signature } = templateOf(facts)
  const blocks = blocksOf(fill(letter[language], { message: messageIn(facts, language) }))
  const signed = fill(signature, { bank: facts.bank?.name[language] ?? '' })
  return signed === '' ? { blocks } : { blocks, signature: signed }
}

function messageIn(facts: NoticeFacts, language: Language): string {
  const template = templateOf(facts)
  const { items, bank } = facts
  const accounts = Map.groupBy(items, ({ product, account }) => `${product} ${account}`)
  const [comma, semicolon] = language === 'zh' ? ['、', '；'] : [', ', '; ']
  const changes = [...accounts.values()].map((own) => {
    const { product, account } = own[0]!
    const sentences = own.map((item) => sentenceOf(template, item, language))
    return fill(template.account[product][language], { account }) + sentences.join(comma)
  })
  const isMoved = items.some(({ kind }) => kind === 'move_due_day')
  const reminder = isMoved ? template.reminder[language] : ''
  return fill(template.message[language], {
    changes: changes.join(semicolon),
    reminder,
    bank: bank?.name[language] ?? '',
    hotline: bank?.hotline ?? '',
  })
}

function sentenceOf({ sentences, charge }: Template, item: NoticeItem, language: Language): string {
  const { product, kind, count, amountMinor = 0, from = '', to = '', untilDay } = item
  const many = count > 1 ? sentences[`${kind}_many`] : undefined
  const until = untilDay === undefined ? undefined : sentences[`${kind}_until`]
  return fill((many ?? until ?? sentences[kind]!)[language], {
    count: String(count),
    amount: yuanFromMinor(amountMinor),
    charge: charge[product][language],
    from: dayIn(from, language),
    to: dayIn(to, language),
    untilDay: dayIn(untilDay ?? '', language),
  })
}

/** `2020-04-30` as people write it; English readers are given the day as it is. */
const dayIn = (day: string, language: Language): string =>
  language === 'zh' ? day.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日') : day

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name]!)
