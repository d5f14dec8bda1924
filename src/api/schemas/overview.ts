// The programme at a glance as it is answered.

import { Type } from '@sinclair/typebox'
import { systems } from '../../kernel/index.ts'
import { count, day, instant, listOf, minor, oneOf, planId, shape, words } from './parts.ts'
import { ageWish } from './work-items.ts'

const serviceStates = ['running', 'degraded', 'stopped', 'not_known'] as const

export const measure = shape({
  id: Type.String(),
  title: words,
  owner: words,
  startDay: day('Since'),
  status: oneOf(['planned', 'running', 'suspended', 'ended'], 'As the programme states it'),
  carriers: listOf(
    shape(
      { of: oneOf(['service', 'channel']), id: Type.String(), name: words, state: oneOf(serviceStates) },
      'A service or channel that carries the measure, as outlets and the branch report it',
    ),
  ),
})

/** total = verified + waiting + refused + failed + skipped, at every instant. */
export const standing = shape(
  {
    total: count(),
    verified: count('A later book shows them'),
    waiting: count('Not sent, or not seen in a book yet'),
    refused: count('A system refused them'),
    failed: count('A later book does not show them'),
    skipped: count('None, ever'),
  },
  'Parts that add up at every instant',
)

const night = shape({
  plan: planId,
  asOf: day('Day of its book'),
  state: oneOf(['drafted', 'approved', 'sent_back']),
  draftedAt: instant('When it was drafted'),
  corrections: count('Promises not kept on that day'),
  calls: count('Calls that broke the promise'),
  returnedMinor: minor('Waived and refunded'),
  returnedSoFarMinor: Type.Optional(minor('Waived and refunded by all plans applied until then')),
  months: count('Months of credit records repaired'),
  moved: count('Due days moved'),
  held: count('Channels held'),
  backlog: Type.Optional(count('Matters with people when the night was over')),
  standing: Type.Optional(standing),
  appliedAt: Type.Optional(instant('When all of it had been sent')),
  verifiedAt: Type.Optional(instant('When a book was last held against it')),
})

const line = shape({
  system: oneOf(systems),
  state: oneOf(serviceStates),
  sent: count('In the last run'),
  accepted: count('In the last run'),
  refused: count('In the last run'),
  unanswered: count('In runs that no book has settled'),
  plan: Type.Optional(planId),
  oldestUnansweredAt: Type.Optional(instant('When the first of them was sent')),
  settledBy: Type.Optional(day('The first book that settles them')),
  asOf: Type.Optional(instant('When it last answered or should have')),
})

const matters = shape({
  open: count(),
  oldestAt: Type.Optional(instant('When the oldest was opened')),
  ages: listOf(shape({ ...ageWish, count: count() })),
})

export const overview = shape({
  at: instant('Now'),
  programme: shape({
    id: Type.String(),
    version: count(),
    title: words,
    emergency: words,
    declaredDay: day('When the emergency was declared'),
    asOf: Type.Optional(day('Day of the newest book')),
  }),
  othersInForce: listOf(
    shape({ id: Type.String({ description: 'Another programme in force' }), title: words }),
  ),
  measures: listOf(measure),
  nights: Type.Optional(listOf(night)),
  matters: Type.Optional(matters),
  lines: Type.Optional(listOf(line)),
})
