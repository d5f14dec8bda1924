// A person closes a work item with what came of it.

import { noSuchItem } from '../../store/index.ts'
import { ok, route } from '../route.ts'
import { shape, text } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { workItem, workItemNumber } from '../schemas/work-items.ts'
import { stateOfWorkItem } from '../states.ts'
import { storeKey } from '../store-key.ts'

export const workItemsClose = route({
  method: 'POST',
  address: '/work-items/{item}/close',
  verb: 'work_item.close',
  stateOf: stateOfWorkItem,
  topic: 'work items',
  summary: 'Close a work item with what came of it',
  path: shape({ item: workItemNumber }),
  query: shape({ ...dryRun }),
  body: shape({ outcome: text('What came of it') }),
  answers: { 200: { words: 'The closed item', schema: workItem } },
  regionOf: ({ desk }, { path }) => desk.store.pages.regionOfWorkItem(path.item),
  unknown: (_, { path }) => noSuchItem(path.item),
  run: async ({ desk }, call) => {
    const { item } = call.path
    if ((await desk.store.workItems.find(item)) === undefined) return noSuchItem(item)
    const closing = { person: call.person.id, outcome: call.body.outcome, ...storeKey(call) }
    return ok(await desk.store.workItems.close(item, closing))
  },
})
