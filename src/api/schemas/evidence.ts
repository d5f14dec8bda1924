// Entries of the evidence log, checkpoints and proofs as they are answered.

import { Type } from '@sinclair/typebox'
import { count, day, instant, shape } from './parts.ts'

const hash = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256' })

export const entry = shape({
  index: count('Its place in the log'),
  day: day('Its day'),
  kind: Type.String(),
  actor: Type.String(),
  subject: Type.String(),
  body: Type.Record(Type.String(), Type.Unknown()),
})

export const proof = shape(
  {
    at: instant('When it was taken'),
    digest: hash,
    entry,
    format: Type.Literal('reprieve-evidence-proof-1'),
    path: Type.Array(hash),
    root: hash,
    size: count('Entries of the tree'),
  },
  'A proof file',
)

export const checkpoint = shape({ size: count('Entries'), root: hash, at: instant('When it was taken') })
