// X15: when messages may go, and what they say: the texts of a version, word by word, since what was told is shown by them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, type Day } from '../kernel/index.ts'
import {
  letterFromText,
  messagesWaitUntil,
  type NoticeItem,
  noticeLetter,
  noticeTemplate,
  noticeText,
} from './index.ts'

const day = 18_353 as Day

test('X15 messages wait outside the hours of contact, whatever they are about', () => {
  const terms = { firstMinute: 480, lastMinute: 1320, connectedCallsMax: 3 }
  const rows = [
    [0, { day, minute: 480 }],
    [479, { day, minute: 480 }],
    [480, undefined],
    [1319, undefined],
    [1320, { day: addDays(day, 1), minute: 480 }],
    [1439, { day: addDays(day, 1), minute: 480 }],
  ] as const
  for (const [minute, until] of rows) assert.deepEqual(messagesWaitUntil({ day, minute }, terms), until)
})

const loan = { account: '0049', product: 'loan', count: 1 } as const
const rows: readonly (readonly [NoticeItem, string, string])[] = [
  [
    { ...loan, kind: 'move_due_day', from: '2020-02-10', to: '2020-05-10' },
    '尾号0049的贷款：还款日由2020年2月10日调整为2020年5月10日',
    'loan ending 0049: due on 2020-05-10 instead of 2020-02-10',
  ],
  [
    { ...loan, kind: 'move_due_day', count: 3, from: '2020-02-10', to: '2020-06-30' },
    '尾号0049的贷款：3笔还款日调整，最晚至2020年6月30日',
    'loan ending 0049: 3 due days moved, the last to 2020-06-30',
  ],
  [
    { ...loan, kind: 'waive_charge', amountMinor: 123_456 },
    '尾号0049的贷款：免收罚息及费用1,234.56元',
    'loan ending 0049: 1,234.56 yuan of penalty interest and fees waived',
  ],
  [
    { ...loan, product: 'card', kind: 'refund_charge', amountMinor: 2_000 },
    '尾号0049的信用卡账户：退还已收违约金及费用20.00元',
    'card account ending 0049: 20.00 yuan of late fees and charges refunded',
  ],
  [
    { ...loan, product: 'transfer', kind: 'refund_charge', amountMinor: 500 },
    '尾号0049的账户：退还已收转账手续费5.00元',
    'account ending 0049: 5.00 yuan of transfer fees refunded',
  ],
  [
    { ...loan, kind: 'delist_default' },
    '尾号0049的贷款：移出违约客户名单',
    'loan ending 0049: taken off the defaulter list',
  ],
  [
    { ...loan, kind: 'amend_credit_record' },
    '尾号0049的贷款：更正1个月的征信记录',
    'loan ending 0049: credit record of one month amended',
  ],
  [
    { ...loan, kind: 'amend_credit_record', count: 2 },
    '尾号0049的贷款：更正2个月的征信记录',
    'loan ending 0049: credit record of 2 months amended',
  ],
  [
    { ...loan, kind: 'hold_contact', count: 3 },
    '尾号0049的贷款：暂停催收，恢复时间以我行通知为准',
    'loan ending 0049: collection suspended until further notice',
  ],
  [
    { ...loan, kind: 'hold_contact', untilDay: '2020-04-26' },
    '尾号0049的贷款：暂停催收至2020年4月26日',
    'loan ending 0049: collection suspended until 2020-04-26',
  ],
]

const line = (text: string) => ({ isList: false, lines: [text] })
const oasis = { name: { zh: '绿洲银行', en: 'Oasis Bank' }, hotline: '400 100 2000' }

test('X15 the versions of the texts say each kind of correction as they always will, the first for one bank', () => {
  assert.equal(noticeTemplate, 2)
  for (const [item, zh, en] of rows) {
    const isMoved = item.kind === 'move_due_day'
    const first = noticeText({ template: 1, items: [item] })
    assert.deepEqual(first, {
      zh: `【中国工商银行内蒙古分行】尊敬的客户：根据我行纾困服务措施，已为您办理：${zh}。您无需办理任何手续。${isMoved ? '请于调整后的还款日前还款，期间利息照常计收。' : ''}如有疑问，请致电95588。`,
      en: `ICBC Inner Mongolia Branch: Dear customer, under our relief measures we have done for you: ${en}. You need not apply for anything. ${isMoved ? 'Please pay by the new due day; ordinary interest continues. ' : ''}Questions? Call 95588.`,
    })
    const second = noticeText({ template: 2, items: [item], bank: oasis })
    assert.deepEqual(second, {
      zh: first.zh.replace('中国工商银行内蒙古分行', '绿洲银行').replace('95588', '400 100 2000'),
      en: first.en.replace('ICBC Inner Mongolia Branch', 'Oasis Bank').replace('95588', '400 100 2000'),
    })
  }
})

test('X15 a letter holds its message word by word and, from the second version on, why it comes and who writes', () => {
  const items = [rows[0]![0]]
  const before = { template: 1, items }
  const told = noticeText(before)
  assert.deepEqual(noticeLetter(before), { zh: { blocks: [line(told.zh)] }, en: { blocks: [line(told.en)] } })
  const facts = { template: 2, items, bank: oasis }
  const { zh, en } = noticeText(facts)
  assert.deepEqual(noticeLetter(facts), {
    zh: {
      blocks: [line('以下通知未能以短信送达您在我行预留的手机号码，现以信函告知：'), line(zh)],
      signature: '绿洲银行',
    },
    en: {
      blocks: [
        line(
          'This message could not be delivered to the mobile number we hold for you, so we send it by letter:',
        ),
        line(en),
      ],
      signature: 'Oasis Bank',
    },
  })
})

test('UX-8 a letter of a programme is paragraphs and lists; a last line without a full stop is who signs', () => {
  const rows = [
    ['您好。\n\n- 一\n- 二\n\n某银行\n', [line('您好。'), { isList: true, lines: ['一', '二'] }], '某银行'],
    ['Dear customer,\n\nall is\nwell.', [line('Dear customer,'), line('all is well.')], undefined],
    ['Oasis Bank', [line('Oasis Bank')], undefined],
    ['Of this:\n\n- one', [line('Of this:'), { isList: true, lines: ['one'] }], undefined],
  ] as const
  for (const [text, blocks, signature] of rows)
    assert.deepEqual(letterFromText(text), signature === undefined ? { blocks } : { blocks, signature })
})

test('X15 what was done on one account stands together, account by account', () => {
  const items: readonly NoticeItem[] = [
    { ...loan, kind: 'delist_default' },
    { ...loan, kind: 'hold_contact' },
    { ...loan, product: 'card', account: '7', kind: 'delist_default' },
  ]
  assert.match(
    noticeText({ template: 2, items, bank: oasis }).zh,
    /：尾号0049的贷款：移出违约客户名单、暂停催收，恢复时间以我行通知为准；尾号7的信用卡账户：移出违约客户名单。/,
  )
})
