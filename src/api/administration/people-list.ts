// GET /people: everybody with the roles that the caller administers or audits.

import { may, placeOfNode } from '../../organisation/index.ts'
import { ok, route } from '../route.ts'
import { listOf, nothing, shape } from '../schemas/parts.ts'
import { knownPerson } from './answers.ts'

export const peopleList = route({
  method: 'GET',
  address: '/people',
  verb: 'people.read',
  topic: 'people',
  summary: 'People and the roles they hold',
  details: 'Roles held outside the nodes one administers or audits are left out.',
  path: nothing,
  query: nothing,
  answers: { 200: { words: 'The people, by id', schema: shape({ items: listOf(knownPerson) }) } },
  run: async ({ desk: { store } }, { person }) => {
    const tree = await store.organisation.tree()
    const held = (await store.organisation.list()).filter(
      ({ node }) => may(person, 'people.read', placeOfNode(tree, node)) === undefined,
    )
    const people = await store.people.list()
    const items = people.map(({ id, name }) => ({
      id,
      name,
      roles: held.filter((each) => each.person === id),
    }))
    return ok({ items })
  },
})
