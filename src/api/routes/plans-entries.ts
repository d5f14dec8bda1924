// What the evidence log says of a plan, so that each decision can be proved to somebody without access.

import { Type } from '@sinclair/typebox'
import { isoFromDay, isRefusal } from '../../kernel/index.ts'
import { planNamed } from '../find-plan.ts'
import { ok, route } from '../route.ts'
import { count, day, listOf, nothing, planId, shape } from '../schemas/parts.ts'

const entry = shape({
  index: count('Its place in the log'),
  kind: Type.String(),
  day: day('The day in Asia/Shanghai'),
  actor: Type.String(),
})

export const plansEntries = route({
  method: 'GET',
  address: '/plans/{plan}/entries',
  verb: 'evidence.prove',
  topic: 'evidence',
  summary: 'The entries of the evidence log that are about a plan, with the root that their proofs lead to',
  details:
    'What was applied batch by batch is left out. The proofs lead to this root for as long as the log has this size.',
  path: shape({ plan: planId }),
  query: nothing,
  answers: {
    200: {
      words: 'The entries',
      schema: shape({ items: listOf(entry), size: count(), root: Type.String() }),
    },
  },
  run: async (tools, { path }) => {
    const plan = await planNamed(tools, path.plan)
    if (isRefusal(plan)) return plan
    const { log, pages } = tools.desk.store
    const { size, root } = await log.checkpoint()
    const items = []
    for (const index of await pages.entriesAbout(plan.id)) {
      for await (const { kind, day: on, actor } of log.entries(index, index + 1)) {
        items.push({ index, kind, day: isoFromDay(on), actor })
      }
    }
    return ok({ items, size, root })
  },
})
