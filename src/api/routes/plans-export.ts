// Lists of an approved plan as files for systems that want files.

import { isRefusal } from '../../kernel/index.ts'
import { type ListName, listKinds, listOfPlan } from '../../operations/index.ts'
import { csvOf } from '../csv.ts'
import { narrowedTo } from '../reach.ts'
import { route, textReply } from '../route.ts'
import { nothing, oneOf, planId, shape } from '../schemas/parts.ts'

const lists = Object.keys(listKinds) as ListName[]

export const plansExport = route({
  method: 'GET',
  address: '/plans/{plan}/lists/{list}',
  verb: 'list.export',
  topic: 'lists',
  summary: 'A list of an approved plan as CSV (RFC 4180)',
  details:
    'The last line is `#end` and the number of rows before it; a file without it is incomplete. `X-Row-Count` says the number beforehand where it is known.',
  path: shape({ plan: planId, list: oneOf(lists, 'Channels held, fees, defaulter list, credit records') }),
  query: nothing,
  answers: { 200: { words: 'The list', type: 'text/csv' } },
  run: async ({ desk }, { path, person }) => {
    const { plan, list } = path
    const regions = narrowedTo(person, 'list.export')
    const opened = await listOfPlan(desk, plan, { list, ...(regions !== undefined && { regions }) })
    if (isRefusal(opened)) return opened
    const reply = textReply('text/csv; charset=utf-8; header=present', csvOf(list, opened.rows))
    const name = `attachment; filename="${list}-${plan}.csv"`
    const count: Record<string, string> =
      opened.count === undefined ? {} : { 'x-row-count': String(opened.count) }
    return { ...reply, headers: { ...reply.headers, 'content-disposition': name, ...count } }
  },
})
