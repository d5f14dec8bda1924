// GET /tokens: the tokens of machines at the nodes where the caller may issue them, never their secrets.

import { isRefusal } from '../../kernel/index.ts'
import { atTheirBranch, may, placeOfNode } from '../../organisation/index.ts'
import { newestPage, pageFrom } from '../cursor.ts'
import { ok, route } from '../route.ts'
import { nothing, pageOf, pageQuery, shape } from '../schemas/parts.ts'
import { machineToken } from './answers.ts'

export const tokensList = route({
  method: 'GET',
  address: '/tokens',
  verb: 'token.issue',
  topic: 'people',
  summary: 'Tokens of machines, the latest first',
  path: nothing,
  query: shape(pageQuery),
  answers: { 200: { words: 'A page of tokens', schema: pageOf(machineToken) } },
  run: async ({ desk: { store } }, { query, person }) => {
    const page = newestPage('tokens', query)
    if (isRefusal(page)) return page
    const tree = await store.organisation.tree()
    const issuer = atTheirBranch(tree, person)
    const nodes = tree.nodes
      .map(({ id }) => id)
      .filter((id) => may(issuer, 'token.issue', placeOfNode(tree, id)) === undefined)
    const rows = await store.tokens.list({ ...page, nodes })
    const next = pageFrom('tokens', { rows, ...page }, ({ issuedAt, id }) => [issuedAt, id])
    return ok({ items: rows, ...next })
  },
})
