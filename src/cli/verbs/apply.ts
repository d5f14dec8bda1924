// reprieve apply: sends the corrections of an approved plan to the systems, each once.

import { isRefusal } from '../../kernel/index.ts'
import { applyPlan } from '../../operations/index.ts'
import { openSimulatedBank, withDesk } from '../../wiring.ts'
import { onlyWord, refuseWith, requiredFlags, wholeFlag, writeJson } from '../flags.ts'
import { ProgressLine } from '../progress.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['apply'],
  usage: 'PLAN --bank DIR --person ID [--seed S] [--json]',
  summary: 'Apply an approved plan: one attempt per correction, resumed where it was interrupted.',
  details: `
A correction that gets no answer is unknown: it is not sent again, the next book tells what became of it.
Ctrl-C ends after the batch in flight; the same command goes on from there. --bank names the folder of the
simulated bank (core, cards, bureau, dialler); docs/reference/connectors.md says how to write a real one.

Example:
  reprieve apply plan_1d73dc049350a560d793684251b169ec --bank data/bank --person lina`,
  flags: {
    bank: { type: 'string', value: 'DIR', help: 'folder of the simulated bank' },
    person: { type: 'string', value: 'ID', help: 'who applies' },
    seed: { type: 'string', value: 'S', help: 'seed of the simulated lines (default 1)' },
    json: { type: 'boolean', help: 'write the report as JSON' },
  },
  run: apply,
}

async function apply(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const plan = onlyWord(call, 'PLAN')
  if (isRefusal(plan)) return refuseWith(terminal, plan)
  const flags = requiredFlags(call, ['bank', 'person'])
  if (isRefusal(flags)) return refuseWith(terminal, flags)
  const seed = wholeFlag(call, 'seed', { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 1 })
  if (isRefusal(seed)) return refuseWith(terminal, seed)
  const folder = await openSimulatedBank({ folder: flags.bank, seed })
  if (isRefusal(folder)) return refuseWith(terminal, folder)
  const { systems } = folder.bank
  const line = new ProgressLine(terminal, 'applying')
  const request = { plan, person: flags.person, systems, signal: terminal.signal, onProgress: line.show }
  const report = await withDesk((desk) => applyPlan(desk, request)).finally(() => folder.close())
  line.end()
  if (isRefusal(report)) return refuseWith(terminal, report)
  const { accepted, refused, unknown, waiting, outcome } = report
  if (call.flags.json === true) writeJson(terminal, report)
  else terminal.out(`accepted ${accepted} · refused ${refused} · unknown ${unknown} · waiting ${waiting}\n`)
  return outcome === 'interrupted' ? exitCodes.interrupted : exitCodes.done
}
