// POST /tokens/{token}/revoke: from the next look on, at most two seconds later, the token is refused.

import { isRefusal } from '../../kernel/index.ts'
import { route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { tokenId } from './answers.ts'

export const tokenRevoke = route({
  method: 'POST',
  address: '/tokens/{token}/revoke',
  verb: 'token.issue',
  topic: 'people',
  summary: 'Revoke a token of a machine',
  path: shape({ token: tokenId }),
  query: shape({ ...dryRun }),
  answers: { 200: { words: 'The token is revoked', schema: nothing } },
  run: async ({ desk: { store } }, { path, person }) => {
    const revoked = await store.tokens.revoke(path.token, person.id)
    return isRefusal(revoked) ? revoked : { status: 200, body: {} }
  },
})
