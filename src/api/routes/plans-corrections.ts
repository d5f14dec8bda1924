// The corrections of a plan: page by page or from any place, and all that fit as a file.

import { type Static, Type } from '@sinclair/typebox'
import { correctionKinds, isRefusal } from '../../kernel/index.ts'
import { allCorrections, correctionsOfPlan, countOfCorrections } from '../../operations/index.ts'
import type { Caller } from '../../organisation/index.ts'
import { cursorFrom, placeFromCursor } from '../cursor.ts'
import { correctionColumns } from '../files/corrections-table.ts'
import { fileAnswers, fileDetails, fileFormat, fileReply } from '../files/file-reply.ts'
import { narrowedTo } from '../reach.ts'
import { ok, route } from '../route.ts'
import { accountId } from '../schemas/decisions.ts'
import { count, id, oneOf, pageLimit, pageOf, pageQuery, planId, shape } from '../schemas/parts.ts'
import { placedCorrection } from '../schemas/plans.ts'

const filter = {
  measure: Type.Optional(id('Id of a measure')),
  kind: Type.Optional(oneOf(correctionKinds)),
  account: Type.Optional(accountId),
  league: Type.Optional(
    Type.String({ pattern: '^15[0-9]{2}$', description: 'League or city, such as 1503' }),
  ),
}
const filterShape = shape(filter)
type Filter = Static<typeof filterShape>

const page = pageOf(placedCorrection)

export const plansCorrections = route({
  method: 'GET',
  address: '/plans/{plan}/corrections',
  verb: 'plan.read',
  topic: 'plans',
  summary: 'The corrections of a plan, in the order of its files, and how many fit',
  details: 'A plan never changes, so `from` is the same correction whenever it is asked for.',
  path: shape({ plan: planId }),
  query: shape({
    ...pageQuery,
    ...filter,
    from: Type.Optional(count('Number of the first correction among those that fit, from 0')),
  }),
  answers: {
    200: {
      words: 'A page of corrections',
      schema: shape({ ...page.properties, total: count('How many corrections fit in all') }),
    },
  },
  run: async ({ desk }, { path, query, person }) => {
    const place = placeFromCursor(path.plan, ['number', 'number'], query.cursor)
    if (isRefusal(place)) return place
    const rows = pageLimit(query.limit)
    const shown = shownTo(person, query)
    const total = await countOfCorrections(desk, path.plan, shown)
    if (isRefusal(total)) return total
    const found = await correctionsOfPlan(desk, path.plan, {
      ...shown,
      limit: rows,
      ...(place !== undefined && { after: { file: Number(place[0]), row: Number(place[1]) } }),
      ...(place === undefined && query.from !== undefined && { from: query.from }),
    })
    if (isRefusal(found)) return found
    const last = found.length === rows ? found.at(-1) : undefined
    const next = last === undefined ? {} : { next: cursorFrom(path.plan, [last.file, last.row]) }
    return ok({ items: found.map(({ correction }) => correction), total, ...next })
  },
})

export const correctionsFile = route({
  method: 'GET',
  address: '/plans/{plan}/corrections/file',
  verb: 'plan.read',
  topic: 'lists',
  summary: 'The corrections of a plan that fit, all of them, as CSV or as a workbook',
  details: fileDetails,
  path: shape({ plan: planId }),
  query: shape({ ...filter, format: Type.Optional(fileFormat) }),
  answers: fileAnswers('The corrections'),
  run: async ({ desk }, { path, query, person }) => {
    const opened = await allCorrections(desk, path.plan, shownTo(person, query))
    if (isRefusal(opened)) return opened
    const { asOf, ...rows } = opened
    const name = `corrections-${asOf}-${path.plan}`
    return fileReply({ name, columns: correctionColumns, ...rows }, query.format)
  },
})

/** What a caller is shown with a filter. */
function shownTo(person: Caller, { measure, kind, account, league }: Filter) {
  const regions = narrowedBy(narrowedTo(person, 'plan.read'), league)
  return {
    ...(measure !== undefined && { measure }),
    ...(kind !== undefined && { kinds: [kind] }),
    ...(account !== undefined && { account }),
    ...(regions !== undefined && { regions }),
  }
}

/** The regions that are the caller's and in the league asked for. */
function narrowedBy(own: readonly string[] | undefined, league: string | undefined) {
  if (league === undefined) return own
  if (own === undefined) return [league]
  return own.flatMap((prefix) =>
    prefix.startsWith(league) ? [prefix] : league.startsWith(prefix) ? [league] : [],
  )
}
