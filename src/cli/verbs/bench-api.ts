// reprieve bench api: how many decisions a second the API answers on this machine, beside a bare route.

import { isRefusal } from '../../kernel/index.ts'
import { apiReport, runApiBench } from '../bench/api-bench.ts'
import { refuseWith, wholeFlag, writeJson } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['bench', 'api'],
  usage: '[--customers N] [--seconds S] [--json]',
  summary: 'Measure decisions over HTTP beside a bare route that answers a constant of the same size.',
  details: `
Makes a synthetic bank in a temporary folder and serves it in a process of its own, with its own durable
database; every answer is kept before it is given. Both routes are asked over loopback in the same run.

Example:
  npm run bench -- api --seconds 10`,
  flags: {
    customers: { type: 'string', value: 'N', help: 'customers of the book (default 20000)' },
    seconds: { type: 'string', value: 'S', help: 'how long each is measured (default 5)' },
    json: { type: 'boolean', help: 'write the figures as JSON' },
  },
  run: bench,
}

async function bench(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const customers = wholeFlag(call, 'customers', { min: 1000, max: 20_000_000, otherwise: 20_000 })
  if (isRefusal(customers)) return refuseWith(terminal, customers)
  const seconds = wholeFlag(call, 'seconds', { min: 1, max: 600, otherwise: 5 })
  if (isRefusal(seconds)) return refuseWith(terminal, seconds)
  const result = await runApiBench(terminal, { customers, seconds })
  if (call.flags.json === true) writeJson(terminal, result)
  else terminal.out(apiReport(result))
  return exitCodes.done
}
