// GET /tokens: the tokens of machines at the nodes that the caller administers, never their secrets.

import { may, placeOfNode } from '../../organisation/index.ts'
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
    const items = tokens.filter(
      ({ node }) => may(person, 'token.issue', placeOfNode(tree, node)) === undefined,
    )
    return ok({ items })
  },
})
