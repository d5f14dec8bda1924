// The review of a programme that is being written.

import { isRefusal } from '../../kernel/index.ts'
import { checkFiles } from '../../operations/index.ts'
import { ok, route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { checkReport, policyBytesMax, policyFiles } from '../schemas/programmes.ts'

export const programmesCheck = route({
  method: 'POST',
  address: '/programmes/check',
  verb: 'programme.try',
  isLook: true,
  topic: 'programmes',
  summary: 'Everything that is wrong with a programme: gaps, overlaps, terms without source, cases that fail',
  path: nothing,
  query: nothing,
  body: shape({ files: policyFiles }),
  bodyBytesMax: policyBytesMax,
  answers: { 200: { words: 'The findings; none when it may be submitted', schema: checkReport } },
  run: async (_, { body }) => {
    const report = await checkFiles(body.files)
    if (isRefusal(report)) return report
    const { findings, rows, terms, cases, results } = report
    return ok({ findings, rows, terms, cases, results })
  },
})
