// What was shown is what is counted, what is in the file, and what is applied: 51, 10,001 and 250,000 corrections.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { DuckDBInstance } from '@duckdb/node-api'
import { readSheet } from 'read-excel-file/node'
import { importBook } from '../book/index.ts'
import { calm, chanceFromSeed, openBankFolder } from '../connectors/index.ts'
import { addDays, dayFromIso, isoFromDay, isRefusal, systems as systemNames } from '../kernel/index.ts'
import { applyPlan, draftPlan, type Systems, verifyPlan } from '../operations/index.ts'
import type { Answer, Correction } from '../reconcile/index.ts'
import { asOf, must, openTestApi, type TestApi } from './api-for-tests.ts'
import { planOfRows } from './plan-of-rows-for-tests.ts'

const programme = 'icbc-im-2020'
let api: TestApi
before(async () => {
  api = await openTestApi()
})
after(() => api.stop())

/** Systems that say yes to everything and do nothing; `told` hears what they were sent. */
const yesSayers = (told: (batch: readonly Correction[]) => Promise<void> | void): Systems =>
  Object.fromEntries(
    systemNames.map((name) => [
      name,
      {
        name,
        submit: async (batch: readonly Correction[]): Promise<readonly Answer[]> => {
          await told(batch)
          return batch.map(({ id }) => ({ correction: id, outcome: 'accepted' }))
        },
      },
    ]),
  ) as unknown as Systems

/** A digest of ids in whatever order. */
const digestOf = (ids: readonly string[]): string =>
  createHash('sha256').update(ids.toSorted().join('\n')).digest('hex')

async function shownPages(plan: string, total: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (let from = 0; from < total; from += 200) {
    const page = await api.call('lina', `GET /api/plans/${plan}/corrections?from=${from}&limit=200`)
    assert.equal(page.body.total, total)
    ids.push(...(page.body.items as readonly { id: string }[]).map(({ id }) => id))
  }
  return ids
}

async function inTheFile(plan: string): Promise<readonly string[]> {
  const file = await api.call('lina', `GET /api/plans/${plan}/corrections/file`)
  const lines = file.text.trim().split('\r\n').slice(1)
  assert.equal(lines.pop(), `#end,${file.headers['x-row-count']}`)
  return lines.map((line) => line.slice(line.lastIndexOf(',') + 1))
}

for (const rows of [51, 10_001, 250_000]) {
  test(`UX-6 of ${rows} corrections exactly those that were shown are applied; a draft meanwhile slips nothing in`, async () => {
    const plan = await planOfRows(api.desk, rows, asOf)
    const filed = await inTheFile(plan)
    assert.equal(filed.length, rows)
    if (rows <= 10_001) assert.equal(digestOf(await shownPages(plan, rows)), digestOf(filed))
    const last = await api.call('lina', `GET /api/plans/${plan}/corrections?from=${rows - 3}&limit=200`)
    assert.deepEqual(
      (last.body.items as readonly { id: string }[]).map(({ id }) => id),
      filed.slice(-3),
    )
    must(await api.desk.store.plans.approve(plan, 'batu'))
    const sent: string[] = []
    let drafted = false
    const systems = yesSayers(async (batch) => {
      for (const { id } of batch) sent.push(id)
      if (drafted) return
      drafted = true
      const bookDir = join(api.desk.folder, 'books', asOf)
      must(await draftPlan(api.desk, { programme, bookDir, person: 'lina' }))
    })
    const report = must(await applyPlan(api.desk, { plan, person: 'lina', systems }))
    assert.equal(report.accepted, rows)
    assert.equal(digestOf(sent), digestOf(filed))
  })
}

test('UX-9 a list has the same number of rows on the screen, in the API, in CSV and in the workbook', async () => {
  const bookDir = join(api.desk.folder, 'books', asOf)
  const plan = must(await draftPlan(api.desk, { programme, bookDir, person: 'lina' })).id
  must(await api.desk.store.plans.approve(plan, 'batu'))
  const addresses = [
    `plans/${plan}/corrections/file?`,
    `plans/${plan}/corrections/file?kind=hold_contact&league=1501&`,
    `plans/${plan}/lists/suppression?`,
    `plans/${plan}/lists/fee-waivers?`,
    'work-items/file?',
    'evidence/entries/file?',
    'evidence/entries/file?actor=lina&kind=plan_drafted&',
  ]
  for (const address of addresses) {
    const csv = await api.call('lina', `GET /api/${address}format=csv`)
    const count = Number(csv.headers['x-row-count'])
    assert.ok(csv.text.endsWith(`#end,${count}\r\n`), address)
    assert.match(String(csv.headers['content-disposition']), /20\d\d-?\d\d-?\d\d.*\.csv"$/)
    const sheet = await api.server.inject({
      method: 'GET',
      url: `/api/${address}format=xlsx`,
      headers: { 'x-person': 'lina' },
    })
    assert.equal((await readSheet(sheet.rawPayload)).length, count + 1, address)
  }
  const shown = await api.call('lina', `GET /api/plans/${plan}/corrections?kind=hold_contact&league=1501`)
  const filed = await api.call('lina', `GET /api/${addresses[1]}format=csv`)
  assert.equal(filed.headers['x-row-count'], String(shown.body.total))
  const drafted = await api.call('lina', `GET /api/${addresses.at(-1)}format=csv`)
  const found = await api.call(
    'lina',
    'GET /api/evidence/entries/find?actor=lina&kind=plan_drafted&limit=200',
  )
  const entries = (found.body.items as readonly { index: number }[]).map(({ index }) => index).toReversed()
  const lines = drafted.text.trim().split('\r\n').slice(1, -1)
  assert.ok(entries.length > 0)
  assert.deepEqual(
    lines.map((line) => Number(line.split(',')[0])),
    entries,
  )
})

test('UX-5 an account that moves between plan and apply stops the plan, which names it; nothing is sent', async () => {
  const bookDir = join(api.desk.folder, 'books', asOf)
  const plan = must(await draftPlan(api.desk, { programme, bookDir, person: 'lina' })).id
  const { items } = (await api.call('lina', `GET /api/plans/${plan}/corrections?kind=hold_contact&limit=1`))
    .body as unknown as { readonly items: readonly { readonly account: string }[] }
  const { account } = items[0]!
  const day = isoFromDay(addDays(dayFromIso(asOf), 1))
  const changed = join(api.desk.folder, 'extract-changed')
  await changedExtract(changed, account, day)
  const out = join(api.desk.folder, 'books', `${day}-changed`)
  must(await importBook({ extract: changed, out, asOf: dayFromIso(day), threads: 1, memoryLimit: '1GB' }))
  if ((await api.desk.store.plans.plan(plan)).state !== 'approved')
    must(await api.desk.store.plans.approve(plan, 'batu'))
  const sent: string[] = []
  const systems = yesSayers((batch) => {
    sent.push(...batch.map(({ id }) => id))
  })
  const refused = await applyPlan(api.desk, { plan, person: 'lina', systems })
  await rm(out, { recursive: true })
  assert.ok(isRefusal(refused))
  assert.deepEqual([refused.code, refused.at, sent], ['accounts_moved_since', account, []])
  assert.match(
    refused.because,
    new RegExp(`^1 of its accounts moved by the book of ${day}, first ${account} \\(flags\\)`),
  )
})

/** Tomorrow's extract, in which nothing differs but one account, which got on the defaulter list. */
async function changedExtract(to: string, account: string, day: string): Promise<void> {
  await cp(join(api.desk.folder, 'extract'), to, { recursive: true })
  const file = join(to, 'flags.parquet')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`CREATE TABLE flags AS SELECT * FROM '${file}'`)
  await connection.run(
    `UPDATE flags SET listed_as_defaulter = NOT listed_as_defaulter WHERE account = '${account}'`,
  )
  await connection.run(`COPY flags TO '${file}' (FORMAT parquet)`)
  instance.closeSync()
  const control = join(to, 'control.json')
  await writeFile(control, (await readFile(control, 'utf8')).replace(asOf, day))
}

test('UX-7 a system that says yes and does nothing is never verified', async () => {
  const day = addDays(dayFromIso(asOf), 1)
  const [plan] = await api.desk.store.plans.list({ state: 'approved', kind: 'nightly' })
  const approved = plan!
  must(await applyPlan(api.desk, { plan: approved.id, person: 'lina', systems: yesSayers(() => {}) }))
  const [folder, extract] = [join(api.desk.folder, 'bank'), join(api.desk.folder, 'extract')]
  const bank = must(await openBankFolder({ folder, extract, rates: calm, chance: chanceFromSeed(1) }))
  const next = join(api.desk.folder, 'extract-next')
  must(await bank.extract(day, next))
  await bank.close()
  const bookDir = join(api.desk.folder, 'books', isoFromDay(day))
  must(await importBook({ extract: next, out: bookDir, asOf: day, threads: 1, memoryLimit: '1GB' }))
  const report = await verifyPlan(api.desk, { plan: approved.id, bookDir, person: 'lina' })
  assert.ok(!isRefusal(report) && report.done === 0, JSON.stringify(report).slice(0, 300))
  const { run } = (await api.call('lina', `GET /api/plans/${approved.id}`)).body as Readonly<
    Record<string, { readonly accepted: number; readonly standing: Readonly<Record<string, number>> }>
  >
  assert.deepEqual(
    [run!.accepted, run!.standing.verified, run!.standing.failed],
    [approved.summary.corrections, 0, approved.summary.corrections],
  )
})
