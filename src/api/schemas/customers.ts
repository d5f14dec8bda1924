// Customers as they are asked for and shown: masked unless a purpose was given.

import { Type } from '@sinclair/typebox'
import { findKinds } from '../../customers/index.ts'
import { channels, circumstanceKinds, circumstanceStatuses, products, relations } from '../../kernel/index.ts'
import { nextSteps } from '../../operations/index.ts'
import { objectionTypes, readingPurposes, unmaskPurposes } from '../../store/index.ts'
import { accountId, correction } from './decisions.ts'
import { explanationInValues } from './explanation.ts'
import { bookId, count, day, id, instant, listOf, oneOf, planId, shape, text, words } from './parts.ts'

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
  regions: listOf(
    Type.String({ description: 'Prefix of the regions that were searched; nobody of elsewhere is shown' }),
  ),
})

const versionSaid = { programme: Type.String(), version: count() }

export const customerAnswer = shape({
  ...masked,
  spouse: Type.Optional(
    shape({
      customer: customerId,
      name: Type.Optional(Type.String({ description: 'Where the caller may see them' })),
    }),
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
      under: shape(
        versionSaid,
        'The version the explanation follows: the first in force that grants, else the first',
      ),
      grantedUnder: listOf(shape(versionSaid, 'A version in force that grants it')),
      explanation: Type.Optional(explanationInValues),
      grantedThrough: Type.Optional(
        listOf(oneOf(relations, 'Whose circumstances grant it; what happened is not told here')),
      ),
      words: Type.Optional(words),
      corrected: listOf(
        shape({
          ...correction.properties,
          day: Type.Optional(day('Day on which the plan was begun to be applied, where it is known')),
          plan: Type.Optional(planId),
          version: Type.Optional(count('The version it was drafted under')),
        }),
      ),
      plan: Type.Optional(planId),
    }),
  ),
  next: listOf(
    shape({
      what: oneOf(nextSteps, 'What comes next'),
      day: Type.Optional(day('When; of what ends its last day. Absent where no day is set')),
      account: Type.Optional(accountId),
      count: Type.Optional(count('Of due days: how many follow; of corrections: how many')),
      channels: Type.Optional(listOf(oneOf(channels, 'Of calls that are held'))),
      circumstanceKind: Type.Optional(oneOf(circumstanceKinds, 'For those who may know it')),
      workItem: Type.Optional(count('The work item that is due')),
      code: Type.Optional(Type.String({ description: 'Of a work item: its matter' })),
      programme: Type.Optional(Type.String({ description: 'Of a window: its programme' })),
    }),
  ),
  book: bookId,
  asOf: day('Day of the book'),
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

const said = {
  stands: Type.Boolean({ description: 'False: the customer may be contacted again' }),
  reason: text('What the customer asked for, in words', 500),
}
export const objectionQuestion = shape(said)
export const objectionAnswer = shape({
  id: count(),
  at: instant('When it was recorded'),
  customer: customerId,
  region: Type.String(),
  type: oneOf(objectionTypes, 'What the customer is not to be contacted for'),
  ...said,
  person: Type.String({ description: 'Who recorded it' }),
})

export const lookAct = oneOf(
  ['find', 'read', 'circumstance', 'unmask', 'document', 'letter'],
  'What was done',
)

export const customerView = shape({
  id: count(),
  at: instant('When'),
  person: Type.String({ description: 'Who looked' }),
  customer: customerId,
  region: Type.String(),
  act: lookAct,
  foundBy: Type.Optional(oneOf(findKinds)),
  purpose: Type.Optional(oneOf([...unmaskPurposes, ...readingPurposes])),
  reason: Type.Optional(Type.String()),
  document: Type.Optional(Type.String({ description: 'The document that was read' })),
  redecision: Type.Optional(Type.String({ description: 'The re-decision whose letter was read' })),
})
