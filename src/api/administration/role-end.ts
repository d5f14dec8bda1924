// POST /people/{person}/roles/end: another person ends a role; the next request is answered without it.

import { isRefusal } from '../../kernel/index.ts'
import { route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { stateOfRoles } from '../states.ts'
import { nodeId, personId, role, roleReason } from './answers.ts'

export const roleEnd = route({
  method: 'POST',
  address: '/people/{person}/roles/end',
  verb: 'people.assign',
  stateOf: stateOfRoles,
  topic: 'people',
  summary: 'End a role of a person',
  path: shape({ person: personId }),
  query: shape({ ...dryRun }),
  body: shape({ role, node: nodeId, reason: roleReason }),
  answers: { 200: { words: 'The role is ended', schema: nothing } },
  run: async ({ desk: { store } }, { path, body, person }) => {
    const ended = await store.organisation.end({ ...path, ...body, by: person.id })
    return isRefusal(ended) ? ended : { status: 200, body: {} }
  },
})
