// reprieve evaluate: one case, or a list of cases, in; the whole answer out.

import { isRefusal, type Refusal } from '../../kernel/index.ts'
import { loadProgramme, valueFromYaml } from '../../programmes/index.ts'
import { evaluateCase, evaluateCases } from '../../reconcile/index.ts'
import { onlyWord, refuseWith, requiredFlag, writeJson } from '../flags.ts'
import { readUtf8 } from '../read-file.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['evaluate'],
  usage: 'CASE --programme DIR [--json]',
  summary: 'Say what people and accounts are entitled to, and what must change, for cases in a file.',
  details: `
CASE is a YAML or JSON file, or - for standard input. A JSON list of cases is answered with a list.
The answer is JSON on standard output; it needs no database. A wrong case is refused with the path of
the mistake on standard error and exit code 2, and nothing is written to standard output.

Example:
  reprieve evaluate nurse.yaml --programme policy/icbc-im-2020 --json`,
  flags: {
    programme: { type: 'string', value: 'DIR', help: 'the programme folder the cases are decided under' },
    json: { type: 'boolean', help: 'write JSON (the only form there is)' },
  },
  run: evaluate,
}

async function evaluate(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const file = onlyWord(call, 'CASE')
  if (isRefusal(file)) return refuseWith(terminal, file)
  const dir = requiredFlag(call, 'programme')
  if (isRefusal(dir)) return refuseWith(terminal, dir)
  const programme = await loadProgramme(dir)
  if (Array.isArray(programme)) return refuseWith(terminal, programme)
  const input = await readInput(call, file)
  if (isRefusal(input)) return refuseWith(terminal, input)
  const { value } = input
  const answer = Array.isArray(value) ? evaluateCases(programme, value) : evaluateCase(programme, value)
  if (isRefusal(answer)) return refuseWith(terminal, answer)
  writeJson(terminal, answer)
  return exitCodes.done
}

async function readInput(call: Call, file: string): Promise<{ readonly value: unknown } | Refusal> {
  const text = file === '-' ? await call.terminal.readStandardInput() : await readUtf8(file)
  return isRefusal(text) ? text : valueFrom(text, file)
}

/** JSON is read as JSON, because it is many times faster; everything else as YAML, with all its traps closed. */
function valueFrom(text: string, file: string): { readonly value: unknown } | Refusal {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return valueFromYaml(text, file)
  }
}
