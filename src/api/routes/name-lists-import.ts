// A list of a hospital or health commission is tried, or kept for a second person to check.

import { isRefusal } from '../../kernel/index.ts'
import { countOutcomes } from '../../lists/index.ts'
import { keptLine, listLimits } from '../../operations/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { listAnswer, triedLineAnswer } from '../name-list-answers.ts'
import { route } from '../route.ts'
import { importedList, listToImport, shownLinesMax } from '../schemas/name-lists.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'

const base64Growth = 1.4
const bytesBeside = 1024 * 1024

/** Base64 and what is said beside the file; a little more, so that the refusal of the file itself is what is read. */
const bodyBytesOf = (fileBytes: number): number => Math.ceil(fileBytes * base64Growth) + bytesBeside

export const nameListsImport = route({
  method: 'POST',
  address: '/name-lists',
  verb: 'name_list.import',
  topic: 'name lists',
  summary:
    'Keep a list of names for a second person to check; on a dry run only say what would become of each line',
  details:
    'Lines are matched by identity number and name, never by a name alone, with the customers of the caller’s regions. A bad line never blocks a good one; a control total that differs blocks the list. The same list again changes nothing.',
  path: nothing,
  query: shape({ ...dryRun }),
  body: listToImport,
  bodyBytesMax: ({ desk }) => bodyBytesOf(listLimits(desk).bytesMax),
  answers: { 201: { words: 'The list, with the lines to look at', schema: importedList } },
  run: async ({ lists }, { body: { content, ...said }, person }) => {
    const regions = regionsOf(person, 'name_list.import')
    const bytes = Buffer.from(content, 'base64')
    const imported = await lists.import({ ...said, bytes, person: person.id, regions })
    if (isRefusal(imported)) return imported
    const { list, already, tried } = imported
    const unmatched = tried.lines.filter(({ outcome }) => outcome !== 'matched')
    const shown = unmatched.slice(0, shownLinesMax).map((line) => triedLineAnswer(keptLine(line, undefined)))
    const counted = listAnswer({ ...list, counts: countOutcomes(tried.lines), states: {} })
    return { status: 201, body: { list: counted, already, lines: shown, linesInAll: unmatched.length } }
  },
})
