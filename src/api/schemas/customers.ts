// Customers as they are asked for and shown: masked unless a purpose was given.

import { Type } from '@sinclair/typebox'
import { findKinds } from '../../customers/index.ts'
import { channels, circumstanceKinds, circumstanceStatuses, contactTypes, products } from '../../kernel/index.ts'
import { unmaskPurposes } from '../../store/index.ts'
import { correction } from './decisions.ts'
import { chargeShown, debtExplained } from './explanation.ts'
import { bookId, count, day, id, instant, listOf, oneOf, planId, shape, text } from './parts.ts'

export const customerId = id('Customer of the book', 40)

const exactly = (what: string, maxLength: number) =>
  Type.Optional(text(`${what}, the whole of it; blanks and hyphens do not matter`, maxLength))

/** One of the four. */
export const findQuestion = Type.Unsafe<Readonly<Partial<Record<(typeof findKinds)[number], string>>>>({
  ...shape({
    idNumber: exactly('Identity number', 40),
    card: exactly('Card number', 40),
    phone: exactly('Mobile phone', 40),
    name: exactly('Name', 100),
  }),
  minProperties: 1,
  maxProperties: 1,
})

const masked = {
  customer: customerId,
  name: Type.String({ description: 'Masked but for its last character' }),
  idNumber: Type.String({ description: 'First six and last four' }),
  phone: Type.String({ description: 'First three and last four' }),
  region: Type.String({ description: 'County (GB/T 2260)' }),
}

export const findAnswer = shape({
  matches: listOf(shape({ ...masked, accounts: count('Accounts of the customer') })),
  isCut: Type.Boolean({ description: 'True when more have the same name; ask for another mark' }),
  regions: listOf(Type.String({ description: 'Prefix of the regions that were searched; nobody of elsewhere is shown' })),
})

const span = shape({ firstDay: day('First day'), lastDay: Type.Optional(day('Last day; absent while open')) })

const timeLine = shape({
  asOf: day('Day of the book'),
  region: Type.String(),
  window: Type.Optional(span),
  outcome: Type.String({ description: '`granted`, `none`, or why it was refused' }),
  coverage: listOf(span),
  debts: listOf(debtExplained),
  charges: listOf(chargeShown),
  months: listOf(shape({ month: Type.String(), reported: Type.String(), entitled: Type.String() })),
  contacts: listOf(
    shape({ day: day('Day'), channel: oneOf(channels), type: oneOf(contactTypes), isViolation: Type.Boolean() }),
  ),
  corrections: listOf(correction),
  corrected: listOf(correction),
})

export const customerAnswer = shape({
  ...masked,
  spouse: Type.Optional(
    shape({ customer: customerId, name: Type.Optional(Type.String({ description: 'Where the caller may see them' })) }),
  ),
  circumstances: shape({
    count: count(),
    items: Type.Optional(
      listOf(shape({ kind: oneOf(circumstanceKinds), status: oneOf(circumstanceStatuses) })),
    ),
  }),
  accounts: listOf(
    shape({
      account: Type.String(),
      product: oneOf(products),
      cardNumber: Type.Optional(Type.String({ description: 'First six and last four' })),
      timeLine: Type.Optional(timeLine),
    }),
  ),
  book: bookId,
  programme: Type.String(),
  version: count(),
  plan: Type.Optional(planId),
})

export const unmaskQuestion = shape({
  purpose: oneOf(unmaskPurposes, 'What the data are needed for'),
  reason: text('In words', 500),
})

export const unmaskAnswer = shape({
  customer: customerId,
  name: Type.String(),
  idNumber: Type.String(),
  phone: Type.String(),
  cards: listOf(shape({ account: Type.String(), cardNumber: Type.String() })),
})

export const customerView = shape({
  id: count(),
  at: instant('When'),
  person: Type.String({ description: 'Who looked' }),
  customer: customerId,
  region: Type.String(),
  act: oneOf(['find', 'read', 'unmask']),
  foundBy: Type.Optional(oneOf(findKinds)),
  purpose: Type.Optional(oneOf(unmaskPurposes)),
  reason: Type.Optional(Type.String()),
})
