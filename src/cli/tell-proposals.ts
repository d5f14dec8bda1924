// Tells whoever starts a command that the file of rules proposes what does not hold.

import type { Desk } from '../operations/index.ts'
import type { Terminal } from './verb.ts'

/** One line on standard error where changes that the file proposes wait; nothing otherwise. */
export function tellProposals(terminal: Pick<Terminal, 'err'>, { houseHeld }: Pick<Desk, 'houseHeld'>): void {
  const { saidByFile } = houseHeld
  if (saidByFile === 0) return
  const changes = saidByFile === 1 ? '1 change' : `${saidByFile} changes`
  terminal.err(
    `${changes} that policy/bank.yaml proposes do not hold: somebody stands for them, another confirms (reprieve rules list)\n`,
  )
}
