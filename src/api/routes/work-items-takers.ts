// Whom a work item can be given to.

import { isRefusal } from '../../kernel/index.ts'
import { noSuchItem } from '../../store/index.ts'
import { personId } from '../administration/answers.ts'
import { ok, route } from '../route.ts'
import { listOf, nothing, shape } from '../schemas/parts.ts'
import { workItemNumber } from '../schemas/work-items.ts'

export const workItemsTakers = route({
  method: 'GET',
  address: '/work-items/{item}/takers',
  verb: 'work_item.assign',
  topic: 'work items',
  summary: 'The people who may do what a work item waits for, told to each of them',
  path: shape({ item: workItemNumber }),
  query: nothing,
  answers: { 200: { words: 'The people', schema: shape({ items: listOf(shape({ person: personId })) }) } },
  regionOf: ({ desk }, { path }) => desk.store.pages.regionOfWorkItem(path.item),
  unknown: (_, { path }) => noSuchItem(path.item),
  run: async ({ desk }, { path, person }) => {
    const takers = await desk.store.workItems.takers(path.item, person.id)
    return isRefusal(takers) ? takers : ok({ items: takers.map((one) => ({ person: one })) })
  },
})
