// GET /names: what everybody who decides is called, so that pages show people and not ids.

import { ok, route } from '../route.ts'
import { listOf, nothing, shape, words } from '../schemas/parts.ts'
import { personId } from './answers.ts'

export const namesList = route({
  method: 'GET',
  address: '/names',
  verb: 'organisation.read',
  topic: 'people',
  summary: 'The names of the people known here, by id',
  details: 'Staff only, and their names only: what they may do is told by `/api/people`.',
  path: nothing,
  query: nothing,
  answers: {
    200: { words: 'The names', schema: shape({ items: listOf(shape({ id: personId, name: words })) }) },
  },
  run: async ({ desk: { store } }) => {
    const people = await store.people.list()
    return ok({ items: people.map(({ id, name }) => ({ id, name })) })
  },
})
