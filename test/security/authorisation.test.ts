// R23: every route × everybody × their own and another branch: answered as the table of permissions says, and lists tell nothing of others.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { must } from '../../src/api/api-for-tests.ts'
import { routes } from '../../src/api/routes/index.ts'
import { type CircumstanceKind, isRefusal } from '../../src/kernel/index.ts'
import { decideRelief } from '../../src/operations/index.ts'
import {
  may,
  type Place,
  permissionOf,
  permissionRefusals,
  placeOfRegion,
  type Verb,
} from '../../src/organisation/index.ts'
import { circumstanceWordsFor } from '../../src/programmes/index.ts'
import {
  askAs,
  openSecurityWorld,
  requestFor,
  type SecuredOperation,
  type SecurityWorld,
  type Things,
} from './world.ts'

let world: SecurityWorld
before(async () => {
  world = await openSecurityWorld()
})
after(() => world.stop())

/** How a route whose verb is bound to places narrows what it shows, where no region of the request tells. */
const narrowed: Readonly<Record<string, string>> = {
  'GET /api/departures': 'row-level security: departures.test',
  'POST /api/departures': 'kept for the asker’s own region: departures.test',
  'GET /api/plans': 'figures of own regions',
  'GET /api/plans/{plan}': 'figures of own regions',
  'GET /api/plans/{plan}/corrections': 'accounts of own regions',
  'GET /api/redecisions': 'no account is named',
  'GET /api/redecisions/{redecision}': 'no account is named',
  'GET /api/redecisions/{redecision}/accounts': 'rows the database shows to own regions',
  'GET /api/redecisions/{redecision}/accounts/file': 'rows the database shows to own regions',
  'GET /api/redecisions/{redecision}/letters': 'rows the database shows to own regions',
  'GET /api/redecisions/{redecision}/letters/archive': 'rows the database shows to own regions',
  'GET /api/redecisions/{redecision}/accounts/{account}': 'rows the database shows to own regions',
  'GET /api/plans/{plan}/corrections/file': 'accounts of own regions',
  'GET /api/plans/{plan}/outcomes': 'the node: of the whole province only',
  'GET /api/plans/{plan}/lists/{list}': 'accounts of own regions',
  'GET /api/lists/suppression': 'accounts of own regions',
  'GET /api/books': 'no account is named',
  'GET /api/work-items/file': 'rows the database shows to own regions',
  'GET /api/work-items': 'rows the database shows to own regions',
  'POST /api/customers/find': 'customers of own regions',
  'POST /api/decisions/fee': 'about a payee, no account of ours',
  'POST /api/name-lists': 'lines matched with customers of own regions only',
  'GET /api/circumstances': 'circumstances of own regions',
  'GET /api/name-lists': 'rows the database shows to own regions',
  'GET /api/name-lists/{list}': 'rows the database shows to own regions',
  'GET /api/name-lists/{list}/lines': 'rows the database shows to own regions',
  'GET /api/name-lists/{list}/bad-lines': 'rows the database shows to own regions',
  'GET /api/name-list-template': 'nothing of the bank',
  'POST /api/inbox/filters': 'filters of one’s own and of one’s team',
  'GET /api/inbox/filters': 'filters of one’s own and of one’s team',
  'POST /api/inbox/filters/{filter}/remove': 'filters of one’s own',
  'GET /api/people': 'roles at own nodes',
  'GET /api/people/{person}/roles': 'roles at own nodes',
  'POST /api/people/{person}/roles': 'the node of the role decides',
  'POST /api/people/{person}/roles/end': 'the node of the role decides',
  'POST /api/people/{person}/sign-out': 'the nodes of the person decide',
  'POST /api/services/reports': 'the node of the outlet decides',
  'POST /api/programmes/{programme}/versions/{version}/show': 'a published version is read by everybody',
  'POST /api/programmes/{programme}/versions/{version}/acknowledge': 'the node of the outlet decides',
  'GET /api/tokens': 'tokens at own nodes',
  'POST /api/tokens': 'the node of the token decides',
  'POST /api/tokens/{token}/revoke': 'the node of the token decides',
}

const nameOf = ({ method, address }: { method: string; address: string }) => `${method} /api${address}`
const withRegion = () =>
  new Set(routes.filter(({ regionOf }) => regionOf !== undefined).map((route) => nameOf(route)))

test('R23 every route bound to places asks where the thing lies, or says how it narrows what it shows', () => {
  const known = withRegion()
  const forgotten = world.operations
    .filter(({ verb, name }) => permissionOf(verb).scope === 'place' && !known.has(name))
    .map(({ name }) => name)
    .filter((name) => narrowed[name] === undefined)
  assert.deepEqual(forgotten, [], 'add regionOf to the route, or a line to `narrowed` with how it narrows')
})

test('X2 every route that asks where a thing lies says how it answers what is not there', () => {
  const open = routes.filter(({ regionOf, unknown }) => regionOf !== undefined && unknown === undefined)
  assert.deepEqual(open.map(nameOf), [])
})

test('R23 the routes of the server are those that were registered, each behind the guard of its verb', () => {
  const described = world.operations.map(({ name }) => name).sort()
  assert.deepEqual(described, routes.map(nameOf).sort())
})

const codeIn = (text: string): string | undefined => {
  try {
    return JSON.parse(text).code
  } catch {
    return undefined
  }
}

const regionOfWuhai = '150302'
const regionOfBaotou = '150203'

interface Cell {
  readonly operation: SecuredOperation
  readonly person: string
  readonly place: Place | undefined
}

/** The refusal of permission that an answer is, if it is one. */
async function refusalOf({ operation, person, place }: Cell): Promise<string | undefined> {
  const things = place?.region === regionOfBaotou ? world.baotou : world.wuhai
  const { status, text } = await askAs(world.api, person, operation, requestFor(operation, things))
  assert.ok(status < 500, `${operation.name} by ${person}: ${status} ${text}`)
  if (status === 401) return 'not_signed_in'
  if (status === 404) return 'no such thing'
  const code = status === 403 ? codeIn(text) : undefined
  return (permissionRefusals as readonly (string | undefined)[]).includes(code) ? code : undefined
}

interface Told {
  readonly name: string
  readonly given: string | undefined
  readonly expected: string | undefined
}

/** What lies elsewhere is as good as none; and where a node decides, it may lie elsewhere. */
function isAsTold({ name, given, expected }: Told): boolean {
  if (given === 'no such thing') return expected !== 'role_is_missing'
  if (given === 'place_is_not_yours' && narrowed[name]?.includes('node')) return true
  return given === expected
}

test('R23 nobody, and everybody × every route × both branches: answered as the table says', async () => {
  const known = withRegion()
  const findings: string[] = []
  let asked = 0
  for (const operation of world.operations) {
    const isPlaced = known.has(operation.name)
    if ((await refusalOf({ operation, person: '', place: undefined })) !== 'not_signed_in')
      findings.push(`${operation.name} answers to nobody`)
    for (const caller of world.callers) {
      for (const region of isPlaced ? [regionOfWuhai, regionOfBaotou] : [undefined]) {
        const place = region === undefined ? undefined : placeOfRegion(region)
        const expected = may(caller, operation.verb, place)?.code
        const given = await refusalOf({ operation, person: caller.id, place })
        if (!isAsTold({ name: operation.name, given, expected }))
          findings.push(`${operation.name} by ${caller.id} at ${region}: ${given} instead of ${expected}`)
        asked++
      }
    }
  }
  assert.deepEqual(findings, [])
  assert.ok(asked > world.operations.length * world.callers.length)
})

test('X2 what lies in another branch is answered like what is not there: nobody learns that it exists', async () => {
  const recorded = await world.api.call(
    'siqin',
    `POST /api/customers/${world.baotou.customer}/circumstances`,
    {
      kind: 'frontline',
      firstDay: '2020-02-01',
      howKnown: 'employer',
    },
  )
  assert.equal(recorded.status, 201, recorded.text)
  const theirs = { ...world.baotou, circumstance: String(recorded.body.id) }
  const none = { customer: 'P99999999', account: 'A9999999999', item: 999_999_999, circumstance: 'C404' }
  const told = async (operation: SecuredOperation, person: string, things: Things) => {
    const { status, text } = await askAs(world.api, person, operation, requestFor(operation, things))
    const ids = Object.keys(none).map((name) => String(things[name]))
    const { request: _, ...body } = JSON.parse(text) as Record<string, unknown>
    const withoutIds = ids.reduce(
      (words, id) => words.replaceAll(new RegExp(`\\b${id}\\b`, 'g'), 'ID'),
      JSON.stringify(body),
    )
    return `${status} ${withoutIds}`
  }
  const known = withRegion()
  let hidden = 0
  for (const operation of world.operations.filter(({ name }) => known.has(name)))
    for (const person of ['wuhai.operator', 'wangxiulan', 'zhaojianguo']) {
      const foreign = await told(operation, person, theirs)
      const absent = await told(operation, person, { ...theirs, ...none })
      assert.equal(foreign, absent, `${operation.name} by ${person}`)
      if (foreign.startsWith('404')) hidden++
    }
  assert.ok(hidden > 20, `${hidden}`)
  const logged = world.api.lines.filter((line) => line.includes('"refused":"place_is_not_yours"'))
  assert.ok(logged.length > 0 && logged.every((line) => line.includes('"person":"')))
})

/** An agent, operations, an author, consumer protection and an auditor: the table tells them of no circumstance. */
const unknowing = ['liuyang', 'lina', 'wulan', 'chenjing', 'sunguoqiang']

test('S1.8 no answer that names a customer or account tells whoever may not know what happened to them', async () => {
  const { person, account, kind } = await somebodyGranted()
  const things = { ...world.wuhai, customer: person, account }
  const asked = world.operations.filter(
    ({ method, name, verb }) =>
      (method === 'GET' && permissionOf(verb).scope === 'place') || name === 'POST /api/decisions/relief',
  )
  const looks = async () => {
    const { items } = await asJson('sunguoqiang', `GET /api/customers/${person}/views?limit=200`)
    return (items as { act: string; person: string }[]).filter(({ act }) => act === 'circumstance')
  }
  const before = await looks()
  let named = 0
  for (const operation of asked)
    for (const who of unknowing) {
      const { status, text } = await askAs(world.api, who, operation, requestFor(operation, things))
      if (status !== 200 || !(text.includes(person) || text.includes(account))) continue
      named++
      for (const word of [`"${kind}"`, ...wordsOfKind(kind)])
        assert.ok(!text.includes(word), `${operation.name} tells ${who} of “${word}”`)
    }
  assert.ok(named > 10, `${named}`)
  assert.deepEqual(await looks(), before)
  const manager = 'whole.manager'
  const { people, organisation } = world.api.desk.store
  const name = { zh: manager, en: manager }
  must(await people.introduce({ id: manager, name, roles: [], employeeNumber: 'NM0203' }))
  const wide = { person: manager, role: 'outlet_manager', node: 'inner_mongolia', by: 'saren' } as const
  must(await organisation.assign(wide))
  const relief = await world.api.call(manager, 'POST /api/decisions/relief', { account })
  assert.ok(relief.text.includes(`"${kind}"`), relief.text)
  assert.deepEqual(
    (await looks()).map((one) => one.person),
    [manager, ...before.map((one) => one.person)],
  )
})

/** Somebody whose own circumstance grants an account. */
async function somebodyGranted() {
  const { inForce } = world.api.tools
  for (const { customer: person, region, accounts } of world.people)
    for (const { account } of accounts) {
      const decided = await decideRelief(inForce, account)
      const entitlement = isRefusal(decided) ? undefined : decided.answer.entitlement
      const because = entitlement?.outcome === 'granted' ? entitlement.because : []
      const own = because.find((one) => one.person === person)
      if (own !== undefined) return { person, account, region, kind: own.kind }
    }
  throw new RangeError('nobody is granted anything')
}

/** How sentences say it in both languages. */
const wordsOfKind = (kind: string): readonly string[] =>
  Object.values(circumstanceWordsFor('public_health', {})[kind as CircumstanceKind])

/** Ids of accounts and customers, wherever they stand. */
const idsIn = (text: string): readonly string[] => [...new Set(text.match(/\b(?:A\d{10}|P\d{8})\b/g) ?? [])]

test('R23 whatever somebody of Wuhai reads, no account and no customer of another branch is named', async () => {
  const regions = new Map<string, string>()
  for (const { customer, region, accounts, spouse } of world.people) {
    regions.set(customer, region)
    if (spouse !== undefined && !regions.has(spouse)) regions.set(spouse, region)
    for (const { account } of accounts) regions.set(account, region)
  }
  const findings: string[] = []
  let named = 0
  for (const operation of world.operations.filter(({ method }) => method === 'GET')) {
    for (const person of ['wuhai.operator', 'wuhai.auditor', 'wangxiulan', 'zhaojianguo']) {
      const { text } = await askAs(world.api, person, operation, requestFor(operation, world.wuhai))
      for (const id of idsIn(text)) {
        named++
        if (!regions.get(id)?.startsWith('1503')) findings.push(`${operation.name} tells ${person} of ${id}`)
      }
    }
  }
  assert.deepEqual(findings, [])
  assert.ok(named > 10, `${named}`)
})

const asJson = async (person: string, call: string) => {
  const { status, text } = await world.api.call(person, call)
  assert.equal(status, 200, text)
  return JSON.parse(text)
}

test('R23 counts are those of one’s own branch: plans, corrections, lists, work items, jobs', async () => {
  const { plan } = world
  const whole = await asJson('lina', `GET /api/plans/${plan}`)
  const own = await asJson('wuhai.operator', `GET /api/plans/${plan}`)
  assert.ok(own.corrections > 0 && own.corrections < whole.corrections)
  assert.equal(own.summary.corrections, own.corrections)
  assert.equal(own.run, undefined)
  const leagues = new Set(
    (JSON.stringify(own.summary).match(/"15\d\d":/g) ?? []).map((key) => key.slice(1, 5)),
  )
  assert.deepEqual([...leagues], ['1503'])
  const listed = await asJson('wuhai.operator', 'GET /api/plans')
  assert.equal(listed.items[0].corrections, own.corrections)
  const list = await world.api.call('wuhai.operator', `GET /api/plans/${plan}/lists/suppression`)
  const rows = Number(/#end,?(\d+)/.exec(list.text)?.[1])
  assert.ok(rows > 0 && rows <= own.corrections)
  assert.equal(list.headers['x-row-count'], `${rows}`)
  const items = (await asJson('wuhai.operator', 'GET /api/work-items')).items
  assert.ok(items.length > 0 && items.every(({ region }: { region: string }) => region.startsWith('1503')))
  assert.deepEqual((await asJson('wuhai.operator', 'GET /api/jobs')).items, [])
})

test('R23 bulk, restore and resend (CVE-2026-47765, 72906) are routes like all others: undo and lists ask for their verb', async () => {
  const guarded: readonly (readonly [string, Verb])[] = [
    ['POST /api/undos', 'plan.undo'],
    ['POST /api/plans/{plan}/apply', 'plan.apply'],
    ['GET /api/plans/{plan}/lists/{list}', 'list.export'],
    ['GET /api/lists/suppression', 'list.export'],
    ['POST /api/simulations', 'plan.draft'],
  ]
  for (const [name, verb] of guarded) {
    const operation = world.operations.find((one) => one.name === name)!
    for (const person of ['wangxiulan', 'liuyang', 'saren']) {
      const refused = await refusalOf({ operation, person, place: undefined })
      assert.equal(refused, 'role_is_missing', `${name} ${verb} ${person}`)
    }
  }
})

test('R23 a job and its events are as good as none for whoever did not ask for it', async () => {
  const { job } = world.wuhai
  for (const person of ['wuhai.operator', 'wangxiulan', 'sunguoqiang']) {
    for (const address of [`GET /api/jobs/${job}`, `GET /api/jobs/${job}/events`]) {
      const answer = await world.api.call(person, address)
      assert.deepEqual([answer.status, codeIn(answer.text)], [404, 'job_does_not_exist'], person)
    }
  }
})
