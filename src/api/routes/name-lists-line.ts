// One line of a name list: a person rules whether a differing name is the same person, and records what the customer says.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import type { Caller } from '../../organisation/index.ts'
import { answerWays, noSuchLine } from '../../store/index.ts'
import { lineAnswer } from '../name-list-answers.ts'
import { type ApiTools, ok, route } from '../route.ts'
import { lineNumber, listId, listLine } from '../schemas/name-lists.ts'
import { oneOf, shape, text } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { storeKey } from '../store-key.ts'
import { mayKnow } from '../told.ts'

interface AboutLine {
  readonly path: { readonly list: string; readonly line: number }
}

/** The region of the customer a line is about; undefined where the line names none. */
export const regionOfLine = async ({ desk }: ApiTools, { path }: AboutLine) =>
  (await desk.store.nameLists.findLine(path.list, path.line))?.region || undefined

export const unknownLine = (_: ApiTools, { path }: AboutLine) => noSuchLine(path.list, path.line)

const part = {
  method: 'POST',
  topic: 'name lists',
  path: shape({ list: listId, line: lineNumber }),
  query: shape({ ...dryRun }),
  answers: { 200: { words: 'The line', schema: listLine } },
  regionOf: regionOfLine,
  unknown: unknownLine,
} as const

async function lineAsItIs({ desk }: ApiTools, { path, person }: AboutLine & { readonly person: Caller }) {
  const line = (await desk.store.nameLists.findLine(path.list, path.line))!
  return ok(lineAnswer(line, mayKnow(person, line.region)))
}

export const nameListsRule = route({
  ...part,
  address: '/name-lists/{list}/lines/{line}/rule',
  verb: 'name_list.check',
  summary: 'Say whether a line whose name differs is about the customer with its identity number',
  details: 'Only lines whose name differs are ruled on, once, and never by who imported the list.',
  body: shape({
    ruling: oneOf(['same_person', 'another_person']),
    reason: text('How that was found out', 500),
  }),
  run: async (tools, call) => {
    const ruling = { ...call.path, ...call.body, person: call.person.id, ...storeKey(call) }
    const ruled = await tools.desk.store.nameLists.rule(ruling)
    return isRefusal(ruled) ? ruled : lineAsItIs(tools, call)
  },
})

export const nameListsConfirm = route({
  ...part,
  address: '/name-lists/{list}/lines/{line}/answer',
  verb: 'name_list.confirm',
  summary:
    'Record that the customer of a pre-approved line confirms or declines, and by which way they said so',
  details: 'Confirmed, the circumstance is verified and counts at the next book; declined, it is withdrawn.',
  body: shape({
    answer: oneOf(['confirmed', 'declined']),
    way: oneOf(answerWays, 'At a counter, by telephone to the hotline, or to the customer manager'),
    reason: Type.Optional(text('What the customer said, where it matters', 500)),
  }),
  run: async (tools, call) => {
    const answer = { ...call.path, ...call.body, person: call.person.id, ...storeKey(call) }
    const answered = await tools.desk.store.nameLists.answer(answer)
    return isRefusal(answered) ? answered : lineAsItIs(tools, call)
  },
})
