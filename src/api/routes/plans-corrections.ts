// The corrections of a plan, page by page.

import { Type } from '@sinclair/typebox'
import { correctionKinds, isRefusal } from '../../kernel/index.ts'
import { correctionsOfPlan } from '../../operations/index.ts'
import { cursorFrom, placeFromCursor } from '../cursor.ts'
import { narrowedTo } from '../reach.ts'
import { ok, route } from '../route.ts'
import { accountId } from '../schemas/decisions.ts'
import { id, oneOf, pageLimit, pageOf, pageQuery, planId, shape } from '../schemas/parts.ts'
import { placedCorrection } from '../schemas/plans.ts'

export const plansCorrections = route({
  method: 'GET',
  address: '/plans/{plan}/corrections',
  verb: 'plan.read',
  topic: 'plans',
  summary: 'The corrections of a plan, in the order of its files',
  path: shape({ plan: planId }),
  query: shape({
    ...pageQuery,
    measure: Type.Optional(id('Id of a measure')),
    kind: Type.Optional(oneOf(correctionKinds)),
    account: Type.Optional(accountId),
    league: Type.Optional(
      Type.String({ pattern: '^15[0-9]{2}$', description: 'League or city, such as 1503' }),
    ),
  }),
  answers: { 200: { words: 'A page of corrections', schema: pageOf(placedCorrection) } },
  run: async ({ desk }, { path, query, person }) => {
    const { cursor, limit, measure, kind, account, league } = query
    const place = placeFromCursor(path.plan, ['number', 'number'], cursor)
    if (isRefusal(place)) return place
    const rows = pageLimit(limit)
    const regions = narrowedBy(narrowedTo(person, 'plan.read'), league)
    const found = await correctionsOfPlan(desk, path.plan, {
      limit: rows,
      ...(place !== undefined && { after: { file: Number(place[0]), row: Number(place[1]) } }),
      ...(measure !== undefined && { measure }),
      ...(kind !== undefined && { kinds: [kind] }),
      ...(account !== undefined && { account }),
      ...(regions !== undefined && { regions }),
    })
    if (isRefusal(found)) return found
    const last = found.length === rows ? found.at(-1) : undefined
    const next = last === undefined ? {} : { next: cursorFrom(path.plan, [last.file, last.row]) }
    return ok({ items: found.map(({ correction }) => correction), ...next })
  },
})

/** The regions that are the caller's and in the league asked for. */
function narrowedBy(own: readonly string[] | undefined, league: string | undefined) {
  if (league === undefined) return own
  if (own === undefined) return [league]
  return own.flatMap((prefix) =>
    prefix.startsWith(league) ? [prefix] : league.startsWith(prefix) ? [league] : [],
  )
}
