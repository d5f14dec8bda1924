// The proof that an entry is in the log, for somebody without access to it.

import { textFromProof } from '../../evidence/index.ts'
import { isRefusal } from '../../kernel/index.ts'
import { route, textReply } from '../route.ts'
import { proof } from '../schemas/evidence.ts'
import { count, nothing, shape } from '../schemas/parts.ts'

export const evidenceProof = route({
  method: 'GET',
  address: '/evidence/entries/{entry}/proof',
  verb: 'evidence.prove',
  topic: 'evidence',
  summary: 'A proof file: checked by `reprieve evidence check` without the database',
  path: shape({ entry: count('Place of the entry') }),
  query: nothing,
  answers: { 200: { words: 'The proof file', type: 'application/json', schema: proof } },
  run: async ({ desk }, { path }) => {
    const found = await desk.store.log.proof(path.entry)
    return isRefusal(found) ? found : textReply('application/json; charset=utf-8', textFromProof(found))
  },
})
