// The tree of the bank and who holds which role on it: assigned by another person, ended, never rewritten.

import { isoFromDay, isRefusal, refuse } from '../../kernel/index.ts'
import {
  type Assignment,
  type Caller,
  may,
  type OrganisationNode,
  type PermissionRefusal,
  placeOfNode,
  type Role,
  type Tree,
  treeOf,
} from '../../organisation/index.ts'
import type { Queries } from '../database/database.ts'
import { dayFromInstant } from '../database/instants.ts'
import {
  type AssignmentRow,
  heldFromRow,
  type NodeRow,
  nodeFromRow,
  type PastAssignmentRow,
  pastRoleFromRow,
} from '../database/rows.ts'
import { refuseReason } from '../database/texts.ts'
import type { Decisions, Step, StoreRefusal } from '../decisions.ts'

/** A role of a person on a node, given or ended by another person. */
export interface RoleChange {
  readonly person: string
  readonly role: Role
  readonly node: string
  readonly by: string
  readonly reason?: string
}

/** A role that is given, perhaps only until an instant. */
export interface NewRole extends RoleChange {
  readonly until?: string
}

export interface NodeMove {
  readonly node: string
  /** The node it hangs under from now on; it keeps its id and what it serves. */
  readonly parent: string
  readonly by: string
  readonly reason: string
}

export interface HeldRole extends Assignment {
  readonly person: string
  readonly assignedBy: string
  readonly assignedAt: string
  readonly reason?: string
  /** When it runs out by itself. */
  readonly until?: string
}

/** A role as it was given and, unless it is still held, ended. */
export interface PastRole extends HeldRole {
  readonly endedBy?: string
  readonly endedAt?: string
  readonly endReason?: string
}

export type OrganisationRefusal = StoreRefusal | PermissionRefusal

export class Organisation {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /**
   * Makes the nodes known and, while there is no administrator, one whom another person names. Repeated, it changes
   * nothing; a node known already stays as it is.
   */
  found(founding: Founding): Promise<Tree | OrganisationRefusal> {
    return this.#decisions.take((step) => foundIn(step, founding))
  }

  /** The tree as it stands. Throws before the organisation is founded. */
  tree(): Promise<Tree> {
    return treeIn(this.#decisions.sql)
  }

  /** Gives a person a role on a node and below. A role held already is answered with nothing changed. */
  async assign(change: NewRole): Promise<HeldRole | OrganisationRefusal> {
    return refuseReasonGiven(change) ?? this.#decisions.take((step) => assignIn(step, change))
  }

  /** Ends a role. From then on the person's next request is answered without it. */
  async end(change: RoleChange): Promise<true | OrganisationRefusal> {
    return refuseReasonGiven(change) ?? this.#decisions.take((step) => endIn(step, change))
  }

  /** Hangs a node under another; where it hung before is remembered. */
  async move(move: NodeMove): Promise<Tree | OrganisationRefusal> {
    return refuseReason(move.reason) ?? this.#decisions.take((step) => moveIn(step, move))
  }

  /** The roles these people hold now, or all, by person. */
  async list(people: readonly string[] | null = null): Promise<readonly HeldRole[]> {
    const { sql } = this.#decisions
    const whose = people as string[] | null
    const rows = await sql<AssignmentRow[]>`
      select ${heldColumns(sql)} from role_assignment a join organisation_node n on n.id = a.node
      where a.ended_at is null and (a.until_at is null or a.until_at > ${this.#decisions.now()})
        and (${whose}::text[] is null or a.person = any(${whose}))
      order by a.person collate "C", a.id`
    return rows.map(heldFromRow)
  }

  /** Every role a person was ever given, the latest first. */
  async rolesOf(person: string): Promise<readonly PastRole[]> {
    const { sql } = this.#decisions
    await endRolesRunOut(sql, this.#decisions.now())
    const rows = await sql<PastAssignmentRow[]>`
      select ${heldColumns(sql)}, a.ended_by, a.ended_at, a.end_reason
      from role_assignment a join organisation_node n on n.id = a.node
      where a.person = ${person} order by a.id desc`
    return rows.map(pastRoleFromRow)
  }

  /** A person with the roles held now, or undefined when nobody has the id. */
  findCaller(person: string): Promise<Caller | undefined> {
    return findCallerIn(this.#decisions.sql, person, this.#decisions.now())
  }
}

interface Founding {
  readonly nodes: readonly OrganisationNode[]
  /** The first administrator, who then assigns all other roles. */
  readonly administrator: string
  /** The person who names the first administrator. */
  readonly by: string
}

/** A person with the roles held at an instant, inside whatever transaction asks. */
export async function findCallerIn(
  queries: Queries,
  person: string,
  at: string,
): Promise<Caller | undefined> {
  const [row] = await queries<{ nameZh: string; nameEn: string; assignments: readonly Assignment[] }[]>`
    select p.name_zh, p.name_en, coalesce((
      select json_agg(json_build_object('role', a.role, 'node', a.node, 'regionPrefix', n.region_prefix) order by a.id)
      from role_assignment a join organisation_node n on n.id = a.node
      where a.person = p.id and a.ended_at is null and (a.until_at is null or a.until_at > ${at})), '[]') as assignments
    from person p where p.id = ${person}`
  if (row === undefined) return undefined
  return { id: person, name: { zh: row.nameZh, en: row.nameEn }, assignments: row.assignments }
}

/** The tree inside whatever transaction asks. */
export async function treeIn(queries: Queries): Promise<Tree> {
  return treeOf((await queries<NodeRow[]>`select * from organisation_node order by id`).map(nodeFromRow))
}

async function foundIn(step: Step, { nodes, administrator, by }: Founding): Promise<Tree | StoreRefusal> {
  const { queries, record } = step
  await queries`select pg_advisory_xact_lock(hashtextextended('organisation', 0))`
  const { nodes: whole } = treeOf(nodes)
  for (const { id, kind, name, parent = null, regionPrefix } of whole) {
    await queries`
      insert into organisation_node (id, kind, name_zh, name_en, parent, region_prefix)
      values (${id}, ${kind}, ${name.zh}, ${name.en}, ${parent}, ${regionPrefix}) on conflict (id) do nothing`
  }
  const tree = await treeIn(queries)
  await endRolesRunOut(queries, step.at)
  const [known] = await queries`
    select from role_assignment where role = 'administrator' and ended_at is null limit 1`
  if (known !== undefined) return tree
  const root = tree.nodes.find(({ parent }) => parent === undefined)!
  const change: RoleChange = { person: administrator, role: 'administrator', node: root.id, by }
  const refusal = await refuseChange(queries, change)
  if (refusal !== undefined) return refusal
  await insertRole(step, change)
  record({ kind: 'organisation_founded', actor: by, subject: root.id, body: { nodes: tree.nodes.length } })
  return tree
}

/** A reason that is given is words; roles given before reasons were asked for have none. */
const refuseReasonGiven = ({ reason }: RoleChange): StoreRefusal | undefined =>
  reason === undefined ? undefined : refuseReason(reason)

/** Ends every role that has run out, at the instant it did, by the person who gave it. */
export async function endRolesRunOut(queries: Queries, at: string): Promise<void> {
  await queries`
    update role_assignment set ended_at = until_at, ended_by = assigned_by
    where ended_at is null and until_at <= ${at}`
}

async function assignIn(step: Step, change: NewRole): Promise<HeldRole | OrganisationRefusal> {
  const { queries, at } = step
  const refusal = (await refuseAssigner(step, change)) ?? refuseUntil(change, at)
  if (refusal !== undefined) return refusal
  await endRolesRunOut(queries, at)
  return (await findHeld(queries, change)) ?? (await insertRole(step, change))
}

async function endIn(step: Step, change: RoleChange): Promise<true | OrganisationRefusal> {
  const { queries, at, record } = step
  const { person, role, node, by, reason = null } = change
  const refusal = await refuseAssigner(step, change)
  if (refusal !== undefined) return refusal
  await endRolesRunOut(queries, at)
  const ended = await queries`
    update role_assignment set ended_by = ${by}, ended_at = ${at}, end_reason = ${reason}
    where person = ${person} and role = ${role} and node = ${node} and ended_at is null returning id`
  if (ended.length === 0)
    return refuse(
      'role_is_not_held',
      `${person} does not hold ${role} on ${node}; list the roles held`,
      'role',
    )
  record({
    kind: 'role_ended',
    actor: by,
    subject: person,
    body: { role, node, at, ...(reason !== null && { reason }) },
  })
  return true
}

/** A role that runs out does so after now. */
const refuseUntil = ({ until }: NewRole, at: string): StoreRefusal | undefined =>
  until === undefined || Date.parse(until) > Date.parse(at)
    ? undefined
    : refuse(
        'role_ends_in_the_past',
        `a role runs out at the end of ${isoFromDay(dayFromInstant(at))} at the earliest`,
        'until',
      )

async function refuseAssigner(step: Step, change: RoleChange): Promise<OrganisationRefusal | undefined> {
  const refusal = await refuseChange(step.queries, change)
  if (refusal !== undefined) return refusal
  return refuseAt(step, change.by, change.node)
}

/** What is wrong with a change of roles, whoever asks for it. */
async function refuseChange(queries: Queries, change: RoleChange): Promise<StoreRefusal | undefined> {
  const { person, node, by } = change
  const people = await queries<{ id: string; employeeNumber: string | null }[]>`
    select id, employee_number from person where id in (${person}, ${by})`
  for (const [id, at] of [
    [by, 'by'],
    [person, 'person'],
  ] as const)
    if (!people.some((known) => known.id === id))
      return refuse('person_is_unknown', `nobody has the id ${id}`, at)
  if (person === by)
    return refuse('nobody_assigns_roles_to_themselves', 'another administrator must do this', 'person')
  if (people.find(({ id }) => id === person)!.employeeNumber === null)
    return refuse(
      'employee_number_is_missing',
      `${person} may be a second account; give the number`,
      'person',
    )
  const [known] = await queries`select from organisation_node where id = ${node}`
  return known === undefined ? noSuchNode(node) : undefined
}

/** The refusal of a person who does not administer a node; undefined when they do. */
async function refuseAt(
  { queries, at }: Step,
  person: string,
  node: string,
): Promise<PermissionRefusal | StoreRefusal | undefined> {
  const caller = await findCallerIn(queries, person, at)
  if (caller === undefined) return refuse('person_is_unknown', `nobody has the id ${person}`, 'by')
  const tree = await treeIn(queries)
  if (tree.findNode(node) === undefined) return noSuchNode(node)
  return may(caller, 'people.assign', placeOfNode(tree, node))
}

const noSuchNode = (node: string): StoreRefusal =>
  refuse(
    'node_does_not_exist',
    `the organisation has no node ${node}; list the nodes to see their ids`,
    'node',
  )

async function findHeld(queries: Queries, change: RoleChange): Promise<HeldRole | undefined> {
  const { person, role, node } = change
  const [row] = await queries<AssignmentRow[]>`
    select ${heldColumns(queries)} from role_assignment a join organisation_node n on n.id = a.node
    where a.person = ${person} and a.role = ${role} and a.node = ${node} and a.ended_at is null`
  return row && heldFromRow(row)
}

const heldColumns = (queries: Queries) =>
  queries`a.person, a.role, a.node, n.region_prefix, a.assigned_by, a.assigned_at, a.reason, a.until_at`

async function insertRole({ queries, at, record }: Step, change: NewRole): Promise<HeldRole> {
  const { person, role, node, by, reason, until } = change
  const inserted = await queries`
    insert into role_assignment (person, role, node, assigned_by, assigned_at, reason, until_at)
    values (${person}, ${role}, ${node}, ${by}, ${at}, ${reason ?? null}, ${until ?? null})
    on conflict (person, role, node) where ended_at is null do nothing returning id`
  if (inserted.length > 0)
    record({
      kind: 'role_assigned',
      actor: by,
      subject: person,
      body: {
        role,
        node,
        at,
        ...(reason !== undefined && { reason }),
        ...(until !== undefined && { until }),
      },
    })
  return (await findHeld(queries, change))!
}

async function moveIn(
  step: Step,
  { node, parent, by, reason }: NodeMove,
): Promise<Tree | OrganisationRefusal> {
  const { queries, at, record } = step
  await queries`select pg_advisory_xact_lock(hashtextextended('organisation', 0))`
  const refusal = (await refuseAt(step, by, node)) ?? (await refuseAt(step, by, parent))
  if (isRefusal(refusal)) return refusal
  const tree = await treeIn(queries)
  const moved = tree.node(node)
  if (moved.parent === parent) return tree
  if (tree.path(parent).includes(node) || !moved.regionPrefix.startsWith(tree.node(parent).regionPrefix))
    return refuse(
      'node_cannot_hang_there',
      `${node} cannot hang under ${parent}: it lies below or elsewhere`,
      'parent',
    )
  if (moved.parent === undefined)
    return refuse('node_cannot_hang_there', 'the head office is the root', 'node')
  await queries`update organisation_node set parent = ${parent} where id = ${node}`
  await queries`
    insert into organisation_move (node, parent_before, parent_after, moved_by, reason, at)
    values (${node}, ${moved.parent}, ${parent}, ${by}, ${reason}, ${at})`
  record({
    kind: 'node_moved',
    actor: by,
    subject: node,
    body: { from: moved.parent, to: parent, reason, at },
  })
  return treeIn(queries)
}
