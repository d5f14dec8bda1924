// S0.4: each of the eight measures has figures that equal the lists behind them, and says what cannot be known yet.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { importBook } from '../book/index.ts'
import { calm, chanceFromSeed, openBankFolder } from '../connectors/index.ts'
import { dayFromIso } from '../kernel/index.ts'
import {
  applyPlan,
  draftPlan,
  kpisOf,
  reportServices,
  returnedSoFar,
  verifyPlan,
} from '../operations/index.ts'
import { asOf, lookAtEvidence, must, openTestApi, type TestApi } from './api-for-tests.ts'

const programme = 'icbc-im-2020'
const secondDay = '2020-04-01'
const thirdDay = '2020-04-02'
const rooms = ['loan-relief', 'card-relief', 'donation-fees'] as const
const measureOf = {
  'loan-relief': 'loan-relief',
  'card-relief': 'card-relief',
  'donation-fees': 'free-donation-transfers',
} as const

interface Kpi {
  readonly code: string
  readonly value?: number
  readonly of?: number
  readonly asOf?: string
  readonly unknown?: string
  readonly trend?: readonly { readonly asOf: string; readonly value: number; readonly list?: object }[]
  readonly list?: Readonly<Record<string, string>>
}
interface Measures {
  readonly rollout: Readonly<Record<string, number>>
  readonly measures: readonly { readonly id: string; readonly kpis: readonly Kpi[] }[]
  readonly services: readonly { readonly service: string; readonly serving: Kpi }[]
}
interface Listed {
  readonly items: readonly Readonly<Record<string, unknown>>[]
  readonly total?: number
  readonly next?: string
}

let api: TestApi
let plan: string
before(async () => {
  api = await openTestApi({ customers: 4000 })
})
after(() => api.stop())

async function measures(person = 'lina'): Promise<Measures> {
  const answer = await api.call(person, 'GET /api/measures')
  assert.equal(answer.status, 200, answer.text)
  return answer.body as unknown as Measures
}
async function kpi(measure: string, code: string, person = 'lina'): Promise<Kpi> {
  const found = (await measures(person)).measures.find(({ id }) => id === measure)
  const own = found?.kpis.find((one) => one.code === code)
  assert.ok(own !== undefined, `${measure} has ${code}`)
  return own
}

/** Everything that a list holds. */
async function allOf(
  address: string,
  person = 'lina',
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const items: Readonly<Record<string, unknown>>[] = []
  for (let cursor = ''; ; ) {
    const page = await api.call(person, `GET /api/${address}&limit=150${cursor}`)
    assert.equal(page.status, 200, page.text)
    const { items: more, next } = page.body as unknown as Listed
    items.push(...more)
    if (next === undefined) return items
    cursor = `&cursor=${next}`
  }
}

/** Everything that a list of the plan holds. */
const listed = (address: string) => allOf(`plans/${plan}/${address}`)

const draftOn = async (day: string) => {
  const bookDir = join(api.desk.folder, 'books', day)
  const registerFile = join(api.desk.folder, 'donation-accounts.csv')
  return must(await draftPlan(api.desk, { programme, bookDir, registerFile, person: 'lina' })).id
}

/** Approves and applies the plan at a bank that loses answers, and verifies it on the book of a later day. */
async function verifiedOn(day: string, whenApplied = async () => {}) {
  must(await api.desk.store.plans.approve(plan, 'batu'))
  const bank = must(
    await openBankFolder({
      folder: join(api.desk.folder, 'bank'),
      extract: join(api.desk.folder, 'extract'),
      rates: { ...calm, lose_answer: 0.1, lose_request: 0.1 },
      chance: chanceFromSeed(3),
    }),
  )
  must(await applyPlan(api.desk, { plan, person: 'lina', systems: bank.bank.systems }))
  await whenApplied()
  const extract = join(api.desk.folder, `extract-${day}`)
  must(await bank.extract(dayFromIso(day), extract))
  await bank.close()
  const out = join(api.desk.folder, 'books', day)
  must(await importBook({ extract, out, asOf: dayFromIso(day), threads: 1, memoryLimit: '1GB' }))
  return must(await verifyPlan(api.desk, { plan, bookDir: out, person: 'lina' }))
}

test('S0.4 each of the eight measures has figures of its own; before the first night none is made up', async () => {
  const { measures: all, services } = await measures()
  assert.equal(all.length, 8)
  for (const { id, kpis } of all) assert.ok(kpis.length > 1, id)
  for (const { kpis } of all)
    for (const { code, value, unknown } of kpis)
      assert.equal(value === undefined, unknown !== undefined, code)
  assert.equal((await kpi('loan-relief', 'broken_today')).unknown, 'no_night')
  assert.equal((await kpi('loan-relief', 'verified')).unknown, 'not_verified')
  assert.equal((await kpi('loan-relief', 'median_hours')).unknown, 'nobody_yet')
  assert.equal((await kpi('payroll', 'outlets_serving')).unknown, 'nobody_yet')
  assert.equal((await kpi('payroll', 'payroll_batches')).unknown, 'not_recorded')
  assert.deepEqual(
    services.map(({ service }) => service),
    api.desk.house.services.map(({ id }) => id),
  )
})

test('S0.4 what is broken today is what the corrections of the measure are, and who is entitled what the plan found', async () => {
  plan = await draftOn(asOf)
  for (const room of rooms) {
    const { value, list, asOf: day, trend } = await kpi(measureOf[room], 'broken_today')
    assert.deepEqual(list, { of: 'corrections', plan, measure: room })
    assert.equal(value, (await listed(`corrections?measure=${room}`)).length, room)
    assert.ok(value! > 0)
    assert.deepEqual([day, trend], [asOf, [{ asOf, value, list }]])
  }
  const months = await kpi('card-relief', 'months_open')
  assert.equal(months.value, (await listed('corrections?measure=credit-record')).length)
  const { summary } = (await api.call('lina', `GET /api/plans/${plan}`)).body as unknown as {
    readonly summary: { readonly outcomes: readonly { outcome: string; product: string; accounts: number }[] }
  }
  for (const product of ['loan', 'card'] as const) {
    const own = summary.outcomes.filter((one) => one.outcome === 'granted' && one.product === product)
    assert.equal((await kpi(`${product}-relief`, 'entitled')).value, own[0]!.accounts)
  }
  assert.equal((await kpi('loan-relief', 'returned')).unknown, 'no_night')
})

test('S0.4 what a book verified and what was given back equal the lists of the plan, measure by measure', async () => {
  const { done } = await verifiedOn(secondDay, async () => {
    assert.equal((await kpi('loan-relief', 'verified')).unknown, 'not_verified')
  })
  let sum = 0
  for (const room of [...rooms, 'credit-record'] as const) {
    const measure = room === 'credit-record' ? 'loan-relief' : measureOf[room]
    const code = room === 'credit-record' ? 'months_verified' : 'verified'
    const { value, list } = await kpi(measure, code)
    assert.deepEqual(list, { of: 'outcomes', plan, measure: room, part: 'verified' })
    const outcomes = await listed(`outcomes?part=verified&measure=${room}`)
    assert.equal(value, outcomes.length, room)
    assert.ok(outcomes.every(({ correction }) => (correction as { measure: string }).measure === room))
    sum += value!
  }
  const holds = await listed('outcomes?part=verified&measure=collections-hold')
  assert.equal(sum + holds.length, done)
  for (const room of rooms) {
    const money = (await listed(`corrections?measure=${room}`)).filter(({ kind }) =>
      ['waive_charge', 'refund_charge'].includes(String(kind)),
    )
    const given = money.reduce((all, { amountMinor = 0 }) => all + Number(amountMinor), 0)
    assert.equal((await kpi(measureOf[room], 'returned')).value, given, room)
  }
})

test('S0.4 a second night is a second point of the trend, and what was verified stays with the night it is of, and adds up', async () => {
  const before = await kpi('loan-relief', 'broken_today')
  const first = plan
  plan = await draftOn(secondDay)
  const { value, trend, list } = await kpi('loan-relief', 'broken_today')
  assert.equal(value, (await listed('corrections?measure=loan-relief')).length)
  assert.deepEqual(trend, [
    { asOf, value: before.value, list: before.list },
    { asOf: secondDay, value, list },
  ])
  assert.equal(list!.plan, plan)
  assert.equal((await kpi('loan-relief', 'verified')).list!.plan, first)

  const plans = [first, plan]
  const { done } = await verifiedOn(thirdDay)
  assert.ok(done > 0)
  for (const room of rooms) {
    const figure = await kpi(measureOf[room], 'verified')
    const listedOf = async (one: string) =>
      (await allOf(`plans/${one}/outcomes?part=verified&measure=${room}`)).length
    const ofNights = await Promise.all(plans.map(listedOf))
    assert.deepEqual(
      figure.trend!.map(({ value }) => value),
      ofNights,
      room,
    )
    assert.equal(figure.value, ofNights[0]! + ofNights[1]!, room)
    assert.deepEqual(figure.list, { of: 'plans', state: 'approved' })
    assert.deepEqual(
      figure.trend!.map(({ list }) => list),
      plans.map((one) => ({ of: 'outcomes', plan: one, measure: room, part: 'verified' })),
    )
  }
})

async function tell(customer: string, kind: 'hospitalised' | 'quarantined') {
  const { circumstances, documents } = api.desk.store
  const document = `${customer.slice(1)}${kind === 'quarantined' ? 1 : 0}`
  const kept = await documents.keep({
    id: `D${document}`,
    customer,
    region: '150302',
    kind: 'hospital_letter',
    type: 'image/png',
    bytes: 1,
    sha256: document.padStart(64, '0'),
    uploadedBy: 'wangxiulan',
    consentVersion: '2020-1',
    consentHow: 'paper',
    deleteDueDay: '2020-08-01',
  })
  const told = {
    customer,
    kind,
    region: '150302',
    firstDay: '2020-02-05',
    documents: [must(kept).document.id],
  }
  return must(
    await circumstances.record({ ...told, howKnown: 'customer', person: 'wangxiulan', reviewDays: 5 }),
  ).id
}

test('S0.4 people reached and the hours from being told to being verified are those of the circumstances', async () => {
  for (const [customer, kind, verifiedAt] of [
    ['P1', 'hospitalised', '2020-04-03T02:00:00Z'],
    ['P2', 'hospitalised', '2020-04-04T06:00:00Z'],
    ['P3', 'hospitalised', '2020-04-03T05:30:00Z'],
    ['P1', 'quarantined', '2020-04-03T05:40:00Z'],
  ] as const) {
    api.setClock('2020-04-03T00:00:00Z')
    const id = await tell(customer, kind)
    api.setClock(verifiedAt)
    await lookAtEvidence(api, 'gaowa', id)
    must(await api.desk.store.circumstances.act(id, { act: 'verify', person: 'gaowa' }))
  }
  await tell('P4', 'quarantined')
  const values = async (person: string) => {
    const codes = ['circumstances_verified', 'people_reached', 'requests_waiting', 'median_hours']
    return Promise.all(codes.map(async (code) => (await kpi('loan-relief', code, person)).value))
  }
  assert.deepEqual(await values('lina'), [4, 3, 1, 5])
  assert.deepEqual(await values('wangxiulan'), [4, 3, 1, 5])
  assert.deepEqual(await values('siqin'), [0, 0, 0, undefined])
})

test('S0.4 outlets that serve are counted as they reported, objections as they stand', async () => {
  const node = 'wuhai.haibowan'
  const reports = [{ service: 'payroll', state: 'running' }] as const
  must(await reportServices(api.desk, { node, reports, person: 'zhaojianguo', nodes: [node] }))
  const { outlets } = (await measures()).rollout
  const serving = await kpi('payroll', 'outlets_serving')
  assert.deepEqual([serving.value, serving.of], [1, outlets])
  const branch = (await measures()).services.find(({ service }) => service === 'payroll')
  assert.deepEqual(branch!.serving, serving)
  const objection = {
    customer: 'P1',
    region: '150302',
    type: 'marketing',
    reason: '来电告知',
    person: 'wangxiulan',
  }
  const say = (stands: boolean) => api.desk.store.contactObjections.record({ ...objection, stands } as never)
  must(await say(true))
  assert.equal((await kpi('consumer-protection', 'objections')).value, 1)
  must(await say(false))
  assert.equal((await kpi('consumer-protection', 'objections')).value, 0)
})

test('S0.4 what is told so far is told of every night, also of those that lie too far back to be shown', async () => {
  const { overview } = api.desk.store
  const nights = await overview.nights(programme, 100)
  const all = { shown: nights, earlier: await overview.earlierNights(programme, 2) }
  const cut = { shown: nights.slice(0, 1), earlier: await overview.earlierNights(programme, 1) }
  assert.deepEqual([nights.length, returnedSoFar(cut)[0]], [2, returnedSoFar(all)[0]])
  const addedUp = (id: string, { shown, earlier: { measures: lines, doneByMeasure } }: typeof all) =>
    ['returned', 'verified', 'months_verified'].map((code) => {
      const before = { summary: { measures: lines }, doneByMeasure }
      const ground = { at: '', isWhole: true, services: { services: [] } as never, nights: shown }
      return kpisOf(id, { ...ground, earlier: before }).find((one) => one.code === code)?.value
    })
  for (const room of Object.values(measureOf)) assert.deepEqual(addedUp(room, cut), addedUp(room, all), room)
})

interface Summary {
  readonly outcomes: readonly {
    readonly outcome: string
    readonly product: string
    readonly accounts: number
  }[]
  readonly violations: readonly { readonly count: number }[]
}
type ServicesNow = Readonly<Record<'services' | 'outlets', readonly Readonly<Record<string, never>>[]>>

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const isMoney = ({ kind }: Readonly<Record<string, unknown>>): boolean =>
  ['waive_charge', 'refund_charge'].includes(String(kind))

test('S0.4 each figure that leads to a list is as many as the list has lines, or what its lines add up to', async () => {
  const person = 'sunguoqiang'
  for (const role of ['operations', 'health_evidence_reviewer'] as const)
    must(await api.desk.store.organisation.assign({ person, role, node: 'inner_mongolia', by: 'saren' }))
  const summaryOf = async (id: string) =>
    (await api.call(person, `GET /api/plans/${id}`)).body.summary as unknown as Summary
  const linesOf = async (address: string) => (await allOf(address, person)).length
  const { services, outlets } = (await api.call(person, 'GET /api/services')).body as unknown as ServicesNow
  const approved = async () => (await allOf('plans?state=approved', person)).map(({ id }) => String(id))

  /** What a person counts who follows the way from a figure of a measure. */
  const behind = async (measure: string, code: string, list: NonNullable<Kpi['list']>): Promise<number> => {
    const room = code.startsWith('months_')
      ? 'credit-record'
      : measure.replace('free-donation-transfers', 'donation-fees')
    const { of, plan: id, state, service } = list
    if (of === 'corrections' || of === 'outcomes') {
      const part = list.part === undefined ? '' : `&part=${list.part}`
      return linesOf(`plans/${id}/${of}?measure=${list.measure}${part}`)
    }
    if (of === 'circumstances') return linesOf(`circumstances?state=${state}`)
    if (of === 'plan' && code === 'calls_against')
      return sumOf((await summaryOf(id!)).violations.map(({ count }) => count))
    if (of === 'plan') {
      const { outcomes } = await summaryOf(id!)
      const product = measure.replace('-relief', '')
      return sumOf(
        outcomes
          .filter((one) => one.outcome === 'granted' && one.product === product)
          .map((one) => one.accounts),
      )
    }
    if (of === 'plans' && code.endsWith('verified')) {
      const verified = (one: string) => linesOf(`plans/${one}/outcomes?part=verified&measure=${room}`)
      return sumOf(await Promise.all((await approved()).map(verified)))
    }
    if (of === 'plans') {
      const own = await Promise.all(
        (await approved()).map((one) => allOf(`plans/${one}/corrections?measure=${room}`, person)),
      )
      return sumOf(
        own
          .flat()
          .filter(isMoney)
          .map(({ amountMinor = 0 }) => Number(amountMinor)),
      )
    }
    if (service === undefined) return services.filter(({ isOnline }) => isOnline).length
    const states = outlets.flatMap((outlet) =>
      (outlet.services as readonly { service: string; state: string }[]).filter(
        (one) => one.service === service,
      ),
    )
    return states.filter((one) => ['running', 'reduced'].includes(one.state)).length
  }

  const checked = new Set<string>()
  const { measures: all } = await measures(person)
  for (const { id, kpis } of all)
    for (const { code, value, list, trend = [] } of kpis) {
      for (const night of [{ value, list }, ...trend.filter((one) => one.list !== undefined)]) {
        if (night.list === undefined) continue
        assert.equal(
          night.value,
          await behind(id, code, night.list as NonNullable<Kpi['list']>),
          `${id} ${code}`,
        )
        checked.add(code)
      }
    }
  const withoutList = ['people_reached', 'median_hours', 'objections', 'unmasked']
  const known = all.flatMap(({ kpis }) =>
    kpis.filter(({ value }) => value !== undefined).map(({ code }) => code),
  )
  assert.deepEqual([...checked, ...withoutList].sort(), [...new Set(known)].sort())
})

test('R23 who may not read plans is told no figure of the nights, and everybody how far the version has come', async () => {
  for (const code of ['entitled', 'broken_today', 'verified', 'returned'])
    assert.equal((await kpi('loan-relief', code, 'wangxiulan')).unknown, 'not_yours', code)
  const { rollout } = await measures('wangxiulan')
  assert.deepEqual([rollout.acknowledged, rollout.overdue], [0, rollout.outlets])
})
