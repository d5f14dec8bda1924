// The programme at a glance while a night goes on: figures that equal what is behind them, and a line that falters seen.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { importBook } from '../book/index.ts'
import { calm, chanceFromSeed, type FaultRates, openBankFolder } from '../connectors/index.ts'
import { dayFromIso } from '../kernel/index.ts'
import { applyPlan, draftPlan, verifyPlan } from '../operations/index.ts'
import { asOf, must, openTestApi, type TestApi } from './api-for-tests.ts'

const programme = 'icbc-im-2020'
let api: TestApi
let plan: string

interface Glance {
  readonly measures: readonly { readonly id: string; readonly status: string }[]
  readonly nights?: readonly {
    readonly plan: string
    readonly corrections: number
    readonly standing?: Readonly<Record<string, number>>
  }[]
  readonly matters?: { readonly open: number; readonly ages: readonly Readonly<Record<string, number>>[] }
  readonly lines?: readonly {
    readonly system: string
    readonly state: string
    readonly sent: number
    readonly refused: number
    readonly accepted: number
    readonly unanswered: number
    readonly oldestUnansweredAt?: string
    readonly settledBy?: string
  }[]
}

before(async () => {
  api = await openTestApi({ customers: 4000 })
  const bookDir = join(api.desk.folder, 'books', asOf)
  plan = must(await draftPlan(api.desk, { programme, bookDir, person: 'lina' })).id
  must(await api.desk.store.plans.approve(plan, 'batu'))
})
after(() => api.stop())

async function glance(person = 'lina'): Promise<Glance> {
  const answer = await api.call(person, 'GET /api/overview')
  assert.equal(answer.status, 200, answer.text)
  return answer.body as unknown as Glance
}

async function listed(query: string): Promise<readonly { readonly correction: { readonly id: string } }[]> {
  const items: { correction: { id: string } }[] = []
  for (let cursor = ''; ; ) {
    const page = await api.call('lina', `GET /api/plans/${plan}/outcomes?limit=150&${query}${cursor}`)
    assert.equal(page.status, 200, page.text)
    items.push(...(page.body.items as typeof items))
    if (page.body.next === undefined) return items
    cursor = `&cursor=${page.body.next}`
  }
}

async function bankOf(rates: FaultRates) {
  const folder = join(api.desk.folder, 'bank')
  const extract = join(api.desk.folder, 'extract')
  return must(await openBankFolder({ folder, extract, rates, chance: chanceFromSeed(3) }))
}

test('S0.1 S0.4 the eight measures stand in the order of the article, and of a system never used nothing is claimed', async () => {
  const { measures, lines } = await glance()
  assert.equal(measures.length, 8)
  assert.deepEqual([measures[0]!.id, measures[7]!.id], ['consumer-protection', 'loan-relief'])
  assert.ok(lines!.every(({ state }) => state === 'not_known'))
})

/** How many work items the list holds. */
async function itemsListed(query: string): Promise<number> {
  for (let count = 0, cursor = ''; ; ) {
    const page = await api.call('lina', `GET /api/work-items?state=open&limit=200${query}${cursor}`)
    assert.equal(page.status, 200, page.text)
    count += (page.body.items as readonly unknown[]).length
    if (page.body.next === undefined) return count
    cursor = `&cursor=${page.body.next}`
  }
}

test('X20 what the overview counts is what the lists hold', async () => {
  const { nights, matters } = await glance()
  assert.equal(nights![0]!.plan, plan)
  assert.equal(nights![0]!.corrections, (await listed('')).length)
  assert.equal(matters!.open, await itemsListed(''))
  let sum = 0
  for (const { count, ...age } of matters!.ages) {
    const bounds = Object.entries(age).map(([bound, days]) => `&${bound}=${days}`)
    assert.equal(await itemsListed(bounds.join('')), count)
    sum += count!
  }
  assert.equal(sum, matters!.open)
})

test('R23 who may not read plans is told the measures and nothing of nights and systems', async () => {
  const told = await glance('wangxiulan')
  assert.equal(told.measures.length, 8)
  assert.deepEqual([told.nights, told.lines], [undefined, undefined])
})

async function partsAddUp(): Promise<void> {
  const { run } = (await api.call('lina', `GET /api/plans/${plan}`)).body as Readonly<
    Record<string, { readonly standing: Readonly<Record<string, number>> }>
  >
  const { total, skipped, ...parts } = run!.standing
  assert.equal(skipped, 0)
  assert.equal(
    Object.values(parts).reduce((sum, count) => sum + count, 0),
    total,
  )
  for (const [part, count] of Object.entries(parts)) {
    const items = await listed(`part=${part}`)
    assert.equal(new Set(items.map(({ correction }) => correction.id)).size, count, part)
  }
  for (const answer of ['accepted', 'refused', 'unknown', 'not_sent'] as const) {
    const counted = (run as Readonly<Record<string, unknown>>)[answer === 'not_sent' ? 'waiting' : answer]
    assert.equal((await listed(`answer=${answer}`)).length, counted, answer)
  }
}

test('UX-24 UX-38 while a batch runs its parts add up, each leads to what it counts, and a faltering line is seen', async () => {
  const bank = await bankOf({ ...calm, lose_answer: 0.2 })
  const looks: Promise<void>[] = []
  let sawFaltering = 0
  const look = async () => {
    await partsAddUp()
    const faltering = (await glance()).lines!.filter(({ unanswered }) => unanswered > 0)
    for (const line of faltering) {
      assert.deepEqual([line.state, line.settledBy], ['degraded', '2020-04-01'])
      assert.ok(line.oldestUnansweredAt !== undefined && line.unanswered <= line.sent)
    }
    sawFaltering += faltering.length
  }
  const { systems } = bank.bank
  const slowed = Object.fromEntries(
    Object.entries(systems).map(([name, system]) => [
      name,
      {
        name: system.name,
        submit: async (batch: Parameters<typeof system.submit>[0]) => {
          if (await api.desk.store.runs.findRun(plan)) looks.push(look())
          await looks.at(-1)
          return system.submit(batch)
        },
      },
    ]),
  ) as unknown as typeof systems
  must(await applyPlan(api.desk, { plan, person: 'lina', systems: slowed }))
  await bank.close()
  await look()
  assert.ok(sawFaltering > 0, `${looks.length} looks`)
  assert.ok(looks.length > 1, `${looks.length} looks`)
})

test('UX-7 UX-24 only what a book shows is verified; a book that has spoken settles what was unanswered', async () => {
  const bank = await bankOf(calm)
  const extract = join(api.desk.folder, 'extract-2')
  const day = dayFromIso('2020-04-01')
  must(await bank.extract(day, extract))
  await bank.close()
  const out = join(api.desk.folder, 'books', '2020-04-01')
  must(await importBook({ extract, out, asOf: day, threads: 1, memoryLimit: '1GB' }))
  const { done } = must(await verifyPlan(api.desk, { plan, bookDir: out, person: 'lina' }))
  await partsAddUp()
  const { nights, lines } = await glance()
  assert.equal(nights![0]!.standing!.verified, done)
  assert.ok(lines!.every(({ unanswered }) => unanswered === 0))
})
