// UX-33: the days one may speak about, each limit with the day before, the first, the last and the day after.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayFromIso } from '../../kernel/index.ts'
import { refuseDays } from './record-circumstance.ts'

const bounds = {
  firstDayMin: dayFromIso('2019-10-04'),
  firstDayMax: dayFromIso('2020-04-01'),
  lastDayMax: dayFromIso('2021-04-02'),
  documentDayMin: dayFromIso('2020-04-01'),
  documentDayMax: dayFromIso('2020-05-01'),
}

type Row = readonly [first: string, last: string, document: string, code: string, nearest: string]

const table: readonly Row[] = [
  ['2019-10-03', '', '', 'first_day_is_too_early', '2019-10-04'],
  ['2019-10-04', '', '', 'granted', ''],
  ['2020-04-01', '', '', 'granted', ''],
  ['2020-04-02', '', '', 'first_day_is_too_late', '2020-04-01'],
  ['2020-02-05', '2020-02-04', '', 'last_day_is_before_first', '2020-02-05'],
  ['2020-02-05', '2020-02-05', '', 'granted', ''],
  ['2020-02-05', '2021-04-02', '', 'granted', ''],
  ['2020-02-05', '2021-04-03', '', 'last_day_is_too_late', '2021-04-02'],
  ['2020-02-05', '', '2020-03-31', 'document_day_is_not_within', '2020-04-01 is the nearest'],
  ['2020-02-05', '', '2020-04-01', 'granted', ''],
  ['2020-02-05', '', '2020-05-01', 'granted', ''],
  ['2020-02-05', '', '2020-05-02', 'document_day_is_not_within', '2020-05-01 is the nearest'],
  ['2020-02-30', '', '', 'first_day_is_too_early', '2019-10-04'],
]

for (const [firstDay, lastDay, documentDueDay, code, nearest] of table) {
  const asked = [firstDay, lastDay, documentDueDay].join(' ').trim()
  test(`UX-33 ${asked}: ${code === 'granted' ? 'taken' : `${code}, and ${nearest} is named`}`, () => {
    const days = { firstDay, ...(lastDay && { lastDay }), ...(documentDueDay && { documentDueDay }) }
    const refusal = refuseDays(days, bounds)
    assert.equal(refusal?.code ?? 'granted', code)
    assert.ok(refusal === undefined || refusal.because.includes(nearest), refusal?.because)
  })
}
