// Whose work items are: taken and given among those who may do what an item waits for, and put back by them.

import { isRefusal, refuse } from '../../kernel/index.ts'
import { type WorkItemRow, workItemFromRow } from '../database/rows.ts'
import type { Step, StoreRefusal } from '../decisions.ts'
import { peopleWhoMay, refuseTakers } from './takers.ts'
import type { WorkItem } from './work-items.ts'

export interface Giving {
  /** Whose it is to be; nobody's with ''. */
  readonly owner: string
  readonly person: string
}

/** Gives an item. Refused unless both who gives and who is given it may do what it waits for. */
export async function assignIn(
  step: Step,
  id: number,
  { owner, person }: Giving,
): Promise<WorkItem | StoreRefusal> {
  const { queries, at, record } = step
  const [row] = await queries<WorkItemRow[]>`select * from work_item where id = ${id} for update`
  if (row === undefined) return noSuchItem(id)
  const before = workItemFromRow(row)
  const people = owner === '' ? [person] : [person, owner]
  const refusal = await refuseTakers(queries, before, { people, at })
  if (isRefusal(refusal)) return refusal
  if (before.state === 'done') return itemIsDone(before)
  const from = before.owner ?? ''
  if (from === owner) return before
  const [given] = await queries<WorkItemRow[]>`
    update work_item set owner = nullif(${owner}, '') where id = ${id} returning *`
  record({ kind: 'work_item_assigned', actor: person, subject: `${id}`, body: { from, to: owner, at } })
  return workItemFromRow(given!)
}

/** Everybody who may have an item, for one of them. */
export async function takersIn(
  { queries, at }: Pick<Step, 'queries' | 'at'>,
  id: number,
  person: string,
): Promise<readonly string[] | StoreRefusal> {
  const [row] = await queries<WorkItemRow[]>`select * from work_item where id = ${id}`
  if (row === undefined) return noSuchItem(id)
  const item = workItemFromRow(row)
  const refusal = await refuseTakers(queries, item, { people: [person], at })
  return refusal ?? peopleWhoMay(queries, item, at)
}

/** The same words whether there is none or it lies elsewhere. */
export const noSuchItem = (id: number): StoreRefusal =>
  refuse('work_item_does_not_exist', `there is no work item ${id} in your part of the bank`, 'item')

export const itemIsDone = ({ closedBy = 'nobody', closedAt, outcome }: WorkItem): StoreRefusal =>
  refuse('work_item_is_done', `${closedBy} closed it at ${closedAt}: ${outcome}`, 'id')
