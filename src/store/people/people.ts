// The people who decide, and what each of them may do.

import { isRefusal, refuse } from '../../kernel/index.ts'
import { containedRoles, provinceDigits } from '../../organisation/index.ts'
import type { Words } from '../../programmes/index.ts'
import type { Queries } from '../database/database.ts'
import { type PersonRow, personFromRow } from '../database/rows.ts'
import { refuseId, refuseReason } from '../database/texts.ts'
import type { Decisions, Step, StoreRefusal } from '../decisions.ts'

export const roles = ['author', 'publisher', 'drafter', 'approver', 'operator', 'auditor'] as const
export type Role = (typeof roles)[number]

export interface Person {
  readonly id: string
  readonly name: Words
  readonly roles: readonly Role[]
  /** One employee has one account, so that nobody approves their own work by a second one. */
  readonly employeeNumber?: string
}

/** What a person with a role may do, for the words of a refusal. */
const deeds: Readonly<Record<Role, string>> = {
  author: 'write programmes',
  publisher: 'approve programmes',
  drafter: 'draft plans',
  approver: 'decide about plans',
  operator: 'run plans and close work items',
  auditor: 'read the log',
}

/** True when a role on a whole province contains one that the command line asks for. */
const contains = (held: string, role: Role): boolean =>
  Object.entries(containedRoles).some(
    ([wide, contained]: [string, readonly string[]]) => wide === held && contained.includes(role),
  )

/** The transaction that asks, and when: a role that has run out by then is held no longer. */
type Asking = Pick<Step, 'queries' | 'at'>

/** The refusal of somebody who is unknown or lacks a role; undefined when they may. */
export async function refusePerson(
  { queries, at }: Asking,
  id: string,
  role: Role,
): Promise<StoreRefusal | undefined> {
  const [person] = await queries<{ roles: readonly Role[]; held: readonly string[] }[]>`
    select roles, array(
      select a.role from role_assignment a join organisation_node n on n.id = a.node
      where a.person = person.id and a.ended_at is null and (a.until_at is null or a.until_at > ${at})
        and length(n.region_prefix) <= ${provinceDigits}) as held
    from person where id = ${id}`
  if (person === undefined) return refuse('person_is_unknown', `nobody has the id ${id}`, 'person')
  if (person.roles.includes(role) || person.held.some((held) => contains(held, role))) return undefined
  return refuse('person_may_not_do_this', `${id} may not ${deeds[role]}: it needs the role ${role}`, 'person')
}

/** The refusal of somebody who may not change a draft: authors may, and those who edit values alone. */
export async function refuseWriter(asking: Asking, id: string): Promise<StoreRefusal | undefined> {
  const refusal = await refusePerson(asking, id, 'author')
  if (refusal === undefined) return undefined
  const { queries, at } = asking
  const [editor] = await queries`
    select from role_assignment a join organisation_node n on n.id = a.node
    where a.person = ${id} and a.role = 'values_editor' and a.ended_at is null
      and (a.until_at is null or a.until_at > ${at})
      and length(n.region_prefix) <= ${provinceDigits} limit 1`
  return editor === undefined ? refusal : undefined
}

interface PeoplePage {
  /** The last id of the page before. */
  readonly after?: string
  /** Usual: all. */
  readonly limit?: number | null
}

export class People {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Makes a person known, or changes name and roles of one who is. Repeated, it changes nothing. */
  async introduce(person: Person): Promise<Person | StoreRefusal> {
    return refusePersonWords(person) ?? this.#decisions.take((step) => introduceIn(step, person, 'system'))
  }

  /** Makes somebody known who is not yet, without a role. Refused for an id or an employee who is known. */
  async add(newcomer: Omit<Person, 'roles'>, by: string): Promise<Person | StoreRefusal> {
    const person: Person = { ...newcomer, roles: [] }
    const malformed = refusePersonWords(person)
    return malformed ?? this.#decisions.take((step) => addIn(step, person, by))
  }

  async findPerson(id: string): Promise<Person | undefined> {
    const [row] = await this.#decisions.sql<PersonRow[]>`select * from person where id = ${id}`
    return row === undefined ? undefined : personFromRow(row)
  }

  /** Everybody, by id. */
  async list({ after = '', limit = null }: PeoplePage = {}): Promise<readonly Person[]> {
    const rows = await this.#decisions.sql<PersonRow[]>`
      select * from person where id collate "C" > ${after} order by id collate "C" limit ${limit}`
    return rows.map(personFromRow)
  }
}

const refusePersonWords = ({ id, name }: Person): StoreRefusal | undefined =>
  refuseId(id, 'id') ?? refuseReason(name.zh, 'name') ?? refuseReason(name.en, 'name')

async function addIn(step: Step, person: Person, by: string): Promise<Person | StoreRefusal> {
  await step.queries`select pg_advisory_xact_lock(hashtextextended(${`person ${person.id}`}, 0))`
  const [known] = await step.queries`select from person where id = ${person.id}`
  if (known === undefined) return introduceIn(step, person, by)
  return refuse('person_is_known', `somebody has the id ${person.id} already; give another`, 'id')
}

async function introduceIn(
  { queries, record }: Step,
  person: Person,
  by: string,
): Promise<Person | StoreRefusal> {
  const { id, name, employeeNumber = null } = person
  const taken = await refuseSecondAccount(queries, person)
  if (isRefusal(taken)) return taken
  const changed = await queries<PersonRow[]>`
    insert into person (id, name_zh, name_en, roles, employee_number)
    values (${id}, ${name.zh}, ${name.en}, ${person.roles as Role[]}, ${employeeNumber})
    on conflict (id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
      roles = excluded.roles, employee_number = excluded.employee_number
    where (person.name_zh, person.name_en, person.roles, person.employee_number)
      is distinct from (excluded.name_zh, excluded.name_en, excluded.roles, excluded.employee_number)
    returning *`
  if (changed.length > 0) {
    record({
      kind: 'person_introduced',
      actor: by,
      subject: id,
      body: { roles: person.roles, name: { ...name } },
    })
  }
  return person
}

async function refuseSecondAccount(queries: Queries, person: Person): Promise<StoreRefusal | undefined> {
  if (person.employeeNumber === undefined) return undefined
  await queries`select pg_advisory_xact_lock(hashtextextended(${`employee ${person.employeeNumber}`}, 0))`
  const [other] = await queries<{ id: string }[]>`
    select id from person where employee_number = ${person.employeeNumber} and id <> ${person.id}`
  if (other === undefined) return undefined
  const because = `employee ${person.employeeNumber} is known as ${other.id}`
  return refuse('employee_has_another_account', because, 'employeeNumber')
}
