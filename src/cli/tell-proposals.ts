// Tells whoever starts a command that the file of rules proposes what does not hold.

import type { Desk } from '../operations/index.ts'
import type { Terminal } from './verb.ts'

/** One line on standard error where changes that the file proposes wait; nothing otherwise. */
export function tellProposals(terminal: Pick<Terminal, 'err'>, { houseHeld }: Pick<Desk, 'houseHeld'>): void {
  const { saidByFile } = houseHeld
  if (saidByFile === 0) return
  terminal.err(
    `policy/bank.yaml says otherwise than what holds, changes: ${saidByFile}; somebody stands for each, another confirms it (reprieve rules list)\n`,
  )
}
