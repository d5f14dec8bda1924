// Circumstances that people record, as they are asked for and answered.

import { Type } from '@sinclair/typebox'
import { consentWays, documentKinds, documentTypes } from '../../documents/index.ts'
import { circumstanceKinds, circumstanceStatuses as circumstanceStatusesOfBooks } from '../../kernel/index.ts'
import { circumstanceActs, circumstanceStates, howKnownWords, rejectionGrounds } from '../../store/index.ts'
import { customerId } from '../schemas/customers.ts'
import { count, day, id, instant, listOf, oneOf, shape } from '../schemas/parts.ts'

export const circumstanceId = id('A recorded circumstance', 40)

export const newCircumstance = shape({
  kind: oneOf(circumstanceKinds, 'What happened'),
  firstDay: day('First day it held'),
  lastDay: Type.Optional(day('Last day it held; left out while it holds')),
  howKnown: oneOf(howKnownWords, 'Who told the bank'),
  documentDueDay: Type.Optional(day('Day by which a document follows')),
  continues: Type.Optional(id('The circumstance that this one prolongs', 40)),
  documents: Type.Optional(
    Type.Array(Type.String({ pattern: '^[A-Za-z0-9]{1,40}$' }), {
      maxItems: 10,
      description: 'Documents brought for it',
    }),
  ),
})

const event = shape({
  act: oneOf(circumstanceActs),
  state: oneOf(circumstanceStates, 'The state it led to'),
  person: Type.Optional(Type.String({ description: 'Absent where it lapsed by itself' })),
  at: instant('When'),
  ground: Type.Optional(oneOf(rejectionGrounds)),
  reason: Type.Optional(Type.String()),
  lastDay: Type.Optional(day('The last day that an end gave it')),
})

const members = {
  id: circumstanceId,
  customer: customerId,
  region: Type.String({ description: 'County of the customer; empty when it is not known' }),
  kind: oneOf(circumstanceKinds),
  firstDay: day('First day it held'),
  lastDay: Type.Optional(day('Last day it held')),
  howKnown: oneOf(howKnownWords),
  source: oneOf(['counter', 'name_list']),
  list: Type.Optional(id('The name list it stood on')),
  line: Type.Optional(count('The line of the list')),
  continues: Type.Optional(circumstanceId),
  documentDueDay: Type.Optional(day('Day by which a document follows')),
  state: oneOf(circumstanceStates),
  recordedBy: Type.String(),
  recordedAt: instant('When it was recorded'),
}

export const circumstance = shape(members)

export const listedCircumstance = shape({
  ...members,
  waitsForDocument: Type.Boolean({
    description: 'True where none came yet and a day was said by which it follows',
  }),
  reviewDueDay: Type.Optional(day('Day by which a reviewer looks at what came for it')),
})

export const documentId = Type.String({ pattern: '^[A-Za-z0-9]{1,40}$', description: 'A document' })

export const documentAnswer = shape({
  id: documentId,
  customer: customerId,
  kind: oneOf(documentKinds),
  type: oneOf(documentTypes),
  bytes: count('Bytes as they were sent'),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the bytes' }),
  uploadedBy: Type.String(),
  uploadedAt: instant('When it was brought'),
  consentVersion: Type.String({ description: 'The text that the customer agreed to' }),
  consentBank: Type.Optional(
    Type.String({
      description: 'The record of the rule that says which bank it names; absent where its text does',
    }),
  ),
  consentHow: oneOf(consentWays),
  deleteDueDay: day('The day on which it is deleted'),
  circumstance: Type.Optional(circumstanceId),
  deletedAt: Type.Optional(instant('When it was deleted')),
  deletedBecause: Type.Optional(oneOf(['due', 'consent_withdrawn', 'never_sent'])),
  sameOfOthers: count('Other customers who gave the same file'),
})

export const circumstanceWithHistory = shape({
  ...members,
  history: listOf(event),
  documents: listOf(documentAnswer),
  review: Type.Optional(
    shape(
      { item: count('The work item'), owner: Type.Optional(Type.String()) },
      'While it waits to be verified: the work item by which a reviewer takes it, and who has',
    ),
  ),
  etag: Type.String({ description: 'How it stands, for `If-Match` of a step' }),
})

export const dayBoundsAnswer = shape({
  firstDayMin: day('The earliest first day'),
  firstDayMax: day('The latest first day'),
  lastDayMax: day('The latest last day'),
  documentDayMin: day('The earliest day by which a document follows'),
  documentDayMax: day('The latest'),
})

export const consentAnswer = shape({
  version: Type.String(),
  zh: Type.String({ description: 'What the customer agrees to before a document is taken' }),
  en: Type.String(),
})

export const aheadAnswer = shape({
  book: day('The day of the newest book; what it does not hold counts in the next'),
  held: listOf(shape({ id: circumstanceId, status: oneOf(circumstanceStatusesOfBooks) })),
  windows: listOf(
    shape(
      { programme: Type.String(), firstDay: day('First day'), lastDay: Type.Optional(day('Last day')) },
      'The relief window of the region under a programme in force',
    ),
  ),
})
