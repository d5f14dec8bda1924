// GET /permissions: who may do what, and where, as the one table says it.

import { Type } from '@sinclair/typebox'
import { permissionOf, roles, type Verb, verbs } from '../../organisation/index.ts'
import { ok, route } from '../route.ts'
import { listOf, nothing, oneOf, shape } from '../schemas/parts.ts'

export const permissionsList = route({
  method: 'GET',
  address: '/permissions',
  verb: 'organisation.read',
  topic: 'people',
  summary: 'The verbs, the roles that may, and where the role must be held',
  path: nothing,
  query: nothing,
  answers: {
    200: {
      words: 'Every verb',
      schema: shape({
        items: listOf(
          shape({
            verb: oneOf<Verb>(verbs),
            roles: listOf(oneOf(roles)),
            scope: oneOf(['anywhere', 'province', 'place']),
            forMachines: Type.Boolean(),
            isSensitive: Type.Boolean({ description: 'Whether signing in must be recent' }),
          }),
        ),
      }),
    },
  },
  run: async () => ok({ items: verbs.map((verb) => ({ verb, ...permissionOf(verb) })) }),
})
