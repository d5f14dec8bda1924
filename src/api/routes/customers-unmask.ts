// A customer's data in full, for a purpose that is kept first.

import { unknownCustomer } from '../../operations/index.ts'
import { ok, route } from '../route.ts'
import { customerId, unmaskAnswer, unmaskQuestion } from '../schemas/customers.ts'
import { nothing, shape } from '../schemas/parts.ts'

export const customersUnmask = route({
  method: 'POST',
  address: '/customers/{customer}/unmask',
  verb: 'customer.unmask',
  isLook: true,
  topic: 'customers',
  summary: 'Name, identity number, phone and cards of a customer in full, for a purpose',
  details: 'Who, when, what for and why is kept for ever before anything is shown. It cannot be rehearsed.',
  path: shape({ customer: customerId }),
  query: nothing,
  body: unmaskQuestion,
  answers: { 200: { words: 'The customer’s data', schema: unmaskAnswer } },
  regionOf: ({ customers }, { path }) => customers.regionOf(path),
  unknown: (_, { path }) => unknownCustomer(path.customer),
  run: async ({ customers }, { path, body, person }) =>
    ok(await customers.unmask({ ...path, ...body, person: person.id })),
})
