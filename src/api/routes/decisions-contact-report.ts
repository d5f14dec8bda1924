// How an allowed call went: one that did not reach the debtor is not counted.

import { Type } from '@sinclair/typebox'
import { noSuchDecision } from '../../store/index.ts'
import { ok, route } from '../route.ts'
import { id, shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'

export const contactReport = route({
  method: 'POST',
  address: '/decisions/contact/{decision}/outcome',
  verb: 'decision.contact',
  isDecision: true,
  topic: 'decisions',
  summary: 'Report whether an allowed call reached the debtor',
  path: shape({ decision: id('Id of the answer') }),
  query: shape({ ...dryRun }),
  body: shape({ connected: Type.Boolean({ description: 'The debtor was reached' }) }),
  answers: {
    200: {
      words: 'As it is noted',
      schema: shape({ decision: id('The answer'), connected: Type.Boolean() }),
    },
  },
  regionOf: async ({ desk }, { path }) => (await desk.store.contacts.find(path.decision))?.region,
  unknown: (_, { path }) => noSuchDecision(path.decision),
  run: async ({ contacts }, { path, body, person }) =>
    ok(await contacts.report(path.decision, { connected: body.connected, person: person.id })),
})
