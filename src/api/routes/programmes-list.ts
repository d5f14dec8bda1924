// All published versions.

import { isoFromDay } from '../../kernel/index.ts'
import { ok, route } from '../route.ts'
import { listOf, nothing, shape } from '../schemas/parts.ts'
import { listedVersion } from '../schemas/programmes.ts'

export const programmesList = route({
  method: 'GET',
  address: '/programmes',
  verb: 'programme.read',
  topic: 'programmes',
  summary: 'Every published version of every programme',
  path: nothing,
  query: nothing,
  answers: {
    200: { words: 'The versions, by programme and number', schema: shape({ items: listOf(listedVersion) }) },
  },
  run: async ({ desk }) => {
    const versions = await desk.store.programmes.list()
    return ok({ items: versions.map((one) => ({ ...one, validFrom: isoFromDay(one.validFrom) })) })
  },
})
