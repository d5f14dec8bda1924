// The history of a customer through HTTP: what was decided, by whom and why, told to those who may know it.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { after, before, mock, test } from 'node:test'
import { png } from '../documents/files-for-tests.ts'
import { bookOfDesk, draftPlan, loadCustomers } from '../operations/index.ts'
import { readCorrections } from '../store/index.ts'
import { must, openTestApi, type TestApi } from './api-for-tests.ts'

const programme = 'icbc-im-2020'
const agent = 'liuyang'
const reviewer = 'gaowa'

interface Entry {
  readonly id: string
  readonly at: string
  readonly kind: string
  readonly act: string
  readonly [name: string]: unknown
}

let api: TestApi
/** Somebody whom the first plan corrects, and an account of theirs. */
let customer: string
let account: string
/** Who serves their league at a counter, and who serves another. */
let clerk: string
let region: string
let elsewhere: string
let plan: string
let bookId: string
before(async () => {
  api = await openTestApi()
  const at = (name: string) => join(api.desk.folder, name)
  const book = must(await bookOfDesk(api.desk))
  const keyFile = at('customers.key')
  must(await loadCustomers(api.desk, { book, extract: at('extract'), keyFile, random: randomBytes }))
  const drafted = must(await draftPlan(api.desk, { programme, bookDir: book.dir, person: 'lina' }))
  plan = drafted.id
  bookId = book.id
  const held = await readCorrections(join(api.desk.folder, 'plans', plan), drafted, { limit: 5000 })
  for (const { correction } of held) {
    const found = await ownerOf(correction.account)
    if (found === undefined) continue
    ;({ customer, clerk, elsewhere, region } = found)
    account = correction.account
    break
  }
  must(await api.desk.store.plans.approve(plan, 'batu'))
  must(await api.desk.store.runs.begin(plan, { person: 'lina', corrections: drafted.summary.corrections }))
})
after(() => api.stop())

async function ownerOf(of: string) {
  const ground = must(await api.tools.inForce.ground())
  const found = (await ground.lookUp.findAccount(of))?.accounts[0]
  if (found === undefined) return undefined
  if (found.region.startsWith('1503'))
    return { customer: found.owner, region: found.region, clerk: 'wangxiulan', elsewhere: 'siqin' }
  if (found.region.startsWith('1502'))
    return { customer: found.owner, region: found.region, clerk: 'siqin', elsewhere: 'wangxiulan' }
  return undefined
}

/** A re-decision in which the account was refused, and is granted by the corrected version. */
function decidedAgain() {
  const sums = { accounts: 1, granted: 1, amountMinor: 0, dueDaysMoved: 1, monthsRepaired: 0, delisted: 0 }
  const nights = { firstNight: '2020-03-31', lastNight: '2020-03-31' }
  const decided = { ...nights, number: 1, account, product: 'loan', region, plan, version: 1 } as const
  const { granted: _, accounts: __, ...own } = sums
  const answer = { code: 'outside_window', outcome: 'granted', rowsThen: [], rowsNow: [], corrections: 1 }
  return {
    id: 'redecision_1',
    programme,
    version: 1,
    code: 'outside_window',
    firstDay: '2020-03-31',
    lastDay: '2020-03-31',
    reason: '窗口日期更正',
    book: bookId,
    asOf: '2020-03-31',
    askedBy: 'zhangmin',
    nights: [],
    sums: { ...sums, corrections: 1 },
    accounts: [{ ...decided, ...own, ...answer }],
    plans: [],
  }
}

const read = async (person: string, query = '') => {
  const answer = await api.call(person, `GET /api/customers/${customer}/history?${query}`)
  assert.equal(answer.status, 200, answer.text)
  return answer.body as unknown as {
    items: readonly Entry[]
    next?: string
    leftOut: readonly string[]
    correctionsSince?: string
  }
}

test('X4: the history of a customer holds every decision with who and why, the newest first, page by page', async () => {
  const { contacts } = api.tools
  const asked = { customer, channel: 'agent', person: agent } as const
  must(await contacts.decide({ ...asked, type: 'collection', relation: 'relative' }))
  const served = must(await contacts.decide({ ...asked, type: 'service' }))
  must(await api.desk.store.contacts.report(served.id, { connected: false, person: agent }))
  const objection = { stands: true, reason: '客户来电要求' }
  await api.call(clerk, `POST /api/customers/${customer}/objections/marketing`, objection)
  const type = { 'content-type': 'application/octet-stream', 'x-file-name': 'a.png' }
  const upload = `POST /api/customers/${customer}/documents?kind=hospital_letter&consent=paper`
  const { document } = (await api.call(clerk, upload, png(9), type)).body as unknown as {
    document: { id: string }
  }
  api.setClock('2020-04-01T03:00:00Z')
  const stay = {
    kind: 'hospitalised',
    firstDay: '2020-03-20',
    howKnown: 'hospital',
    documents: [document.id],
  }
  const recorded = await api.call(clerk, `POST /api/customers/${customer}/circumstances`, stay)
  assert.equal(recorded.status, 201, recorded.text)
  api.setClock('2020-04-02T02:00:00Z')
  const no = { ground: 'other_days', reason: '日期与证明不符' }
  await api.call(reviewer, `POST /api/circumstances/${recorded.body.id}/reject`, no)
  const { workItems, redecisions } = api.desk.store
  must(await workItems.openMany(plan, [{ account, code: 'over_corrected', region }]))
  const [item] = await workItems.list({ account, plan })
  must(await workItems.close(item!.id, { person: 'lina', outcome: '已核对，无误' }))
  must(await redecisions.record(decidedAgain()))
  const { items } = await read(clerk)
  const told = items.map(({ kind, act, person, said }) => [kind, act, person, said])
  for (const one of [
    ['circumstance', 'reject', reviewer, no.reason],
    ['work_item', 'open', undefined, undefined],
    ['work_item', 'close', 'lina', '已核对，无误'],
    ['redecision', 'decide_again', 'zhangmin', undefined],
    ['contact', 'not_allowed', agent, undefined],
    ['contact', 'allowed', agent, undefined],
    ['objection', 'object', clerk, objection.reason],
    ['document', 'bring', clerk, undefined],
    ['circumstance', 'record', clerk, undefined],
    ['correction', 'correct', 'lina', undefined],
  ])
    assert.ok(
      told.some((other) => one.join() === other.join()),
      one.join(),
    )
  const instants = items.map(({ at }) => Date.parse(at))
  assert.deepEqual(
    instants,
    instants.toSorted((one, other) => other - one),
  )
  const find = (act: string) => items.find((one) => one.act === act)!
  assert.match(String((find('not_allowed').because as { zh: string }).zh), /债务人本人/)
  assert.equal(find('allowed').connected, false)
  assert.match(String((find('decide_again').because as { zh: string }).zh), /不在纾困期内.*符合/)
  assert.deepEqual([find('reject').circumstanceKind, find('reject').ground], ['hospitalised', 'other_days'])
  const corrected = items.find((one) => one.kind === 'correction' && one.account === account)!
  assert.deepEqual(
    [corrected.plan, corrected.version, corrected.approvedBy, corrected.asOf],
    [plan, 1, 'batu', '2020-03-31'],
  )
  const sentences = corrected.corrections as readonly {
    words: { zh: string; en: string }
    onBooks: boolean
  }[]
  assert.ok(sentences.length > 0 && sentences.every(({ words }) => words.zh !== '' && !/\{/.test(words.en)))
  assert.ok(sentences.every(({ onBooks }) => !onBooks))
  const paged: Entry[] = []
  for (let next = ''; ; ) {
    const page = await read(clerk, `limit=2${next}`)
    paged.push(...page.items)
    if (page.next === undefined) break
    next = `&cursor=${page.next}`
  }
  assert.deepEqual(paged, items)
  const only = await read(clerk, 'kind=objection')
  assert.deepEqual(
    only.items.map(({ act }) => act),
    ['object'],
  )
})

test('S1.8: who may not know learns that a circumstance was recorded and no more; another branch learns nothing', async () => {
  const { items, leftOut } = await read(agent)
  assert.deepEqual(
    items.filter(({ kind }) => kind === 'circumstance' || kind === 'document').map(({ act }) => act),
    ['record'],
  )
  assert.ok(leftOut.includes('circumstances'))
  assert.ok(!JSON.stringify(items).includes('hospital'))
  const foreign = await api.call(elsewhere, `GET /api/customers/${customer}/history`)
  assert.deepEqual([foreign.status, foreign.body.code], [404, 'unknown_customer'])
  const looks = (await api.call('sunguoqiang', `GET /api/customers/${customer}/views?limit=200`)).body
    .items as unknown as readonly { person: string; act: string }[]
  const [last, before] = looks
  assert.deepEqual([last!.person, last!.act], [agent, 'read'])
  assert.deepEqual([before!.person, before!.act], [clerk, 'circumstance'])
  assert.ok(looks.every(({ person }) => person !== elsewhere))
})

test('S8.2: what comes next has the days that are set, nearest first, and hides what the reader may not know', async () => {
  const waits = {
    kind: 'frontline',
    firstDay: '2020-03-25',
    howKnown: 'employer',
    documentDueDay: '2020-04-20',
  }
  const kept = await api.call(clerk, `POST /api/customers/${customer}/circumstances`, waits)
  assert.equal(kept.status, 201, kept.text)
  const next = async (person: string) =>
    (await api.call(person, `GET /api/customers/${customer}`)).body.next as unknown as readonly {
      what: string
      day?: string
      account?: string
    }[]
  const known = await next(clerk)
  assert.ok(known.some(({ what, day }) => what === 'document_due' && day === '2020-04-20'))
  assert.ok(known.some((one) => one.what === 'corrections_next' && one.account === account))
  const days = known.map(({ day }) => day ?? 'later')
  assert.deepEqual(days, days.toSorted())
  assert.ok(days.every((day) => day === 'later' || day >= '2020-04-02'))
  const steps = (await next(agent)).map(({ what }) => what)
  assert.ok(!steps.includes('document_due') && !steps.includes('review_due'))
  assert.ok(steps.includes('corrections_next'))
})

test('X7: an objection whose answer was lost is sent again with its key, and stands once', async () => {
  const objection = { stands: false, reason: '客户同意' }
  const send = () =>
    api.call(clerk, `POST /api/customers/${customer}/objections/marketing`, objection, {
      'idempotency-key': 'lost-objection',
    })
  const standing = () => api.desk.store.contactObjections.list(customer, [''])
  const before = (await standing()).length
  const lost = mock.method(api.desk.store.requests, 'answered', () => Promise.reject(new Error('killed')))
  assert.equal((await send()).status, 500)
  lost.mock.restore()
  assert.equal((await send()).status, 200)
  assert.equal((await standing()).length, before + 1)
})
