// The circumstances of a customer that people recorded, each with its history, and the days one may speak about today.

import { Type } from '@sinclair/typebox'
import { consentText } from '../../documents/index.ts'
import { circumstancesAhead, dayBounds } from '../../operations/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { ok, route } from '../route.ts'
import { customerId } from '../schemas/customers.ts'
import { listOf, nothing, shape } from '../schemas/parts.ts'
import { boundsInDays, storyOf, todayOf } from './parts.ts'
import { aheadAnswer, circumstanceWithHistory, consentAnswer, dayBoundsAnswer } from './schemas.ts'

/** Nobody has more. */
const listedMax = 200

export const circumstancesOfCustomer = route({
  method: 'GET',
  address: '/customers/{customer}/circumstances',
  verb: 'circumstance.read',
  topic: 'circumstances',
  summary: 'What people recorded of a customer, with everything decided about it',
  path: shape({ customer: customerId }),
  query: nothing,
  answers: {
    200: {
      words: 'The circumstances',
      schema: shape({
        items: listOf(circumstanceWithHistory),
        bounds: dayBoundsAnswer,
        consent: consentAnswer,
        ahead: Type.Optional(aheadAnswer),
      }),
    },
  },
  regionOf: ({ customers }, { path }) => customers.regionOf(path),
  run: async (tools, { path, person }) => {
    const regions = regionsOf(person, 'circumstance.read')
    const known = await tools.desk.store.circumstances.list({ ...path, regions, limit: listedMax })
    const items = await Promise.all(known.map((one) => storyOf(tools, one)))
    const bounds = await dayBounds(tools.desk, todayOf(tools))
    const region = await tools.customers.regionOf(path)
    const ahead = await circumstancesAhead(tools.inForce, region ?? '')
    const held = known.flatMap(({ id }) =>
      ahead?.held.has(id) === true ? [{ id, status: ahead.held.get(id)! }] : [],
    )
    return ok({
      items,
      bounds: boundsInDays(bounds),
      consent: consentText,
      ...(ahead && { ahead: { ...ahead, held } }),
    })
  },
})
