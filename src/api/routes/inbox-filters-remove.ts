// A person takes a filter of their own away.

import { isRefusal } from '../../kernel/index.ts'
import { route } from '../route.ts'
import { id, nothing, shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'

export const inboxFiltersRemove = route({
  method: 'POST',
  address: '/inbox/filters/{filter}/remove',
  verb: 'work_item.read',
  topic: 'work items',
  summary: 'Take a filter of one’s own away',
  path: shape({ filter: id('Id of a filter') }),
  query: shape({ ...dryRun }),
  answers: { 200: { words: 'It is gone', schema: nothing } },
  run: async ({ desk: { store } }, { path, person }) => {
    const removed = await store.inbox.removeFilter(path.filter, person.id)
    return isRefusal(removed) ? removed : { status: 200, body: {} }
  },
})
