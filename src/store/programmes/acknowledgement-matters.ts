// The work items of outlets that have not acknowledged a version in time: they open, are escalated and close by themselves.

import type { Decisions, Step, StoreRefusal } from '../decisions.ts'

/** An outlet, and the nodes above it, whose people see later what it missed. */
export interface OutletAsked {
  readonly node: string
  readonly nodesAbove: readonly string[]
}

/** Hours, each counted from the end of those before it, the first from publication. */
export interface AcknowledgeHours {
  /** In which an outlet acknowledges. */
  readonly acknowledge: number
  /** In which only the people of the outlet see that it has not. */
  readonly escalate: number
  /** In which its branch sees to it. */
  readonly escalated: number
}

/** How many items moved. */
export interface MattersFollowed {
  readonly opened: number
  readonly escalated: number
  readonly closed: number
}

export class AcknowledgementMatters {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /**
   * Opens an item for each outlet that has not acknowledged the newest version of a programme in time, escalates those
   * that wait longer still, and closes what no longer holds. Repeated it changes nothing.
   */
  follow(outlets: readonly OutletAsked[], hours: AcknowledgeHours): Promise<MattersFollowed | StoreRefusal> {
    return this.#decisions.take(async (step) => {
      const closed = await closeAnswered(step)
      const opened = await open(step, outlets, hours)
      const escalated = await escalate(step, hours)
      if (opened + escalated > 0)
        step.record({
          kind: 'acknowledgements_followed',
          actor: 'system',
          subject: 'outlets',
          body: { opened, escalated, at: step.at },
        })
      return { opened, escalated, closed }
    })
  }
}

/** Closes the item of an outlet that has acknowledged. */
export async function closeAcknowledged(
  { queries, at }: Step,
  {
    programme,
    version,
    node,
    person,
  }: Readonly<Record<'programme' | 'node' | 'person', string>> & {
    readonly version: number
  },
): Promise<void> {
  await queries`
    update work_item set state = 'done', closed_at = ${at}, closed_by = ${person}, outcome = 'acknowledged'
    where acknowledgement = ${`${programme}@${version}/${node}`} and state = 'open'`
}

/** Closes the items of the versions before one that was just published: nobody need acknowledge them any more. */
export async function closeSuperseded(
  { queries, at }: Step,
  {
    programme,
    version,
    approver,
  }: Readonly<Record<'programme' | 'approver', string>> & {
    readonly version: number
  },
): Promise<void> {
  await queries`
    update work_item set state = 'done', closed_at = ${at}, closed_by = ${approver}, outcome = 'superseded'
    where state = 'open' and acknowledgement in (
      select id from acknowledgement_missed where programme = ${programme} and version < ${version})`
}

/** Closes what was acknowledged while its item was being opened. */
async function closeAnswered({ queries, at }: Step): Promise<number> {
  const closed = await queries`
    update work_item set state = 'done', closed_at = ${at}, closed_by = given.person, outcome = 'acknowledged'
    from acknowledgement_missed as missed join version_acknowledgement as given using (programme, version, node)
    where work_item.acknowledgement = missed.id and state = 'open' returning work_item.id`
  return closed.length
}

/** The item is its manager's, where the outlet has one. Hours are counted by the minute, as they are shown. */
async function open(
  { queries, at }: Step,
  outlets: readonly OutletAsked[],
  { acknowledge, escalate: further }: AcknowledgeHours,
): Promise<number> {
  const opened = await queries`
    with newest as (
      select distinct on (programme) programme, version, published_at from programme_version
      order by programme, version desc),
    found as (
      insert into acknowledgement_missed (id, programme, version, node, nodes_above, at)
      select programme || '@' || version || '/' || node, programme, version, node, string_to_array(above, ' '), ${at}
      from newest cross join unnest(${outlets.map(({ node }) => node)}::text[],
        ${outlets.map(({ nodesAbove }) => nodesAbove.join(' '))}::text[]) as outlet (node, above)
      where date_trunc('minute', ${at}::timestamptz) >
          date_trunc('minute', published_at) + make_interval(hours => ${acknowledge}::int)
        and not exists (select from version_acknowledgement as given
          where (given.programme, given.version, given.node) = (newest.programme, newest.version, outlet.node))
      on conflict do nothing
      returning id, programme, version, node)
    insert into work_item (acknowledgement, account, code, target, owner, opened_at, due_day, due_rule)
    select id, '', 'version_unacknowledged', id, (
        select person from role_assignment as held
        where held.node = found.node and role = 'outlet_manager' and ended_at is null
          and (until_at is null or until_at > ${at})
        order by assigned_at limit 1),
      ${at}, ((published_at + make_interval(hours => ${acknowledge + further}::int)) at time zone 'Asia/Shanghai')::date,
      'acknowledge_version'
    from found join newest using (programme, version)
    returning id`
  return opened.length
}

/** A second deadline, for those of the branch. */
async function escalate(
  { queries, at }: Step,
  { acknowledge, escalate: further, escalated }: AcknowledgeHours,
): Promise<number> {
  const moved = await queries`
    update work_item set due_rule = 'acknowledge_escalated', due_day = ((published_at
      + make_interval(hours => ${acknowledge + further + escalated}::int)) at time zone 'Asia/Shanghai')::date
    from acknowledgement_missed as missed join programme_version using (programme, version)
    where work_item.acknowledgement = missed.id and state = 'open' and due_rule = 'acknowledge_version'
      and date_trunc('minute', ${at}::timestamptz) >
        date_trunc('minute', published_at) + make_interval(hours => ${acknowledge + further}::int)
    returning work_item.id`
  return moved.length
}
