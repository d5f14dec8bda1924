// One recorded circumstance with everything decided about it.

import { isRefusal } from '../../kernel/index.ts'
import { noSuchCircumstance } from '../../store/index.ts'
import { ok, route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { keepLooks, regionOfCircumstance, stateOfCircumstance, storyOf } from './parts.ts'
import { circumstanceId, circumstanceWithHistory } from './schemas.ts'

export const circumstancesRead = route({
  method: 'GET',
  address: '/circumstances/{circumstance}',
  verb: 'circumstance.read',
  isLook: true,
  stateOf: stateOfCircumstance,
  topic: 'circumstances',
  summary: 'A recorded circumstance with everything decided about it',
  path: shape({ circumstance: circumstanceId }),
  query: nothing,
  answers: { 200: { words: 'The circumstance', schema: circumstanceWithHistory } },
  regionOf: regionOfCircumstance,
  unknown: (_, { path }) => noSuchCircumstance(path.circumstance),
  run: async (tools, { path, person }) => {
    const known = await tools.desk.store.circumstances.find(path.circumstance)
    if (known === undefined) return noSuchCircumstance(path.circumstance)
    const kept = await keepLooks(tools, person, [known])
    return isRefusal(kept) ? kept : ok(await storyOf(tools, known))
  },
})
