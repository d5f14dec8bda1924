// GET /sign-in-events: who came and went, and who was refused at the door.

import { ok, route } from '../route.ts'
import { listOf, nothing, shape } from '../schemas/parts.ts'
import { signInEvent } from './answers.ts'

export const signInEventsList = route({
  method: 'GET',
  address: '/sign-in-events',
  verb: 'audit.read',
  topic: 'people',
  summary: 'The latest thousand events of signing in, the last one first',
  path: nothing,
  query: nothing,
  answers: { 200: { words: 'The events', schema: shape({ items: listOf(signInEvent) }) } },
  run: async ({ desk: { store } }) => ok({ items: await store.sessions.events() }),
})
