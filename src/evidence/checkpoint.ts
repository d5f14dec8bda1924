// A checkpoint: the size and root of the log at an instant, to be kept where the log's keeper cannot reach it.

import { type Refusal, refuse } from '../kernel/index.ts'
import { findHash, type Hash } from './hash.ts'
import type { EvidenceRefusalCode } from './refusals.ts'

export interface Checkpoint {
  readonly size: number
  readonly root: Hash
  /** ISO instant at which it was taken. */
  readonly at: string
}

/** One line of JSON. */
export const textFromCheckpoint = ({ at, root, size }: Checkpoint): string =>
  `${JSON.stringify({ at, root, size })}\n`

/** The checkpoint a text holds. */
export function checkpointFromText(text: string): Checkpoint | Refusal<EvidenceRefusalCode> {
  const malformed = (because: string) =>
    refuse('checkpoint_is_malformed', `${because}; give a file written by evidence verify --save`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return malformed('the checkpoint is not JSON')
  }
  if (typeof value !== 'object' || value === null) return malformed('the checkpoint is not an object')
  const { size, root, at } = value as Readonly<Record<string, unknown>>
  const hash = findHash(root)
  if (hash === undefined) return malformed('root is not 64 lower-case hexadecimal digits')
  if (!Number.isSafeInteger(size) || (size as number) < 0)
    return malformed('size is not a whole number from 0')
  if (typeof at !== 'string') return malformed('at is not an instant')
  return { size: size as number, root: hash, at }
}
