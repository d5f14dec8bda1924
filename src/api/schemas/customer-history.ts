// The history of a customer as it is asked for and answered.

import { Type } from '@sinclair/typebox'
import { contactCodes } from '../../contact/index.ts'
import { documentKinds } from '../../documents/index.ts'
import { channels, circumstanceKinds, contactTypes } from '../../kernel/index.ts'
import { happeningKinds } from '../../operations/index.ts'
import { circumstanceActs, howKnownWords, rejectionGrounds } from '../../store/index.ts'
import { accountId } from './decisions.ts'
import { count, day, instant, listOf, minor, oneOf, pageQuery, planId, shape, words } from './parts.ts'

const happeningKind = oneOf(happeningKinds, 'What kind of thing happened')

export const historyQuery = shape({ ...pageQuery, kind: Type.Optional(happeningKind) })

const acts = [
  'allowed',
  'not_allowed',
  'record',
  ...circumstanceActs.filter((act) => act !== 'add_document'),
  'bring',
  'delete',
  'object',
  'take_back',
  'correct',
  'undo',
  'decide_again',
  'open',
  'close',
]

const optional = Type.Optional
const written = (description: string) => optional(Type.String({ description }))

export const historyEntry = shape({
  id: Type.String({ description: 'Unique within the history of the customer' }),
  at: instant('When'),
  kind: happeningKind,
  act: oneOf(acts, 'What was done'),
  person: written('Who did it; absent where nobody did'),
  approvedBy: written('Of a correction: who approved the plan'),
  because: optional(words),
  said: written('The reason or the outcome that a person wrote'),
  account: optional(accountId),
  programme: written('Under which programme'),
  version: optional(count('Under which version')),
  plan: optional(planId),
  asOf: optional(day('Of a correction: the day of the book that its plan was drafted from')),
  corrections: optional(
    listOf(
      shape({
        words,
        onBooks: Type.Boolean({ description: 'True where the book of today has it' }),
      }),
    ),
  ),
  code: written(
    `Of a contact one of ${contactCodes.join(', ')}; of a work item its matter; of a re-decision the answer now`,
  ),
  codeThen: written('Of a re-decision: the refusal of then'),
  channel: optional(oneOf(channels)),
  type: optional(oneOf(contactTypes, 'What the contact was for, or what is objected to')),
  relation: optional(oneOf(['debtor', 'relative', 'other'], 'Who would be spoken to')),
  until: optional(instant('Of a contact that is not allowed: when this reason ends, where that is known')),
  connected: optional(Type.Boolean({ description: 'Of an allowed contact: how it was reported' })),
  circumstance: written('Id of the circumstance, for those who may know it'),
  circumstanceKind: optional(oneOf(circumstanceKinds, 'For those who may know it')),
  firstDay: optional(day('First day it held')),
  lastDay: optional(day('Last day it held')),
  howKnown: optional(oneOf(howKnownWords)),
  source: optional(oneOf(['counter', 'name_list'])),
  ground: optional(oneOf(rejectionGrounds, 'Why it was rejected')),
  document: written('Id of the document'),
  documentKind: optional(oneOf(documentKinds)),
  deletedBecause: optional(oneOf(['due', 'consent_withdrawn', 'never_sent'])),
  redecision: written('Id of the re-decision'),
  amountMinor: optional(minor('Money it is about')),
  workItem: optional(count('The work item')),
  dueDay: optional(day('By when it is to be done')),
})

export const historyLeftOut = {
  leftOut: listOf(
    oneOf(
      ['circumstances', 'work_items'],
      'What the caller may not know: of circumstances all but that they were recorded, work items',
    ),
  ),
  correctionsSince: optional(
    day('Corrections of plans before this day are not listed; what stands on the books is on the accounts'),
  ),
}
