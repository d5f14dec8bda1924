// The tree of the bank and who holds which role on it: assigned by another person, ended, never rewritten.

import { isRefusal, refuse } from '../kernel/index.ts'
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
} from '../organisation/index.ts'
import type { Queries } from './database.ts'
import type { Decisions, Step, StoreRefusal } from './decisions.ts'
import { type AssignmentRow, type NodeRow, nodeFromRow } from './rows.ts'
import { refuseReason } from './texts.ts'

/** A role of a person on a node, given or ended by another person. */
export interface RoleChange {
  readonly person: string
  readonly role: Role
  readonly node: string
  readonly by: string
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
  assign(change: RoleChange): Promise<HeldRole | OrganisationRefusal> {
    return this.#decisions.take((step) => assignIn(step, change))
  }

  /** Ends a role. From then on the person's next request is answered without it. */
  end(change: RoleChange): Promise<true | OrganisationRefusal> {
    return this.#decisions.take((step) => endIn(step, change))
  }

  /** Hangs a node under another; where it hung before is remembered. */
  async move(move: NodeMove): Promise<Tree | OrganisationRefusal> {
    return refuseReason(move.reason) ?? this.#decisions.take((step) => moveIn(step, move))
  }

  /** All roles held now, by person. */
  async list(): Promise<readonly HeldRole[]> {
    return this.#decisions.sql<AssignmentRow[]>`
      select a.person, a.role, a.node, n.region_prefix, a.assigned_by, a.assigned_at
      from role_assignment a join organisation_node n on n.id = a.node
      where a.ended_at is null order by a.person collate "C", a.id`
  }

  /** A person with the roles held now, or undefined when nobody has the id. */
  findCaller(person: string): Promise<Caller | undefined> {
    return findCallerIn(this.#decisions.sql, person)
  }
}

interface Founding {
  readonly nodes: readonly OrganisationNode[]
  /** The first administrator, who then assigns all other roles. */
  readonly administrator: string
  /** The person who names the first administrator. */
  readonly by: string
}

/** A person with the roles held now, inside whatever transaction asks. */
export async function findCallerIn(queries: Queries, person: string): Promise<Caller | undefined> {
  const [row] = await queries<{ nameZh: string; nameEn: string; assignments: readonly Assignment[] }[]>`
    select p.name_zh, p.name_en, coalesce((
      select json_agg(json_build_object('role', a.role, 'node', a.node, 'regionPrefix', n.region_prefix) order by a.id)
      from role_assignment a join organisation_node n on n.id = a.node
      where a.person = p.id and a.ended_at is null), '[]') as assignments
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

async function assignIn(step: Step, change: RoleChange): Promise<HeldRole | OrganisationRefusal> {
  const { queries } = step
  const refusal = await refuseAssigner(queries, change)
  if (refusal !== undefined) return refusal
  return (await findHeld(queries, change)) ?? (await insertRole(step, change))
}

async function endIn({ queries, at, record }: Step, change: RoleChange): Promise<true | OrganisationRefusal> {
  const { person, role, node, by } = change
  const refusal = await refuseAssigner(queries, change)
  if (refusal !== undefined) return refusal
  const ended = await queries`
    update role_assignment set ended_by = ${by}, ended_at = ${at}
    where person = ${person} and role = ${role} and node = ${node} and ended_at is null returning id`
  if (ended.length === 0)
    return refuse(
      'role_is_not_held',
      `${person} does not hold ${role} on ${node}; list the roles held`,
      'role',
    )
  record({ kind: 'role_ended', actor: by, subject: person, body: { role, node, at } })
  return true
}

async function refuseAssigner(
  queries: Queries,
  change: RoleChange,
): Promise<OrganisationRefusal | undefined> {
  const refusal = await refuseChange(queries, change)
  if (refusal !== undefined) return refusal
  return refuseAt(queries, change.by, change.node)
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
  queries: Queries,
  person: string,
  node: string,
): Promise<PermissionRefusal | StoreRefusal | undefined> {
  const caller = await findCallerIn(queries, person)
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
    select a.person, a.role, a.node, n.region_prefix, a.assigned_by, a.assigned_at
    from role_assignment a join organisation_node n on n.id = a.node
    where a.person = ${person} and a.role = ${role} and a.node = ${node} and a.ended_at is null`
  return row
}

async function insertRole({ queries, at, record }: Step, change: RoleChange): Promise<HeldRole> {
  const { person, role, node, by } = change
  const inserted = await queries`
    insert into role_assignment (person, role, node, assigned_by, assigned_at)
    values (${person}, ${role}, ${node}, ${by}, ${at})
    on conflict (person, role, node) where ended_at is null do nothing returning id`
  if (inserted.length > 0)
    record({ kind: 'role_assigned', actor: by, subject: person, body: { role, node, at } })
  return (await findHeld(queries, change))!
}

async function moveIn(
  step: Step,
  { node, parent, by, reason }: NodeMove,
): Promise<Tree | OrganisationRefusal> {
  const { queries, at, record } = step
  await queries`select pg_advisory_xact_lock(hashtextextended('organisation', 0))`
  const refusal = (await refuseAt(queries, by, node)) ?? (await refuseAt(queries, by, parent))
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
