// POST /people/{person}/sign-out: an administrator ends every session of a person.

import { refuse } from '../../kernel/index.ts'
import { may, placeOfNode } from '../../organisation/index.ts'
import { ok, route } from '../route.ts'
import { count, shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { personId } from './answers.ts'

export const sessionsEnd = route({
  method: 'POST',
  address: '/people/{person}/sign-out',
  verb: 'people.assign',
  topic: 'people',
  summary: 'Sign a person out everywhere',
  path: shape({ person: personId }),
  query: shape({ ...dryRun }),
  answers: { 200: { words: 'How many sessions were ended', schema: shape({ ended: count() }) } },
  run: async ({ desk: { store } }, { path, person }) => {
    const found = await store.organisation.findCaller(path.person)
    if (found === undefined) return refuse('person_is_unknown', `nobody has the id ${path.person}`, 'person')
    const tree = await store.organisation.tree()
    const root = tree.nodes.find(({ parent }) => parent === undefined)!
    const nodes = found.assignments.length === 0 ? [root.id] : found.assignments.map(({ node }) => node)
    const refusals = nodes.map((node) => may(person, 'people.assign', placeOfNode(tree, node)))
    const refusal = refusals.find((each) => each !== undefined)
    if (refusal !== undefined) return refusal
    const ended = await store.sessions.endAll(path.person)
    await store.sessions.note({ outcome: 'signed_out_everywhere', person: path.person, byPerson: person.id })
    return ok({ ended })
  },
})
