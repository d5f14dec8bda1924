// One work item.

import { type Refusal, refuse } from '../../kernel/index.ts'
import { roleWords } from '../../organisation/index.ts'
import { noSuchItem, takerRoles, type WorkItem } from '../../store/index.ts'
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
  unknown: (_, { path }) => noSuchItem(path.item),
  run: async ({ desk: { store }, clock }, { path: { item }, person }) => {
    const found = await store.workItems.find(item)
    if (found === undefined) return noSuchItem(item)
    if (!(await store.inbox.shows(item, inboxReader(person, clock())))) return notShown(found)
    return ok({ ...found, forRoles: takerRoles(found) })
  },
})

/** What lies in no region is shown by the database to some people only; an outlet's own matter is unknown elsewhere. */
function notShown(item: WorkItem): Refusal {
  if (item.acknowledgement !== undefined) return noSuchItem(item.id)
  const roles = takerRoles(item).map((role) => roleWords[role].en)
  const because = `it is shown to who decides, with one of the roles ${roles.join(', ')}, and to who asked for it`
  return refuse('role_is_missing', because, 'work_item.read')
}
