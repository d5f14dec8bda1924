// Finds customers by exactly one mark; asked with POST, so that nothing personal stands in an address or a log.

import { findKinds } from '../../customers/index.ts'
import { isRefusal } from '../../kernel/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { ok, route } from '../route.ts'
import { findAnswer, findQuestion } from '../schemas/customers.ts'
import { nothing } from '../schemas/parts.ts'

export const customersFind = route({
  method: 'POST',
  address: '/customers/find',
  verb: 'customer.find',
  isLook: true,
  topic: 'customers',
  summary: 'Customers of the caller’s regions with exactly this identity number, card, phone or name, masked',
  details: 'Every customer shown is kept as a look of the caller at them. At most 20 of one name are shown.',
  path: nothing,
  query: nothing,
  body: findQuestion,
  answers: { 200: { words: 'Who was found', schema: findAnswer } },
  run: async ({ customers }, { body, person }) => {
    const kind = findKinds.find((one) => body[one] !== undefined)!
    const regions = regionsOf(person, 'customer.find')
    const found = await customers.find({ kind, value: body[kind]!, person: person.id, regions })
    return isRefusal(found) ? found : ok({ ...found, regions })
  },
})
