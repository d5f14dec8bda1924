// What can be tried on a book, and what a comparison of two says of accounts.

import { Type } from '@sinclair/typebox'
import { products } from '../../kernel/index.ts'
import type { TryingWhat } from '../../operations/index.ts'
import { effectSenses, outcomes } from '../../reconcile/index.ts'
import { draftId } from './drafts.ts'
import { count, oneOf, shape } from './parts.ts'
import { programmeId, submissionId, versionNumber } from './programmes.ts'

/** The members that name what is tried. */
export const tryingWhat = {
  programme: Type.Optional(programmeId),
  version: Type.Optional(versionNumber),
  submission: Type.Optional(submissionId),
  draft: Type.Optional(draftId),
}

/** A published version, or a submission, or a draft as saved last. */
export const tryingForms = [
  { required: ['programme', 'version'] },
  { required: ['submission'] },
  { required: ['draft'] },
]

export const tryingOne = Type.Unsafe<TryingWhat>({ ...shape(tryingWhat), oneOf: tryingForms })

const whole = (description: string) => Type.Integer({ description })

const answer = shape({
  outcome: oneOf(outcomes),
  amountMinor: count('Waived and refunded, in minor units (fen)'),
  daysDeferred: count('Days by which due days move, all together'),
  monthsRepaired: count('Months of the credit record'),
  channelsHeld: whole('Channels held less channels released'),
  delisted: count('1 when taken off the defaulter list'),
})

/** What fits may be narrowed by. */
export const effectFilter = {
  sense: Type.Optional(oneOf(effectSenses)),
  league: Type.Optional(
    Type.String({ pattern: '^15[0-9]{2}$', description: 'League or city, such as 1503' }),
  ),
  product: Type.Optional(oneOf(products)),
  outcomeBefore: Type.Optional(oneOf(outcomes)),
  outcomeAfter: Type.Optional(oneOf(outcomes)),
}

/** An account whose answer differs; what happened to its customer is told of none. */
export const accountEffect = shape({
  account: Type.String(),
  product: oneOf(products),
  region: Type.String(),
  sense: oneOf(effectSenses, 'Gains, loses, both, or is answered otherwise with the same figures'),
  before: answer,
  after: answer,
})
