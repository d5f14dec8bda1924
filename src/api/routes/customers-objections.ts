// What a customer said about being contacted, the newest first; the last of a type holds.

import { unknownCustomer } from '../../operations/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { ok, route } from '../route.ts'
import { customerId, objectionAnswer } from '../schemas/customers.ts'
import { listOf, nothing, shape } from '../schemas/parts.ts'

export const customersObjections = route({
  method: 'GET',
  address: '/customers/{customer}/objections',
  verb: 'customer.read',
  topic: 'customers',
  summary: 'What a customer asked not to be contacted for, the newest first',
  path: shape({ customer: customerId }),
  query: nothing,
  answers: { 200: { words: 'All that was said', schema: shape({ items: listOf(objectionAnswer) }) } },
  regionOf: ({ customers }, { path }) => customers.regionOf(path),
  unknown: (_, { path }) => unknownCustomer(path.customer),
  run: async ({ desk, customers }, { path, person }) => {
    if ((await customers.regionOf(path)) === undefined) return unknownCustomer(path.customer)
    const regions = regionsOf(person, 'customer.read')
    return ok({ items: await desk.store.contactObjections.list(path.customer, regions) })
  },
})
