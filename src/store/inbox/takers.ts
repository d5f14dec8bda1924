// Who may take what waits in the inbox: whoever may do what it waits for where it lies, and never who must not be the one.

import { refuse } from '../../kernel/index.ts'
import {
  permissionOf,
  provinceDigits,
  type Role as RoleOnNode,
  roleWords,
  type Verb,
} from '../../organisation/index.ts'
import type { Queries } from '../database/database.ts'
import type { StoreRefusal } from '../decisions.ts'
import type { Role } from '../people/people.ts'
import { findPlanIn, refuseApproval } from '../plans/plans.ts'
import type { WorkItem } from './work-items.ts'

/** Whose an item may be. */
interface Takers {
  /** One of these roles is needed where the item lies. */
  readonly roles: readonly RoleOnNode[]
  /** Roles of the command line that do as well. */
  readonly listed: readonly Role[]
  /** The nodes the role is held on; without them it is held where the region of the item is served. */
  readonly nodes?: readonly string[]
  readonly region: string
  /** Who may not, whatever roles they hold, and why. */
  readonly barred: ReadonlyMap<string, StoreRefusal>
}

type Kind = Pick<Takers, 'roles' | 'listed'>

const rolesOf = (...verbs: readonly Verb[]): readonly RoleOnNode[] => [
  ...new Set(verbs.flatMap((verb) => permissionOf(verb).roles)),
]

const kindOf = (roles: readonly RoleOnNode[], ...listed: readonly Role[]): Kind => ({ roles, listed })

/** What a second person does with what waits for one, by the code of its item. */
export const decidedBy = {
  submission_waits: ['programme.publish'],
  rule_change_waits: ['house_rule.confirm'],
  rule_change_said: ['house_rule.propose', 'house_rule.send_back'],
  plan_waits: ['plan.approve'],
  name_list_waits: ['name_list.check'],
} as const satisfies Readonly<Record<string, readonly Verb[]>>

/** What is asked of whoever takes an item, by what it waits for. */
const kinds = {
  matter: kindOf(rolesOf('work_item.close'), 'operator'),
  service: kindOf(rolesOf('work_item.close')),
  outletService: kindOf(rolesOf('service.report')),
  document: kindOf(rolesOf('circumstance.record')),
  evidence: kindOf(rolesOf('circumstance.verify')),
  departure: kindOf(rolesOf('departure.answer'), 'author', 'publisher'),
  acknowledgement: kindOf(rolesOf('rollout.acknowledge')),
  /** Later its branch sees to it: its operations, and the people of the programme. */
  escalated: kindOf(rolesOf('rollout.acknowledge', 'work_item.close', 'departure.answer')),
  submission: kindOf(rolesOf(...decidedBy.submission_waits), 'publisher'),
  ruleChange: kindOf(rolesOf(...decidedBy.rule_change_waits), 'publisher'),
  ruleSaid: kindOf(rolesOf(...decidedBy.rule_change_said), 'author', 'publisher'),
  draftedPlan: kindOf(rolesOf(...decidedBy.plan_waits), 'approver'),
  nameList: kindOf(rolesOf(...decidedBy.name_list_waits)),
} as const satisfies Readonly<Record<string, Kind>>

const isEscalated = ({ dueRule }: WorkItem): boolean => dueRule === 'acknowledge_escalated'

function kindOfItem(item: WorkItem): Kind {
  const { code, circumstance, departure, acknowledgement, service, outlet } = item
  if (item.submission !== undefined) return kinds.submission
  if (item.ruleChange !== undefined) return code === 'rule_change_said' ? kinds.ruleSaid : kinds.ruleChange
  if (item.draftedPlan !== undefined) return kinds.draftedPlan
  if (item.nameList !== undefined) return kinds.nameList
  if (circumstance !== undefined) return code === 'document_awaited' ? kinds.document : kinds.evidence
  if (departure !== undefined) return kinds.departure
  if (acknowledgement !== undefined) return isEscalated(item) ? kinds.escalated : kinds.acknowledgement
  if (service !== undefined) return outlet === undefined ? kinds.service : kinds.outletService
  return kinds.matter
}

/** The roles of which one is needed to take an item. */
export const takerRoles = (item: WorkItem): readonly RoleOnNode[] => kindOfItem(item).roles

/** Items of a plan are taken where the whole province is, all others where they lie. */
async function takersOf(queries: Queries, item: WorkItem): Promise<Takers> {
  const { plan, region = '', acknowledgement, outlet } = item
  const lies = { ...kindOfItem(item), barred: await barredFrom(queries, item) }
  if (acknowledgement !== undefined)
    return { ...lies, region, nodes: await nodesOfMissed(queries, acknowledgement.node, isEscalated(item)) }
  if (outlet !== undefined) return { ...lies, region, nodes: await pathOf(queries, outlet) }
  return { ...lies, region: plan === undefined ? region : '' }
}

/** Its people see first what an outlet missed, and those of the nodes above only later. */
const nodesOfMissed = async (queries: Queries, node: string, escalated: boolean) =>
  escalated ? pathOf(queries, node) : [node]

/** A node and all above it. */
async function pathOf(queries: Queries, node: string): Promise<readonly string[]> {
  const rows = await queries<{ id: string }[]>`
    with recursive path as (
      select id, parent from organisation_node where id = ${node}
      union all select above.id, above.parent from organisation_node as above join path on above.id = path.parent)
    select id from path`
  return rows.map(({ id }) => id)
}

/** Who must not be the second person: those who asked for it, and those who had a hand in it. */
async function barredFrom(queries: Queries, item: WorkItem): Promise<Takers['barred']> {
  const { submission, ruleChange, draftedPlan, nameList, circumstance, departure, askedBy } = item
  if (draftedPlan !== undefined) return barredFromPlan(queries, draftedPlan)
  if (submission !== undefined)
    return barredAll(await writersOf(queries, submission), (person) =>
      refuse('approver_is_author', `${person} wrote some of it; a second person decides`, 'person'),
    )
  if (circumstance !== undefined && askedBy !== undefined)
    return barredAll([askedBy, ...(await bringersOf(queries, circumstance))], (person) =>
      refuse('recorder_may_not_decide', `${person} recorded it; a second person decides`, 'person'),
    )
  const asked = askedBy === undefined ? [] : [askedBy]
  if (departure !== undefined)
    return barredAll(asked, (person) =>
      refuse('asker_may_not_answer', `${person} asked for it; somebody else answers`, 'person'),
    )
  if (nameList !== undefined)
    return barredAll(asked, (person) =>
      refuse('importer_may_not_check', `${person} imported it; a second person checks it`, 'person'),
    )
  if (ruleChange === undefined) return new Map()
  return barredAll(asked, (person) =>
    refuse('proposer_may_not_decide', `${person} proposed it; a second person decides`, 'person'),
  )
}

const barredAll = (people: readonly string[], why: (person: string) => StoreRefusal): Takers['barred'] =>
  new Map(people.map((person) => [person, why(person)]))

async function barredFromPlan(queries: Queries, id: string): Promise<Takers['barred']> {
  const plan = await findPlanIn(queries, id)
  const people = plan === undefined ? [] : [plan.draftedBy, ...(plan.redecidedBy ?? [])]
  return new Map(people.map((one) => [one, refuseApproval(plan!, one)!] as const))
}

/** Who submitted it, and whoever saved any of the drafts that the same content was submitted from. */
async function writersOf(queries: Queries, submission: string): Promise<readonly string[]> {
  const rows = await queries<{ person: string }[]>`
    select author as person from programme_submission where id = ${submission}
    union
    select writer from programme_submission as own
      join programme_submission as same on (same.programme, same.digest) = (own.programme, own.digest)
      join programme_draft_submission as saved on saved.submission = same.id,
      writers_of_draft(saved.draft) as writer
    where own.id = ${submission}`
  return rows.map(({ person }) => person)
}

async function bringersOf(queries: Queries, circumstance: string): Promise<readonly string[]> {
  const rows = await queries<{ person: string }[]>`
    select distinct uploaded_by as person from document where circumstance = ${circumstance}`
  return rows.map(({ person }) => person)
}

/** The people who hold a role, where it lies, with which an item is taken. */
const whoMay = (queries: Queries, { roles, listed, nodes, region, barred }: Takers, at: string) => queries`
  select id from person as one
  where id <> all(${[...barred.keys()]}::text[]) and (roles && ${[...listed]}::text[] or exists (
    select from role_assignment as held join organisation_node as place on place.id = held.node
    where held.person = one.id and held.role = any(${[...roles]}::text[])
      and held.ended_at is null and (held.until_at is null or held.until_at > ${at}::timestamptz)
      and case when ${nodes === undefined}
        then starts_with(${region}, place.region_prefix)
          or (${region} = '' and length(place.region_prefix) <= ${provinceDigits})
        else case place.kind when 'department' then place.parent else place.id end = any(${[...(nodes ?? [])]}::text[])
      end))`

/** A refusal that names the roles that would be needed. */
export interface TakerRefusal extends StoreRefusal {
  readonly needed: { readonly verb: 'work_item.assign'; readonly roles: readonly RoleOnNode[] }
}

/** Why an item is not for each of these people, the first of them first; undefined when it is. */
export async function refuseTakers(
  queries: Queries,
  item: WorkItem,
  { people, at }: { readonly people: readonly string[]; readonly at: string },
): Promise<StoreRefusal | TakerRefusal | undefined> {
  const takers = await takersOf(queries, item)
  for (const person of people) {
    const barred = takers.barred.get(person)
    if (barred !== undefined) return barred
    const [known] = await queries<{ may: boolean }[]>`
      select id in (${whoMay(queries, takers, at)}) as may from person where id = ${person}`
    if (known === undefined) return refuse('person_is_unknown', `nobody has the id ${person}`, 'person')
    if (!known.may) return notForThem(person, takers)
  }
  return undefined
}

function notForThem(person: string, { roles }: Takers): TakerRefusal {
  const words = roles.map((role) => roleWords[role].en).join(', ')
  const because = `${person} may not do what it waits for: it needs one of the roles ${words} where it lies`
  const refusal = refuse('work_item_is_for_others', because, 'person')
  return { ...refusal, needed: { verb: 'work_item.assign', roles } }
}

/** Everybody who may take an item, by id. */
export async function peopleWhoMay(queries: Queries, item: WorkItem, at: string): Promise<readonly string[]> {
  const takers = await takersOf(queries, item)
  const rows = await queries<{ id: string }[]>`
    select id from (${whoMay(queries, takers, at)}) as may order by id collate "C"`
  return rows.map(({ id }) => id)
}
