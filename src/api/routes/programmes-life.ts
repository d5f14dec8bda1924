// The states of a programme over time.

import { isoFromDay, isRefusal } from '../../kernel/index.ts'
import { programmeLife } from '../../operations/index.ts'
import { programmeStates } from '../../programmes/index.ts'
import { ok, route } from '../route.ts'
import { count, day, listOf, nothing, oneOf, shape } from '../schemas/parts.ts'
import { programmeId } from '../schemas/programmes.ts'

const span = shape({
  state: oneOf(programmeStates),
  firstDay: day('It holds from this day until the next begins'),
  version: count('The version that made it so'),
})

export const programmesLife = route({
  method: 'GET',
  address: '/programmes/{programme}/life',
  verb: 'programme.read',
  topic: 'programmes',
  summary: 'The states of a programme, past and to come: approved, active, winding down, closed',
  path: shape({ programme: programmeId }),
  query: nothing,
  answers: { 200: { words: 'The states in order', schema: shape({ items: listOf(span) }) } },
  run: async ({ desk }, { path }) => {
    const spans = await programmeLife(desk, path.programme)
    if (isRefusal(spans)) return spans
    return ok({ items: spans.map((one) => ({ ...one, firstDay: isoFromDay(one.firstDay) })) })
  },
})
