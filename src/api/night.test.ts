// A night over HTTP by several people: draft, read, refuse, approve, list, apply, verify; and programmes on their way.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { importBook } from '../book/index.ts'
import { calm, chanceFromSeed, openBankFolder } from '../connectors/index.ts'
import { checkExport, checkProofFile } from '../evidence/index.ts'
import { dayFromIso, isRefusal } from '../kernel/index.ts'
import { bookOfDesk, loadCustomers } from '../operations/index.ts'
import { packProgramme } from '../programmes/index.ts'
import { ended, must, open, openTestApi, type TestApi } from './api-for-tests.ts'
import { exampleIds, examples } from './examples.ts'
import { narrowedSummary } from './reach.ts'

const policyFolder = fileURLToPath(new URL('../../policy/icbc-im-2020', import.meta.url))
const programme = 'icbc-im-2020'
let api: TestApi
let plan: string
let corrections: number

before(async () => {
  api = await openTestApi()
})
after(() => api.stop())

test('X7: drafting is a job with progress; the same key is the same job, the same book the same plan', async () => {
  const draft = () => api.call('lina', 'POST /api/plans', { programme }, { 'idempotency-key': 'night-1' })
  const [one, other] = await Promise.all([draft(), draft()])
  assert.equal(one.body.id, other.body.id)
  assert.equal(one.headers.location, `/api/jobs/${one.body.id}`)
  const job = await ended(api, 'lina', one)
  assert.deepEqual([job.state, job.done], ['done', job.total])
  const result = job.result as { plan: string; corrections: number }
  plan = result.plan
  corrections = result.corrections
  const again = await ended(api, 'lina', await api.call('lina', 'POST /api/plans', { programme }))
  assert.deepEqual(again.result, job.result)
  assert.ok(corrections > 100)
})

test('a plan is read summary first, and listed page by page without a gap', async () => {
  const read = await api.call('sunguoqiang', `GET /api/plans/${plan}`)
  assert.deepEqual(
    [read.body.state, read.body.corrections, read.body.draftedBy],
    ['drafted', corrections, 'lina'],
  )
  const list = await api.call('sunguoqiang', 'GET /api/plans?limit=1')
  assert.equal((list.body.items as { id: string }[])[0]!.id, plan)
  const next = await api.call('sunguoqiang', `GET /api/plans?limit=1&cursor=${list.body.next}`)
  assert.deepEqual(next.body, { items: [] })
})

async function allCorrections(
  query: string,
  person = 'lina',
): Promise<{ id: string; kind: string; account: string; target?: string }[]> {
  const items: { id: string; kind: string; account: string; target?: string }[] = []
  for (let cursor = ''; ; ) {
    const page = await api.call(person, `GET /api/plans/${plan}/corrections?limit=37&${query}${cursor}`)
    assert.equal(page.status, 200, page.text)
    items.push(...(page.body.items as typeof items))
    if (page.body.next === undefined) return items
    cursor = `&cursor=${page.body.next}`
  }
}

test('corrections come page by page, each once, filtered by kind, account and league', async () => {
  const all = await allCorrections('')
  assert.equal(all.length, corrections)
  assert.equal(new Set(all.map(({ id }) => id)).size, corrections)
  const holds = await allCorrections('kind=hold_contact')
  assert.equal(holds.length, all.filter(({ kind }) => kind === 'hold_contact').length)
  const { account } = all[0]!
  assert.deepEqual(
    await allCorrections(`account=${account}`),
    all.filter((one) => one.account === account),
  )
  const byLeague = await Promise.all(
    ['01', '02', '03', '04', '05', '06', '07', '08', '09', '22', '25', '29'].map((league) =>
      allCorrections(`league=15${league}`),
    ),
  )
  assert.equal(byLeague.flat().length, corrections)
  const foreign = await api.call(
    'lina',
    `GET /api/plans/${plan}/corrections?cursor=${Buffer.from('["other",1,2]').toString('base64url')}`,
  )
  assert.deepEqual(
    [foreign.status, foreign.body.code, foreign.body.pointer],
    [400, 'cursor_is_malformed', '/query/cursor'],
  )
})

test('an account of a plan is explained in values and in both languages', async () => {
  const [first] = await allCorrections('kind=hold_contact')
  const explained = await api.call('lina', `GET /api/plans/${plan}/accounts/${first!.account}`)
  assert.equal(explained.body.account, first!.account)
  const { zh, en } = explained.body.words as { zh: string; en: string }
  assert.match(zh, /账户.*2020年3月31日/)
  assert.match(zh, /所在地区 \p{Script=Han}+（\d{6}）/u)
  assert.match(en, /Account.*31 Mar 2020/)
  for (const text of [zh, en]) assert.doesNotMatch(text, /(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/)
})

test('X3: a list is refused before approval, and the drafter cannot approve; then nothing has changed', async () => {
  const list = await api.call('lina', `GET /api/plans/${plan}/lists/suppression`)
  assert.deepEqual([list.status, list.body.code], [409, 'plan_is_not_approved'])
  const own = await api.call('lina', `POST /api/plans/${plan}/approve`)
  assert.deepEqual([own.status, own.body.code], [403, 'drafter_may_not_decide'])
  const clerk = await api.call('wangxiulan', `POST /api/plans/${plan}/approve`)
  assert.deepEqual([clerk.status, clerk.body.code], [403, 'role_is_missing'])
  const applied = await api.call('lina', `POST /api/plans/${plan}/apply`)
  assert.deepEqual([applied.status, applied.body.code], [409, 'plan_is_not_approved'])
  assert.equal((await api.call('lina', `GET /api/plans/${plan}`)).body.state, 'drafted')
})

test('a dry run goes the whole way and keeps nothing, not even an entry of the log', async () => {
  const before = await api.desk.store.log.size()
  const tried = await api.call('batu', `POST /api/plans/${plan}/approve?dryRun=true`)
  assert.deepEqual([tried.status, tried.body.decision], [200, 'approved'])
  const drafted = await api.call('lina', 'POST /api/plans', { programme }, { prefer: 'dry-run' })
  assert.equal(await api.desk.store.jobs.find(drafted.body.id), undefined)
  assert.equal(await api.desk.store.log.size(), before)
  assert.equal((await api.call('lina', `GET /api/plans/${plan}`)).body.state, 'drafted')
})

test('X7: approving twice with one key is one approval and one answer', async () => {
  const approve = () =>
    api.call('batu', `POST /api/plans/${plan}/approve`, undefined, { 'idempotency-key': 'yes-1' })
  const [one, other] = await Promise.all([approve(), approve()])
  assert.deepEqual([one.status, one.text], [200, other.text])
  assert.equal((await approve()).headers['idempotency-replayed'], 'true')
  const again = await api.call('batu', `POST /api/plans/${plan}/approve`)
  assert.deepEqual([again.status, again.body.code], [409, 'plan_is_already_approved'])
})

test('lists of an approved plan are whole: every row, and a last line that counts them', async () => {
  const kinds = {
    suppression: ['hold_contact'],
    releases: ['release_contact'],
    'fee-waivers': ['waive_charge', 'refund_charge'],
    'defaulter-corrections': ['delist_default'],
    'bureau-corrections': ['amend_credit_record'],
  }
  const all = await allCorrections('')
  for (const [list, expected] of Object.entries(kinds)) {
    const csv = await api.call('lina', `GET /api/plans/${plan}/lists/${list}`)
    const rows = csv.text.split('\r\n')
    const count = all.filter(({ kind }) => expected.includes(kind)).length
    assert.equal(rows.at(-2), `#end,${count}`)
    assert.deepEqual([rows.length, csv.headers['x-row-count']], [count + 3, String(count)])
  }
})

/** The rows of the suppression list, without the last line that counts them. */
async function suppressed(): Promise<readonly string[]> {
  const csv = await api.call('lina', 'GET /api/lists/suppression')
  const [header, ...rows] = csv.text.trim().split('\r\n')
  assert.equal(header, 'account,customer,channel,type,until_day,because,programmes')
  assert.equal(rows.pop(), `#end,${csv.headers['x-row-count']}`)
  return rows
}

/** What is held, as `account channel`. */
const heldIn = (rows: readonly string[]): readonly string[] =>
  rows.filter((row) => row.includes(',held,')).map((row) => `${row.split(',')[0]} ${row.split(',')[2]}`)

test('X16 the suppression list holds what approved plans hold, and who objected, on every channel of every account', async () => {
  const holds = (await allCorrections('')).filter(({ kind }) => kind === 'hold_contact')
  const rows = await suppressed()
  assert.deepEqual(heldIn(rows), holds.map(({ account, target }) => `${account} ${target}`).toSorted())
  assert.ok(rows.every((row) => row.endsWith(',held,icbc-im-2020')))
  const [account, customer] = rows[0]!.split(',')
  const objection = { region: '150302', reason: '客户来电要求', person: 'lina' }
  const objects = (type: 'marketing' | 'collection', stands: boolean, who = customer!) =>
    api.desk.store.contactObjections.record({ ...objection, type, stands, customer: who })
  for (const type of ['marketing', 'collection'] as const) must(await objects(type, true))
  must(await objects('collection', false))
  must(await objects('collection', true, 'P99'))
  const objecting = (await suppressed()).filter((row) => row.includes('customer_objects'))
  const ground = must(await api.tools.inForce.ground())
  const accounts = await ground.lookUp.accountsOf(customer!)
  assert.ok(accounts.includes(account!))
  assert.deepEqual(objecting, [
    ',P99,,collection,,customer_objects,',
    ...accounts.map((one) => `${one},${customer},,marketing,,customer_objects,`),
  ])
})

test('the example of a route is what it answers', async () => {
  const { book, decision, plan: ofExample } = exampleIds
  const own = { [ofExample]: plan, [book]: (await api.desk.store.plans.plan(plan)).book }
  const withOwn = (text: string) =>
    Object.entries(own).reduce((told, [theirs, ours]) => told.replaceAll(theirs, ours), text)
  for (const [name, { path = {}, query, body, answer }] of Object.entries(examples)) {
    const address = name
      .replaceAll(/\{(\w+)\}/g, (_, part: string) => withOwn(path[part]!))
      .replace(' ', ' /api')
    const asked = query === undefined ? '' : `?${new URLSearchParams(query)}`
    const person = name.startsWith('GET') ? 'lina' : 'liuyang'
    const answered = await api.call(person, `${address}${asked}`, body)
    assert.equal(answered.status, 200, answered.text)
    if (name === 'POST /decisions/contact') Object.assign(own, { [decision]: answered.body.id })
    if (typeof answer === 'string') assert.equal(answered.text, withOwn(answer), name)
    else assert.deepEqual(answered.body, JSON.parse(withOwn(JSON.stringify(answer))), name)
  }
})

test('an approved plan is applied with progress, and verified on the next book', async () => {
  const applied = await ended(api, 'lina', await api.call('lina', `POST /api/plans/${plan}/apply`))
  assert.equal(applied.state, 'done', JSON.stringify(applied))
  const run = (await api.call('lina', `GET /api/plans/${plan}`)).body.run as Record<string, number>
  assert.equal(run.accepted! + run.refused! + run.unknown! + run.waiting!, corrections)
  await takeNextBook()
  const verified = await ended(api, 'lina', await api.call('lina', `POST /api/plans/${plan}/verify`, {}))
  assert.equal(verified.state, 'done', JSON.stringify(verified))
  const { done, open, undone } = verified.result as Record<string, number>
  assert.equal(done! + open! + undone!, corrections)
  assert.ok(done! > corrections * 0.9)
  const holds = (await allCorrections('')).filter(({ kind }) => kind === 'hold_contact')
  const held = heldIn(await suppressed())
  assert.deepEqual(
    held,
    holds.map(({ account, target }) => `${account} ${target}`).toSorted(),
    'holds still stand',
  )
})

async function takeNextBook(): Promise<void> {
  const folder = join(api.desk.folder, 'bank')
  const bank = must(await openBankFolder({ folder, rates: calm, chance: chanceFromSeed(1) }))
  const day = dayFromIso('2020-04-01')
  const extract = join(api.desk.folder, 'extract-2')
  must(await bank.extract(day, extract))
  await bank.close()
  const out = join(api.desk.folder, 'books', '2020-04-01')
  must(await importBook({ extract, out, asOf: day, threads: 1, memoryLimit: '1GB' }))
}

test('S0.3 what stands on the books of an account names the day, the plan and the version that made it', async () => {
  const book = must(await bookOfDesk(api.desk))
  const [extract, keyFile] = ['extract-2', 'customers.key'].map((name) => join(api.desk.folder, name))
  const load = { book, extract: extract!, keyFile: keyFile!, random: randomBytes }
  must(await loadCustomers(api.desk, load))
  const page = await api.call('lina', `GET /api/plans/${plan}/corrections?kind=hold_contact&limit=1`)
  const [{ account }] = page.body.items as unknown as readonly [{ account: string }]
  const { lookUp } = must(await api.tools.inForce.renew())
  const { owner } = (await lookUp.findAccount(account))!.accounts[0]!
  const { body } = await api.call('lina', `GET /api/customers/${owner}`)
  const accounts = body.accounts as unknown as readonly { account: string; corrected: readonly object[] }[]
  const { corrected } = accounts.find((one) => one.account === account)!
  assert.ok(corrected.length > 0)
  for (const one of corrected) assert.deepEqual({ ...one, day: '2020-04-01', plan, version: 1 }, one)
})

test('what a job refuses is its result, in the words of the refusal', async () => {
  for (const [asked, code] of [
    [{ programme, account: 'A9999999999' }, 'unknown_account'],
    [{ programme: 'gone', account: 'A9999999999' }, 'version_does_not_exist'],
  ] as const) {
    const begun = await api.call('batu', 'POST /api/undos', { ...asked, reason: '核对' })
    const job = await ended(api, 'batu', begun)
    assert.deepEqual([job.state, (job.result as { code: string }).code], ['refused', code])
  }
})

test('R8: a job that a crash interrupted goes on when the program starts again', async () => {
  const { sql } = { sql: api.desk.store.jobs }
  await sql.add({ id: 'job_interrupted', kind: 'draft', input: { programme }, person: 'lina' })
  const restarted = await open(api.desk, { clock: () => '2020-04-01T03:00:00Z' })
  const job = await ended({ ...api, ...restarted }, 'lina', {
    status: 202,
    headers: {},
    text: '',
    body: { id: 'job_interrupted' as never },
  })
  assert.equal(job.state, 'done', JSON.stringify(job))
  await restarted.close()
})

test('R23: work items are those of the regions of the reader', async () => {
  const matters = [
    { account: 'a1', code: 'over_corrected', region: '150302' },
    { account: 'a2', code: 'over_corrected', region: '150202' },
  ]
  must(await api.desk.store.workItems.openMany(plan, matters))
  const all = (await api.call('lina', 'GET /api/work-items?limit=200')).body.items as {
    id: number
    account?: string
    region?: string
  }[]
  const own = (await api.call('zhaojianguo', 'GET /api/work-items?limit=200')).body.items as {
    region: string
  }[]
  assert.ok(own.length > 0 && all.length > own.length)
  assert.ok(own.every(({ region }) => region.startsWith('1503')))
  const item = all.find(({ account }) => account === 'a2')
  const foreign = await api.call('zhaojianguo', `POST /api/work-items/${item!.id}/close`, {
    outcome: '已核对',
  })
  assert.equal(foreign.status, 403)
  const closed = await api.call('lina', `POST /api/work-items/${item!.id}/close`, { outcome: '已核对' })
  assert.deepEqual([closed.body.state, closed.body.closedBy], ['done', 'lina'])
  const again = await api.call('lina', `POST /api/work-items/${item!.id}/close`, { outcome: '已核对' })
  assert.deepEqual([again.status, again.body.code], [409, 'work_item_is_done'])
  assert.equal((await api.call('lina', 'POST /api/work-items/99999/close', { outcome: 'x' })).status, 404)
})

test('S0.3: an author submits, cannot publish, and a second person publishes; versions compare', async () => {
  const pack = await packProgramme(policyFolder)
  assert.ok('digest' in pack)
  const files = pack.files.map(({ path, text }) => ({
    path,
    text: path === 'terms/relief.yaml' ? text.replace('  value: 90\n', '  value: 91\n') : text,
  }))
  const report = await api.call('wulan', 'POST /api/programmes/check', { files })
  assert.equal(report.status, 200, report.text)
  const submitted = await api.call('wulan', 'POST /api/submissions', { files, reason: '调整违约天数' })
  if (submitted.status === 422) return assert.equal(submitted.body.code, 'programme_has_findings')
  assert.equal(submitted.status, 201, submitted.text)
  const own = await api.call('wulan', `POST /api/submissions/${submitted.body.id}/publish`)
  assert.equal(own.status, 403)
  const published = await api.call('zhangmin', `POST /api/submissions/${submitted.body.id}/publish`)
  assert.deepEqual(
    [published.status, published.body.version, published.body.author],
    [201, 2, 'wulan'],
    published.text,
  )
  const compared = await api.call('wulan', `GET /api/programmes/${programme}/comparison?from=1&to=2`)
  const differences = compared.body.differences as { place: string; before: string; after: string }[]
  assert.deepEqual(differences[0], { place: 'terms.card.defaultDays', before: '90', after: '91' })
  const list = await api.call('wulan', 'GET /api/submissions')
  assert.equal((list.body.items as { version: number }[])[0]!.version, 2)
})

test('a programme with a file outside its folder is refused, and the place is named', async () => {
  for (const path of ['../x.yaml', '/etc/passwd', 'a/../../b', '.hidden', 'a\\b']) {
    const refused = await api.call('wulan', 'POST /api/programmes/check', { files: [{ path, text: '' }] })
    assert.deepEqual(
      [refused.status, refused.body.code, refused.body.pointer],
      [400, 'path_is_malformed', '/body/files/0/path'],
    )
  }
})

test('versions carry their digest as ETag, are printed, and tried on the book', async () => {
  const read = await api.call('lina', `GET /api/programmes/${programme}/versions/1`)
  assert.equal(read.headers.etag, `"${read.body.digest}"`)
  const known = await api.call('lina', `GET /api/programmes/${programme}/versions/1`, undefined, {
    'if-none-match': String(read.headers.etag),
  })
  assert.equal(known.status, 304)
  const printed = await api.call('lina', `GET /api/programmes/${programme}/versions/1/print`)
  assert.match(printed.text, /签署 Signatures/)
  const tried = await ended(
    api,
    'wulan',
    await api.call('wulan', 'POST /api/simulations', { programme, version: 1 }),
  )
  assert.equal((tried.result as { programme: string }).programme, programme)
})

test('R23: a reader of one league is told the figures of that league only', async () => {
  const { summary } = (await api.desk.store.plans.findPlan(plan))!
  const own = narrowedSummary(summary, ['150302'])
  const lines = own.measures as readonly { leagues: object }[]
  assert.ok(lines.every(({ leagues }) => Object.keys(leagues).join() === '1503'))
  assert.ok(Number(own.corrections) < corrections)
  assert.deepEqual(own.outcomes, [])
})

test('X24: entries of the log are read, and one is proved without the database', async () => {
  const entries = await api.call('sunguoqiang', 'GET /api/evidence/entries?from=1&limit=2')
  assert.equal((entries.body.items as { index: number }[])[0]!.index, 1)
  const proof = await api.call('sunguoqiang', 'GET /api/evidence/entries/1/proof')
  assert.ok(!isRefusal(checkProofFile(Buffer.from(proof.text))))
  const found = await api.call('sunguoqiang', 'GET /api/evidence/entries/find?kind=plan_drafted&limit=1')
  const [drafted] = found.body.items as unknown as { kind: string; actor: string }[]
  assert.deepEqual([drafted!.kind, drafted!.actor], ['plan_drafted', 'lina'])
  const file = await api.call('sunguoqiang', 'GET /api/evidence/export?actor=lina&firstDay=2020-01-01')
  const head = checkExport(file.text)
  assert.ok(!isRefusal(head) && head.entries > 0 && head.asked.actor === 'lina')
  assert.ok(
    file.text
      .split('\n')
      .slice(1, head.entries + 1)
      .every((line) => line.includes('"actor":"lina"')),
  )
  const empty = await api.call('sunguoqiang', 'GET /api/evidence/export?lastDay=2000-01-01')
  assert.equal((checkExport(empty.text) as { entries?: number }).entries, 0)
  const none = await api.call('sunguoqiang', 'GET /api/evidence/entries/999999/proof')
  assert.deepEqual([none.status, none.body.code], [404, 'entry_is_not_in_the_log'])
  assert.equal((await api.call('liuyang', 'GET /api/evidence/entries')).status, 403)
})
