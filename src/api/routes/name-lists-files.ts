// Files around name lists: the template to fill in, and the lines that go back to the institution.

import { Type } from '@sinclair/typebox'
import { badLinesCsv, listTemplate } from '../../lists/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { noSuchList } from '../../store/index.ts'
import { route, textReply } from '../route.ts'
import { listId } from '../schemas/name-lists.ts'
import { nothing, oneOf, shape } from '../schemas/parts.ts'

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const attached = (name: string) => ({ 'content-disposition': `attachment; filename="${name}"` })

export const nameListsTemplate = route({
  method: 'GET',
  address: '/name-list-template',
  verb: 'name_list.import',
  topic: 'name lists',
  summary: 'The template of a name list, whose columns are text so that no identity number loses digits',
  path: nothing,
  query: nothing,
  answers: { 200: { words: 'The template', type: spreadsheet, headers: ['Content-Disposition'] } },
  run: async () => ({
    status: 200,
    body: await listTemplate(),
    headers: { 'content-type': spreadsheet, ...attached('name-list-template.xlsx') },
  }),
})

/** More lines than any list has. */
const everyLine = 1_000_000

export const nameListsBadLines = route({
  method: 'GET',
  address: '/name-lists/{list}/bad-lines',
  verb: 'name_list.import',
  topic: 'name lists',
  summary: 'The malformed lines of a list with what to correct, as CSV to send back to the institution',
  details: 'Says nothing of who is a customer and names nobody.',
  path: shape({ list: listId }),
  query: shape({ language: Type.Optional(oneOf(['zh', 'en'])) }),
  answers: { 200: { words: 'One mistake to a row', type: 'text/csv', headers: ['Content-Disposition'] } },
  run: async ({ desk }, { path, query, person }) => {
    const regions = regionsOf(person, 'name_list.import')
    const { nameLists } = desk.store
    if ((await nameLists.read(path.list, regions)) === undefined) return noSuchList(path.list)
    const lines = await nameLists.lines({ ...path, outcome: 'malformed', regions, limit: everyLine })
    const reply = textReply('text/csv; charset=utf-8', badLinesCsv(lines, query.language ?? 'zh'))
    return { ...reply, headers: { ...reply.headers, ...attached(`${path.list}-bad-lines.csv`) } }
  },
})
