// The measures with their figures, as they are answered.

import { Type } from '@sinclair/typebox'
import { kpiCodes, kpiLists, kpiUnits, kpiUnknowns } from '../../operations/index.ts'
import { measure } from './overview.ts'
import { count, day, instant, listOf, oneOf, planId, shape, words } from './parts.ts'

const figure = (description: string) =>
  Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description })

const asOf = Type.String({ maxLength: 40, description: 'Day of the book, or instant, on which it stood so' })

const behind = Type.Optional(
  shape(
    {
      of: oneOf(kpiLists),
      plan: Type.Optional(planId),
      measure: Type.Optional(Type.String()),
      service: Type.Optional(Type.String()),
      part: Type.Optional(oneOf(['verified'])),
      state: Type.Optional(Type.String()),
    },
    'The list behind the value',
  ),
)

const kpi = shape({
  code: oneOf(kpiCodes),
  unit: oneOf(kpiUnits, 'minor: fen'),
  value: Type.Optional(figure('Absent where it is not known')),
  of: Type.Optional(figure('What the value is a part of')),
  asOf: Type.Optional(asOf),
  trend: Type.Optional(
    listOf(shape({ asOf: day('Day of the book'), value: figure('Of that night'), list: behind })),
  ),
  list: behind,
  unknown: Type.Optional(
    oneOf(kpiUnknowns, 'Why it is not known; not_recorded: nothing here records it yet'),
  ),
})

export const measuresWithFigures = shape({
  at: instant('Now'),
  programme: shape({ id: Type.String(), version: count() }),
  rollout: shape({
    acknowledged: count('Outlets that acknowledged the version'),
    outlets: count('Outlets in all'),
    overdue: count('Outlets that have not, for longer than the hours of the bank'),
    hoursSoFar: count('Hours since publication'),
    hoursUntilAll: Type.Optional(count('Hours until all had acknowledged; only once all have')),
  }),
  measures: listOf(shape({ ...measure.properties, kpis: listOf(kpi) })),
  services: listOf(shape({ service: Type.String(), name: words, serving: kpi })),
})
