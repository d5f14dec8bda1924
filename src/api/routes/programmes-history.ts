// What each version of a programme changed.

import { isoFromDay, isRefusal } from '../../kernel/index.ts'
import { programmeHistory } from '../../operations/index.ts'
import { ok, route } from '../route.ts'
import { versionStep } from '../schemas/drafts.ts'
import { listOf, nothing, shape } from '../schemas/parts.ts'
import { programmeId } from '../schemas/programmes.ts'

export const programmesHistory = route({
  method: 'GET',
  address: '/programmes/{programme}/history',
  verb: 'programme.read',
  topic: 'programmes',
  summary: 'Every version with what it changed, who wrote and who approved it, and why',
  path: shape({ programme: programmeId }),
  query: nothing,
  answers: {
    200: { words: 'The versions, the latest first', schema: shape({ items: listOf(versionStep) }) },
  },
  run: async ({ desk }, { path }) => {
    const steps = await programmeHistory(desk, path.programme)
    if (isRefusal(steps)) return steps
    return ok({ items: steps.map((step) => ({ ...step, validFrom: isoFromDay(step.validFrom) })) })
  },
})
