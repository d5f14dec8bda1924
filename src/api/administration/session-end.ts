// POST /sessions/{session}/end: a person ends one of their own sessions, wherever it is open.

import { isRefusal } from '../../kernel/index.ts'
import { route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { sessionId } from './answers.ts'

export const sessionEnd = route({
  method: 'POST',
  address: '/sessions/{session}/end',
  verb: 'session.own',
  topic: 'people',
  summary: 'End one of one’s own sessions',
  details: 'Nobody else’s: administrators sign a person out everywhere.',
  path: shape({ session: sessionId }),
  query: shape({ ...dryRun }),
  answers: { 200: { words: 'The session is ended', schema: nothing } },
  run: async ({ desk: { store } }, { path, person }) => {
    const ended = await store.sessions.endOne(person.id, path.session)
    if (isRefusal(ended)) return ended
    await store.sessions.note({ outcome: 'signed_out', person: person.id })
    return { status: 200, body: {} }
  },
})
