// A customer asks not to be contacted, or takes it back: marketing at any counter, collection at consumer protection.

import { unknownCustomer } from '../../operations/index.ts'
import { type ObjectionType, objectionTypes } from '../../store/index.ts'
import { ok, route } from '../route.ts'
import { customerId, objectionAnswer, objectionQuestion } from '../schemas/customers.ts'
import { shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { storeKey } from '../store-key.ts'

const customerObjects = (type: ObjectionType) =>
  route({
    method: 'POST',
    address: `/customers/{customer}/objections/${type}`,
    verb: `objection.${type}`,
    topic: 'customers',
    summary: `Record that a customer is not to be contacted for ${type}, or may be again`,
    details: 'It holds from the next decision on. Contacts of service stay possible.',
    path: shape({ customer: customerId }),
    query: shape({ ...dryRun }),
    body: objectionQuestion,
    answers: { 200: { words: 'As it is recorded', schema: objectionAnswer } },
    regionOf: ({ customers }, { path }) => customers.regionOf(path),
    unknown: (_, { path }) => unknownCustomer(path.customer),
    run: async ({ customers, objections }, call) => {
      const { path, body } = call
      const by = { person: call.person.id, ...storeKey(call) }
      const region = await customers.regionOf(path)
      if (region === undefined) return unknownCustomer(path.customer)
      return ok(await objections.record({ ...path, region, type, ...body, ...by }))
    },
  })

export const customersObject = objectionTypes.map(customerObjects)
