// Long lists, page by page: nothing twice, nothing missing, filtered before the page is cut; and sign-ins as a file.

import assert from 'node:assert/strict'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openDatabase } from '../store/store.ts'
import { ended, openTestApi, type TestApi } from './api-for-tests.ts'
import { routes } from './routes/index.ts'

const author = 'wulan'
const administrator = 'saren'
const auditor = 'sunguoqiang'
const clerk = 'wangxiulan'
const many = 7

let api: TestApi
before(async () => {
  api = await openTestApi({ customers: 50 })
  await fill()
})
after(() => api.stop())

const numbers = Array.from({ length: many }, (_, at) => at)
/** Some at the same moment, so that the id decides. */
const momentOf = (at: number): string => `2020-04-01T0${Math.floor(at / 3)}:00:00.123Z`

async function fill(): Promise<void> {
  const { store, folder } = api.desk
  const wish = {
    purpose: '接口',
    verbs: ['service.read'],
    node: 'inner_mongolia',
    expiresAt: '2020-12-01T00:00:00Z',
  }
  const asked = { programme: 'icbc-im-2020', what: 'x', why: 'y', forWhom: 'z', untilDay: '2020-05-01' }
  for (const at of numbers) {
    api.setClock(momentOf(at))
    await made(administrator, 'POST /api/tokens', { ...wish, tokenHash: `${at}`.repeat(64) })
    await made(clerk, 'POST /api/departures', asked)
    await store.sessions.note({ outcome: 'signed_in', person: at % 2 === 0 ? author : clerk })
  }
  const amended = await made(author, 'POST /api/programmes/icbc-im-2020/versions/1/amend', {})
  for (const at of numbers) {
    api.setClock(momentOf(at))
    await made(author, 'POST /api/drafts', { draft: amended })
  }
  api.setClock('2020-04-01T12:00:00Z')
  await fillTables(folder)
}

async function made(person: string, call: string, body: object): Promise<string> {
  const { status, text, body: answered } = await api.call(person, call, body)
  assert.equal(status, 201, text)
  return String(answered.id)
}

async function fillTables(dataFolder: string): Promise<void> {
  const { sql, close } = await openDatabase({ dataFolder, durable: false })
  try {
    for (const at of numbers) {
      const moment = momentOf(at)
      await sql`
        insert into job (id, kind, input, person, state, result, created_at, finished_at)
        values (${`job_${at}`}, ${at === 0 ? 'simulate' : 'draft'}, '{}', ${at === 0 ? author : 'lina'}, 'done', '{}',
          ${moment}, ${moment})`
      await sql`
        insert into programme_submission (id, programme, digest, base, content, author, reason, submitted_at)
        select ${`submission_${at}`}, programme, ${`${at}`.repeat(64)}, version, content, ${author}, 'x', ${moment}
        from programme_version limit 1`
      if (at > 0)
        await sql`
          insert into programme_submission_return (submission, author, person, reason, at)
          values (${`submission_${at}`}, ${author}, 'zhangmin', 'x', ${moment})`
      await sql`
        insert into redecision (id, programme, version, code, first_day, last_day, book, as_of, reason, asked_by,
          asked_at, nights, sums)
        values (${`redecision_${at}`}, 'icbc-im-2020', 1, 'emergency_over', '2020-03-01', '2020-03-02',
          ${`book_${'0'.repeat(64)}`}, '2020-03-31', 'x', ${author}, ${moment}, '[]', ${sums}::text::jsonb)`
    }
  } finally {
    await close()
  }
}

const sums = JSON.stringify({
  accounts: 0,
  granted: 0,
  amountMinor: 0,
  dueDaysMoved: 0,
  monthsRepaired: 0,
  delisted: 0,
  corrections: 0,
})

interface Listed {
  readonly items: readonly object[]
  readonly next?: string
}

async function read(person: string, address: string): Promise<Listed> {
  const { status, text, body } = await api.call(person, `GET /api${address}`)
  assert.equal(status, 200, `${address} ${text}`)
  return body as unknown as Listed
}

/** Every row of a list, page after page. */
async function walked(person: string, address: string, limit: number): Promise<readonly object[]> {
  const rows: object[] = []
  const question = address.includes('?') ? '&' : '?'
  let page = await read(person, `${address}${question}limit=${limit}`)
  for (;;) {
    rows.push(...page.items)
    if (page.next === undefined) return rows
    page = await read(person, `${address}${question}limit=${limit}&cursor=${page.next}`)
  }
}

const lists = [
  ['/jobs', 'lina'],
  ['/jobs?kind=draft', 'lina'],
  ['/drafts', author],
  ['/drafts?which=unpublished&programme=icbc-im-2020', author],
  ['/submissions', author],
  ['/submissions?state=sent_back', author],
  ['/redecisions', author],
  ['/departures', author],
  ['/people', administrator],
  ['/tokens', administrator],
  ['/sign-in-events', auditor],
] as const

for (const [address, person] of lists) {
  test(`UX-9 ${address} comes page by page, nothing twice and nothing missing`, async () => {
    const whole = (await read(person, `${address}${address.includes('?') ? '&' : '?'}limit=200`)).items
    assert.ok(whole.length >= many - 1, `${whole.length}`)
    for (const limit of [2, 3]) assert.deepEqual(await walked(person, address, limit), whole)
    const foreign = Buffer.from(JSON.stringify([address, '2020-13-99', 'x'])).toString('base64url')
    const refused = await api.call(person, `GET /api${address.split('?')[0]}?cursor=${foreign}`)
    assert.deepEqual([refused.status, refused.body.pointer], [400, '/query/cursor'])
  })
}

test('UX-9 a filter finds what stands behind a page of others', async () => {
  const ids = async (person: string, address: string) =>
    (await read(person, address)).items.map((row) => (row as { readonly id: string }).id)
  assert.deepEqual(await ids(author, '/jobs?limit=1'), ['job_0'])
  assert.deepEqual(await ids('lina', '/jobs?limit=1&kind=simulate'), ['job_0'])
  assert.deepEqual(await ids(author, '/submissions?limit=1&state=waiting'), ['submission_0'])
  assert.deepEqual(await ids(author, '/submissions?submission=submission_3'), ['submission_3'])
})

test('ASVS 16 sign-ins are read by person, outcome and day, and taken away whole as a file', async () => {
  const ofClerk = `person=${clerk}&firstDay=2020-04-01&lastDay=2020-04-01`
  assert.equal((await read(auditor, `/sign-in-events?${ofClerk}`)).items.length, 3)
  assert.equal((await read(auditor, `/sign-in-events?${ofClerk}&outcome=refused`)).items.length, 0)
  assert.equal((await read(auditor, `/sign-in-events?person=${clerk}&lastDay=2020-03-31`)).items.length, 0)
  const { text, headers } = await api.call(auditor, `GET /api/sign-in-events/file?${ofClerk}`)
  const [head, first, , , end] = text.split('\r\n')
  assert.equal(head, 'event,at,outcome,person,subject,code,by_person')
  assert.deepEqual(first!.split(',').slice(2, 4), ['signed_in', clerk])
  assert.deepEqual([end, headers['x-row-count']], ['#end,3', '3'])
  const refused = await api.call(clerk, 'GET /api/sign-in-events/file')
  assert.deepEqual([refused.status, refused.body.code], [403, 'role_is_missing'])
})

/** Lists that people of the bank keep short, or that are of one thing. */
const short = [
  '/books',
  '/extracts',
  '/feedback',
  '/inbox/filters',
  '/names',
  '/organisation',
  '/permissions',
  '/programmes',
  '/sessions',
]

test('UX-9 a list without a next page is short, or is of one thing', () => {
  const whole = routes.flatMap(({ method, address, query, answers }) => {
    const members = Object.keys(answers[200]?.schema?.properties ?? {})
    const isCut = Object.keys(query.properties).some((name) => name === 'cursor' || name === 'from')
    const isOfOne = address.includes('{')
    return method === 'GET' && members.includes('items') && !isCut && !isOfOne ? [address] : []
  })
  assert.deepEqual(whole.sort(), short)
})

test('what is rehearsed is not kept, by the address and among other preferences', async () => {
  const given = { task: 'approve_plan', wasClear: true }
  const filter = { name: '逾期', wish: { due: 'overdue' }, isShared: false }
  const prefer = { prefer: 'respond-async, dry-run' }
  for (const [call, body, headers] of [
    ['POST /api/feedback?dryRun=true', given, {}],
    ['POST /api/feedback', given, prefer],
    ['POST /api/inbox/filters?dryRun=true', filter, {}],
    ['POST /api/inbox/filters', filter, prefer],
  ] as const) {
    const { status, text, headers: told } = await api.call('lina', call, body, headers)
    assert.deepEqual([status, told['preference-applied']], [201, 'dry-run'], text)
  }
  assert.deepEqual((await read(administrator, '/feedback')).items, [])
  assert.deepEqual((await read('lina', '/inbox/filters')).items, [])
})

test('X24: a token ends at the latest on the day that is said beside the tokens', async () => {
  const { latestLastDay } = (await api.call(administrator, 'GET /api/tokens')).body
  assert.equal(latestLastDay, '2021-04-01')
  const endingOn = (day: string) =>
    api.call('lina', 'POST /api/tokens?dryRun=true', {
      ...{ purpose: '试运行', verbs: ['programme.read'], node: 'inner_mongolia', tokenHash: 'e7'.repeat(32) },
      expiresAt: `${day}T23:59:59+08:00`,
    })
  assert.equal((await endingOn(String(latestLastDay))).status, 201)
  const later = await endingOn('2021-04-02')
  assert.deepEqual([later.status, later.body.code], [422, 'token_lives_too_long'], later.text)
})

test('X24: a machine imports the extract of a day, follows its job and no other, and the job says which token began it', async () => {
  const machine = 'd1'.repeat(32)
  const wish = { verbs: ['book.import', 'programme.read'], node: 'inner_mongolia', tokenHash: machine }
  const life = { purpose: '夜间批量', expiresAt: '2020-06-01T00:00:00Z' }
  const { id } = (await api.call('lina', 'POST /api/tokens', { ...wish, ...life })).body
  const { folder } = api.desk
  await cp(join(folder, 'extract'), join(folder, 'extracts', '2020-03-31'), { recursive: true })
  const key = { 'idempotency-key': 'import-1' }
  const ask = () => api.call(machine, 'POST /api/books', { day: '2020-03-31' }, key)
  const begun = await ask()
  assert.equal(begun.status, 202, begun.text)
  const { input, person } = begun.body
  assert.deepEqual([input, person], [{ day: '2020-03-31', token: id }, 'lina'])
  assert.equal((await ask()).body.id, begun.body.id)
  assert.equal((await ended(api, machine, begun)).state, 'done')
  const seen = (await api.call(machine, 'GET /api/jobs')).body.items as { id: string }[]
  assert.deepEqual(
    seen.map((job) => job.id),
    [begun.body.id],
  )
  const others = await api.call('lina', 'POST /api/books', { day: '2020-03-31' })
  await ended(api, 'lina', others)
  assert.equal((await api.call(machine, `GET /api/jobs/${others.body.id}`)).status, 404)
})
