// reprieve bench: how fast each stage is on this machine, beside baselines of the same run.

import { isRefusal } from '../../kernel/index.ts'
import { benchReport, runBench } from '../bench/bench.ts'
import { refuseWith, wholeFlag, writeJson } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['bench'],
  usage: '[--customers N] [--seed S] [--brief] [--json]',
  summary: 'Measure each stage on this machine beside a bare scan and one rule written in SQL.',
  details: `
Makes a synthetic book in a temporary folder, imports it, drafts it as shipped and with everybody covered;
loads the directory of its customers and finds a thousand of them by each key.
Each stage runs in a process of its own; memory is the largest it held. docs/performance.md keeps figures.

Example:
  npm run bench -- --customers 1300000`,
  flags: {
    customers: { type: 'string', value: 'N', help: 'customers of the book (default 130000)' },
    seed: { type: 'string', value: 'S', help: 'seed of the book (default 1)' },
    brief: { type: 'boolean', help: 'leave out the book in which everybody is covered' },
    json: { type: 'boolean', help: 'write the figures as JSON' },
  },
  run: bench,
}

async function bench(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const customers = wholeFlag(call, 'customers', { min: 1000, max: 20_000_000, otherwise: 130_000 })
  if (isRefusal(customers)) return refuseWith(terminal, customers)
  const seed = wholeFlag(call, 'seed', { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 1 })
  if (isRefusal(seed)) return refuseWith(terminal, seed)
  const rows = await runBench(terminal, { customers, seed, brief: call.flags.brief === true })
  if (call.flags.json === true) writeJson(terminal, rows)
  else terminal.out(benchReport(rows))
  return exitCodes.done
}
