// Who may do what with a plan, a submission, a rule of the bank, a draft, a circumstance, a name list and a work item, in
// each of their states: the permission table, the answer of the server and the rehearsal that decides about the console's button say the same.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { lookAtEvidence, openTestApi, type TestApi } from '../../src/api/api-for-tests.ts'
import { planOfRows } from '../../src/api/plan-of-rows-for-tests.ts'
import { stepsIn } from '../../src/console/pages/circumstances/open-in.ts'
import { isRefusal, type Refusal, systems as systemNames } from '../../src/kernel/index.ts'
import { applyPlan, bookOfDesk, loadCustomers, type Systems } from '../../src/operations/index.ts'
import { permissionOf, type Role, roles, type Verb } from '../../src/organisation/index.ts'
import { openDatabase } from '../../src/store/store.ts'
import { filesBelow, root } from '../tidy/sources.ts'
import { draftChanged, fourMonths, submitChanged } from './versions.ts'
import { itemKinds, itemWith, letterOf } from './work-item-kinds.ts'

const asOf = '2020-03-31'
let api: TestApi
before(async () => {
  api = await openTestApi({ customers: 1500 })
  const at = (name: string) => join(api.desk.folder, name)
  const book = must(await bookOfDesk(api.desk))
  must(
    await loadCustomers(api.desk, {
      book,
      extract: at('extract'),
      keyFile: at('customers.key'),
      random: randomBytes,
    }),
  )
  for (const role of roles) await introduce(`only_${role}`, [role])
  await introduce('holds_all', roles)
})
after(() => api.stop())

function must<Value>(answer: Value | Refusal): Value {
  assert.ok(!isRefusal(answer), isRefusal(answer) ? `${answer.code}: ${answer.because}` : '')
  return answer as Value
}

let employees = 100
/** Somebody who holds these roles for the whole province. */
async function introduce(id: string, held: readonly Role[]): Promise<void> {
  const name = { zh: id, en: id }
  must(await api.desk.store.people.introduce({ id, name, roles: [], employeeNumber: `NM0${employees++}` }))
  for (const role of held)
    must(await api.desk.store.organisation.assign({ person: id, role, node: 'inner_mongolia', by: 'saren' }))
}

interface Action {
  /** `POST /api/plans/{id}/approve`, with the thing in its blank. */
  readonly route: string
  readonly verb: Verb
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
  /** Of those whom the verb is granted, the roles of those whom this thing is for; all of them without it. */
  readonly takers?: readonly Role[]
}

interface Matter {
  readonly actions: Readonly<Record<string, Action>>
  /** By state: a thing in it, made by the person who holds all roles, and what is refused there although one may. */
  readonly states: Readonly<Record<string, { readonly id: string; readonly refused: Refused }>>
}
type Refused = Readonly<Record<string, string>>

const answerOf = async (person: string, action: Action, id: string, isRehearsed: boolean) => {
  const { route, body, headers } = action
  const call = `${route.replace('{id}', id)}${isRehearsed ? '?dryRun=true' : ''}`
  const { status, body: said } = await api.call(person, call, body, headers)
  return status < 300 ? 'done' : `${status} ${said.code}`
}

function expectedOf({ verb, takers }: Action, role: Role, refused = 'done'): string {
  if (!permissionOf(verb).roles.includes(role)) return '403 role_is_missing'
  return takers?.includes(role) === false ? '403 work_item_is_for_others' : refused
}

/** Compares every role and state with the permission table; what is refused is refused for real as in rehearsal. */
async function assertMatrix({ actions, states }: Matter): Promise<void> {
  for (const [state, { id, refused }] of Object.entries(states))
    for (const [act, action] of Object.entries(actions))
      for (const role of roles) {
        const where = `${role} · ${state} · ${act}`
        const rehearsed = await answerOf(`only_${role}`, action, id, true)
        const expected = expectedOf(action, role, refused[act])
        assert.equal(rehearsed, expected, where)
        if (expected !== 'done')
          assert.equal(await answerOf(`only_${role}`, action, id, false), expected, where)
      }
}

const yesSayers = Object.fromEntries(
  systemNames.map((name) => [
    name,
    {
      name,
      submit: async (batch: readonly { readonly id: string }[]) =>
        batch.map(({ id }) => ({ correction: id, outcome: 'accepted' })),
    },
  ]),
) as unknown as Systems

test('UX-32 a plan: every role, four states, four actions', async () => {
  const { plans } = api.desk.store
  const made = async (rows: number) => planOfRows(api.desk, rows, asOf)
  const [drafted, back, approved, applied] = [await made(5), await made(6), await made(7), await made(8)]
  must(await plans.sendBack(back!, 'batu', '请核对'))
  must(await plans.approve(approved!, 'batu'))
  must(await plans.approve(applied!, 'batu'))
  must(await applyPlan(api.desk, { plan: applied!, person: 'lina', systems: yesSayers }))
  const decided = '409 plan_is_already_approved'
  const early = { apply: '409 plan_is_not_approved', verify: '409 plan_was_not_applied' }
  await assertMatrix({
    actions: {
      approve: { route: 'POST /api/plans/{id}/approve', verb: 'plan.approve' },
      sendBack: { route: 'POST /api/plans/{id}/send-back', verb: 'plan.send_back', body: { reason: '-' } },
      apply: { route: 'POST /api/plans/{id}/apply', verb: 'plan.apply' },
      verify: { route: 'POST /api/plans/{id}/verify', verb: 'plan.verify', body: {} },
    },
    states: {
      drafted: { id: drafted!, refused: early },
      sentBack: { id: back!, refused: { ...early, approve: '409 plan_was_sent_back' } },
      approved: {
        id: approved!,
        refused: { approve: decided, sendBack: decided, verify: '409 plan_was_not_applied' },
      },
      applied: {
        id: applied!,
        refused: { approve: decided, sendBack: decided, verify: '409 book_is_too_early' },
      },
    },
  })
  const own = { route: 'POST /api/plans/{id}/approve', verb: 'plan.approve' } as const
  assert.equal(await answerOf('lina', own, drafted!, true), '403 drafter_may_not_decide')
})

test('UX-32 a submission: every role, four states, two actions, and its author', async () => {
  const months = (count: string) => ({ ...fourMonths, to: fourMonths.from.replace('3', count) })
  const [overtaken, back, published] = [
    await submitChanged(api.desk, months('4')),
    await submitChanged(api.desk, months('5')),
    await submitChanged(api.desk, months('6')),
  ]
  const sendBack = { reason: '请补充依据' }
  assert.equal((await api.call('zhangmin', `POST /api/submissions/${back}/send-back`, sendBack)).status, 200)
  assert.equal((await api.call('zhangmin', `POST /api/submissions/${published}/publish`)).status, 201)
  const waiting = await submitChanged(api.desk, months('7'))
  const publish = { route: 'POST /api/submissions/{id}/publish', verb: 'programme.publish' } as const
  await assertMatrix({
    actions: {
      publish,
      sendBack: {
        route: 'POST /api/submissions/{id}/send-back',
        verb: 'programme.send_back',
        body: sendBack,
      },
    },
    states: {
      waiting: { id: waiting, refused: {} },
      overtaken: { id: overtaken, refused: { publish: '409 newer_version_was_published' } },
      sentBack: {
        id: back,
        refused: { publish: '409 submission_was_sent_back', sendBack: '409 submission_was_sent_back' },
      },
      published: {
        id: published,
        // Published again it answers as it did, whoever asks.
        refused: { sendBack: '409 submission_is_published' },
      },
    },
  })
  const both = { person: 'wulan', role: 'programme_approver', node: 'inner_mongolia', by: 'saren' } as const
  must(await api.desk.store.organisation.assign(both))
  assert.equal(await answerOf('wulan', publish, waiting, true), '403 approver_is_author')
})

test('UX-32 a change of a rule of the bank: every role, three states, two actions, and its proposer', async () => {
  const rules = ['documents.unsentDays', 'nameLists.keptDays', 'outlets.confirmedHours']
  const words = { zh: '本行口径', en: 'A choice of the bank' }
  const body = { value: 5, source: words, note: words, reason: '试', fromDay: '2020-04-01' }
  const [waiting, confirmed, back] = await Promise.all(
    rules.map(async (rule) =>
      String((await api.call('holds_all', `POST /api/house-rules/${rule}/changes`, body)).body.id),
    ),
  )
  const confirm = { route: 'POST /api/house-rule-changes/{id}/confirm', verb: 'house_rule.confirm' } as const
  const sendBack = {
    route: 'POST /api/house-rule-changes/{id}/send-back',
    verb: 'house_rule.send_back',
    body: { reason: '没有依据' },
  } as const
  assert.equal(await answerOf('zhangmin', confirm, confirmed!, false), 'done')
  assert.equal(await answerOf('zhangmin', sendBack, back!, false), 'done')
  const decided = '409 rule_change_is_decided'
  await assertMatrix({
    actions: { confirm, sendBack },
    states: {
      waiting: { id: waiting!, refused: {} },
      confirmed: { id: confirmed!, refused: { confirm: decided, sendBack: decided } },
      sentBack: { id: back!, refused: { confirm: decided, sendBack: decided } },
    },
  })
  assert.equal(await answerOf('holds_all', confirm, waiting!, true), '403 proposer_may_not_decide')
})

test('UX-32 a draft: every role, as it was read, changed meanwhile and given up, three actions', async () => {
  const id = await draftChanged(api.desk, { ...fourMonths, to: `# 已核对\n${fourMonths.from}` })
  const file = { path: 'terms/relief.yaml', text: '# 草稿' }
  const seen = { headers: { 'if-match': '"1"' } }
  const actions = {
    save: {
      route: 'POST /api/drafts/{id}/save',
      verb: 'programme.write',
      body: { files: [file], note: '核对' },
      ...seen,
    },
    submit: {
      route: 'POST /api/drafts/{id}/submit',
      verb: 'programme.submit',
      body: { reason: '银发〔2020〕120号' },
      ...seen,
    },
    discard: {
      route: 'POST /api/drafts/{id}/discard',
      verb: 'programme.discard',
      body: { reason: '重复' },
      ...seen,
    },
  } as const
  const { etag } = (await api.call('wulan', `GET /api/drafts/${id}`)).headers
  assert.equal(etag, seen.headers['if-match'])
  await assertMatrix({ actions, states: { asRead: { id, refused: {} } } })
  const other = { files: [{ ...file, text: '# 另一稿' }] }
  const saved = await api.call('wulan', `POST /api/drafts/${id}/save`, other, seen.headers)
  assert.equal(saved.status, 200)
  const changed = '412 draft_was_changed'
  await assertMatrix({
    actions,
    states: { changed: { id, refused: { save: changed, submit: changed, discard: changed } } },
  })
  const why = { seen: 2, person: 'wulan', reason: '与另一份重复' }
  must(await api.desk.store.drafts.discard(id, why))
  const over = '409 draft_is_discarded'
  const refused = { save: over, submit: over, discard: over }
  await assertMatrix({ actions, states: { discarded: { id, refused } } })
})

test('UX-32 a circumstance: every role, seven states, five actions, its recorder, and the console’s own table', async () => {
  const { circumstances } = api.desk.store
  const acts = {
    recorded: [],
    accepted: ['accept'],
    rejected: ['reject'],
    withdrawn: ['withdraw'],
    verified: ['verify'],
    ended: ['verify', 'end'],
    lapsed: [],
  } as const
  const decided = '409 circumstance_is_decided'
  const states: Record<string, { id: string; refused: Refused }> = {}
  for (const [at, [state, done]] of Object.entries(acts).entries()) {
    const customer = `P0000010${at}`
    const documents = state === 'verified' || state === 'ended' ? [await letterOf(api, customer)] : []
    const kept = must(
      await circumstances.record({
        customer,
        documents,
        region: '150302',
        kind: 'hospitalised',
        firstDay: '2020-02-05',
        lastDay: '2020-02-25',
        howKnown: 'customer',
        documentDueDay: state === 'lapsed' ? '2020-04-02' : '2020-04-20',
        reviewDays: 3,
        person: 'wangxiulan',
      }),
    )
    if (documents.length > 0) await lookAtEvidence(api, 'gaowa', kept.id)
    for (const act of done) {
      const person = act === 'withdraw' || act === 'end' ? 'wangxiulan' : 'gaowa'
      must(
        await circumstances.act(kept.id, {
          act,
          person,
          reason: '核对',
          ...(act === 'reject' && { ground: 'unreadable' }),
          ...(act === 'end' && { lastDay: '2020-02-20' }),
        }),
      )
    }
    if (state === 'lapsed') must(await circumstances.lapse('2020-04-03'))
    states[state] = { id: kept.id, refused: refusedIn(state, decided) }
  }
  const body = { reason: '核对' }
  const step = (act: string, verb: Verb, said: object = body): Action => ({
    route: `POST /api/circumstances/{id}/${act}`,
    verb,
    body: said,
  })
  const verify = step('verify', 'circumstance.verify')
  await assertMatrix({
    actions: {
      verify,
      accept: step('accept', 'circumstance.verify'),
      reject: step('reject', 'circumstance.verify', { ...body, ground: 'unreadable' }),
      withdraw: step('withdraw', 'circumstance.record'),
      end: step('end', 'circumstance.record', { ...body, lastDay: '2020-02-20' }),
    },
    states,
  })
  const both = { person: 'wangxiulan', role: 'health_evidence_reviewer', node: 'inner_mongolia', by: 'saren' }
  must(await api.desk.store.organisation.assign(both as never))
  assert.equal(await answerOf('wangxiulan', verify, states.recorded!.id, true), '403 recorder_may_not_decide')
  for (const [state, { refused }] of Object.entries(states))
    assert.deepEqual(
      stepsIn(state).filter((one) => one === 'end' || one === 'withdraw'),
      (['end', 'withdraw'] as const).filter((one) => refused[one] === undefined),
      state,
    )
})

/** What a circumstance refuses in a state; one that waits has no document here. */
function refusedIn(state: string, decided: string): Refused {
  const missing = '409 document_is_missing'
  if (state === 'verified') return { verify: decided, accept: decided, reject: decided }
  if (state === 'ended') return { verify: decided, accept: decided, reject: decided, end: decided }
  if (state === 'recorded') return { verify: missing, end: decided }
  if (state === 'accepted') return { verify: missing, accept: decided, end: decided }
  return { verify: decided, accept: decided, reject: decided, withdraw: decided, end: decided }
}

test('UX-32 a name list: every role, three states, two actions, and its importer', async () => {
  const listed = async (line: string) => {
    const content = Buffer.from(`姓名,身份证号\n路人,${line}`).toString('base64')
    const said = { fileName: '名单.csv', institution: '医院', sender: 'hospital', category: 'frontline' }
    const body = { ...said, content, firstDay: '2020-02-01' }
    const { body: kept, text } = await api.call('holds_all', 'POST /api/name-lists', body)
    assert.ok('list' in kept, text)
    return (kept.list as { readonly id: string }).id
  }
  const [waiting, approved, back] = [await listed('1'), await listed('2'), await listed('3')]
  const { nameLists } = api.desk.store
  must(await nameLists.decide({ list: approved!, decision: 'approved', person: 'gaowa' }))
  must(await nameLists.decide({ list: back!, decision: 'sent_back', person: 'gaowa', reason: '不全' }))
  const decided = { approve: '409 name_list_is_decided', sendBack: '409 name_list_is_decided' }
  const approve = { route: 'POST /api/name-lists/{id}/approve', verb: 'name_list.check' } as const
  await assertMatrix({
    actions: {
      approve,
      sendBack: {
        route: 'POST /api/name-lists/{id}/send-back',
        verb: 'name_list.check',
        body: { reason: '不全' },
      },
    },
    states: {
      waiting: { id: waiting!, refused: {} },
      approved: { id: approved!, refused: decided },
      sentBack: { id: back!, refused: decided },
    },
  })
  assert.equal(await answerOf('holds_all', approve, waiting!, true), '403 importer_may_not_check')
})

test('UX-32 a work item of every kind: every role, two states, two actions', async () => {
  const { sql, close } = await openDatabase({ dataFolder: api.desk.folder, durable: false })
  try {
    const known: string[] = []
    for (const [kind, { takers, make }] of Object.entries(itemKinds(api))) {
      const id = String(await itemWith(api, await make()))
      known.push(...Object.keys((await api.desk.store.workItems.find(Number(id)))!))
      const route = 'POST /api/work-items/{id}'
      const actions = {
        assign: { route: `${route}/assign`, verb: 'work_item.assign', body: {}, takers },
        close: { route: `${route}/close`, verb: 'work_item.close', body: { outcome: '已核对' } },
      } as const
      const isByHand = kind === 'what a plan found'
      const open: Refused = isByHand ? {} : { close: '409 work_item_closes_by_itself' }
      await assertMatrix({ actions, states: { [`${kind}, open`]: { id, refused: open } } })
      await sql`update work_item set state = 'done', closed_at = now(), closed_by = 'batu', outcome = 'x' where id = ${id}`
      const done = { assign: '409 work_item_is_done', close: '409 work_item_is_done' }
      await assertMatrix({ actions, states: { [`${kind}, done`]: { id, refused: done } } })
    }
    const [row] = await sql<{ rule: string }[]>`
      select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'an_item_comes_from_one_place'`
    const places = /num_nonnulls\(([^)]*)\)/.exec(row!.rule)![1]!.split(', ')
    const asMember = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    assert.deepEqual(
      places.map(asMember).filter((place) => !known.includes(place)),
      [],
      'an item of every place that items come from',
    )
  } finally {
    await close()
  }
})

test('UX-32 X3 whoever holds every role takes what others asked for, and never what they asked for themselves', async () => {
  const take: Action = {
    route: 'POST /api/work-items/{id}/assign',
    verb: 'work_item.assign',
    body: { owner: 'holds_all' },
  }
  const { store } = api.desk
  const words = { zh: '本行口径', en: 'A choice of the bank' }
  const body = { value: 8, source: words, note: words, reason: '试', fromDay: '2020-04-01' }
  await api.call('holds_all', 'POST /api/house-rules/appeals.appealDays/changes', body)
  const rule = await itemWith(api, { rule: 'appeals.appealDays' })
  assert.equal(await answerOf('holds_all', take, String(rule), true), '403 proposer_may_not_decide')
  const said = { programme: 'icbc-im-2020', place: '1503', what: '延长', why: '管制', forWhom: '海勃湾' }
  const asked = { ...said, untilDay: '2020-04-30', answerDays: 5 }
  for (const [askedBy, expected] of [
    ['holds_all', '403 asker_may_not_answer'],
    ['wangxiulan', 'done'],
  ] as const) {
    must(await store.departures.ask({ ...asked, id: `departure_by_${askedBy}`, askedBy }))
    const item = await itemWith(api, { departure: `departure_by_${askedBy}` })
    assert.equal(await answerOf('holds_all', take, String(item), true), expected, askedBy)
  }
})

test('UX-32 the button of each of these actions asks for the rehearsal of its own request', () => {
  const sources = filesBelow('src/console/pages', /\.tsx$/).map((path) =>
    readFileSync(join(root, path), 'utf8'),
  )
  const rehearsed = [
    'POST /api/plans/{plan}/approve',
    'POST /api/plans/{plan}/send-back',
    'POST /api/plans/{plan}/apply',
    'POST /api/submissions/{submission}/publish',
    'POST /api/submissions/{submission}/send-back',
    'POST /api/circumstances/{circumstance}/verify',
    'POST /api/circumstances/{circumstance}/accept',
    'POST /api/circumstances/{circumstance}/reject',
    'POST /api/name-lists/{list}/approve',
    'POST /api/name-lists/{list}/send-back',
    'POST /api/work-items/{item}/assign',
    'POST /api/work-items/{item}/close',
  ]
  assert.deepEqual(
    rehearsed.filter((route) => !sources.some((text) => text.includes(`useRefusal('${route}'`))),
    [],
  )
})
