// What decisions are asked with and answered with.

import { Type } from '@sinclair/typebox'
import { contactCodes } from '../../contact/index.ts'
import {
  channels,
  contactTypes,
  correctionKinds,
  exceptionKinds,
  products,
  transferChannels,
  transferPurposes,
} from '../../kernel/index.ts'
import {
  bookId,
  count,
  day,
  id,
  instant,
  instantOfOurTime,
  listOf,
  minor,
  oneOf,
  shape,
  words,
} from './parts.ts'

export const accountId = id('Account of the book', 40)

export const contactQuestion = Type.Unsafe<{
  readonly account?: string
  readonly customer?: string
  readonly channel: (typeof channels)[number]
  readonly type: (typeof contactTypes)[number]
  readonly relation?: 'debtor' | 'relative' | 'other'
  readonly at?: string
}>({
  ...shape({
    account: Type.Optional(accountId),
    customer: Type.Optional(
      id('Customer: the owner when no account is named, else who would be spoken to', 40),
    ),
    channel: oneOf(channels, 'How'),
    type: oneOf(contactTypes, 'What for'),
    relation: Type.Optional(oneOf(['debtor', 'relative', 'other'], 'Who would be spoken to (usual: debtor)')),
    at: Type.Optional(instantOfOurTime('When, in this century (usual: now)')),
  }),
  anyOf: [{ required: ['account'] }, { required: ['customer'] }],
})

export const contactAnswer = shape({
  id: id('Id of the answer, for reporting how the call went'),
  allowed: Type.Boolean(),
  code: oneOf(contactCodes, 'The first rule that applies'),
  because: words,
  rule: Type.String({ description: 'Where the rule stands' }),
  until: Type.Optional(instant('When this reason ends, where that is known')),
  account: accountId,
  at: instant('The moment asked about'),
  asOf: day('Day of the book'),
  book: bookId,
  programme: Type.String({ description: 'The programme that forbids, else the first of those in force' }),
  version: count(),
})

export const correction = shape({
  kind: oneOf(correctionKinds),
  programme: Type.Optional(Type.String({ description: 'On the books: the programme it was made under' })),
  target: Type.Optional(Type.String()),
  amountMinor: Type.Optional(minor('What is given')),
  from: Type.Optional(Type.String()),
  to: Type.Optional(Type.String()),
  untilDay: Type.Optional(day('Last day of a hold')),
})

const span = shape({ firstDay: day('First day'), lastDay: Type.Optional(day('Last day; absent while open')) })
const entitlement = Type.Union([
  shape({ outcome: Type.Literal('none') }),
  shape({ outcome: Type.Literal('refused'), code: Type.String() }),
  shape({
    outcome: Type.Literal('granted'),
    because: listOf(
      shape({
        person: Type.String(),
        kind: Type.Optional(
          Type.String({ description: 'What happened; absent where that is not the caller’s to know' }),
        ),
        relation: Type.String(),
      }),
    ),
    coverage: listOf(span),
    creditRecord: oneOf(['protect', 'by_schedule']),
  }),
])

/** The answer of `evaluate` for one account (relief-rules §11). */
export const accountAnswer = shape({
  id: Type.String(),
  entitlement,
  deferred: listOf(shape({ debt: Type.String(), from: day('Due'), to: day('Postponed to') })),
  daysPastDue: shape({ standing: count(), entitled: count() }),
  corrections: listOf(correction),
  exceptions: listOf(
    shape({
      code: oneOf(exceptionKinds),
      target: Type.String(),
      amountMinor: Type.Optional(minor('Money concerned')),
    }),
  ),
  violations: listOf(shape({ day: day('Day'), channel: oneOf(channels) })),
})

export const reliefAnswer = shape({
  account: accountId,
  product: oneOf(products),
  region: Type.String(),
  asOf: day('Day of the book'),
  book: bookId,
  programme: Type.String({
    description: 'The first programme in force that grants, else the first in force',
  }),
  version: count(),
  answer: accountAnswer,
  programmes: listOf(
    shape({
      programme: Type.String({ description: 'A programme in force' }),
      version: count(),
      answer: accountAnswer,
    }),
  ),
  corrected: listOf(correction),
})

export const feeQuestion = shape({
  payeeAccount: id('Account that receives the money', 40),
  purpose: oneOf(transferPurposes),
  channel: oneOf(transferChannels),
  day: day('Day of the transfer'),
  amountMinor: Type.Optional(minor('What is transferred; it does not decide')),
})

export const feeAnswer = shape({
  tariff: oneOf(['free', 'normal']),
  code: oneOf([
    'free_transfer',
    'purpose_is_not_free',
    'payee_is_not_registered',
    'payee_is_not_valid_on_the_day',
  ]),
  because: words,
  rule: Type.String(),
  entry: Type.Optional(
    shape({
      accountNumber: Type.String(),
      name: Type.String(),
      organisationKind: Type.String(),
      region: Type.String(),
      validFrom: day('First day'),
      validTo: Type.Optional(day('Last day')),
      verifiedDay: day('Day the bank verified it'),
      status: Type.String(),
    }),
  ),
  programme: Type.String(),
  version: count(),
})
