// What two versions say otherwise.

import { compareVersions } from '../../operations/index.ts'
import { ok, route } from '../route.ts'
import { shape } from '../schemas/parts.ts'
import { comparison, programmeId, versionNumber } from '../schemas/programmes.ts'

export const programmesCompare = route({
  method: 'GET',
  address: '/programmes/{programme}/comparison',
  verb: 'programme.read',
  topic: 'programmes',
  summary: 'What two versions say otherwise, place by place',
  path: shape({ programme: programmeId }),
  query: shape({ from: versionNumber, to: versionNumber }),
  answers: { 200: { words: 'The differences', schema: comparison } },
  run: async ({ desk }, { path, query }) => ok(await compareVersions(desk, path.programme, query)),
})
