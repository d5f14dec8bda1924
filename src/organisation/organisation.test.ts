// X2, X3, X24: the matrix of roles and verbs, exhaustively, and where each role reaches.

import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { test } from 'node:test'
import {
  type Caller,
  containedRoles,
  innerMongolia,
  may,
  type OrganisationNode,
  permissionOf,
  permissionRefusals,
  placeOfNode,
  placeOfRegion,
  type Role,
  regionsOf,
  roles,
  treeOf,
  type Verb,
  verbs,
} from './index.ts'
import { rolesPage } from './roles-page.ts'

/** Each verb as the house agreed it: one letter per role in the order of `letters`, where it is held, and for whom. */
const letters = 'WVOCMLAPHXZE'
const agreed = `
programme.read        WVOCMLAPHXZE anywhere machines
programme.review      WVXE        anywhere people
programme.try         WVE         province people
programme.write       WE          province people
programme.shape       W           province people
programme.discard     W           province people
programme.submit      W           province people
programme.amend       W           province people
programme.approve     V           province people
programme.publish     V           province people
programme.send_back   V           province people
house_rule.propose    W           province people
house_rule.confirm    V           province people
house_rule.send_back  V           province people
plan.read             WVOX        place    machines
plan.draft            O           province people
plan.approve          O           province people
plan.send_back        O           province people
plan.apply            O           province people
plan.verify           O           province people
plan.tell             O           province people
plan.undo             O           province people
redecision.ask        WVP         province people
redecision.read       WVOPX       place    people
book.import           O           province machines
customer.find         OCMLAPH     place    people
customer.read         OCMLAPHX    place    people
customer.unmask       CMLAPH      place    people
circumstance.read     CMLH        place    people
circumstance.record   CML         place    people
circumstance.verify   H           place    people
name_list.read        OCMLAHX     place    people
name_list.import      OM          place    people
name_list.check       H           place    people
name_list.confirm     CMLA        place    people
objection.marketing    CMLAP       place    people
objection.collection   P           place    people
decision.contact      OCMLAP      place    machines
decision.relief       OCMLAPX     place    machines
decision.fee          OCMLAP      place    machines
list.export           O           place    machines
service.read          WVOCMLAPHXZE anywhere machines
service.report        OM          place    people
channel.report        OA          province machines
rollout.acknowledge   CM          place    people
work_item.read        WVOCMLPHX   place    machines
work_item.assign      WVOCMLH     place    people
work_item.close       O           place    people
departure.ask         CMLP        place    people
departure.read        WVCMLPX     place    people
departure.answer      WV          province people
evidence.read         OX          province machines
evidence.prove        OPX         province machines
audit.read            X           province people
organisation.read     WVOCMLAPHXZE anywhere machines
people.read           ZX          place    people
people.introduce      Z           anywhere people
people.assign         Z           place    people
feedback.give         WVOCMLAPHXZE anywhere people
feedback.read         XZ          anywhere people
token.issue           OZ          place    people
session.own           WVOCMLAPHXZE anywhere people`
  .trim()
  .split('\n')
  .map((line) => line.split(/ +/) as [Verb, string, string, string])

const personWith = (role: Role, node: string): Caller => ({
  id: 'p',
  name: { zh: '某', en: 'P' },
  assignments: [{ role, node, regionPrefix: innerMongolia.node(node).regionPrefix }],
})
const codeOf = (caller: Caller, verb: Verb, place?: Parameters<typeof may>[2]): string =>
  may(caller, verb, place)?.code ?? 'granted'

test('X24 every verb is in the agreed table and in the code, with nothing between them', () => {
  assert.deepEqual(
    agreed.map(([verb]) => verb),
    verbs,
  )
})

test('X24 role × verb × place: 12 roles, every verb, the whole province and one outlet', () => {
  let asked = 0
  for (const [verb, allowed, scope] of agreed) {
    for (const [at, role] of roles.entries()) {
      const isAllowed = allowed.includes(letters[at]!)
      const atOutlet = scope === 'province' ? 'place_is_not_yours' : 'granted'
      const elsewhere = scope === 'anywhere' ? 'granted' : 'place_is_not_yours'
      const rows = [
        ['inner_mongolia', placeOfRegion('150302'), 'granted'],
        ['inner_mongolia', undefined, 'granted'],
        ['wuhai.haibowan', placeOfRegion('150302'), atOutlet],
        ['wuhai.haibowan', undefined, atOutlet],
        ['wuhai.haibowan', placeOfRegion('150203'), elsewhere],
        ['wuhai.haibowan', placeOfNode(innerMongolia, 'wuhai.wuda'), elsewhere],
        ['wuhai.haibowan', placeOfNode(innerMongolia, 'wuhai'), elsewhere],
      ] as const
      for (const [node, place, expected] of rows) {
        const code = codeOf(personWith(role, node), verb, place)
        assert.equal(code, isAllowed ? expected : 'role_is_missing', `${role} on ${node}: ${verb}`)
        asked++
      }
    }
  }
  assert.equal(asked, verbs.length * 12 * 7)
  assert.equal(asked, verbs.length * roles.length * 7)
})

test('R24 a token carries only what is for machines, only what it was issued for, only there', () => {
  for (const [verb, , scope, whom] of agreed) {
    const token = (carried: readonly Verb[], node: string): Caller => ({
      id: 'machine:x',
      name: { zh: '机', en: 'M' },
      assignments: [{ role: 'administrator', node: 'head_office', regionPrefix: '' }],
      token: { issuedBy: 'lina', verbs: carried, node, regionPrefix: innerMongolia.node(node).regionPrefix },
    })
    const isForMachines = whom === 'machines'
    assert.equal(permissionOf(verb).forMachines, isForMachines, verb)
    const refused = isForMachines ? undefined : 'a_person_must_do_this'
    const place = placeOfRegion('150302')
    assert.equal(codeOf(token([verb], 'inner_mongolia'), verb, place), refused ?? 'granted', verb)
    assert.equal(
      codeOf(token([], 'inner_mongolia'), verb, place),
      refused ?? 'token_does_not_carry_this',
      verb,
    )
    const foreign = scope === 'anywhere' ? 'granted' : 'place_is_not_yours'
    assert.equal(codeOf(token([verb], 'baotou'), verb, place), refused ?? foreign, verb)
  }
})

test('X2 a clerk of Wuhai sees customers of all Wuhai and of nowhere else', () => {
  const clerk = personWith('outlet_clerk', 'wuhai.haibowan')
  for (const region of ['150302', '150303', '150304'])
    assert.equal(codeOf(clerk, 'customer.read', placeOfRegion(region)), 'granted')
  for (const region of ['150203', '150102', '15', '', '150'])
    assert.equal(codeOf(clerk, 'customer.read', placeOfRegion(region)), 'place_is_not_yours', region)
  assert.deepEqual(regionsOf(clerk, 'customer.read'), ['1503'])
  assert.deepEqual(regionsOf(clerk, 'plan.approve'), [])
})

test('somebody with roles on several nodes sees what each gives, the wider containing the narrower', () => {
  const { assignments } = personWith('outlet_manager', 'wuhai.haibowan')
  const several: Caller = {
    ...personWith('outlet_clerk', 'baotou.kundulun'),
    assignments: [
      ...personWith('outlet_clerk', 'baotou.kundulun').assignments,
      ...assignments,
      ...personWith('loan_officer', 'inclusive_finance').assignments,
    ],
  }
  assert.deepEqual(regionsOf(several, 'customer.find'), ['15'])
  assert.equal(codeOf(several, 'work_item.read', placeOfRegion('150102')), 'granted')
  const without = { ...several, assignments: several.assignments.slice(0, 2) }
  assert.deepEqual(regionsOf(without, 'customer.find'), ['1502', '1503'])
  assert.deepEqual(regionsOf(without, 'name_list.import'), ['1503'])
})

test('somebody without any role may nothing', () => {
  const nobody: Caller = { id: 'n', name: { zh: '无', en: 'N' }, assignments: [] }
  for (const verb of verbs) assert.equal(codeOf(nobody, verb), 'role_is_missing')
})

test('a refusal names what would be needed, in words and as a place', () => {
  const clerk = personWith('outlet_clerk', 'wuhai.haibowan')
  assert.deepEqual(may(clerk, 'plan.approve'), {
    kind: 'refused',
    code: 'role_is_missing',
    because: 'plan.approve needs one of the roles: operations',
    at: 'plan.approve',
  })
  assert.equal(
    may(clerk, 'customer.read', placeOfRegion('150203'))?.because,
    'customer.read is allowed at wuhai.haibowan and below; this lies elsewhere',
  )
})

test('S9.1 the twelve leagues and cities have their branch, and the outlets of the articles hang under theirs', () => {
  const branches = innerMongolia.nodes.filter(({ kind }) => kind === 'second_tier_branch')
  assert.deepEqual(
    branches.map(({ regionPrefix }) => regionPrefix),
    '1501 1502 1503 1504 1505 1506 1507 1508 1509 1522 1525 1529'.split(' '),
  )
  const under = (zh: string) => {
    const { id } = innerMongolia.nodes.find(({ name }) => name.zh === zh)!
    return innerMongolia.path(id).map((node) => innerMongolia.node(node).name.zh)
  }
  assert.deepEqual(under('海勃湾支行'), ['海勃湾支行', '乌海分行', '内蒙古分行', '总行'])
  assert.deepEqual(under('乌海火车站支行'), ['乌海火车站支行', '乌海分行', '内蒙古分行', '总行'])
  assert.deepEqual(under('胜利路支行'), ['胜利路支行', '巴彦淖尔分行', '内蒙古分行', '总行'])
  for (const { id } of branches)
    assert.ok(
      innerMongolia.below(id).some(({ kind }) => kind === 'outlet'),
      id,
    )
})

test('a tree that does not hang together is not made', () => {
  const [root, province] = innerMongolia.nodes as readonly [OrganisationNode, OrganisationNode]
  assert.throws(() => treeOf([province]), /one head office/)
  assert.throws(() => treeOf([root, { ...province, parent: 'nowhere' }]), /no node nowhere/)
  const beijing = { ...province, id: 'wuhai', parent: province.id, regionPrefix: '1101' }
  assert.throws(() => treeOf([root, province, beijing]), /outside 15/)
})

test('what a role contains of the first release is as agreed', () => {
  assert.deepEqual(containedRoles, {
    programme_author: ['author'],
    programme_approver: ['publisher'],
    operations: ['drafter', 'approver', 'operator'],
    auditor: ['auditor'],
  })
})

test('docs/reference/roles.md is fresh and explains every refusal', async () => {
  const file = new URL('../../docs/reference/roles.md', import.meta.url)
  if (process.env.UPDATE_GOLDEN === '1') await writeFile(file, rolesPage())
  assert.equal(await readFile(file, 'utf8'), rolesPage(), 'UPDATE_GOLDEN=1 prints it anew')
  const codes = [...rolesPage().matchAll(/^\| `([a-z]+_[a-z_]+)` \| (?=a token|none|the token|the role)/gm)]
  assert.deepEqual(
    codes.map(([, code]) => code),
    permissionRefusals,
  )
})
