// One recorded circumstance with everything decided about it.

import { ok, route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { noSuchCircumstance, regionOfCircumstance, stateOfCircumstance, storyOf } from './parts.ts'
import { circumstanceId, circumstanceWithHistory } from './schemas.ts'

export const circumstancesRead = route({
  method: 'GET',
  address: '/circumstances/{circumstance}',
  verb: 'circumstance.read',
  stateOf: stateOfCircumstance,
  topic: 'circumstances',
  summary: 'A recorded circumstance with everything decided about it',
  path: shape({ circumstance: circumstanceId }),
  query: nothing,
  answers: { 200: { words: 'The circumstance', schema: circumstanceWithHistory } },
  regionOf: regionOfCircumstance,
  run: async (tools, { path }) => {
    const known = await tools.desk.store.circumstances.find(path.circumstance)
    return known === undefined ? noSuchCircumstance(path.circumstance) : ok(await storyOf(tools, known))
  },
})
