// The demo people of the console: who holds which role on which node, and who named the first administrator.

import { isRefusal, type Refusal } from '../../kernel/index.ts'
import { innerMongolia, type Role, roleWords } from '../../organisation/index.ts'
import type { Words } from '../../programmes/index.ts'
import type { Person, Store } from '../../store/index.ts'
import { approver, author, operator, publisher } from './people.ts'

interface Post {
  readonly person: Person
  readonly role: Role
  readonly node: string
}

const newcomer = (id: string, zh: string, en: string, employeeNumber: string): Person => ({
  id,
  name: { zh, en },
  roles: [],
  employeeNumber,
})

const auditor = newcomer('sunguoqiang', '孙国强', 'Sun Guoqiang', 'NM0011')
const administrator = newcomer('saren', '萨仁', 'Saren', 'NM0012')

/** Everybody one can be in the demo. The administrator, named by the auditor, gave all others their roles. */
const posts: readonly Post[] = [
  { person: author, role: 'programme_author', node: 'inner_mongolia' },
  { person: publisher, role: 'programme_approver', node: 'inner_mongolia' },
  {
    person: newcomer('qiqige', '其其格', 'Qiqige', 'NM0014'),
    role: 'values_editor',
    node: 'inner_mongolia',
  },
  { person: operator, role: 'operations', node: 'operations_centre' },
  { person: approver, role: 'operations', node: 'operations_centre' },
  {
    person: newcomer('wangxiulan', '王秀兰', 'Wang Xiulan', 'NM0005'),
    role: 'outlet_clerk',
    node: 'wuhai.haibowan',
  },
  {
    person: newcomer('siqin', '斯琴', 'Siqin', 'NM0006'),
    role: 'outlet_clerk',
    node: 'baotou.kundulun',
  },
  {
    person: newcomer('zhaojianguo', '赵建国', 'Zhao Jianguo', 'NM0007'),
    role: 'outlet_manager',
    node: 'wuhai.haibowan',
  },
  {
    person: newcomer('tana', '塔娜', 'Tana', 'NM0013'),
    role: 'loan_officer',
    node: 'bayannur.shengli_road',
  },
  {
    person: newcomer('liuyang', '刘洋', 'Liu Yang', 'NM0008'),
    role: 'call_centre_agent',
    node: 'remote_banking',
  },
  {
    person: newcomer('chenjing', '陈静', 'Chen Jing', 'NM0009'),
    role: 'consumer_protection',
    node: 'consumer_protection_office',
  },
  {
    person: newcomer('gaowa', '高娃', 'Gaowa', 'NM0010'),
    role: 'health_evidence_reviewer',
    node: 'inner_mongolia',
  },
  { person: auditor, role: 'auditor', node: 'audit_office' },
  { person: administrator, role: 'administrator', node: 'head_office' },
]

/** The people as the sign-in page of the demo shows them. */
export const deskPeople = posts.map(({ person: { id, name }, role, node }) => ({
  id,
  name,
  post: postWords(role, node),
}))

function postWords(role: Role, node: string): Words {
  const { name } = innerMongolia.node(node)
  return { zh: `${name.zh} ${roleWords[role].zh}`, en: `${roleWords[role].en}, ${name.en}` }
}

/** Makes the organisation and the people known and gives them their roles. Repeated, it changes nothing. */
export async function settlePeople(store: Store): Promise<true | Refusal> {
  for (const { person } of posts) {
    const known = await store.people.findPerson(person.id)
    const introduced = known ?? (await store.people.introduce(person))
    if (isRefusal(introduced)) return introduced
  }
  const founding = { nodes: innerMongolia.nodes, administrator: administrator.id, by: auditor.id }
  const founded = await store.organisation.found(founding)
  if (isRefusal(founded)) return founded
  for (const { person, role, node } of posts) {
    if (person.id === administrator.id) continue
    const change = { person: person.id, role, node, by: administrator.id }
    const assigned = await store.organisation.assign(change)
    if (isRefusal(assigned)) return assigned
  }
  return true
}
