// What became of a plan's corrections, page by page: the list behind every number of its run.

import { Type } from '@sinclair/typebox'
import { isRefusal, refuse } from '../../kernel/index.ts'
import { outcomesOfPlan } from '../../operations/index.ts'
import { standingParts, verdictReasons } from '../../reconcile/index.ts'
import { answerKinds } from '../../store/index.ts'
import { cursorFrom, placeFromCursor } from '../cursor.ts'
import { narrowedTo } from '../reach.ts'
import { ok, route } from '../route.ts'
import { id, oneOf, pageLimit, pageOf, pageQuery, planId, shape } from '../schemas/parts.ts'
import { placedCorrection } from '../schemas/plans.ts'

const outcome = shape({
  correction: placedCorrection,
  answer: oneOf(answerKinds, 'What its system answered'),
  code: Type.Optional(Type.String({ description: 'Code of a refusal' })),
  because: Type.Optional(Type.String({ description: 'Why it was refused, or why nothing is known' })),
  reason: Type.Optional(
    oneOf(Object.keys(verdictReasons) as (keyof typeof verdictReasons)[], 'What the last book showed'),
  ),
})

export const plansOutcomes = route({
  method: 'GET',
  address: '/plans/{plan}/outcomes',
  verb: 'plan.read',
  topic: 'plans',
  summary: 'What became of the corrections of a plan, in the order of application',
  details:
    '`answer` asks for what the systems said, `part` for the parts that add up to the plan; with both, `answer` decides.',
  path: shape({ plan: planId }),
  query: shape({
    ...pageQuery,
    answer: Type.Optional(oneOf(answerKinds)),
    part: Type.Optional(oneOf(standingParts)),
    measure: Type.Optional(id('Id of a measure')),
  }),
  answers: { 200: { words: 'A page of corrections', schema: pageOf(outcome) } },
  run: async ({ desk }, { path, query, person }) => {
    if (narrowedTo(person, 'plan.read') !== undefined) {
      return refuse('place_is_not_yours', 'runs are told to those who may read the whole province', 'plan')
    }
    const list = `outcomes ${path.plan}`
    const place = placeFromCursor(list, ['number'], query.cursor)
    if (isRefusal(place)) return place
    const { answer, part, measure } = query
    const limit = pageLimit(query.limit)
    const found = await outcomesOfPlan(desk, path.plan, {
      limit,
      ...(place !== undefined && { after: Number(place[0]) }),
      ...(answer !== undefined && { answer }),
      ...(part !== undefined && { part }),
      ...(measure !== undefined && { measure }),
    })
    if (isRefusal(found)) return found
    const last = found.length === limit ? found.at(-1) : undefined
    const items = found.map(({ place: _, ...one }) => one)
    return ok({ items, ...(last !== undefined && { next: cursorFrom(list, [last.place]) }) })
  },
})
