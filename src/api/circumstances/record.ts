// Somebody at a counter records what happened to a customer; a second person verifies it.

import { isRefusal } from '../../kernel/index.ts'
import { recordCircumstance, unknownCustomer } from '../../operations/index.ts'
import { route } from '../route.ts'
import { customerId } from '../schemas/customers.ts'
import { shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { storeKey } from '../store-key.ts'
import { todayOf } from './parts.ts'
import { circumstance, newCircumstance } from './schemas.ts'

export const circumstancesRecord = route({
  method: 'POST',
  address: '/customers/{customer}/circumstances',
  verb: 'circumstance.record',
  topic: 'circumstances',
  summary: 'Record what happened to a customer, for a second person to verify',
  details:
    'Days outside the limits are refused with the nearest day within. What is known already is refused with its id.',
  path: shape({ customer: customerId }),
  query: shape({ ...dryRun }),
  body: newCircumstance,
  answers: { 201: { words: 'What was recorded', schema: circumstance } },
  regionOf: ({ customers }, { path }) => customers.regionOf(path),
  unknown: (_, { path }) => unknownCustomer(path.customer),
  run: async (tools, call) => {
    const { customer } = call.path
    const region = await tools.customers.regionOf({ customer })
    if (region === undefined) return unknownCustomer(customer)
    const spoken = { ...call.body, customer, region, person: call.person.id, today: todayOf(tools) }
    const recorded = await recordCircumstance(tools.desk, { ...spoken, ...storeKey(call) })
    return isRefusal(recorded) ? recorded : { status: 201, body: recorded }
  },
})
