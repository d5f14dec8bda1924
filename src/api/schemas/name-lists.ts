// Name lists as they are sent, counted and shown: line by line, masked.

import { Type } from '@sinclair/typebox'
import { circumstanceKinds } from '../../kernel/index.ts'
import { encodings, lineOutcomes } from '../../lists/index.ts'
import { answerWays, lineStates, listSenders, listStates } from '../../store/index.ts'
import { count, day, id, instant, listOf, oneOf, shape, text, words } from './parts.ts'

export const listId = id('Id of a name list')
export const lineNumber = Type.Integer({
  minimum: 1,
  maximum: 2_000_000,
  description: 'Line of the file, from 1',
})

/** The most that a rule of the bank may allow, in Base64; what is allowed is less. */
const contentLengthMax = 70 * 1024 * 1024

export const listToImport = shape({
  content: Type.String({
    minLength: 1,
    maxLength: contentLengthMax,
    pattern: '^[A-Za-z0-9+/]+={0,2}$',
    description: 'The file, CSV or XLSX, in Base64',
  }),
  fileName: text('Name of the file, to know it by', 200),
  institution: text('Who sends the list', 200),
  sender: oneOf(listSenders, 'What they are'),
  category: Type.Optional(oneOf(circumstanceKinds, 'For lines that name no category')),
  firstDay: Type.Optional(day('For lines without a first day')),
  lastDay: Type.Optional(day('For lines without a last day')),
  controlTotal: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 1_000_000,
      description: 'How many lines the institution says it sent',
    }),
  ),
})

const mistake = shape({ code: Type.String(), column: Type.String(), words })

const counts = shape(
  Object.fromEntries(lineOutcomes.map((outcome) => [outcome, count()])) as Record<
    (typeof lineOutcomes)[number],
    ReturnType<typeof count>
  >,
  'Lines by outcome; together all that the caller may see',
)

const lineParts = {
  line: lineNumber,
  outcome: oneOf(lineOutcomes),
  mistakes: listOf(mistake),
  name: Type.Optional(Type.String({ description: 'Masked but for its last character' })),
  idNumber: Type.Optional(Type.String({ description: 'First six and last four' })),
  category: Type.Optional(oneOf(circumstanceKinds, 'For those who may know it, as are its days')),
  firstDay: Type.Optional(day('First day it held')),
  lastDay: Type.Optional(day('Last day it held; absent while it holds')),
  customer: Type.Optional(Type.String()),
  earlierList: Type.Optional(Type.String({ description: 'The list that says the same; absent: this one' })),
  earlierLine: Type.Optional(lineNumber),
}

export const listLine = shape({
  ...lineParts,
  region: Type.Optional(Type.String()),
  isWithheld: Type.Optional(
    Type.Boolean({ description: 'True where category and days are not for the caller to know' }),
  ),
  state: Type.Optional(oneOf(lineStates, 'What became of a line of an approved list')),
  ruling: Type.Optional(oneOf(['same_person', 'another_person'], 'Of a name that differs')),
  ruledBy: Type.Optional(Type.String()),
  way: Type.Optional(oneOf(answerWays, 'How the customer answered')),
  answeredBy: Type.Optional(Type.String({ description: 'Who recorded the answer' })),
})

export const nameList = shape({
  id: listId,
  number: count('Lists are counted from 1'),
  institution: Type.String(),
  sender: oneOf(listSenders),
  fileName: Type.String(),
  digest: Type.String({ description: 'SHA-256 of the file' }),
  encoding: oneOf(encodings),
  controlTotal: Type.Optional(count()),
  place: Type.String({ description: 'Region prefix of those who imported it' }),
  importedBy: Type.String(),
  importedAt: instant('When it was imported'),
  deleteDueDay: day('When the file and whom its lines named are deleted'),
  deletedAt: Type.Optional(instant('When they were')),
  state: oneOf(listStates),
  decided: Type.Optional(
    shape({
      decision: oneOf(['approved', 'sent_back']),
      person: Type.String(),
      at: instant('When'),
      reason: Type.Optional(Type.String()),
    }),
  ),
  counts,
  states: shape(
    Object.fromEntries(lineStates.map((state) => [state, count()])) as Record<
      (typeof lineStates)[number],
      ReturnType<typeof count>
    >,
    'Lines of an approved list by what became of them',
  ),
})

/** The lines shown with an import. */
export const shownLinesMax = 200

export const importedList = shape({
  list: nameList,
  already: Type.Boolean({ description: 'True when the same list was kept before: nothing was changed' }),
  lines: Type.Array(shape(lineParts), {
    maxItems: shownLinesMax,
    description: 'The first lines that somebody must look at: all that did not match',
  }),
  linesInAll: count('How many did not match'),
})
