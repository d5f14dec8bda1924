// The register of donation accounts as a draft uses it: entries that free transfers, and the digest of the file.

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type RegisterEntry, readDonationRegister } from '../../book/index.ts'
import { isRefusal, type Refusal } from '../../kernel/index.ts'

export interface Register {
  readonly digest: string
  readonly entries: readonly RegisterEntry[]
}

export const emptyRegister: Register = { digest: 'none', entries: [] }

/** A suspended or closed account frees transfers only up to its last day; without one it frees none (S2.6). */
const freesTransfers = ({ status, validTo }: RegisterEntry): boolean =>
  status === 'verified' || status === 'published' || validTo !== undefined

export async function readRegister(file: string): Promise<Register | Refusal> {
  const entries = await readDonationRegister(file)
  if (isRefusal(entries)) return entries
  const digest = createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
  return { digest, entries: entries.filter(freesTransfers) }
}
