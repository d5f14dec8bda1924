// May this channel contact this customer now?

import { isRefusal, type Refusal } from '../../kernel/index.ts'
import type { ContactDecision } from '../../operations/index.ts'
import { contactText } from '../contact-text.ts'
import { type Reply, route } from '../route.ts'
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
    'Where several programmes are in force the strictest answers: the hold that ends last, with the programme that forbids. Every answer is kept before it is given. An allowed collection call counts as connected until it is reported otherwise; the fourth of a day is refused.',
  path: nothing,
  query: shape({ ...dryRun }),
  body: contactQuestion,
  answers: { 200: { words: 'The answer: allowed or not', schema: contactAnswer } },
  regionOf: ({ contacts }, { body }) => contacts.regionOf(body),
  unknown: ({ contacts }, { body }) => contacts.unknown(body),
  run: ({ contacts }, { body, person, isRehearsal, firstAnswer }) => {
    const { account, customer, channel, type, relation, at } = body
    const keyed = firstAnswer && ((decision: ContactDecision) => firstAnswer(kept(decision)))
    const asked = { account, customer, channel, type, relation, at, person: person.id, isRehearsal }
    return contacts.decide({ ...asked, firstAnswer: keyed }).then(replyOf)
  },
})

/** The desk keeps an answer with the first answer for the key. */
const kept = (decision: ContactDecision): Reply => ({
  status: 200,
  body: decision,
  text: contactText(decision),
  isAscii: true,
  isKept: true,
})
const replyOf = (decision: ContactDecision | Refusal): Reply | Refusal =>
  isRefusal(decision) ? decision : kept(decision)
