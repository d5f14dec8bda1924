// `reprieve programme print`: the programme on paper, for a lawyer to read and sign.

import { areRefusals, isRefusal } from '../../kernel/index.ts'
import { printProgramme } from '../../programmes/index.ts'
import { findFlag, onlyWord, refuseWith } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'
import { writeWhole } from '../write-whole.ts'

export const verb: Verb = {
  name: ['programme', 'print'],
  usage: 'DIR [--out FILE]',
  summary: 'Print a programme on paper for a lawyer to sign: instrument, rows, terms, windows, cases.',
  details: [
    'Writes Markdown in Chinese and English: each sentence of the instrument beside the rows and terms',
    'that carry it out, then the whole table, terms, windows, waves and cases, a block for signatures,',
    'and the digest of exactly this version. The same folder always prints the same pages.',
    '',
    'Example:',
    '  reprieve programme print policy/icbc-im-2020 --out programme.md',
  ].join('\n'),
  flags: { out: { type: 'string', value: 'FILE', help: 'write to FILE instead of standard output' } },
  run,
}

async function run(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const folder = onlyWord(call, 'DIR')
  if (isRefusal(folder)) return refuseWith(terminal, folder)
  const printed = await printProgramme(folder)
  if (areRefusals(printed)) return refuseWith(terminal, printed)
  const file = findFlag(call, 'out')
  if (file === undefined) {
    terminal.out(printed)
    return exitCodes.done
  }
  const refusal = await writeWhole(file, printed)
  return refusal === undefined ? exitCodes.done : refuseWith(terminal, refusal)
}
