// All published versions.

import { ok, route } from '../route.ts'
import { listOf, nothing, shape } from '../schemas/parts.ts'
import { version } from '../schemas/programmes.ts'
import { versionFrom } from '../versions.ts'

export const programmesList = route({
  method: 'GET',
  address: '/programmes',
  verb: 'programme.read',
  topic: 'programmes',
  summary: 'Every published version of every programme',
  path: nothing,
  query: nothing,
  answers: {
    200: { words: 'The versions, by programme and number', schema: shape({ items: listOf(version) }) },
  },
  run: async ({ desk }) => ok({ items: (await desk.store.programmes.list()).map(versionFrom) }),
})
