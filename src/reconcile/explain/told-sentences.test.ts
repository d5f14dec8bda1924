// UX-8: what a letter says of the corrections of an account, where nothing is called by a number or code of ours.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CorrectionAnswer } from '../evaluate/case.ts'
import { toldSentences } from './told-sentences.ts'

const fee = { id: 'S02-f', kind: 'late_fee', day: '2020-02-16' } as const
const account = { account: 'A0000000290', product: 'card', charges: [fee] } as const
const held = (target: string, untilDay?: string): CorrectionAnswer =>
  untilDay === undefined ? { kind: 'hold_contact', target } : { kind: 'hold_contact', target, untilDay }

const rows: readonly (readonly [readonly CorrectionAnswer[], readonly string[], readonly string[]])[] = [
  [
    [{ kind: 'move_due_day', target: 'S02', from: '2020-02-05', to: '2020-05-05' }],
    ['原定 2020年2月5日 应还的账单，还款日延后至 2020年5月5日'],
    ['The statement that was due on 5 Feb 2020 falls due on 5 May 2020'],
  ],
  [
    [{ kind: 'refund_charge', target: 'S02-f', amountMinor: 1_234 }],
    ['尾号 0290 的信用卡账户，2020年2月16日计收的违约金：退还已收的 12.34 元'],
    ['Card account ending 0290, late fee charged on 16 Feb 2020: 12.34 yuan already paid is refunded'],
  ],
  [
    [{ kind: 'waive_charge', target: 'S01-f', amountMinor: 500 }],
    ['尾号 0290 的信用卡账户，一笔收费：免收 5.00 元'],
    ['Card account ending 0290, a charge: 5.00 yuan waived'],
  ],
  [
    [{ kind: 'amend_credit_record', target: '2020-12', from: '7', to: 'N' }],
    ['2020年12月的征信记录由“逾期180天以上”更正为“正常”'],
    ['The credit record of December 2020 is corrected from “overdue more than 180 days” to “normal”'],
  ],
  [
    [held('agent', '2020-05-05'), held('auto_voice', '2020-05-05'), held('manager')],
    ['暂停人工坐席催收、自动语音催收至 2020年5月5日', '暂停客户经理人工催收，直至宣布恢复'],
    [
      'Suspended until 5 May 2020: collection by hotline agents, automatic voice collection',
      'Suspended until we announce that it resumes: collection by customer managers',
    ],
  ],
]

test('UX-8 a letter names days, months, charges and channels in words; a charge that was not kept is a charge', () => {
  for (const [corrections, zh, en] of rows) {
    assert.deepEqual(toldSentences(account, corrections, 'zh'), zh)
    assert.deepEqual(toldSentences(account, corrections, 'en'), en)
  }
})
