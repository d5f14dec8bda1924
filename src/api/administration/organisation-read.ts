// GET /organisation: the tree of the bank.

import { ok, route } from '../route.ts'
import { listOf, nothing, shape } from '../schemas/parts.ts'
import { organisationNode } from './answers.ts'

export const organisationRead = route({
  method: 'GET',
  address: '/organisation',
  verb: 'organisation.read',
  topic: 'people',
  summary: 'The organisation: head office, branches, outlets, departments',
  path: nothing,
  query: nothing,
  answers: { 200: { words: 'Every node, by id', schema: shape({ items: listOf(organisationNode) }) } },
  run: async ({ desk: { store } }) => ok({ items: (await store.organisation.tree()).nodes }),
})
