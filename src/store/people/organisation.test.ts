// X2, X3, R24: the tree is kept, roles are given by another person who may, and nobody gains a second pair of eyes.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { innerMongolia, permissionOf, verbs } from '../../organisation/index.ts'
import {
  codeOf,
  granted,
  kindsInLog,
  openTestStore,
  planDraft,
  programme,
  refusedBy,
  type TestStore,
} from '../store-for-tests.ts'

const newcomers = ['saren', 'temur', 'siqin', 'gaowa', 'clerk', 'wuhai.admin']
const founding = { nodes: innerMongolia.nodes, administrator: 'saren', by: 'temur' }

let bank: TestStore
before(async () => {
  bank = await openTestStore()
  const names = { name: { zh: '某', en: 'Somebody' }, roles: [] }
  for (const id of newcomers)
    granted(await bank.store.people.introduce({ id, ...names, employeeNumber: `NM-${id}` }))
  granted(await bank.store.people.introduce({ id: 'unnumbered', ...names }))
  granted(await bank.store.organisation.found(founding))
})
after(() => bank.stop())

const assign = (
  person: string,
  role: 'operations' | 'administrator' | 'outlet_clerk',
  node: string,
  by: string,
) => bank.store.organisation.assign({ person, role, node, by })

test('X2 the tree is head office, first-tier branch, twelve branches, outlets and departments', async () => {
  const { nodes } = await bank.store.organisation.tree()
  const count = (kind: string) => nodes.filter((node) => node.kind === kind).length
  assert.deepEqual(
    ['head_office', 'first_tier_branch', 'second_tier_branch', 'outlet', 'department'].map(count),
    [1, 1, 12, 15, 7],
  )
})

test('X7 founding again changes nothing, and names no second administrator', async () => {
  const size = await bank.store.log.size()
  granted(await bank.store.organisation.found({ ...founding, administrator: 'siqin', by: 'gaowa' }))
  assert.equal(await bank.store.log.size(), size)
  assert.deepEqual((await bank.store.organisation.findCaller('siqin'))?.assignments, [])
})

test('a role is given, held, given again without effect, ended and gone', async () => {
  const { organisation } = bank.store
  const held = granted(await assign('clerk', 'outlet_clerk', 'wuhai.haibowan', 'saren'))
  const expected = [{ role: 'outlet_clerk', node: 'wuhai.haibowan', regionPrefix: '1503' }]
  assert.deepEqual((await organisation.findCaller('clerk'))?.assignments, expected)
  const size = await bank.store.log.size()
  assert.deepEqual(granted(await assign('clerk', 'outlet_clerk', 'wuhai.haibowan', 'saren')), held)
  assert.equal(await bank.store.log.size(), size)
  const change = { person: 'clerk', role: 'outlet_clerk', node: 'wuhai.haibowan', by: 'saren' } as const
  granted(await organisation.end(change))
  assert.deepEqual((await organisation.findCaller('clerk'))?.assignments, [])
  assert.equal(codeOf(await organisation.end(change)), 'role_is_not_held')
  assert.deepEqual((await kindsInLog(bank.store)).slice(-2), ['role_assigned', 'role_ended'])
})

test('R24 every refusal of an assignment, in order of precedence', async () => {
  granted(await assign('wuhai.admin', 'administrator', 'wuhai', 'saren'))
  const rows = [
    ['person_is_unknown', await assign('nobody', 'operations', 'nowhere', 'saren')],
    ['person_is_unknown', await assign('siqin', 'operations', 'nowhere', 'nobody')],
    ['nobody_assigns_roles_to_themselves', await assign('saren', 'operations', 'nowhere', 'saren')],
    ['employee_number_is_missing', await assign('unnumbered', 'operations', 'nowhere', 'saren')],
    ['node_does_not_exist', await assign('siqin', 'operations', 'nowhere', 'saren')],
    ['role_is_missing', await assign('siqin', 'operations', 'wuhai', 'gaowa')],
    ['place_is_not_yours', await assign('siqin', 'operations', 'inner_mongolia', 'wuhai.admin')],
    ['place_is_not_yours', await assign('siqin', 'administrator', 'baotou', 'wuhai.admin')],
    ['place_is_not_yours', await assign('siqin', 'operations', 'operations_centre', 'wuhai.admin')],
    ['granted', await assign('siqin', 'outlet_clerk', 'wuhai.wuda', 'wuhai.admin')],
  ] as const
  assert.deepEqual(
    rows.map(([, answer]) => codeOf(answer)),
    rows.map(([code]) => code),
  )
})

test('R24 the database itself refuses self-assignment, second accounts and rewritten roles', async () => {
  const { sql } = bank
  const insert = (person: string, by: string, role = 'operations') => sql`
    insert into role_assignment (person, role, node, assigned_by, assigned_at)
    values (${person}, ${role}, 'inner_mongolia', ${by}, now())`
  const rows: readonly (readonly [RegExp, PromiseLike<unknown>])[] = [
    [/^nobody_assigns_roles_to_themselves$/, insert('siqin', 'siqin')],
    [/second account/, insert('unnumbered', 'saren')],
    [/^assigned_role_is_known$/, insert('siqin', 'saren', 'emperor')],
    [/ended once/, sql`update role_assignment set person = 'siqin' where person = 'saren'`],
    [/ended once/, sql`update role_assignment set assigned_by = 'gaowa' where person = 'saren'`],
    [/written once: delete/, sql`delete from role_assignment`],
    [/written once: truncate/, sql`truncate role_assignment`],
    [/keeps an employee number/, sql`update person set employee_number = null where id = 'saren'`],
    [
      /^there_is_one_head_office$/,
      sql`
      insert into organisation_node values ('other', 'head_office', '另', 'Other', null, '')`,
    ],
  ]
  for (const [words, attempt] of rows) assert.match(await refusedBy(attempt), words)
})

test('X3 a role on the whole province contains the roles of the command line, one below does not', async () => {
  const { plans, organisation } = bank.store
  const draft = (id: string, draftedBy: string) => plans.record({ ...planDraft(id), draftedBy })
  granted(await assign('gaowa', 'operations', 'wuhai', 'saren'))
  assert.equal(codeOf(await draft('plan_wuhai', 'gaowa')), 'person_may_not_do_this')
  granted(await assign('gaowa', 'operations', 'operations_centre', 'saren'))
  granted(await assign('siqin', 'operations', 'operations_centre', 'saren'))
  granted(await draft('plan_gaowa', 'gaowa'))
  assert.equal(codeOf(await plans.approve('plan_gaowa', 'gaowa')), 'drafter_may_not_decide')
  granted(await plans.approve('plan_gaowa', 'siqin'))
  granted(
    await organisation.end({ person: 'gaowa', role: 'operations', node: 'operations_centre', by: 'saren' }),
  )
  assert.equal(codeOf(await draft('plan_again', 'gaowa')), 'person_may_not_do_this')
})

test('X3 a role that has run out decides nothing, although nobody has ended it yet', async () => {
  await bank.sql`
    insert into role_assignment (person, role, node, assigned_by, assigned_at, until_at)
    values ('clerk', 'operations', 'operations_centre', 'saren', '2020-01-01Z', '2020-01-02Z')`
  const drafted = await bank.store.plans.record({ ...planDraft('plan_run_out'), draftedBy: 'clerk' })
  assert.equal(codeOf(drafted), 'person_may_not_do_this')
})

test('X3 author and approver of programmes are the same two roles, held by two people', async () => {
  const { organisation, programmes } = bank.store
  for (const role of ['programme_author', 'programme_approver'] as const)
    granted(await organisation.assign({ person: 'temur', role, node: 'inner_mongolia', by: 'saren' }))
  const publish = (author: string, approver: string) =>
    programmes.publish(bank.pack, { author, approver, reason: '再次发布' })
  assert.equal(codeOf(await publish('temur', 'temur')), 'approver_is_author')
  assert.equal(granted(await publish('temur', 'wang.li')).programme, programme)
})

test('X2 an outlet that moves keeps its id, its roles and its history', async () => {
  const { organisation } = bank.store
  const move = (node: string, parent: string, by = 'saren') =>
    organisation.move({ node, parent, by, reason: '机构调整' })
  const rows = [
    ['reason_is_missing', await organisation.move({ node: 'x', parent: 'x', by: 'x', reason: '' })],
    ['node_does_not_exist', await move('nowhere', 'wuhai')],
    ['place_is_not_yours', await move('wuhai.wuda', 'inner_mongolia', 'wuhai.admin')],
    ['node_cannot_hang_there', await move('wuhai.wuda', 'baotou')],
    ['node_cannot_hang_there', await move('inner_mongolia', 'wuhai')],
    ['node_cannot_hang_there', await move('head_office', 'wuhai')],
    ['granted', await move('wuhai.wuda', 'wuhai.haibowan')],
  ] as const
  assert.deepEqual(
    rows.map(([, answer]) => codeOf(answer)),
    rows.map(([code]) => code),
  )
  const tree = await organisation.tree()
  assert.deepEqual(tree.path('wuhai.wuda').slice(0, 3), ['wuhai.wuda', 'wuhai.haibowan', 'wuhai'])
  const [moved] = await bank.sql`select node, parent_before, parent_after, reason from organisation_move`
  assert.deepEqual(
    { ...moved },
    { node: 'wuhai.wuda', parentBefore: 'wuhai', parentAfter: 'wuhai.haibowan', reason: '机构调整' },
  )
  assert.match(await refusedBy(bank.sql`delete from organisation_move`), /written once/)
})

const token = {
  id: 'machine:dialler1',
  tokenHash: 'ab'.repeat(32),
  purpose: '外呼系统',
  verbs: ['decision.contact'],
  node: 'inner_mongolia',
  by: 'saren',
  expiresAt: '2020-05-01T00:00:00Z',
} as const

test('R24 every refusal of a token, in order of precedence', async () => {
  const { tokens } = bank.store
  const rows = [
    ['verb_is_not_for_machines', await tokens.issue({ ...token, verbs: ['plan.approve'], purpose: '' })],
    ['reason_is_missing', await tokens.issue({ ...token, purpose: ' ' })],
    ['person_is_unknown', await tokens.issue({ ...token, by: 'nobody', node: 'nowhere' })],
    ['node_does_not_exist', await tokens.issue({ ...token, node: 'nowhere' })],
    ['role_is_missing', await tokens.issue({ ...token, by: 'clerk' })],
    ['place_is_not_yours', await tokens.issue({ ...token, by: 'wuhai.admin' })],
    ['token_is_wider_than_you', await tokens.issue({ ...token, expiresAt: '2021-04-03T00:00:00Z' })],
    [
      'token_lives_too_long',
      await tokens.issue({ ...token, by: 'siqin', expiresAt: '2021-04-03T00:00:00Z' }),
    ],
    [
      'token_lives_too_long',
      await tokens.issue({ ...token, by: 'siqin', expiresAt: '2020-03-01T00:00:00Z' }),
    ],
    ['granted', await tokens.issue({ ...token, by: 'siqin' })],
    ['token_is_known', await tokens.issue({ ...token, id: 'machine:dialler2', by: 'siqin' })],
    ['token_does_not_exist', await tokens.revoke('machine:unknown1', 'saren')],
    ['role_is_missing', await tokens.revoke(token.id, 'clerk')],
    ['granted', await tokens.revoke(token.id, 'saren')],
    ['granted', await tokens.revoke(token.id, 'saren')],
  ] as const
  assert.deepEqual(
    rows.map(([, answer]) => codeOf(answer)),
    rows.map(([code]) => code),
  )
})

test('R24 the database lets no token carry what a person must do, for every verb of the table', async () => {
  for (const verb of verbs) {
    const insert = bank.sql`
      insert into machine_token (id, token_hash, purpose, verbs, node, issued_by, issued_at, expires_at)
      values (${`machine:${verb.replace('.', '-').padEnd(8, '-')}`}, encode(sha256(${verb}::bytea), 'hex'), 'x',
        array[${verb}], 'wuhai', 'saren', now(), now() + interval '1 day')`
    const expected = permissionOf(verb).forMachines ? 'nothing refused it' : 'a_token_never_passes_four_eyes'
    assert.equal(await refusedBy(insert), expected, verb)
  }
})

test('R24 a token can be named in no column that names a person', async () => {
  granted(await bank.store.plans.record(planDraft('plan_token')))
  assert.equal(codeOf(await bank.store.plans.approve('plan_token', token.id)), 'person_is_unknown')
  const insert = bank.sql`
    insert into plan_decision (plan, drafted_by, decision, person, at)
    values ('plan_token', 'li.na', 'approved', ${token.id}, now())`
  assert.equal(await refusedBy(insert), 'decider_is_a_person')
  assert.equal(
    codeOf(await bank.store.people.introduce({ id: token.id, name: { zh: '机', en: 'M' }, roles: [] })),
    'id_is_malformed',
  )
})
