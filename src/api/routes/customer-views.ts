// Who looked at whom, across all customers: by the person who looked, by what they did, by day; a page or a file.

import { Type } from '@sinclair/typebox'
import { addDays, dayFromIso, isoFromDay, isRefusal } from '../../kernel/index.ts'
import { type Caller, regionsOf } from '../../organisation/index.ts'
import { cursorFrom, placeFromCursor } from '../cursor.ts'
import { fileAnswers, fileDetails, fileFormat, fileReply, instantInName } from '../files/file-reply.ts'
import type { Column } from '../files/table.ts'
import { maskText } from '../masking.ts'
import { type ApiTools, ok, route } from '../route.ts'
import { customerId, customerView, lookAct } from '../schemas/customers.ts'
import { day, id, nothing, pageLimit, pageOf, pageQuery, shape } from '../schemas/parts.ts'

type Views = ApiTools['desk']['store']['customerViews']
type Look = Awaited<ReturnType<Views['list']>>[number]
type Wanted = Omit<Parameters<Views['list']>[0], 'limit' | 'before'>

const lookFilter = {
  person: Type.Optional(id('The person who looked')),
  customer: Type.Optional(customerId),
  act: Type.Optional(lookAct),
  firstDay: Type.Optional(day('From this day on')),
  lastDay: Type.Optional(day('Until this day')),
}

interface LookFilter extends Pick<Wanted, 'person' | 'customer' | 'act'> {
  readonly firstDay?: string
  readonly lastDay?: string
}

/** What is asked for, as far as the caller may see it. */
const wantedOf = ({ firstDay, lastDay, ...wanted }: LookFilter, caller: Caller): Wanted => ({
  ...wanted,
  ...(firstDay !== undefined && { from: beginOf(firstDay) }),
  ...(lastDay !== undefined && { to: beginOf(isoFromDay(addDays(dayFromIso(lastDay), 1))) }),
  regions: regionsOf(caller, 'audit.read'),
})

/** The instant at which a day begins in Asia/Shanghai. */
const beginOf = (isoDay: string): string => `${isoDay}T00:00:00+08:00`

export const customerViews = route({
  method: 'GET',
  address: '/customer-views',
  verb: 'audit.read',
  topic: 'customers',
  summary: 'Looks at customers by person, customer, kind and day, the newest first',
  path: nothing,
  query: shape({ ...lookFilter, ...pageQuery }),
  answers: { 200: { words: 'A page of looks', schema: pageOf(customerView) } },
  run: async ({ desk }, { query, person }) => {
    const { cursor, limit, ...filter } = query
    const place = placeFromCursor('all-views', ['number'], cursor)
    if (isRefusal(place)) return place
    const rows = pageLimit(limit)
    const before = place !== undefined && { before: Number(place[0]) }
    const page = { ...wantedOf(filter as LookFilter, person), ...before, limit: rows }
    const items = await desk.store.customerViews.list(page)
    const last = items.length === rows ? items.at(-1) : undefined
    return ok({ items, ...(last !== undefined && { next: cursorFrom('all-views', [last.id]) }) })
  },
})

const columns: readonly Column<Look>[] = [
  { name: 'look', of: ({ id: number }) => number },
  { name: 'at', of: ({ at }) => at },
  { name: 'person', of: ({ person }) => person },
  { name: 'customer', of: ({ customer }) => customer },
  { name: 'region', of: ({ region }) => region },
  { name: 'act', of: ({ act }) => act },
  { name: 'found_by', of: ({ foundBy }) => foundBy },
  { name: 'purpose', of: ({ purpose }) => purpose },
  { name: 'reason', of: ({ reason }) => reason && maskText(reason) },
  { name: 'document', of: ({ document }) => document },
  { name: 'redecision', of: ({ redecision }) => redecision },
]

export const customerViewsFile = route({
  method: 'GET',
  address: '/customer-views/file',
  verb: 'audit.read',
  topic: 'customers',
  summary:
    'Looks at customers by person, customer, kind and day, all of them, as CSV or as a workbook; numbers of people are masked',
  details: fileDetails,
  path: nothing,
  query: shape({ ...lookFilter, format: Type.Optional(fileFormat) }),
  answers: fileAnswers('The looks'),
  run: async ({ desk, clock }, { query, person }) => {
    const { format, ...filter } = query
    const wanted = wantedOf(filter as LookFilter, person)
    const { customerViews: views } = desk.store
    const { count, newest } = await views.count(wanted)
    const rows = pagesOf(views, wanted, newest)
    return fileReply({ name: `looks-${instantInName(clock())}`, columns, rows, count }, format)
  },
})

const looksAtOnce = 1000

/** From the newest that was counted on; what is looked at meanwhile is not of this file. */
async function* pagesOf(views: Views, wanted: Wanted, newest: number): AsyncGenerator<readonly Look[]> {
  let before = newest + 1
  for (;;) {
    const page = await views.list({ ...wanted, before, limit: looksAtOnce })
    if (page.length > 0) yield page
    if (page.length < looksAtOnce) return
    before = page.at(-1)!.id
  }
}
