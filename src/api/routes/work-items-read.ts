// One work item.

import { refuse } from '../../kernel/index.ts'
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
  run: async ({ desk }, { path: { item } }) => {
    const found = await desk.store.workItems.find(item)
    return found === undefined
      ? refuse('work_item_does_not_exist', `there is no work item ${item}`, 'item')
      : ok(found)
  },
})
