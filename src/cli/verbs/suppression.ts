// reprieve suppression: everybody who must not be contacted as things stand, as a file for a dialler that reads files.

import { csvOf, suppressionTable } from '../../api/index.ts'
import { isRefusal } from '../../kernel/index.ts'
import { suppressionList } from '../../operations/index.ts'
import { withDesk } from '../../wiring.ts'
import { findFlag, refuseWith } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'
import { writeWhole } from '../write-whole.ts'

export const verb: Verb = {
  name: ['suppression'],
  usage: '[--out FILE]',
  summary: 'Write everybody who must not be contacted as things stand, as CSV for a dialler.',
  details: `
Channels that any programme holds by the newest book, less what approved plans release and with what they hold anew;
and customers who asked not to be contacted for collection or marketing, on every channel (channel is empty). It
replaces the list taken before: who is no longer in it may be contacted as far as Reprieve knows. The last line, #end
and a number, says how many rows there are; a file without it is not whole.

Example:
  reprieve suppression --out suppression.csv`,
  flags: {
    out: { type: 'string', value: 'FILE', help: 'write to FILE instead of standard output' },
  },
  run,
}

function run(call: Call): Promise<ExitCode> {
  const { terminal } = call
  return withDesk(async (desk) => {
    const opened = await suppressionList(desk)
    if (isRefusal(opened)) return refuseWith(terminal, opened)
    const lines = csvOf(suppressionTable(opened))
    const file = findFlag(call, 'out')
    if (file !== undefined) {
      const refusal = await writeWhole(file, lines)
      return refusal === undefined ? exitCodes.done : refuseWith(terminal, refusal)
    }
    for await (const line of lines) terminal.out(String(line))
    return exitCodes.done
  })
}
