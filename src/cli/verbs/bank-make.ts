// reprieve bank make: a simulated bank from an extract, for plans to be applied to.

import { isoFromDay, isRefusal } from '../../kernel/index.ts'
import { openSimulatedBank } from '../../wiring.ts'
import { onlyWord, refuseWith, requiredFlag } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['bank', 'make'],
  usage: 'DIR --extract DIR',
  summary: 'Make a simulated bank (core, cards, bureau, dialler) from an extract.',
  details: `
The bank remembers where its extract is and needs it for as long as it lives. It reads only the accounts that
corrections name. A bank that is there already is left as it is.

Example:
  reprieve bank make data/bank --extract data/extract`,
  flags: { extract: { type: 'string', value: 'DIR', help: 'the extract the bank is made from' } },
  run: make,
}

async function make(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const folder = onlyWord(call, 'DIR')
  if (isRefusal(folder)) return refuseWith(terminal, folder)
  const extract = requiredFlag(call, 'extract')
  if (isRefusal(extract)) return refuseWith(terminal, extract)
  const opened = await openSimulatedBank({ folder, extract, seed: 1 })
  if (isRefusal(opened)) return refuseWith(terminal, opened)
  terminal.out(`${folder}: a simulated bank on ${isoFromDay(opened.bank.today)}\n`)
  await opened.close()
  return exitCodes.done
}
