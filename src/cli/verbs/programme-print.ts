// `reprieve programme print`: the programme on paper, for a lawyer to read and sign.

import { rename, rm, writeFile } from 'node:fs/promises'
import { areRefusals } from '../../kernel/index.ts'
import { printProgramme } from '../../programmes/index.ts'
import { type Call, type ExitCode, exitCodes, type Terminal, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['programme', 'print'],
  usage: 'DIR [--out FILE]',
  summary: 'print a programme for signature: instrument, rows, terms, windows, waves, cases',
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

async function run({ words, flags, terminal }: Call): Promise<ExitCode> {
  const [folder, ...rest] = words
  if (folder === undefined || rest.length > 0) {
    terminal.err('reprieve programme print: name one policy folder, such as policy/icbc-im-2020\n')
    return exitCodes.wrongInput
  }
  const printed = await printProgramme(folder)
  if (areRefusals(printed)) {
    for (const { at, because } of printed) terminal.err(`${at} ${because}\n`)
    return exitCodes.wrongInput
  }
  if (typeof flags.out !== 'string') terminal.out(printed)
  else return writeWhole(flags.out, printed, terminal)
  return exitCodes.done
}

/** Writes beside the file and renames, so that a reader never sees half of it. */
async function writeWhole(file: string, text: string, terminal: Terminal): Promise<ExitCode> {
  const beside = `${file}.writing`
  try {
    await writeFile(beside, text)
    await rename(beside, file)
    return exitCodes.done
  } catch (problem) {
    await rm(beside, { force: true }).catch(() => undefined)
    terminal.err(
      `${file} cannot be written: ${problem instanceof Error ? problem.message : String(problem)}\n`,
    )
    return exitCodes.failed
  }
}
