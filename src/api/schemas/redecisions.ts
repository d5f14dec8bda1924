// What a re-decision is asked with and answered with.

import { Type } from '@sinclair/typebox'
import { circumstanceKinds, products } from '../../kernel/index.ts'
import { leftTheBook, redecidedStandings } from '../../operations/index.ts'
import { outcomes } from '../../reconcile/index.ts'
import type { RedecidedAccount, RedecisionAsked } from '../../store/index.ts'
import { accountAnswer } from './decisions.ts'
import { bookId, count, day, id, instant, listOf, minor, oneOf, planId, shape, text } from './parts.ts'
import { programmeId, versionNumber } from './programmes.ts'

/** The outcomes that refuse somebody. */
const refusals = outcomes.filter((outcome) => outcome !== 'none' && outcome !== 'granted')

const asked = {
  programme: programmeId,
  version: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'The corrected version' }),
  code: Type.Optional(
    oneOf(refusals, 'The refusal under which people were refused; may be left out where rows are named'),
  ),
  refusedUnder: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Only nights under this version' }),
  ),
  rows: Type.Optional(
    Type.Array(Type.Integer({ minimum: 1, maximum: 1_000_000 }), {
      minItems: 1,
      maxItems: 200,
      uniqueItems: true,
      description: 'Numbers of the rows that refused, in the decision table of `refusedUnder`',
    }),
  ),
  product: Type.Optional(oneOf(products, 'Only accounts of this product')),
  kind: Type.Optional(oneOf(circumstanceKinds, 'Only those with this circumstance')),
  firstDay: day('First night'),
  lastDay: day('Last night'),
  reason: text('Why it is decided again'),
}

export const redecisionQuestion = Type.Unsafe<RedecisionAsked>(shape(asked))

const sums = shape({
  accounts: count('Everybody who was refused'),
  granted: count('Granted by the corrected version'),
  amountMinor: minor('Waived and refunded'),
  dueDaysMoved: count(),
  monthsRepaired: count('Months of the credit record'),
  delisted: count('Taken off the defaulter list'),
  corrections: count(),
})

const redecided = {
  ...asked,
  id: id('Id of the re-decision'),
  book: bookId,
  asOf: day('Day of the book that the corrected version was run on'),
  askedBy: Type.String(),
  askedAt: instant('When it was recorded'),
  nights: listOf(
    shape({
      plan: planId,
      version: versionNumber,
      book: bookId,
      asOf: day('The night'),
      accounts: count('Refused that night'),
    }),
  ),
  sums,
  appealDays: Type.Optional(count('Days in which the letters let a customer object')),
  answerDays: Type.Optional(count('Days in which the letters promise an answer')),
}

export const redecision = shape(redecided)

export const redecisionWithPlans = shape({
  ...redecided,
  plans: listOf(shape({ plan: planId, accounts: count('Accounts of the re-decision that it corrects') })),
})

export const redecisionId = id('Id of the re-decision, which is that of its job')

/** What the corrected version may say. */
const redecidedOutcomes = [...outcomes, leftTheBook] as const

export const redecidedFilter = {
  outcome: Type.Optional(oneOf(redecidedOutcomes)),
  league: Type.Optional(
    Type.String({ pattern: '^15[0-9]{2}$', description: 'League or city, such as 1503' }),
  ),
}

const rowNumber = Type.Integer({ description: 'Number of a row of the decision table that answered' })

/** What happened to the customer is told of no account: whoever works on rules need not know of whom. */
const account = {
  number: count('Number in the list, from 0'),
  account: Type.String(),
  product: oneOf(products),
  region: Type.String(),
  plan: planId,
  version: versionNumber,
  code: Type.Optional(oneOf(refusals, 'The refusal that the last of these nights gave')),
  rowsThen: listOf(rowNumber),
  rowsNow: listOf(rowNumber),
  firstNight: day('First night that refused it'),
  lastNight: day('Last night that refused it'),
  outcome: oneOf(redecidedOutcomes),
  amountMinor: minor('Waived and refunded'),
  dueDaysMoved: count(),
  monthsRepaired: count(),
  delisted: count(),
  corrections: count(),
  standing: oneOf(redecidedStandings),
  servedBy: Type.Optional(planId),
} satisfies Record<Exclude<keyof RedecidedAccount, 'kind'> | 'standing' | 'servedBy', unknown>

export const redecidedAccount = shape(account)

const letterText = shape({
  blocks: listOf(
    shape({
      isList: Type.Boolean({ description: 'True where each line is a point of a list' }),
      lines: listOf(Type.String({ description: 'Words between ** are bold' })),
    }),
  ),
  signature: Type.Optional(Type.String({ description: 'Who signs' })),
})

const letter = shape(
  {
    customer: Type.String({ description: 'Whom it goes to; empty where that is not known' }),
    day: day('Beneath the letter'),
    text: shape({ zh: letterText, en: letterText }),
  },
  'Chinese first, English below',
)

export const redecidedStory = shape({
  ...account,
  answer: Type.Optional(accountAnswer),
  letter: Type.Optional(letter),
})
