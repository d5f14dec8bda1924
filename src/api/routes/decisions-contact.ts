// May this channel contact this customer now?

import { ok, route } from '../route.ts'
import { contactAnswer, contactQuestion } from '../schemas/decisions.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'

export const contactDecision = route({
  method: 'POST',
  address: '/decisions/contact',
  verb: 'decision.contact',
  isDecision: true,
  topic: 'decisions',
  summary: 'May this channel contact this customer now, why, and until when',
  details:
    'Every answer is kept before it is given. An allowed collection call counts as connected until it is reported otherwise; the fourth of a day is refused.',
  path: nothing,
  query: shape({ ...dryRun }),
  body: contactQuestion,
  answers: { 200: { words: 'The answer: allowed or not', schema: contactAnswer } },
  regionOf: ({ contacts }, { body }) => contacts.regionOf(body),
  run: async ({ contacts }, { body, person, isRehearsal }) =>
    ok(await contacts.decide({ ...body, person: person.id, isRehearsal })),
})
