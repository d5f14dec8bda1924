// Decisions over HTTP: the table of X16, and answers that are those of the rules for every account of the book.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readAccounts } from '../book/index.ts'
import { channels, circumstanceKinds, dayFromIso, isRefusal } from '../kernel/index.ts'
import { bookOfDesk, circumstancesAhead, decideFee, publishedProgramme } from '../operations/index.ts'
import { contactHolds, evaluateCase } from '../reconcile/index.ts'
import { asOf, must, open, openTestApi, publishFlood, type TestApi } from './api-for-tests.ts'
import { contactText } from './contact-text.ts'
import { asTold } from './told.ts'

let api: TestApi
/** An account on which nothing forbids collection, and one that stands still. */
let free: { account: string; owner: string }
let still: { account: string; owner: string }
let accounts: readonly string[]

before(async () => {
  api = await openTestApi()
  const ground = must(await api.tools.inForce.ground())
  const ids = await accountIds()
  accounts = ids
  for (const id of ids) {
    const input = (await ground.lookUp.findAccount(id))!
    const { owner, contactAllowed, contacts } = input.accounts[0]!
    const holds = must(contactHolds(ground.programme.programme, input, dayFromIso('2020-04-01')))
    const alone = (await ground.lookUp.accountsOf(owner)).length === 1
    if (alone && holds.length === 0 && contactAllowed.agent !== false && contacts.length === 0)
      free ??= { account: id, owner }
    if (alone && holds.some(({ channel, reason }) => channel === 'agent' && reason === 'standstill'))
      still ??= { account: id, owner }
  }
})
after(() => api.stop())

async function accountIds(): Promise<readonly string[]> {
  const ids: string[] = []
  const ground = must(await api.tools.inForce.ground())
  for (let customer = 0; customer < 700; customer++) {
    ids.push(...(await ground.lookUp.accountsOf(`P${String(customer).padStart(8, '0')}`)))
  }
  return [...new Set(ids)]
}

const agent = 'liuyang'
const ask = (body: object) => api.call(agent, 'POST /api/decisions/contact', body)

test('X16: an answer about a contact is written as its schema says, letter by letter and with no other', () => {
  const decision = {
    id: 'contact_1',
    allowed: false,
    code: 'customer_objects',
    because: { zh: '客户已要求“不联系”\\', en: 'The customer asked not to be contacted\t\u{1F6AB}' },
    rule: 'X16 do-not-contact',
    account: 'A "1"',
    at: '2020-04-01T10:00:00+08:00',
    asOf: '2020-03-31',
    book: `book_${'0'.repeat(64)}`,
    programme: 'icbc-im-2020',
    version: 1,
  } as const
  for (const one of [decision, { ...decision, until: '2020-07-01T00:00:00+08:00' }]) {
    assert.deepEqual(JSON.parse(contactText(one)), one)
    assert.match(contactText(one), /^[ -~]+$/)
  }
})

test('X16: the table of contacts is answered, with words, rule and end, and every answer is kept', async () => {
  const at = '2020-04-01T10:00:00+08:00'
  const late = '2020-04-01T22:05:00+08:00'
  const collection = { channel: 'agent', type: 'collection' } as const
  const rows = [
    [
      { ...collection, account: free.account, at: late },
      'outside_contact_hours',
      '2020-04-02T08:00:00+08:00',
    ],
    [
      { ...collection, account: free.account, relation: 'relative', at },
      'contact_is_not_the_debtor',
      undefined,
    ],
    [
      { ...collection, account: free.account, customer: still.owner, at },
      'contact_is_not_the_debtor',
      undefined,
    ],
    [{ ...collection, account: still.account, at }, 'collection_stands_still', undefined],
    [{ ...collection, customer: still.owner, at }, 'collection_stands_still', undefined],
    [{ account: still.account, channel: 'agent', type: 'service', at: late }, 'allowed', undefined],
    [
      { account: still.account, channel: 'agent', type: 'marketing', at: late },
      'outside_contact_hours',
      '2020-04-02T08:00:00+08:00',
    ],
    [{ ...collection, account: free.account, at }, 'allowed', undefined],
    [{ ...collection, account: free.account, at }, 'allowed', undefined],
    [{ ...collection, account: free.account, at }, 'allowed', undefined],
    [
      { ...collection, account: free.account, at },
      'calls_of_the_day_are_used_up',
      '2020-04-02T08:00:00+08:00',
    ],
    [{ ...collection, account: free.account, at: '2020-04-02T10:00:00+08:00' }, 'allowed', undefined],
  ] as const
  for (const [body, code, until] of rows) {
    const { status, body: answer, text } = await ask(body)
    assert.equal(status, 200, text)
    assert.deepEqual([answer.code, answer.until], [code, until], JSON.stringify(body))
    const kept = (await api.desk.store.contacts.find(answer.id))!
    assert.deepEqual([kept.code, kept.allowed, kept.askedBy], [code, code === 'allowed', agent])
  }
})

test('X16: a call that did not reach the debtor is not counted, and is reported once', async () => {
  const at = '2020-04-03T10:00:00+08:00'
  const body = { account: free.account, channel: 'agent', type: 'collection', at }
  const first = (await ask(body)).body.id
  for (let call = 0; call < 2; call++) assert.equal((await ask(body)).body.code, 'allowed')
  assert.equal((await ask(body)).body.code, 'calls_of_the_day_are_used_up')
  const report = (connected: boolean) =>
    api.call(agent, `POST /api/decisions/contact/${first}/outcome`, { connected })
  assert.deepEqual((await report(false)).body, { decision: first, connected: false })
  assert.equal((await report(false)).status, 200)
  assert.equal((await report(true)).body.code, 'outcome_was_reported')
  assert.equal((await ask(body)).body.code, 'allowed')
  assert.equal((await ask(body)).body.code, 'calls_of_the_day_are_used_up')
})

test('X16: of many who ask at once for one debtor three are told yes', async () => {
  const body = {
    account: free.account,
    channel: 'manager',
    type: 'collection',
    at: '2020-04-04T10:00:00+08:00',
  }
  const answers = await Promise.all(Array.from({ length: 40 }, () => ask(body)))
  const codes = answers.map((answer) => answer.body.code as string)
  assert.equal(codes.filter((code) => code === 'allowed').length, 3)
})

test('X16: of many who ask two programs at once for one debtor three are told yes in all', async () => {
  const at = '2020-04-07T10:00:00+08:00'
  const body = { account: free.account, channel: 'agent', type: 'collection', at }
  const other = await open(api.desk, { clock: () => at, idsBegin: 'other' })
  try {
    const payload = { method: 'POST', url: '/api/decisions/contact', payload: body } as const
    const askOther = () => other.server.inject({ ...payload, headers: { 'x-person': agent } })
    const here = Array.from({ length: 12 }, async () => (await ask(body)).body.code as string)
    const there = Array.from({ length: 12 }, async () => (await askOther()).json().code as string)
    const codes = await Promise.all([...here, ...there])
    assert.deepEqual(
      [codes.filter((code) => code === 'allowed').length, new Set(codes).size],
      [3, 2],
      String(codes),
    )
    const again = [(await ask(body)).body.code, (await askOther()).json().code]
    assert.deepEqual(again, ['calls_of_the_day_are_used_up', 'calls_of_the_day_are_used_up'])
  } finally {
    await other.close()
  }
})

test('X7: the same key twice at once takes one call; with another body it is refused', async () => {
  const body = {
    account: free.account,
    channel: 'agent',
    type: 'collection',
    at: '2020-04-05T10:00:00+08:00',
  }
  const keyed = (sent: object) =>
    api.call(agent, 'POST /api/decisions/contact', sent, { 'idempotency-key': 'call-1' })
  const [one, other] = await Promise.all([keyed(body), keyed(body)])
  assert.equal(one.body.id, other.body.id)
  const replayed = [one, other, await keyed(body)].map(({ headers }) => headers['idempotency-replayed'])
  assert.deepEqual(replayed, [undefined, 'true', 'true'])
  const calls = await api.desk.store.contacts.callsOf(free.owner, '2020-04-05')
  assert.equal(calls.given, 1)
  const refused = await keyed({ ...body, channel: 'manager' })
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.pointer],
    [409, 'key_was_used_for_something_else', '/headers/idempotency-key'],
  )
})

test('a dry run of a contact is answered the same and takes no call', async () => {
  const body = {
    account: free.account,
    channel: 'agent',
    type: 'collection',
    at: '2020-04-06T10:00:00+08:00',
  }
  const tried = await api.call(agent, 'POST /api/decisions/contact?dryRun=true', body)
  assert.deepEqual([tried.body.code, tried.headers['preference-applied']], ['allowed', 'dry-run'])
  assert.equal(await api.desk.store.contacts.find(tried.body.id), undefined)
  assert.equal((await api.desk.store.contacts.callsOf(free.owner, '2020-04-06')).given, 0)
})

test('S8.8: for every account and channel, collection is refused exactly where relief-rules §7 forbids it', async () => {
  const book = must(await bookOfDesk(api.desk))
  const { programme } = must(await publishedProgramme(api.desk, 'icbc-im-2020'))
  const cases = await readAccounts(book, accounts)
  assert.ok(!isRefusal(cases) && cases.length > 200)
  const holdCodes = {
    standstill: 'collection_stands_still',
    evidence_pending: 'evidence_is_pending',
    coverage: 'relief_is_granted',
  }
  for (const [at, input] of cases.entries()) {
    const holds = must(contactHolds(programme, input, dayFromIso(asOf)))
    const answer = evaluateCase(programme, input)
    assert.ok(!isRefusal(answer))
    for (const channel of channels) {
      const body = { account: accounts[at], channel, type: 'collection', at: '2020-03-31T10:00:00+08:00' }
      const told = await api.call(agent, 'POST /api/decisions/contact?dryRun=true', body)
      const hold = holds.find((one) => one.channel === channel)
      const heldAtNight = answer.accounts[0]!.corrections.find(
        ({ kind, target }) => kind === 'hold_contact' && target === channel,
      )
      if (hold !== undefined) assert.equal(told.body.code, holdCodes[hold.reason])
      else
        assert.ok(
          ['allowed', 'channel_is_held_in_core', 'calls_of_the_day_are_used_up'].includes(told.body.code),
        )
      if (heldAtNight !== undefined) assert.ok(hold !== undefined, `${accounts[at]} ${channel}`)
    }
  }
})

test('X4: relief is the answer of evaluate under the version in force, with what is on the books', async () => {
  const ground = must(await api.tools.inForce.ground())
  for (const account of accounts.slice(0, 60)) {
    const told = await api.call('lina', 'POST /api/decisions/relief', { account })
    assert.equal(told.status, 200, told.text)
    const answer = evaluateCase(ground.programme.programme, await ground.lookUp.findAccount(account))
    assert.ok(!isRefusal(answer))
    assert.deepEqual(told.body.answer, asTold(answer.accounts[0]!, new Set()))
    assert.deepEqual([told.body.version, told.body.asOf], [1, asOf])
  }
  const nobody = await api.call('lina', 'POST /api/decisions/relief', { account: 'A9999999999' })
  assert.deepEqual(
    [nobody.status, nobody.body.code, nobody.body.pointer],
    [404, 'unknown_account', '/body/account'],
  )
})

test('S7.2: that an account is granted is told to everybody who asks; what happened only to those who may know', async () => {
  const ground = must(await api.tools.inForce.ground())
  for (const account of accounts) {
    const answer = evaluateCase(ground.programme.programme, await ground.lookUp.findAccount(account))
    assert.ok(!isRefusal(answer))
    const { entitlement } = answer.accounts[0]!
    if (entitlement.outcome !== 'granted') continue
    const told = async (person: string) =>
      (await api.call(person, 'POST /api/decisions/relief', { account })).body.answer
    const because = entitlement.because.map(({ kind: _, ...one }) => one)
    const untold = { ...answer.accounts[0], entitlement: { ...entitlement, because } }
    for (const person of ['lina', agent]) assert.deepEqual(await told(person), untold)
    return
  }
  assert.fail('nobody is granted anything')
})

test('S2.5: a transfer is free by purpose, payee and day, through every channel', async () => {
  const ground = must(await api.tools.inForce.ground())
  const entry = ground.register.entries.find(({ validTo }) => validTo === undefined)!
  const fee = {
    payeeAccount: entry.accountNumber,
    channel: 'counter',
    day: '2020-03-01',
    amountMinor: 100_000,
  }
  const rows = [
    [{ ...fee, purpose: 'donation' }, 'free', 'free_transfer'],
    [{ ...fee, purpose: 'epidemic_funds', channel: 'e_bank' }, 'free', 'free_transfer'],
    [{ ...fee, purpose: 'other' }, 'normal', 'purpose_is_not_free'],
    [{ ...fee, purpose: 'donation', payeeAccount: 'R0' }, 'normal', 'payee_is_not_registered'],
    [{ ...fee, purpose: 'donation', day: '1999-01-01' }, 'normal', 'payee_is_not_valid_on_the_day'],
  ] as const
  for (const [body, tariff, code] of rows) {
    const told = await api.call(agent, 'POST /api/decisions/fee', body)
    assert.deepEqual([told.body.tariff, told.body.code], [tariff, code], told.text)
  }
  const { programme } = ground.programme
  const funds = ['public_health', 'flood'].map(async (kind) => {
    const own = {
      ...ground.programme,
      programme: { ...programme, emergency: { ...programme.emergency, kind } },
    }
    const inForce = { ground: async () => ({ ...ground, programme: own }) }
    const asked = { ...fee, purpose: 'epidemic_funds', day: dayFromIso(fee.day) } as const
    return must(await decideFee(inForce, asked)).because.zh
  })
  assert.deepEqual(await Promise.all(funds), [
    '捐款或防疫专用款汇入登记账户，免收手续费',
    '捐款或救灾专用款汇入登记账户，免收手续费',
  ])
})

test('S9.1: a clerk of Wuhai is told nothing of a customer of another league', async () => {
  const ground = must(await api.tools.inForce.ground())
  const inBaotou = await firstOf((region) => region.startsWith('1502'))
  const inWuhai = await firstOf((region) => region.startsWith('1503'))
  const body = (account: string) => ({ account, channel: 'agent', type: 'service' })
  const foreign = await api.call('wangxiulan', 'POST /api/decisions/contact', body(inBaotou))
  assert.deepEqual([foreign.status, foreign.body.code], [404, 'unknown_account'])
  assert.equal((await api.call('wangxiulan', 'POST /api/decisions/contact', body(inWuhai))).status, 200)
  async function firstOf(fits: (region: string) => boolean): Promise<string> {
    for (const id of accounts) {
      const { region } = (await ground.lookUp.findAccount(id))!.accounts[0]!
      if (fits(region)) return id
    }
    throw new RangeError('no such account')
  }
})

interface Relief {
  readonly programme: string
  readonly programmes: readonly {
    readonly programme: string
    readonly answer: { readonly entitlement: { readonly outcome: string } }
  }[]
}

test('S0.2 with a second programme in force the strictest answers, and says which programme forbids', async () => {
  const before = must(await api.tools.inForce.ground())
  await publishFlood(api.desk)
  const ground = must(await api.tools.inForce.renew())
  assert.deepEqual(
    ground.programmes.map(({ programme }) => programme.id),
    ['icbc-im-2020', 'flood-2020'],
  )
  const [first, flood] = ground.programmes.map(({ programme }) => programme)
  const day = dayFromIso('2020-04-07')
  const told = new Map<string, number>()
  for (const account of accounts) {
    const input = (await ground.lookUp.findAccount(account))!
    const holds = [first!, flood!].map((programme) =>
      must(contactHolds(programme, input, day)).find(({ channel }) => channel === 'agent'),
    )
    const body = { account, channel: 'agent', type: 'collection', at: '2020-04-07T10:00:00+08:00' }
    const answer = await api.call(agent, 'POST /api/decisions/contact?dryRun=true', body)
    if (holds.some((hold) => hold !== undefined)) assert.equal(answer.body.allowed, false, account)
    const lasts = holds.map((hold) => (hold === undefined ? -1 : (hold.untilDay ?? Number.MAX_SAFE_INTEGER)))
    const forbids = lasts[1]! > lasts[0]! ? 'flood-2020' : 'icbc-im-2020'
    assert.equal(answer.body.programme, forbids, account)
    told.set(forbids, (told.get(forbids) ?? 0) + 1)
    const relief = (await api.call('lina', 'POST /api/decisions/relief', { account }))
      .body as unknown as Relief
    const answers = ground.programmes.map(({ programme }) => evaluateCase(programme, input))
    assert.deepEqual(
      relief.programmes.map(({ answer: one }) => one),
      answers.map((one) => asTold(must(one).accounts[0]!, new Set())),
    )
    const granting = relief.programmes.find((one) => one.answer.entitlement.outcome === 'granted')
    if (granting !== undefined) {
      const agentTold = await api.call(agent, 'POST /api/decisions/relief', { account })
      assert.ok(
        circumstanceKinds.every((kind) => !agentTold.text.includes(kind)),
        'who may not know what happened is not told it under any programme',
      )
    }
    assert.equal(relief.programme, granting?.programme ?? 'icbc-im-2020')
  }
  assert.ok(told.get('flood-2020')! > 0 && told.get('icbc-im-2020')! > 0)
  assert.equal(before.programmes.length, 1)
})

test('S0.2 S7.2 what comes next for a circumstance names the window of each programme in force', async () => {
  const { windows } = (await circumstancesAhead(api.tools.inForce, '150302'))!
  assert.deepEqual(windows, [
    { programme: 'icbc-im-2020', firstDay: '2020-01-25', lastDay: '2020-02-25' },
    { programme: 'flood-2020', firstDay: '2020-01-25' },
  ])
})
