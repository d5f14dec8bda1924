// GET /sessions: where one has signed in, so that a session left behind can be found.

import { ok, route } from '../route.ts'
import { listOf, nothing, shape } from '../schemas/parts.ts'
import { ownSession } from './answers.ts'

export const sessionsList = route({
  method: 'GET',
  address: '/sessions',
  verb: 'session.own',
  topic: 'people',
  summary: 'One’s own open sessions, the last used first',
  path: nothing,
  query: nothing,
  answers: { 200: { words: 'The sessions', schema: shape({ items: listOf(ownSession) }) } },
  run: async ({ desk: { store } }, { person, session }) => {
    const open = await store.sessions.openOf(person.id)
    return ok({ items: open.map((one) => ({ ...one, isThis: one.id === session?.id })) })
  },
})
