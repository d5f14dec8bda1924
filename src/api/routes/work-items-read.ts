// One work item.

import { type Refusal, refuse } from '../../kernel/index.ts'
import { roleWords } from '../../organisation/index.ts'
import { takerRoles, type WorkItem } from '../../store/index.ts'
import { inboxReader } from '../inbox-reader.ts'
import { ok, route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { workItemNumber, workItemRead } from '../schemas/work-items.ts'
import { stateOfWorkItem } from '../states.ts'

export const workItemsRead = route({
  method: 'GET',
  address: '/work-items/{item}',
  verb: 'work_item.read',
  stateOf: stateOfWorkItem,
  topic: 'work items',
  summary: 'One work item, with the roles that may take it',
  path: shape({ item: workItemNumber }),
  query: nothing,
  answers: { 200: { words: 'The item', schema: workItemRead } },
  regionOf: ({ desk }, { path }) => desk.store.pages.regionOfWorkItem(path.item),
  run: async ({ desk: { store }, clock }, { path: { item }, person }) => {
    const found = await store.workItems.find(item)
    if (found === undefined)
      return refuse('work_item_does_not_exist', `there is no work item ${item}`, 'item')
    if (!(await store.inbox.shows(item, inboxReader(person, clock())))) return notShown(found)
    return ok({ ...found, forRoles: takerRoles(found) })
  },
})

/** What lies in no region is shown by the database to some people only. */
function notShown(item: WorkItem): Refusal {
  const { acknowledgement } = item
  if (acknowledgement !== undefined) {
    const because = `it is first a matter of the people of ${acknowledgement.node}`
    return refuse('place_is_not_yours', because, 'work_item.read')
  }
  const roles = takerRoles(item).map((role) => roleWords[role].en)
  const because = `it is shown to who decides, with one of the roles ${roles.join(', ')}, and to who asked for it`
  return refuse('role_is_missing', because, 'work_item.read')
}
