// reprieve evidence proof: one entry with the proof that it is in the log, for somebody without the database.

import { textFromProof } from '../../evidence/index.ts'
import { isRefusal } from '../../kernel/index.ts'
import { openDemoStore } from '../../wiring.ts'
import { findFlag, refuseWith, requiredFlag, wholeFlag } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'
import { writeWhole } from '../write-whole.ts'

export const verb: Verb = {
  name: ['evidence', 'proof'],
  usage: '--entry N [--out FILE]',
  summary: 'Write one entry of the evidence log with the proof that it is in the log.',
  details: `
The file holds the entry, the size and root of the log, and the hashes that lead from the entry to the root.
Whoever has the file can check it with \`reprieve evidence check\`, without the database. Entries count from 0.

Example:
  reprieve evidence proof --entry 17 --out approval.json`,
  flags: {
    entry: { type: 'string', value: 'N', help: 'the number of the entry, from 0' },
    out: { type: 'string', value: 'FILE', help: 'where to write it; without it, standard output' },
  },
  run: prove,
}

async function prove(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const missing = requiredFlag(call, 'entry')
  if (isRefusal(missing)) return refuseWith(terminal, missing)
  const entry = wholeFlag(call, 'entry', { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 })
  if (isRefusal(entry)) return refuseWith(terminal, entry)
  const store = await openDemoStore()
  try {
    const proof = await store.log.proof(entry)
    if (isRefusal(proof)) return refuseWith(terminal, { ...proof, at: '--entry' })
    const file = findFlag(call, 'out')
    if (file === undefined) {
      terminal.out(textFromProof(proof))
      return exitCodes.done
    }
    const refusal = await writeWhole(file, textFromProof(proof))
    return refusal === undefined ? exitCodes.done : refuseWith(terminal, refusal)
  } finally {
    await store.close()
  }
}
