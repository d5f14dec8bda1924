// POST /tokens: a token for a machine. Its secret is made where it is used; only the hash of it ever comes here.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { machineToken, tokenWish } from './answers.ts'

export const tokenIssue = route({
  method: 'POST',
  address: '/tokens',
  verb: 'token.issue',
  topic: 'people',
  summary: 'Issue a token for a machine',
  details:
    'Make 32 random bytes where the token is used and write them as base64url (43 characters): that is the bearer ' +
    'token. Send only the SHA-256 of those 43 characters. A token carries verbs that need no second ' +
    'person, and no verb that its issuer does not have at its node.',
  path: nothing,
  query: shape({ ...dryRun }),
  body: shape({
    ...tokenWish,
    tokenHash: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the bearer token, in hex' }),
  }),
  answers: { 201: { words: 'The token as it was issued', schema: machineToken } },
  run: async ({ desk: { store }, newId }, { body, person }) => {
    const issued = await store.tokens.issue({ ...body, id: `machine:${newId().slice(0, 32)}`, by: person.id })
    return isRefusal(issued) ? issued : { status: 201, body: issued }
  },
})
