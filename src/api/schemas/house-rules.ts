// The rules of the bank and their changes as they are answered.

import { Type } from '@sinclair/typebox'
import { ruleBases, ruleUnits } from '../../house/index.ts'
import { ruleChangeStates } from '../../operations/index.ts'
import { ruleOrigins } from '../../store/index.ts'
import { day, id, instant, oneOf, shape, text, words } from './parts.ts'

export const ruleName = Type.String({
  pattern: '^[A-Za-z]{1,40}[.][A-Za-z0-9_-]{1,40}$',
  description: 'Group and name of a rule, such as deadlines.ownMistake',
})
export const ruleChangeId = id('Id of a change of a rule')

/** JSON writes numbers that are none here: 1e400 is endless, twenty nines are another number. */
const whole = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }

const number = (description: string) =>
  Type.Union([Type.Integer(whole), Type.String({ maxLength: 5 })], { description })

/** What is written of a number of the bank. */
const written = {
  value: number('A number, a time of day, or yes or no'),
  unit: oneOf(ruleUnits, 'What the number counts'),
  basis: oneOf(ruleBases, 'Set by a law or regulation, by the industry, or chosen by the bank'),
  atMost: Type.Optional(number('What the law allows at most')),
  atLeast: Type.Optional(number('What the law asks at least')),
  source: words,
  note: words,
}

const origin = oneOf(ruleOrigins, 'The first record of the bank, its file later on, or a person')

const confirmed = {
  origin,
  proposedBy: Type.Optional(
    Type.String({ description: 'Absent for the first record, which nobody proposed' }),
  ),
  confirmedBy: Type.Optional(Type.String()),
  since: Type.Optional(day('From when on it holds; absent for the first record')),
  recordedAt: instant('When it was confirmed, or recorded first'),
}

export const rule = shape({
  group: Type.String({ description: 'What it is about' }),
  rule: Type.String({ description: 'Its name within the group' }),
  ...written,
  ...confirmed,
})

/** The bank as its customers know it, and who says so. */
export const identity = shape({
  name: words,
  hotline: Type.String({ description: 'The number that customers are asked to call' }),
  source: words,
  ...confirmed,
})

/** What is written of a rule, of the bank itself, of a service of the outlets, or of a channel. */
const line = shape({
  value: Type.Optional(written.value),
  unit: Type.Optional(written.unit),
  basis: Type.Optional(written.basis),
  atMost: written.atMost,
  atLeast: written.atLeast,
  name: Type.Optional(words),
  hotline: Type.Optional(Type.String()),
  isOnline: Type.Optional(Type.Boolean()),
  route: Type.Optional(words),
  source: words,
  note: Type.Optional(words),
})

export const ruleChange = shape({
  id: ruleChangeId,
  rule: ruleName,
  state: oneOf(ruleChangeStates, 'How it stands today'),
  origin,
  before: Type.Optional(line),
  content: Type.Optional(line),
  digest: Type.Optional(Type.String({ description: 'SHA-256 of the file that said it' })),
  takenFrom: Type.Optional(Type.String({ description: 'The change of the file that its person stands for' })),
  proposedBy: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  fromDay: Type.Optional(day('From when it is to hold')),
  proposedAt: instant('When it was proposed'),
  answer: Type.Optional(oneOf(['confirmed', 'sent_back'])),
  answeredBy: Type.Optional(Type.String()),
  answeredAt: Type.Optional(instant('When it was decided')),
  answerReason: Type.Optional(Type.String({ description: 'Why it was sent back' })),
  holdsFrom: Type.Optional(day('From when it holds')),
})

export const standingLine = line

const short = 500
export const whyAndWhen = {
  reason: text('Why', short),
  fromDay: day('From when it is to hold: today or later, at the bank'),
}

const said = shape(
  { zh: text('In Chinese', short), en: text('In English', short) },
  'The same in both languages',
)

export const newValue = shape({ value: written.value, source: said, note: said, ...whyAndWhen })
