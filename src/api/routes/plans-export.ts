// Lists of an approved plan as files for systems that want files.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { type ListName, listKinds, listOfPlan } from '../../operations/index.ts'
import { listTable } from '../files/corrections-table.ts'
import { fileAnswers, fileDetails, fileFormat, fileReply } from '../files/file-reply.ts'
import { narrowedTo } from '../reach.ts'
import { route } from '../route.ts'
import { oneOf, planId, shape } from '../schemas/parts.ts'

const lists = Object.keys(listKinds) as ListName[]

export const plansExport = route({
  method: 'GET',
  address: '/plans/{plan}/lists/{list}',
  verb: 'list.export',
  topic: 'lists',
  summary: 'A list of an approved plan as CSV or as a workbook',
  details: `Of the channels released only those are listed that may be used again as things stand: what another programme or a later plan holds, and what a customer objects to, is left out. ${fileDetails}`,
  path: shape({
    plan: planId,
    list: oneOf(lists, 'Channels held, channels released, fees, defaulter list, credit records'),
  }),
  query: shape({ format: Type.Optional(fileFormat) }),
  answers: fileAnswers('The list'),
  run: async ({ desk }, { path, query, person }) => {
    const { plan, list } = path
    const regions = narrowedTo(person, 'list.export')
    const opened = await listOfPlan(desk, plan, { list, ...(regions !== undefined && { regions }) })
    if (isRefusal(opened)) return opened
    return fileReply(listTable(plan, list, opened), query.format)
  },
})
