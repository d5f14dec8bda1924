// The review of a programme that is being written.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { checkFiles, takeAnswers } from '../../operations/index.ts'
import { ok, route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { caseNames, checkReport, policyBytesMax, policyFiles, takenAnswers } from '../schemas/programmes.ts'

export const programmesCheck = route({
  method: 'POST',
  address: '/programmes/check',
  verb: 'programme.try',
  isLook: true,
  topic: 'programmes',
  summary: 'Everything that is wrong with a programme: gaps, overlaps, terms without source, cases that fail',
  details:
    'With `takeOver` it answers too what these cases would expect if they took over what the programme answers now; nothing is kept.',
  path: nothing,
  query: nothing,
  body: shape({ files: policyFiles, takeOver: Type.Optional(caseNames) }),
  bodyBytesMax: policyBytesMax,
  answers: {
    200: {
      words: 'The findings; none when it may be submitted',
      schema: shape({ ...checkReport.properties, taken: Type.Optional(takenAnswers) }),
    },
  },
  run: async (_, { body }) => {
    const report = await checkFiles(body.files)
    if (isRefusal(report)) return report
    const { findings, rows, terms, cases, results } = report
    const taken = body.takeOver === undefined ? undefined : await takeAnswers(body.files, body.takeOver)
    if (isRefusal(taken)) return taken
    return ok({ findings, rows, terms, cases, results, ...(taken !== undefined && { taken }) })
  },
})
