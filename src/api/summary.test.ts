// A plan is read from its summary: what it counts and the money it names are the sums of the corrections behind it.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { draftPlan } from '../operations/index.ts'
import { asOf, must, openTestApi, type TestApi } from './api-for-tests.ts'

let api: TestApi
let plan: string
before(async () => {
  api = await openTestApi()
  const bookDir = join(api.desk.folder, 'books', asOf)
  plan = must(await draftPlan(api.desk, { programme: 'icbc-im-2020', bookDir, person: 'lina' })).id
})
after(() => api.stop())

interface Line {
  readonly measure: string
  readonly kind: string
  readonly count: number
  readonly amountMinor: number
}

interface Correction {
  readonly measure: string
  readonly kind: string
  readonly amountMinor?: number
  readonly from?: string
  readonly to?: string
}

async function everyCorrection(): Promise<readonly Correction[]> {
  const all: Correction[] = []
  for (let from = 0; ; from += 200) {
    const { body } = await api.call('lina', `GET /api/plans/${plan}/corrections?from=${from}&limit=200`)
    const items = body.items as readonly Correction[]
    all.push(...items)
    if (items.length < 200) return all
  }
}

test('UX-4 the summary counts by measure and kind, and its counts and money are the sums of the corrections', async () => {
  const { body } = await api.call('lina', `GET /api/plans/${plan}`)
  const { summary, corrections } = body as unknown as {
    summary: { measures: readonly Line[]; corrections: number }
    corrections: number
  }
  const all = await everyCorrection()
  assert.equal(all.length, corrections)
  assert.equal(summary.corrections, corrections)
  for (const { measure, kind, count, amountMinor } of summary.measures) {
    const own = all.filter((one) => one.measure === measure && one.kind === kind)
    assert.equal(own.length, count, `${measure} ${kind}`)
    assert.equal(
      own.reduce((sum, one) => sum + (one.amountMinor ?? 0), 0),
      amountMinor,
      `${measure} ${kind}`,
    )
  }
  assert.equal(
    summary.measures.reduce((sum, { count }) => sum + count, 0),
    corrections,
  )
})

test('UX-4 a correction names the changed field alone; the account behind it shows everything', async () => {
  const { body } = await api.call('lina', `GET /api/plans/${plan}/corrections?limit=1`)
  const [moved] = body.items as readonly (Correction & { readonly account: string })[]
  const fields = [
    'id',
    'system',
    'measure',
    'account',
    'kind',
    'target',
    'amountMinor',
    'from',
    'to',
    'untilDay',
  ]
  assert.deepEqual(
    Object.keys(moved!).filter((field) => !fields.includes(field)),
    [],
  )
  const whole = await api.call('lina', `GET /api/plans/${plan}/accounts/${moved!.account}`)
  assert.ok(whole.text.length > 4 * JSON.stringify(moved).length)
})
