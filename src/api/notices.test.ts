// X15: the customers of a verified plan are told once, of what stands, within hours; by letter where no message arrives.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { importBook } from '../book/index.ts'
import { calm, calmMessages, chanceFromSeed, openBankFolder, SimulatedMessages } from '../connectors/index.ts'
import type { DeliveryReport, MessageGateway } from '../contact/index.ts'
import { dayFromIso } from '../kernel/index.ts'
import { bankToday, bookOfDesk, loadCustomers } from '../operations/index.ts'
import { openDatabase } from '../store/store.ts'
import { type Answered, ended, must, openTestApi, type TestApi } from './api-for-tests.ts'

const programme = 'icbc-im-2020'
const night = '2020-04-01T14:30:00Z'
const morning = '2020-04-02T01:00:00Z'
/** Refuses numbers, loses and repeats answers, and reports late: a third of each. */
const rates = {
  ...calmMessages,
  refuse_number: 0.3,
  lose_answer: 0.3,
  repeat_answer: 0.3,
  late_report: 0.3,
}
const gateway = new SimulatedMessages({ seed: 1, rates })
const numbers = new Set<string>()
/** Notices that no report comes of, and what comes of them in the end, unasked. */
const silent = new Set<string>()
const late: DeliveryReport[] = []
let asked: readonly string[] = []
const listening: MessageGateway = {
  submit: (messages) => {
    for (const { phone } of messages) numbers.add(phone)
    return gateway.submit(messages)
  },
  reports: async (ids) => {
    asked = [...asked, ...ids]
    if (silent.size < silentMany) for (const id of ids.slice(0, silentMany)) silent.add(id)
    return [...(await gateway.reports(ids)).filter(({ id }) => !silent.has(id)), ...late]
  },
}
const silentMany = 2

interface Told {
  readonly customers: number
  readonly waiting: number
  readonly unknown: number
  readonly sent: number
  readonly delivered: number
  readonly failed: number
  readonly waitsUntil?: string
  readonly reportDays: number
}

interface Notice {
  readonly text: { readonly zh: string; readonly en: string }
  readonly status: string
  readonly channel: string
  readonly plan: string
  readonly waitsUntil?: string
  readonly reportUntilDay?: string
}

let api: TestApi
let plan: string

before(async () => {
  api = await openTestApi({ gateway: listening })
  const drafted = await ended(api, 'lina', await api.call('lina', 'POST /api/plans', { programme }))
  plan = (drafted.result as { plan: string }).plan
  assert.equal((await api.call('batu', `POST /api/plans/${plan}/approve`)).status, 200)
  await ended(api, 'lina', await api.call('lina', `POST /api/plans/${plan}/apply`))
})
after(() => api.stop())

const tell = (query = ''): Promise<Answered> => api.call('lina', `POST /api/plans/${plan}/tell${query}`)
const told = async (): Promise<Told> => (await api.call('lina', `GET /api/plans/${plan}`)).body.told
const noticesOf = async (person: string, customer: string) =>
  (await api.call(person, `GET /api/customers/${customer}/notices`)).body.items as readonly Notice[]

async function takeNextBook(): Promise<void> {
  const { folder } = api.desk
  const bank = must(
    await openBankFolder({ folder: join(folder, 'bank'), rates: calm, chance: chanceFromSeed(1) }),
  )
  const asOf = dayFromIso('2020-04-01')
  const extract = join(folder, 'extract-2')
  must(await bank.extract(asOf, extract))
  await bank.close()
  const out = join(folder, 'books', '2020-04-01')
  must(await importBook({ extract, out, asOf, threads: 1, memoryLimit: '1GB' }))
  const book = must(await bookOfDesk(api.desk))
  must(
    await loadCustomers(api.desk, {
      book,
      extract,
      keyFile: join(folder, 'customers.key'),
      random: randomBytes,
    }),
  )
}

/** Accounts of loans and cards by what the verdict says of their corrections. */
async function accountsOf(part: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (let cursor = ''; ; ) {
    const { body } = await api.call('lina', `GET /api/plans/${plan}/outcomes?part=${part}&limit=200${cursor}`)
    const items = body.items as readonly { correction: { account: string } }[]
    for (const { correction } of items) if (correction.account.startsWith('A')) found.add(correction.account)
    if (body.next === undefined) return found
    cursor = `&cursor=${body.next}`
  }
}

async function ownerOf(account: string): Promise<{ owner: string; region: string }> {
  const { lookUp } = must(await api.tools.inForce.ground())
  const { owner, region } = (await lookUp.findAccount(account))!.accounts[0]!
  return { owner, region }
}

/** The file says another bank, one person stands for it, another confirms it. */
async function renameBank(): Promise<void> {
  const { store } = api.desk
  const content = {
    name: { zh: '绿洲银行', en: 'Oasis Bank' },
    hotline: '400 100 2000',
    source: { zh: '更名', en: 'A new name' },
  }
  const compare = () => ({ accepted: [], proposed: [{ rule: 'identity.bank', content }] })
  const file = { digest: 'b'.repeat(64), text: '#', newId: () => 'rule_of_file', compare }
  must(await store.houseRecord.keep(file))
  const why = { reason: '更名', fromDay: '2020-04-02' }
  const stood = await api.call('wulan', 'POST /api/house-rule-changes/rule_of_file/take-up', why)
  assert.equal(stood.status, 201, stood.text)
  const confirmed = await api.call('zhangmin', `POST /api/house-rule-changes/${stood.body.id}/confirm`)
  assert.equal(confirmed.status, 200, confirmed.text)
}

test('X15 nobody is told before a book has shown what became of the plan', async () => {
  const early = await tell()
  assert.deepEqual([early.status, early.body.code], [409, 'plan_was_not_verified'])
  const clerk = await api.call('wangxiulan', `POST /api/plans/${plan}/tell`)
  assert.deepEqual([clerk.status, clerk.body.code], [403, 'role_is_missing'])
})

test('X15 one notice for each customer, of what stands; outside the hours of contact it waits and says until when', async () => {
  await takeNextBook()
  await ended(api, 'lina', await api.call('lina', `POST /api/plans/${plan}/verify`, {}))
  await api.tools.inForce.renew()
  api.setClock(night)
  const rehearsed = await tell('?dryRun=true')
  assert.equal(await api.desk.store.jobs.find(rehearsed.body.id), undefined)
  assert.equal(await told(), undefined)
  const job = await ended(api, 'lina', await tell())
  assert.equal(job.state, 'done', JSON.stringify(job))
  const { customers, waiting, waitsUntil } = await told()
  assert.deepEqual([waiting, customers], [customers, rehearsed.body.total])
  assert.deepEqual([waitsUntil, gateway.sent], ['2020-04-02T08:00:00+08:00', 0])
  const owners = new Set<string>()
  for (const account of await accountsOf('verified')) {
    const { owner } = await ownerOf(account)
    if (owners.has(owner)) continue
    owners.add(owner)
    const notices = await noticesOf('liuyang', owner)
    assert.equal(notices.length, 1, owner)
    const [{ text, status, waitsUntil: until }] = notices as [Notice]
    assert.deepEqual([status, until], ['waiting', waitsUntil])
    assert.ok(text.zh.includes(`尾号${account.slice(-4)}`), text.zh)
    assert.doesNotMatch(`${text.zh}${text.en}`, /A0\d{5,}|隔离|住院|quarantine|hospital|undefined|[{}]/)
  }
  assert.ok(owners.size > 50 && owners.size <= customers)
  const verified = await accountsOf('verified')
  for (const part of ['waiting', 'refused', 'failed'])
    for (const account of await accountsOf(part)) {
      if (verified.has(account)) continue
      const notices = await noticesOf('liuyang', (await ownerOf(account)).owner)
      assert.ok(notices.every(({ text }) => !text.zh.includes(`尾号${account.slice(-4)}`)))
    }
})

test('X15 a customer of another branch reads like an unknown one, over the API and in the database', async () => {
  const owners = await Promise.all([...(await accountsOf('verified'))].map(ownerOf))
  const foreign = owners.find(({ region }) => !region.startsWith('1503'))!
  const refused = await api.call('wangxiulan', `GET /api/customers/${foreign.owner}/notices`)
  const unknown = await api.call('wangxiulan', 'GET /api/customers/P99999999/notices')
  assert.deepEqual([refused.status, refused.body.code], [unknown.status, 'unknown_customer'])
  const inDatabase = (regions: readonly string[]) =>
    api.desk.store.notices.list(foreign.owner, { limit: 10, regions })
  assert.equal((await inDatabase(['1503'])).length, 0)
  assert.equal((await inDatabase([foreign.region.slice(0, 4)])).length, 1)
})

test('X15 told twice sends once: what was not answered is asked again under its id, a refused number becomes a letter', async () => {
  api.setClock(morning)
  const first = await ended(api, 'lina', await tell())
  assert.equal((first.result as { made: number }).made, 0)
  const once = await told()
  assert.ok(once.unknown > 0 && once.failed > 0 && once.sent > 0 && once.delivered > 0, JSON.stringify(once))
  const { sent } = gateway
  assert.equal(sent, once.customers - once.failed)
  await ended(api, 'lina', await tell())
  await ended(api, 'lina', await tell())
  const last = await told()
  assert.deepEqual([gateway.sent, last.unknown, last.failed, last.sent], [sent, 0, once.failed, silentMany])
  assert.equal(last.delivered + last.failed + silentMany, last.customers)
  const letters = await api.call('lina', `GET /api/plans/${plan}/notices/letters?language=zh`)
  assert.equal(letters.headers['x-row-count'], String(last.failed))
  const [customer] = /(?<=<address>客户编号 )[^<]+/.exec(letters.text)!
  const [{ channel, status, text }] = (await noticesOf('liuyang', customer)) as [Notice]
  assert.deepEqual([channel, status], ['letter', 'failed'])
  assert.ok(letters.text.includes(text.zh))
  const looks = await api.call('sunguoqiang', `GET /api/customers/${customer}/views`)
  assert.ok((looks.body.items as readonly { act: string }[]).some(({ act }) => act === 'letter'))
})

test('X15 without a report in the days of the bank a message has failed and a letter is due; a late report counts', async () => {
  const before = await told()
  assert.deepEqual([before.sent, before.reportDays], [silentMany, 3])
  const [{ customer }] = await api.desk.store.notices.underWay({ limit: 1 })
  assert.equal((await noticesOf('liuyang', customer))[0]!.reportUntilDay, '2020-04-05')
  api.setClock('2020-04-05T01:00:00Z')
  await ended(api, 'lina', await tell())
  assert.deepEqual(await told(), before)
  api.setClock('2020-04-06T01:00:00Z')
  await ended(api, 'lina', await tell())
  const after = await told()
  assert.deepEqual([after.sent, after.failed], [0, before.failed + silentMany])
  const letters = await api.call('lina', `GET /api/plans/${plan}/notices/letters`)
  assert.equal(letters.headers['x-row-count'], String(after.failed))
  for (const letter of letters.text.split('<article>').slice(1))
    assert.match(letter, /<section lang="zh-CN">[\s\S]*尾号[\s\S]*<section lang="en">[\s\S]*ending/)
  const [one, other] = [...silent] as [string, string]
  late.push(
    { id: one, outcome: 'delivered' },
    { id: other, outcome: 'undeliverable', code: 'absent_subscriber' },
  )
  asked = []
  await ended(api, 'lina', await tell())
  const last = await told()
  assert.deepEqual([asked, last.delivered, last.failed], [[], before.delivered + 1, before.failed + 1])
  await ended(api, 'lina', await tell())
  assert.deepEqual(await told(), last)
  api.setClock(morning)
})

test('X15 what was told is never rewritten or removed, and no number is kept or logged', async () => {
  const { sql, close } = await openDatabase({ dataFolder: api.desk.folder, durable: false })
  const changes = [
    `update notice set items = '[{}]'`,
    `update notice set status = 'waiting', asked_at = null`,
    `update notice set status = 'sent', settled_at = null where status = 'delivered'`,
    `update notice set status = 'delivered', sent_at = settled_at, failure = null where failure = 'number_not_in_service'`,
    'delete from notice',
    'truncate notice',
    'update telling set delivered = delivered + 1',
  ]
  for (const change of changes)
    await assert.rejects(sql.unsafe(change), /23\d{3}|says what it said|written once|add_up/)
  const rows = await sql`
    select to_jsonb(notice)::text as text from notice union all select to_jsonb(job)::text from job`
  await close()
  const written = [...api.lines, ...rows.map(({ text }) => String(text))].join('\n')
  assert.ok(numbers.size > 50)
  for (const number of numbers) assert.ok(!written.includes(number))
})

test('X15 S0.2 a bank that changes its name says the new one from then on; what was told keeps its words', async () => {
  const { body } = await api.call('sunguoqiang', 'GET /api/evidence/entries/find?kind=customers_told')
  const [{ subject }] = body.items as unknown as [{ readonly subject: string }]
  const { id, customer } = (await api.desk.store.notices.failed(subject, { limit: 1 }))[0]!
  const [before] = await noticesOf('liuyang', customer)
  assert.match(before!.text.zh, /^【中国工商银行内蒙古分行】.*致电95588。$/)
  await renameBank()
  assert.deepEqual(await noticesOf('liuyang', customer), [before])
  const { name, hotline, record } = bankToday(api.desk)
  assert.deepEqual([name.zh, hotline], ['绿洲银行', '400 100 2000'])
  const { consent } = (await api.call('gaowa', `GET /api/customers/${customer}/circumstances`)).body
  assert.match(JSON.stringify(consent), /本人单独同意绿洲银行为/)
  const { sql, close } = await openDatabase({ dataFolder: api.desk.folder, durable: false })
  const [kept] = await sql`select bank from notice where id = ${id}`
  assert.notEqual(kept!.bank, record)
  const other = sql`update notice set bank = ${record} where id = ${id}`
  await assert.rejects(other, /says what it said/)
  const nobody = sql`
    insert into notice (id, at, plan, programme, version, template, customer, region, items)
    select 'x', at, plan, programme, version, template, 'P0', region, items from notice where id = ${id}`
  await assert.rejects(nobody, /only_the_first_template_names_its_bank/)
  await close()
})

test('X15 the act is in the evidence log once, with counts and nobody’s data', async () => {
  const found = await api.call('sunguoqiang', 'GET /api/evidence/entries/find?kind=customers_told')
  const [entry, ...more] = found.body.items as unknown as readonly { body: object; subject: string }[]
  assert.equal(more.length, 0)
  const { customers } = await told()
  assert.deepEqual({ ...entry!.body, customers }, entry!.body)
  assert.doesNotMatch(JSON.stringify(entry), /P\d{6}/)
})

test('X4 what named a removed book says on which day, by whom and under which rule; the plan itself is read as before', async () => {
  const { desk } = api
  const { book } = await desk.store.plans.plan(plan)
  const [account] = await accountsOf('verified')
  await rm(must(await bookOfDesk(desk, book)).dir, { recursive: true })
  const night = { name: '2020-03-31', book, asOf: '2020-03-31', bytes: 1, rules: '', removedBy: 'lina' }
  await desk.store.removals.record({
    id: 'r1',
    what: 'book',
    ...night,
    rule: 'retention.bookDays',
    days: 400,
  })
  const asked = await api.call('lina', `GET /api/plans/${plan}/accounts/${account}`)
  assert.deepEqual([asked.status, asked.body.code], [409, 'book_was_removed'])
  const words =
    /^the book of 2020-03-31 was removed on 2020-\d\d-\d\d by lina under retention.bookDays, 400 days/
  assert.match(String(asked.body.detail), words)
  const { night: of, rule, days } = asked.body.removed as unknown as Readonly<Record<string, unknown>>
  assert.deepEqual([of, rule, days], ['2020-03-31', 'retention.bookDays', 400])
  const anew = await api.call('lina', 'POST /api/plans', { programme, book })
  assert.equal(anew.body.code, 'book_was_removed')
  const again = await api.call('lina', 'POST /api/books', { day: '2020-03-31' })
  assert.equal(again.body.code, 'book_was_removed')
  assert.equal((await api.call('lina', `GET /api/plans/${plan}`)).status, 200)
})
