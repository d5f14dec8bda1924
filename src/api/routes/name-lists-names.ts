// Both names of a line whose name differs, for whoever rules on it: with a reason, and kept as a look in full.

import { Type } from '@sinclair/typebox'
import { ok, route } from '../route.ts'
import { lineNumber, listId } from '../schemas/name-lists.ts'
import { nothing, shape, text } from '../schemas/parts.ts'
import { regionOfLine, unknownLine } from './name-lists-line.ts'

export const nameListsNames = route({
  method: 'POST',
  address: '/name-lists/{list}/lines/{line}/names',
  verb: 'name_list.check',
  isLook: true,
  topic: 'name lists',
  summary: 'The name on the list and the name of the customer, in full, of a line whose names differ',
  details: 'The look is kept with its reason.',
  path: shape({ list: listId, line: lineNumber }),
  query: nothing,
  body: shape({ reason: text('What it is needed for', 500) }),
  answers: {
    200: {
      words: 'The two names',
      schema: shape({
        listed: Type.String({ description: 'As the institution wrote it' }),
        known: Type.String({ description: 'As the bank knows the customer' }),
      }),
    },
  },
  regionOf: regionOfLine,
  unknown: unknownLine,
  run: async ({ lists }, { path, body, person }) =>
    ok(await lists.names({ ...path, ...body, person: person.id })),
})
