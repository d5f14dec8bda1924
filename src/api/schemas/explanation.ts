// The explanation of one account, as values and in words.

import { Type } from '@sinclair/typebox'
import { chargeKinds, products } from '../../kernel/index.ts'
import { accountAnswer } from './decisions.ts'
import { count, day, listOf, minor, oneOf, shape, words } from './parts.ts'

const debt = shape({
  debt: Type.String(),
  dueDay: day('Contractual due day'),
  settledDay: Type.Optional(day('First day on which the payments cover it')),
  relievedDay: Type.Optional(day('Due day under the programme, where it is postponed')),
  standingDays: count('Days past due as it stands'),
})

const base = shape({
  amountMinor: minor('What it accrued on'),
  ratePpm: count('Parts per million a year'),
  firstDay: day('First day'),
  lastDay: day('Last day'),
  days: count(),
  protectedDays: count(),
})

const charge = shape({
  charge: Type.String(),
  debt: Type.String(),
  kind: oneOf(chargeKinds),
  day: day('Day it was posted'),
  postedMinor: minor('Posted'),
  paidMinor: minor('Paid'),
  entitledMinor: Type.Optional(minor('Entitled')),
  waivedMinor: minor('Waived before'),
  refundedMinor: minor('Refunded before'),
  base: Type.Optional(base),
})

const month = shape({
  month: Type.String(),
  standingDays: count(),
  entitledDays: count(),
  standingCode: Type.String(),
  entitledCode: Type.String(),
})

const explained = {
  account: Type.String(),
  asOf: day('Day of the book'),
  product: oneOf(products),
  region: Type.String(),
  window: Type.Optional(shape({ firstDay: day('First day'), lastDay: Type.Optional(day('Last day')) })),
  answer: accountAnswer,
  debts: listOf(debt),
  charges: listOf(charge),
  months: listOf(month),
}

/** As values only. */
export const explanationInValues = shape(explained)

export const explanation = shape({ ...explained, words })
