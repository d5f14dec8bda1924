// What was decided about a customer over time and done for them, the newest first.

import { isRefusal } from '../../kernel/index.ts'
import { historyOfCustomer, unknownCustomer } from '../../operations/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { newestPage, pageFrom } from '../cursor.ts'
import { mayIn } from '../reach.ts'
import { ok, route } from '../route.ts'
import { historyEntry, historyLeftOut, historyQuery } from '../schemas/customer-history.ts'
import { customerId } from '../schemas/customers.ts'
import { pageOf, shape } from '../schemas/parts.ts'
import { mayKnow } from '../told.ts'

export const customersHistory = route({
  method: 'GET',
  address: '/customers/{customer}/history',
  verb: 'customer.read',
  isLook: true,
  topic: 'customers',
  summary: 'What was decided about a customer and done for them, each with who and why, the newest first',
  details:
    'Contacts that were asked about, circumstances and documents, objections, corrections with their plan, re-decisions and work items. Of circumstances others than those who record or verify them there learn only that one was recorded. Corrections are found in the plans that were applied last; `correctionsSince` says how far back. Questions about fees are not kept. The look is kept.',
  path: shape({ customer: customerId }),
  query: historyQuery,
  answers: {
    200: {
      words: 'A page of the history',
      schema: shape({ ...pageOf(historyEntry).properties, ...historyLeftOut }),
    },
  },
  regionOf: ({ customers }, { path }) => customers.regionOf(path),
  unknown: (_, { path }) => unknownCustomer(path.customer),
  run: async (tools, { path, query, person }) => {
    const region = await tools.customers.regionOf(path)
    if (region === undefined) return unknownCustomer(path.customer)
    const page = newestPage('customer-history', query)
    if (isRefusal(page)) return page
    const knows = mayKnow(person, region)
    const readsWorkItems = mayIn(person, 'work_item.read', region)
    const look = { person: person.id, ...path, region, act: knows ? 'circumstance' : 'read' } as const
    const kept = await tools.desk.store.customerViews.record([look])
    if (isRefusal(kept)) return kept
    const history = await historyOfCustomer(tools, {
      ...path,
      ...page,
      ...(query.kind !== undefined && { kind: query.kind }),
      regions: regionsOf(person, 'customer.read'),
      knows,
      readsPlans: mayIn(person, 'plan.read', region),
      readsWorkItems,
    })
    if (isRefusal(history)) return history
    const leftOut = [
      ...(knows ? [] : (['circumstances'] as const)),
      ...(readsWorkItems ? [] : (['work_items'] as const)),
    ]
    const rows = { rows: history.items, limit: page.limit }
    return ok({ ...history, leftOut, ...pageFrom('customer-history', rows, ({ at, id }) => [at, id]) })
  },
})
