// What a customer was told: the text, how it was sent and what became of it, the newest first.

import { isRefusal } from '../../kernel/index.ts'
import { noticesOfCustomer, unknownCustomer } from '../../operations/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { newestPage, pageFrom } from '../cursor.ts'
import { ok, route } from '../route.ts'
import { customerId } from '../schemas/customers.ts'
import { notice } from '../schemas/notices.ts'
import { pageOf, pageQuery, shape } from '../schemas/parts.ts'

export const customersNotices = route({
  method: 'GET',
  address: '/customers/{customer}/notices',
  verb: 'customer.read',
  isLook: true,
  topic: 'customers',
  summary: 'What a customer was told of what was done for them, in both languages, the newest first',
  details:
    'The text names no reason and no circumstance, and an account by its last four characters only. The look is kept.',
  path: shape({ customer: customerId }),
  query: shape(pageQuery),
  answers: { 200: { words: 'A page of notices', schema: pageOf(notice) } },
  regionOf: ({ customers }, { path }) => customers.regionOf(path),
  unknown: (_, { path }) => unknownCustomer(path.customer),
  run: async ({ desk, customers, clock }, { path, query, person }) => {
    const region = await customers.regionOf(path)
    if (region === undefined) return unknownCustomer(path.customer)
    const page = newestPage('customer-notices', query)
    if (isRefusal(page)) return page
    const kept = await desk.store.customerViews.record([{ person: person.id, ...path, region, act: 'read' }])
    if (isRefusal(kept)) return kept
    const regions = regionsOf(person, 'customer.read')
    const rows = await noticesOfCustomer(desk, path.customer, { ...page, regions, now: clock() })
    const next = pageFrom('customer-notices', { rows, ...page }, ({ at, id }) => [at, id])
    return ok({ items: rows, ...next })
  },
})
