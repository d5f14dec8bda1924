// One work item.

import { refuse } from '../../kernel/index.ts'
import { inboxReader } from '../inbox-reader.ts'
import { ok, route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { workItem, workItemNumber } from '../schemas/work-items.ts'
import { stateOfWorkItem } from '../states.ts'

export const workItemsRead = route({
  method: 'GET',
  address: '/work-items/{item}',
  verb: 'work_item.read',
  stateOf: stateOfWorkItem,
  topic: 'work items',
  summary: 'One work item',
  path: shape({ item: workItemNumber }),
  query: nothing,
  answers: { 200: { words: 'The item', schema: workItem } },
  regionOf: ({ desk }, { path }) => desk.store.pages.regionOfWorkItem(path.item),
  run: async ({ desk: { store }, clock }, { path: { item }, person }) => {
    const found = await store.workItems.find(item)
    if (found === undefined)
      return refuse('work_item_does_not_exist', `there is no work item ${item}`, 'item')
    const { acknowledgement } = found
    if (acknowledgement === undefined || (await store.inbox.shows(item, inboxReader(person, clock()))))
      return ok(found)
    return refuse(
      'place_is_not_yours',
      `it is first a matter of the people of ${acknowledgement.node}`,
      'work_item.read',
    )
  },
})
