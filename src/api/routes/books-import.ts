// Importing an extract as the next book, in the background.

import { dayFromIso, isRefusal } from '../../kernel/index.ts'
import { extractOfDay } from '../../operations/index.ts'
import { startJob } from '../jobs.ts'
import { route } from '../route.ts'
import { day, nothing, shape } from '../schemas/parts.ts'
import { dryRun, job } from '../schemas/plans.ts'

export const booksImport = route({
  method: 'POST',
  address: '/books',
  verb: 'book.import',
  topic: 'books',
  summary: 'Import the extract of a day as a book in the background, every row checked',
  details: 'Imported again, it is the same book. Its customers can be found when the job has ended.',
  path: nothing,
  query: shape({ ...dryRun }),
  body: shape({ day: day('Day of the extract') }),
  answers: { 202: { words: 'The job that imports it', schema: job } },
  run: async (tools, call) => {
    const extract = await extractOfDay(tools.desk, dayFromIso(call.body.day), tools.jobs.importing)
    if (isRefusal(extract)) return extract
    return startJob(tools, { kind: 'import', input: { day: call.body.day }, ...call })
  },
})
