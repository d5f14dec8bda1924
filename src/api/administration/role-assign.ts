// POST /people/{person}/roles: another person gives a role on a node and below.

import { ok, route } from '../route.ts'
import { shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { stateOfRoles } from '../states.ts'
import { heldRole, nodeId, personId, role, roleReason, roleUntil } from './answers.ts'

export const roleAssign = route({
  method: 'POST',
  address: '/people/{person}/roles',
  verb: 'people.assign',
  stateOf: stateOfRoles,
  topic: 'people',
  summary: 'Give a person a role on a node',
  details: 'Nobody gives roles to themselves. A role held already is answered with nothing changed.',
  path: shape({ person: personId }),
  query: shape({ ...dryRun }),
  body: shape({ role, node: nodeId, reason: roleReason, until: roleUntil }),
  answers: { 200: { words: 'The role as it is held', schema: heldRole } },
  run: async ({ desk: { store } }, { path, body, person }) =>
    ok(await store.organisation.assign({ ...path, ...body, by: person.id })),
})
