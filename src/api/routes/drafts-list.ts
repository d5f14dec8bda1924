// What is being written.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { draftsListed } from '../../store/index.ts'
import { newestPage, pageFrom } from '../cursor.ts'
import { ok, route } from '../route.ts'
import { draft } from '../schemas/drafts.ts'
import { nothing, oneOf, pageOf, pageQuery, shape } from '../schemas/parts.ts'
import { programmeId } from '../schemas/programmes.ts'

const which = 'Usual: all that are not discarded; `unpublished`: without those that a version says already'

export const draftsList = route({
  method: 'GET',
  address: '/drafts',
  verb: 'programme.review',
  topic: 'programmes',
  summary: 'The drafts being written, or those discarded, the last saved first',
  path: nothing,
  query: shape({
    ...pageQuery,
    which: Type.Optional(oneOf(draftsListed, which)),
    programme: Type.Optional(programmeId),
  }),
  answers: { 200: { words: 'A page of drafts', schema: pageOf(draft) } },
  run: async ({ desk }, { query }) => {
    const { cursor: _, ...wanted } = query
    const list = `drafts ${wanted.which ?? 'written'}`
    const page = newestPage(list, query)
    if (isRefusal(page)) return page
    const rows = await desk.store.drafts.list({ ...wanted, ...page })
    return ok({ items: rows, ...pageFrom(list, { rows, ...page }, ({ savedAt, id }) => [savedAt, id]) })
  },
})
