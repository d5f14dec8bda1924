// reprieve bank extract: the next day's extract of a simulated bank, with what was corrected on its books.

import { isRefusal } from '../../kernel/index.ts'
import { openSimulatedBank } from '../../wiring.ts'
import { dayFlag, onlyWord, refuseWith, requiredFlag } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['bank', 'extract'],
  usage: 'DIR --day DAY --out DIR',
  summary: "Begin a new day at a simulated bank and write that day's extract.",
  details: `
Holds that end are lifted, requests that were delayed arrive, and the tables show what stands on the books. The
bank does not go back to an earlier day.

Example:
  reprieve bank extract data/bank --day 2020-04-01 --out data/extracts/2020-04-01`,
  flags: {
    day: { type: 'string', value: 'DAY', help: 'the day to begin' },
    out: { type: 'string', value: 'DIR', help: 'new folder to write' },
  },
  run: extract,
}

async function extract(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const folder = onlyWord(call, 'DIR')
  if (isRefusal(folder)) return refuseWith(terminal, folder)
  const day = dayFlag(call, 'day')
  if (isRefusal(day)) return refuseWith(terminal, day)
  const out = requiredFlag(call, 'out')
  if (isRefusal(out)) return refuseWith(terminal, out)
  const opened = await openSimulatedBank({ folder, seed: 1 })
  if (isRefusal(opened)) return refuseWith(terminal, opened)
  const written = await opened.extract(day, out).finally(() => opened.close())
  if (isRefusal(written)) return refuseWith(terminal, written)
  terminal.out(`${out}\n`)
  return exitCodes.done
}
