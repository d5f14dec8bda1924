// Size and root of the log as it stands.

import { ok, route } from '../route.ts'
import { checkpoint } from '../schemas/evidence.ts'
import { nothing } from '../schemas/parts.ts'

export const evidenceCheckpoint = route({
  method: 'GET',
  address: '/evidence/checkpoint',
  verb: 'evidence.read',
  topic: 'evidence',
  summary: 'Size and root of the log; keep it outside the bank to hold later proofs against',
  path: nothing,
  query: nothing,
  answers: { 200: { words: 'The checkpoint', schema: checkpoint } },
  run: async ({ desk }) => ok(await desk.store.log.checkpoint()),
})
