// POST /feedback: whether a task that was just finished was clear.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { feedbackTasks } from '../../store/index.ts'
import { route } from '../route.ts'
import { nothing, oneOf, shape, text } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { storeKey } from '../store-key.ts'

export const feedbackGive = route({
  method: 'POST',
  address: '/feedback',
  verb: 'feedback.give',
  topic: 'people',
  summary: 'Say whether a finished task was clear',
  path: nothing,
  query: shape({ ...dryRun }),
  body: shape({
    task: oneOf(feedbackTasks, 'What was finished'),
    wasClear: Type.Boolean({ description: 'Whether it was clear' }),
    words: Type.Optional(text('What could be clearer; nothing about customers', 500)),
  }),
  answers: { 201: { words: 'It is kept', schema: nothing } },
  run: async ({ desk: { store } }, call) => {
    const kept = await store.feedback.give({ ...call.body, person: call.person.id, ...storeKey(call) })
    return isRefusal(kept) ? kept : { status: 201, body: {} }
  },
})
