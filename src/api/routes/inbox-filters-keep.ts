// A person keeps a filter of the inbox, for themselves or for those they work with.

import { Type } from '@sinclair/typebox'
import { isRefusal, refuse } from '../../kernel/index.ts'
import { route } from '../route.ts'
import { nothing, shape, text } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { savedFilter, wishShape } from '../schemas/work-items.ts'

export const inboxFiltersKeep = route({
  method: 'POST',
  address: '/inbox/filters',
  verb: 'work_item.read',
  topic: 'work items',
  summary: 'Keep a filter of the inbox; one of the same name is replaced',
  details: 'Shared, it is seen by everybody who holds a role on the first node one holds a role on oneself.',
  path: nothing,
  query: shape({ ...dryRun }),
  body: shape({
    name: text('What it is called', 40),
    wish: wishShape,
    isShared: Type.Boolean({ description: 'Whether the people of one’s node see it' }),
  }),
  answers: { 201: { words: 'The filter', schema: shape(savedFilter) } },
  run: async ({ desk: { store }, newId }, { body: { name, wish, isShared }, person }) => {
    if (name.trim() === '') return refuse('reason_is_missing', 'a filter has a name', 'name')
    const node = isShared ? person.assignments[0]?.node : undefined
    const id = `filter_${newId()}`
    const kept = { id, name: name.trim(), person: person.id, wish, ...(node !== undefined && { node }) }
    const answer = await store.inbox.keepFilter(kept)
    return isRefusal(answer) ? answer : { status: 201, body: answer }
  },
})
