// GET /tokens: the tokens of machines at the nodes where the caller may issue them, never their secrets.

import { atTheirBranch, may, placeOfNode } from '../../organisation/index.ts'
import { ok, route } from '../route.ts'
import { listOf, nothing, shape } from '../schemas/parts.ts'
import { machineToken } from './answers.ts'

export const tokensList = route({
  method: 'GET',
  address: '/tokens',
  verb: 'token.issue',
  topic: 'people',
  summary: 'Tokens of machines, the latest first',
  path: nothing,
  query: nothing,
  answers: { 200: { words: 'The tokens', schema: shape({ items: listOf(machineToken) }) } },
  run: async ({ desk: { store } }, { person }) => {
    const tree = await store.organisation.tree()
    const tokens = await store.tokens.list()
    const issuer = atTheirBranch(tree, person)
    const items = tokens.filter(
      ({ node }) => may(issuer, 'token.issue', placeOfNode(tree, node)) === undefined,
    )
    return ok({ items })
  },
})
