// GET /feedback: what people found clear and what not, by task, without names.

import { ok, route } from '../route.ts'
import { count, listOf, nothing, shape, text } from '../schemas/parts.ts'

export const feedbackList = route({
  method: 'GET',
  address: '/feedback',
  verb: 'feedback.read',
  topic: 'people',
  summary: 'What people said after their tasks, by task',
  path: nothing,
  query: nothing,
  answers: {
    200: {
      words: 'The answers by task',
      schema: shape({
        items: listOf(
          shape({
            task: text('What was finished', 40),
            clear: count('How many found it clear'),
            unclear: count('How many did not'),
            words: listOf(text('What somebody wrote', 500)),
          }),
        ),
      }),
    },
  },
  run: async ({ desk: { store } }) => ok({ items: await store.feedback.list() }),
})
