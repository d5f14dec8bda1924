// GET /tokens: the tokens of machines at the nodes where the caller may issue them, never their secrets.

import { isRefusal } from '../../kernel/index.ts'
import { atTheirBranch, may, placeOfNode } from '../../organisation/index.ts'
import { latestDayOfToken } from '../../store/index.ts'
import { newestPage, pageFrom } from '../cursor.ts'
import { ok, route } from '../route.ts'
import { day, nothing, pageOf, pageQuery, shape } from '../schemas/parts.ts'
import { machineToken } from './answers.ts'

const tokensAnswer = shape({
  ...pageOf(machineToken).properties,
  latestLastDay: day('The latest last day of a token that is issued now'),
})

export const tokensList = route({
  method: 'GET',
  address: '/tokens',
  verb: 'token.issue',
  topic: 'people',
  summary: 'Tokens of machines, the latest first',
  path: nothing,
  query: shape(pageQuery),
  answers: { 200: { words: 'A page of tokens, and how long a new one may live', schema: tokensAnswer } },
  run: async ({ desk: { store }, clock }, { query, person }) => {
    const page = newestPage('tokens', query)
    if (isRefusal(page)) return page
    const tree = await store.organisation.tree()
    const issuer = atTheirBranch(tree, person)
    const nodes = tree.nodes
      .map(({ id }) => id)
      .filter((id) => may(issuer, 'token.issue', placeOfNode(tree, id)) === undefined)
    const rows = await store.tokens.list({ ...page, nodes })
    const next = pageFrom('tokens', { rows, ...page }, ({ issuedAt, id }) => [issuedAt, id])
    return ok({ items: rows, ...next, latestLastDay: latestDayOfToken(clock()) })
  },
})
