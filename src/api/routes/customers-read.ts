// One customer: relations, circumstances for those who may know them, and each account as a time line.

import { isRefusal } from '../../kernel/index.ts'
import { type CustomerStory, unknownCustomer } from '../../operations/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { mayIn } from '../reach.ts'
import { type ApiTools, ok, route } from '../route.ts'
import { customerAnswer, customerId } from '../schemas/customers.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { mayKnow } from '../told.ts'

/** The newest nightly plan of a programme, whose pages explain an account further. */
async function newestPlan({ desk }: ApiTools, programme: string) {
  const [plan] = await desk.store.pages.plans({ sort: 'asOf', kind: 'nightly', programme, limit: 1 })
  return plan === undefined ? {} : { plan: plan.id }
}

/** With the newest plan of the programme on the page, and of the programme of each account. */
async function withPlans(tools: ApiTools, read: CustomerStory) {
  const accounts = await Promise.all(
    read.accounts.map(async (one) => ({ ...one, ...(await newestPlan(tools, one.under.programme)) })),
  )
  return { ...read, accounts, ...(await newestPlan(tools, read.programme)) }
}

export const customersRead = route({
  method: 'GET',
  address: '/customers/{customer}',
  verb: 'customer.read',
  isLook: true,
  topic: 'customers',
  summary: 'A customer, masked: spouse, circumstances, and every account as a time line',
  details:
    'Kind and status of circumstances are shown to those who record or verify them in the customer’s region; others see how many there are. Accounts follow the programmes in force: each names the version it is told under, the first that grants it, and all that grant it. Everybody is told whether an account is granted because of the customer or of the spouse, nobody what happened to a spouse whose circumstances they may not know. The look is kept.',
  path: shape({ customer: customerId }),
  query: nothing,
  answers: { 200: { words: 'The customer', schema: customerAnswer } },
  regionOf: ({ customers }, { path }) => customers.regionOf(path),
  unknown: (_, { path }) => unknownCustomer(path.customer),
  run: async (tools, { path, person }) => {
    const region = await tools.customers.regionOf(path)
    const regions = regionsOf(person, 'customer.read')
    const seesCircumstances = (of: string) => mayKnow(person, of)
    const readsWorkItems = mayIn(person, 'work_item.read', region)
    const asked = { ...path, person: person.id, regions, seesCircumstances, readsWorkItems }
    const read = await tools.customers.read(asked)
    if (isRefusal(read) || !mayIn(person, 'plan.read', region)) return ok(read)
    return ok(await withPlans(tools, read))
  },
})
