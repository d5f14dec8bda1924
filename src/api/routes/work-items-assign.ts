// A person takes a work item, gives it to another, or puts it back.

import { Type } from '@sinclair/typebox'
import { noSuchItem } from '../../store/index.ts'
import { personId } from '../administration/answers.ts'
import { ok, route } from '../route.ts'
import { shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { workItem, workItemNumber } from '../schemas/work-items.ts'
import { stateOfWorkItem } from '../states.ts'

export const workItemsAssign = route({
  method: 'POST',
  address: '/work-items/{item}/assign',
  verb: 'work_item.assign',
  stateOf: stateOfWorkItem,
  topic: 'work items',
  summary: 'Give a work item to a person, or back to everybody',
  details: 'Among those who may do what it waits for; never to who asked for what a second person decides.',
  path: shape({ item: workItemNumber }),
  query: shape({ ...dryRun }),
  body: shape({ owner: Type.Optional(personId) }),
  answers: { 200: { words: 'The item with its owner', schema: workItem } },
  regionOf: ({ desk }, { path }) => desk.store.pages.regionOfWorkItem(path.item),
  unknown: (_, { path }) => noSuchItem(path.item),
  run: async ({ desk }, { path, body, person }) =>
    ok(await desk.store.workItems.assign(path.item, { owner: body.owner ?? '', person: person.id })),
})
