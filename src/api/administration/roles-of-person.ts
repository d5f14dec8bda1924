// GET /people/{person}/roles: every role a person was ever given, why, by whom, and how it ended.

import { refuse } from '../../kernel/index.ts'
import { atTheirBranch, may, placeOfNode } from '../../organisation/index.ts'
import { ok, route } from '../route.ts'
import { listOf, nothing, shape } from '../schemas/parts.ts'
import { stateOfRoles } from '../states.ts'
import { pastRole, personId } from './answers.ts'

export const rolesOfPerson = route({
  method: 'GET',
  address: '/people/{person}/roles',
  verb: 'people.read',
  stateOf: stateOfRoles,
  topic: 'people',
  summary: 'The roles of a person, past ones too, the latest first',
  details:
    'Roles held outside the nodes one administers or audits are left out; a department does either for its branch.',
  path: shape({ person: personId }),
  query: nothing,
  answers: { 200: { words: 'The roles', schema: shape({ items: listOf(pastRole) }) } },
  run: async ({ desk: { store } }, { path, person }) => {
    if ((await store.people.findPerson(path.person)) === undefined)
      return refuse('person_is_unknown', `nobody has the id ${path.person}`, 'person')
    const tree = await store.organisation.tree()
    const reader = atTheirBranch(tree, person)
    const roles = await store.organisation.rolesOf(path.person)
    const items = roles.filter(
      ({ node }) => may(reader, 'people.read', placeOfNode(tree, node)) === undefined,
    )
    return ok({ items })
  },
})
