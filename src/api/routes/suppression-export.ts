// Everybody who must not be contacted as things stand, as a file for a dialler that reads files.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { suppressionList } from '../../operations/index.ts'
import { fileAnswers, fileDetails, fileFormat, fileReply } from '../files/file-reply.ts'
import { suppressionTable } from '../files/suppression-table.ts'
import { narrowedTo } from '../reach.ts'
import { route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'

export const suppressionExport = route({
  method: 'GET',
  address: '/lists/suppression',
  verb: 'list.export',
  topic: 'lists',
  summary: 'Everybody who must not be contacted as things stand, as CSV or as a workbook',
  details: `Holds of every programme in the newest book, less what approved plans release and with what they hold anew, and what customers object to. It replaces the list taken before. An empty channel is every channel; of a customer without an account in the book the account is empty. ${fileDetails}`,
  path: nothing,
  query: shape({ format: Type.Optional(fileFormat) }),
  answers: fileAnswers('The list'),
  run: async ({ desk }, { query, person }) => {
    const opened = await suppressionList(desk, narrowedTo(person, 'list.export'))
    return isRefusal(opened) ? opened : fileReply(suppressionTable(opened), query.format)
  },
})
