// `npm run simulate:seeds -- --seeds 20000 --from 1`: runs as many seeds as asked and reports the faults they met.

import { parseArgs } from 'node:util'
import { Coverage } from './coverage.ts'
import { legend } from './event-log.ts'
import { RunFailed, runSeed } from './simulation.ts'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '200' },
      from: { type: 'string', default: '1' },
      log: { type: 'boolean', default: false },
    },
  })
  const coverage = new Coverage()
  const from = Number(values.from)
  for (let seed = from; seed < from + Number(values.seeds); seed++) {
    const run = await runSeed(seed, values.log)
    coverage.add(run)
    if (values.log) console.log([legend, ...run.lines, `digest ${run.digest}`].join('\n'))
  }
  console.log(coverage.lines.join('\n'))
}

if (import.meta.main) {
  await main().catch((error) => {
    if (!(error instanceof RunFailed)) throw error
    if (error.lines.length > 0) console.error([legend, ...error.lines].join('\n'))
    console.error(error.message)
    process.exitCode = 1
  })
}
