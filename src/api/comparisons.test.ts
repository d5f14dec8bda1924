// UX-18: what another programme changes for whom, account by account: sums are those of the list, the list that of the arithmetic.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openBook, readAccounts } from '../book/index.ts'
import { dayFromIso } from '../kernel/index.ts'
import { loadPackedProgramme, type Programme, packFromTexts } from '../programmes/index.ts'
import { type AccountAnswer, effectFigures, evaluateCases } from '../reconcile/index.ts'
import type { AccountEffect, Comparison, EffectFilter } from '../store/index.ts'
import { asOf, ended, must, openTestApi, type TestApi } from './api-for-tests.ts'

const programme = 'icbc-im-2020'
const author = 'wulan'
let api: TestApi
let comparison: string
let result: Comparison
let effects: readonly AccountEffect[]
let programmes: { readonly before: Programme; readonly after: Programme }

before(async () => {
  api = await openTestApi({ customers: 20_000 })
  const draft = await changedDraft()
  const asked = { before: { programme, version: 1 }, after: { draft } }
  const job = await ended(api, author, await api.call(author, 'POST /api/comparisons', asked))
  assert.equal(job.state, 'done', JSON.stringify(job))
  comparison = String(job.id)
  result = job.result as unknown as Comparison
  effects = await listed({})
})
after(() => api.stop())

interface File {
  readonly path: string
  readonly text: string
}

const changes: readonly (readonly [path: string, from: string, to: string])[] = [
  [
    'eligibility.dmn',
    'id="loan_quarantined_covered_answer"><text>true',
    'id="loan_quarantined_covered_answer"><text>false',
  ],
  [
    'eligibility.dmn',
    'id="card_income_lost_covered_answer"><text>false',
    'id="card_income_lost_covered_answer"><text>true',
  ],
  ['terms/relief.yaml', 'deferMonths:\n  value: 3', 'deferMonths:\n  value: 4'],
]

/** Loans of the quarantined are covered no more, cards of those who lost their income are, and due days move by four months. */
async function changedDraft(): Promise<string> {
  const begun = await api.call(author, `POST /api/programmes/${programme}/versions/1/amend`, {})
  const { id } = begun.body as unknown as { readonly id: string }
  const read = await api.call(author, `GET /api/drafts/${id}`)
  let files = read.body.files as unknown as readonly File[]
  const before = await programmeOf(files)
  for (const [path, from, to] of changes) {
    assert.ok(files.find((file) => file.path === path)!.text.includes(from), from)
    files = files.map((file) => (file.path === path ? { path, text: file.text.replace(from, to) } : file))
  }
  const changed = files.filter(({ path }) => changes.some(([one]) => one === path))
  const saved = await api.call(
    author,
    `POST /api/drafts/${id}/save`,
    { files: changed },
    { 'if-match': '"1"' },
  )
  assert.equal(saved.status, 200, saved.text)
  programmes = { before, after: await programmeOf(files) }
  return id
}

async function programmeOf(files: readonly File[]): Promise<Programme> {
  const loaded = await loadPackedProgramme(packFromTexts(files))
  assert.ok('id' in loaded, JSON.stringify(loaded))
  return loaded
}

async function listed(filter: EffectFilter): Promise<readonly AccountEffect[]> {
  const query = new URLSearchParams({ ...filter, limit: '200' } as Record<string, string>)
  const items: AccountEffect[] = []
  for (;;) {
    query.set('from', String(items.length))
    const page = await api.call(author, `GET /api/comparisons/${comparison}/accounts?${query}`)
    assert.equal(page.status, 200, page.text)
    items.push(...(page.body.items as unknown as readonly AccountEffect[]))
    if (items.length >= Number(page.body.total)) return items
  }
}

/** The figures of an answer, added up anew from its corrections. */
function figuresOf({ entitlement, corrections }: AccountAnswer): AccountEffect['before'] {
  const of = (...kinds: readonly string[]) => corrections.filter(({ kind }) => kinds.includes(kind))
  const days = ({ from, to }: { readonly from?: string; readonly to?: string }) =>
    dayFromIso(to!) - dayFromIso(from!)
  return {
    outcome: entitlement.outcome === 'refused' ? entitlement.code : entitlement.outcome,
    amountMinor: of('waive_charge', 'refund_charge').reduce((sum, { amountMinor }) => sum + amountMinor!, 0),
    daysDeferred: of('move_due_day').reduce((sum, one) => sum + days(one), 0),
    monthsRepaired: of('amend_credit_record').length,
    channelsHeld: of('hold_contact').length - of('release_contact').length,
    delisted: of('delist_default').length,
  }
}

test('UX-18 every account whose answer differs is listed with both answers, and no other', async () => {
  const book = must(await openBook(join(api.desk.folder, 'books', asOf)))
  const ids = await everyAccount(book.dir)
  const cases = must(await readAccounts(book, ids))
  const answers = (of: Programme) => must(evaluateCases(of, cases)).map(({ accounts }) => accounts[0]!)
  const [before, after] = [answers(programmes.before), answers(programmes.after)]
  const differing = before.flatMap((first, at) => {
    const second = after[at]!
    const said = ({ entitlement, corrections }: AccountAnswer) =>
      JSON.stringify([entitlement.outcome, 'code' in entitlement && entitlement.code, corrections])
    if (said(first) === said(second)) return []
    return [{ account: ids[at]!, before: figuresOf(first), after: figuresOf(second) }]
  })
  assert.ok(differing.length > 20, `${differing.length}`)
  assert.deepEqual(
    effects.map(({ account, before, after }) => ({ account, before, after })),
    differing,
  )
})

async function everyAccount(bookDir: string): Promise<readonly string[]> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const found = await connection.runAndReadAll(
    `SELECT account FROM '${bookDir}/accounts/*.parquet' ORDER BY filename, file_row_number`,
  )
  return found.getRows().map(([account]) => String(account))
}

test('UX-18 who gains and who loses follows from the figures', () => {
  for (const { sense, before, after, account } of effects) {
    const better = effectFigures.some((figure) => after[figure] > before[figure])
    const worse = effectFigures.some((figure) => after[figure] < before[figure])
    const expected = better ? (worse ? 'mixed' : 'gains') : worse ? 'loses' : 'otherwise'
    assert.equal(sense, expected, account)
  }
  const kinds = (side: 'outcomeBefore' | 'outcomeAfter') =>
    new Set(
      result.rules
        .filter((rule) => rule[side] === 'granted' && rule.outcomeBefore !== rule.outcomeAfter)
        .map(({ kind }) => kind),
    )
  assert.ok(kinds('outcomeBefore').has('quarantined'))
  assert.ok(kinds('outcomeAfter').has('income_lost'))
})

test('UX-18 X20 the sums by rule and by league are those of the list', () => {
  const sums = (some: readonly AccountEffect[]) => ({
    accounts: some.length,
    before: Object.fromEntries(
      effectFigures.map((figure) => [figure, some.reduce((sum, one) => sum + one.before[figure], 0)]),
    ),
    after: Object.fromEntries(
      effectFigures.map((figure) => [figure, some.reduce((sum, one) => sum + one.after[figure], 0)]),
    ),
  })
  const shown = ({ accounts, before, after }: Comparison['sums']) => ({ accounts, before, after })
  assert.deepEqual(shown(result.sums), sums(effects))
  /** Accounts are told without what happened to their people; rules of the same product and outcomes are summed up. */
  const cellOf = (product: string, ...outcomes: readonly string[]) => [product, ...outcomes].join(' ')
  const byCell = Map.groupBy(result.rules, ({ product, outcomeBefore, outcomeAfter }) =>
    cellOf(product, outcomeBefore, outcomeAfter),
  )
  for (const [cell, rules] of byCell) {
    const own = effects.filter(
      ({ product, before, after }) => cellOf(product, before.outcome, after.outcome) === cell,
    )
    const added = (side: 'before' | 'after') =>
      Object.fromEntries(
        effectFigures.map((figure) => [figure, rules.reduce((sum, rule) => sum + rule[side][figure], 0)]),
      )
    const accounts = rules.reduce((sum, rule) => sum + rule.accounts, 0)
    assert.deepEqual({ accounts, before: added('before'), after: added('after') }, sums(own))
  }
  for (const one of result.leagues)
    assert.deepEqual(shown(one), sums(effects.filter(({ region }) => region.startsWith(one.league))))
  const total = (lines: readonly Comparison['sums'][]) =>
    lines.reduce((sum, { accounts }) => sum + accounts, 0)
  assert.deepEqual([total(result.rules), total(result.leagues)], [effects.length, effects.length])
})

test('UX-18 S1.8 the list is narrowed by sense, league, product and outcome, and tells of nobody what happened', async () => {
  const [first] = effects.filter(({ sense, product }) => sense === 'loses' && product === 'loan')
  const filter = {
    sense: 'loses',
    league: first!.region.slice(0, 4),
    product: 'loan',
    outcomeBefore: 'granted',
    outcomeAfter: first!.after.outcome,
  }
  const fitting = effects.filter(
    ({ sense, region, product, before, after }) =>
      sense === filter.sense &&
      region.startsWith(filter.league) &&
      product === filter.product &&
      before.outcome === filter.outcomeBefore &&
      after.outcome === filter.outcomeAfter,
  )
  assert.ok(fitting.length > 0)
  assert.deepEqual(await listed(filter), fitting)
  assert.ok(effects.every((effect) => !('kind' in effect)))
})

test('UX-9 UX-18 the file has every account that fits', async () => {
  const file = await api.call(author, `GET /api/comparisons/${comparison}/accounts/file?sense=loses`)
  const [head, ...lines] = file.text.trim().split('\r\n')
  const losing = effects.filter(({ sense }) => sense === 'loses').map(({ account }) => account)
  assert.match(head!, /account,product,region,effect,before_outcome,before_amount_minor/)
  const firstCells = lines.map((line) => line.split(',')[0])
  assert.deepEqual(firstCells, [...losing, '#end'])
})

test('UX-18 one account shows both whole answers', async () => {
  const { account, before, after } = effects.find(({ sense }) => sense === 'loses')!
  const compared = await api.call(author, `GET /api/comparisons/${comparison}/accounts/${account}`)
  assert.equal(compared.status, 200, compared.text)
  const body = compared.body as unknown as { readonly before: AccountAnswer; readonly after: AccountAnswer }
  assert.deepEqual([figuresOf(body.before), figuresOf(body.after)], [before, after])
})

test('UX-18 S0.3 only those who may try programmes compare, and nothing but a finished comparison is read', async () => {
  const asked = { before: { programme, version: 1 }, after: { programme, version: 1 } }
  assert.equal((await api.call('wangxiulan', 'POST /api/comparisons', asked)).status, 403)
  assert.equal((await api.call('lina', `GET /api/comparisons/${comparison}/accounts`)).status, 403)
  assert.equal((await api.call('zhangmin', `GET /api/comparisons/${comparison}/accounts`)).status, 200)
  const none = await api.call(author, 'GET /api/comparisons/job_none/accounts')
  assert.deepEqual([none.status, none.body.code], [404, 'comparison_does_not_exist'])
  const missing = { ...asked, after: { programme, version: 9 } }
  const refused = await api.call(author, 'POST /api/comparisons', missing)
  assert.deepEqual([refused.status, refused.body.code], [404, 'version_does_not_exist'])
  const same = await ended(api, author, await api.call(author, 'POST /api/comparisons', asked))
  assert.equal((same.result as unknown as Comparison).sums.accounts, 0)
  const nobody = await api.call(author, `GET /api/comparisons/${same.id}/accounts`)
  assert.deepEqual(nobody.body, { items: [], total: 0 })
})
