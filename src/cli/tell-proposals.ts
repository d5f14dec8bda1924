// Tells whoever starts a command what the file of rules proposes that does not hold, and what it does not say yet.

import type { Desk } from '../operations/index.ts'
import type { Terminal } from './verb.ts'

/** A line on standard error where changes that the file proposes wait, and one where it lacks rules; nothing otherwise. */
export function tellProposals(terminal: Pick<Terminal, 'err'>, { houseHeld }: Pick<Desk, 'houseHeld'>): void {
  const { saidByFile, asShipped } = houseHeld
  if (asShipped.length > 0)
    terminal.err(
      `the file of rules does not have ${asShipped.join(', ')}; as shipped they hold until two people confirm others (reprieve rules list)\n`,
    )
  if (saidByFile === 0) return
  terminal.err(
    `policy/bank.yaml says otherwise than what holds, changes: ${saidByFile}; somebody stands for each, another confirms it (reprieve rules list)\n`,
  )
}
