// A version on paper.

import { isRefusal } from '../../kernel/index.ts'
import { printVersion } from '../../operations/index.ts'
import { route, textReply } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { programmeId, versionNumber } from '../schemas/programmes.ts'

const type = 'text/markdown; charset=utf-8'

export const programmesPrint = route({
  method: 'GET',
  address: '/programmes/{programme}/versions/{version}/print',
  verb: 'programme.read',
  topic: 'programmes',
  summary: 'A version for a lawyer to read and sign: instrument, rows, terms, windows, cases, digest',
  path: shape({ programme: programmeId, version: versionNumber }),
  query: nothing,
  answers: { 200: { words: 'Markdown in Chinese and English', type: 'text/markdown' } },
  run: async ({ desk }, { path }) => {
    const printed = await printVersion(desk, path.programme, path.version)
    return isRefusal(printed) ? printed : textReply(type, printed)
  },
})
