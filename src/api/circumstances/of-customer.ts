// The circumstances of a customer that people recorded, each with its history, and the days one may speak about today.

import { Type } from '@sinclair/typebox'
import { consentText, consentVersion } from '../../documents/index.ts'
import { isRefusal } from '../../kernel/index.ts'
import { bankToday, circumstancesAhead, dayBounds, unknownCustomer } from '../../operations/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { ok, route } from '../route.ts'
import { customerId } from '../schemas/customers.ts'
import { listOf, nothing, shape } from '../schemas/parts.ts'
import { boundsInDays, keepLooks, storyOf, todayOf } from './parts.ts'
import { aheadAnswer, circumstanceWithHistory, consentAnswer, dayBoundsAnswer } from './schemas.ts'

/** Nobody has more. */
const listedMax = 200

export const circumstancesOfCustomer = route({
  method: 'GET',
  address: '/customers/{customer}/circumstances',
  verb: 'circumstance.read',
  isLook: true,
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
  unknown: (_, { path }) => unknownCustomer(path.customer),
  run: async (tools, { path, person }) => {
    const region = await tools.customers.regionOf(path)
    if (region === undefined) return unknownCustomer(path.customer)
    const regions = regionsOf(person, 'circumstance.read')
    const known = await tools.desk.store.circumstances.list({ ...path, regions, limit: listedMax })
    const kept = await keepLooks(tools, person, [{ ...path, region }])
    if (isRefusal(kept)) return kept
    const items = await Promise.all(
      known.map(({ waitsForDocument: _, reviewDueDay: _due, ...one }) => storyOf(tools, one)),
    )
    const bounds = await dayBounds(tools.desk, todayOf(tools))
    const ahead = await circumstancesAhead(tools.inForce, region)
    const held = known.flatMap(({ id }) =>
      ahead?.held.has(id) === true ? [{ id, status: ahead.held.get(id)! }] : [],
    )
    return ok({
      items,
      bounds: boundsInDays(bounds),
      consent: { version: consentVersion, ...consentText(consentVersion, bankToday(tools.desk).name) },
      ...(ahead && { ahead: { ...ahead, held } }),
    })
  },
})
