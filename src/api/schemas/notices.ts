// Notices as they are answered: what a customer was told, and how telling the customers of a plan stands.

import { Type } from '@sinclair/typebox'
import { noticeStatuses } from '../../store/index.ts'
import { count, day, instant, oneOf, planId, shape, words } from './parts.ts'

const waitsUntil = Type.Optional(
  instant('Of what is not sent yet: when the hours of contact begin again, where they are over'),
)

export const notice = shape({
  id: Type.String({ description: 'Id of the notice, the key of its message' }),
  at: instant('When it was made'),
  plan: planId,
  programme: Type.String(),
  version: count('The version the plan was drafted under'),
  customer: Type.String(),
  template: count('Version of the template its text is written by'),
  text: words,
  channel: oneOf(['message', 'letter'], 'A letter where no message arrived'),
  status: oneOf(
    noticeStatuses,
    'unknown: handed over and not answered, and handed over again under its id; failed: to be sent as a letter',
  ),
  askedAt: Type.Optional(instant('When it was handed over last')),
  sentAt: Type.Optional(instant('When the gateway took it')),
  settledAt: Type.Optional(instant('When it was delivered or failed')),
  failure: Type.Optional(
    Type.String({
      description:
        'Why no message arrived, in snake_case; `no_report` where nobody said, until somebody does',
    }),
  ),
  waitsUntil,
  reportUntilDay: Type.Optional(
    day('Of one under way: the last day on which its delivery report is waited for; then it has failed'),
  ),
})

/** waiting + unknown + sent + delivered + failed = customers. */
export const telling = shape(
  {
    plan: planId,
    book: Type.String({ description: 'The book whose verdict is told' }),
    toldBy: Type.String(),
    begunAt: instant('When it was begun'),
    finishedAt: Type.Optional(instant('When the last notice was made')),
    customers: count('Customers with a notice of this plan'),
    waiting: count(),
    unknown: count('Handed over and not answered'),
    sent: count('On their way'),
    delivered: count(),
    failed: count('To be sent as letters'),
    waitsUntil,
    reportDays: count('Days without a delivery report after which a message counts as failed'),
  },
  'Where its customers are told: how many, and how their notices stand',
)
