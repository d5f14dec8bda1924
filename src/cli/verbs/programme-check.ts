// `reprieve programme check`: every finding on a policy folder before it is published.

import { isRefusal } from '../../kernel/index.ts'
import { type CheckReport, checkProgramme, type Finding } from '../../programmes/index.ts'
import { evaluateCase } from '../../reconcile/index.ts'
import { counted } from '../counted.ts'
import { onlyWord, refuseWith, writeJson } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['programme', 'check'],
  usage: 'DIR [--json]',
  summary: 'Find everything to be put right in a policy folder before it is published; run its cases.',
  details: [
    'Lists every finding with its file and place: malformed files, unknown keys, people no row',
    'answers for (with an example), rows without annotation, terms without source, waves released',
    'too early, missing translations, cases that fail. Nothing is changed.',
    '',
    'Ends with 0 when there is nothing to find, 4 when there is, 2 when DIR is no programme.',
    '',
    'Example:',
    '  reprieve programme check policy/icbc-im-2020',
  ].join('\n'),
  flags: { json: { type: 'boolean', help: 'write the report as JSON to standard output' } },
  run,
}

async function run(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const folder = onlyWord(call, 'DIR')
  if (isRefusal(folder)) return refuseWith(terminal, folder)
  const report = await checkProgramme(folder, evaluateCase)
  if (isRefusal(report)) return refuseWith(terminal, report)
  if (call.flags.json === true) writeJson(terminal, report)
  else terminal.out(wordsOf(report))
  return report.findings.length === 0 ? exitCodes.done : exitCodes.findings
}

function wordsOf(report: CheckReport): string {
  const lines = report.findings.map(lineOf)
  if (report.programme !== undefined) {
    lines.push(
      `${report.programme}: ${counted(report.rows, 'row')}, ${counted(report.terms, 'term')}, ${counted(report.cases, 'case')}`,
    )
  }
  const count = report.findings.length
  lines.push(count === 0 ? 'no findings' : counted(count, 'finding'))
  if (report.digest !== undefined) lines.push(`digest ${report.digest}`)
  return `${lines.join('\n')}\n`
}

const lineOf = ({ code, file, path, message }: Finding): string =>
  `${file}: ${path === '' ? '' : `${path} `}${message} [${code}]`
