// GET /people: everybody with the roles that the caller administers or audits.

import { isRefusal } from '../../kernel/index.ts'
import { atTheirBranch, may, placeOfNode } from '../../organisation/index.ts'
import { pageFrom, placeFromCursor } from '../cursor.ts'
import { ok, route } from '../route.ts'
import { nothing, pageLimit, pageOf, pageQuery, shape } from '../schemas/parts.ts'
import { knownPerson } from './answers.ts'

export const peopleList = route({
  method: 'GET',
  address: '/people',
  verb: 'people.read',
  topic: 'people',
  summary: 'People and the roles they hold',
  details:
    'Roles held outside the nodes one administers or audits are left out; a department does either for its branch.',
  path: nothing,
  query: shape(pageQuery),
  answers: { 200: { words: 'A page of people, by id', schema: pageOf(knownPerson) } },
  run: async ({ desk: { store } }, { query, person }) => {
    const place = placeFromCursor('people', ['text'], query.cursor)
    if (isRefusal(place)) return place
    const limit = pageLimit(query.limit)
    const rows = await store.people.list({ limit, ...(place && { after: String(place[0]) }) })
    const tree = await store.organisation.tree()
    const reader = atTheirBranch(tree, person)
    const held = (await store.organisation.list(rows.map(({ id }) => id))).filter(
      ({ node }) => may(reader, 'people.read', placeOfNode(tree, node)) === undefined,
    )
    const items = rows.map(({ id, name }) => ({
      id,
      name,
      roles: held.filter((each) => each.person === id),
    }))
    return ok({ items, ...pageFrom('people', { rows, limit }, ({ id }) => [id]) })
  },
})
