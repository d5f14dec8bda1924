// reprieve serve: the API for other systems and for the console, until it is told to stop.

import { isRefusal } from '../../kernel/index.ts'
import { openDesk } from '../../wiring.ts'
import { findFlag, refuseWith, wholeFlag } from '../flags.ts'
import { serve } from '../serve/serve.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

const portMax = 65_535
const portUsual = 8020

export const verb: Verb = {
  name: ['serve'],
  usage: '[--port N] [--host ADDRESS] [--origin URL] [--programme ID] [--metrics-port N] [--seed S]',
  summary: 'Serve the API: decisions, plans, programmes, evidence, lists; until it is told to stop.',
  details: `
People sign in at the OpenID Connect provider of REPRIEVE_OIDC_ISSUER and REPRIEVE_OIDC_CLIENT (and
REPRIEVE_OIDC_SECRET, REPRIEVE_OIDC_CLAIM, REPRIEVE_OIDC_ACR, REPRIEVE_OIDC_PROMPT); without one, the demo provider lets
everybody be a demo person, on this computer only. A session ends after 15 minutes of rest and after 8 hours
(REPRIEVE_IDLE_MINUTES, REPRIEVE_SESSION_HOURS); what is sensitive needs a sign-in of the last 15 minutes
(REPRIEVE_FRESH_MINUTES). docs/operating/at-a-bank.md says how a bank sets it up.

Ends on Ctrl-C or SIGTERM after what is under way; a job goes on at the next start. The log is written to standard
error, one JSON line for each request, without personal data; decisions that machines are given in time are counted,
not logged.

Example:
  reprieve serve --port 8020`,
  flags: {
    port: { type: 'string', value: 'N', help: `port to listen on (default ${portUsual})` },
    host: { type: 'string', value: 'ADDRESS', help: 'address to listen on (default 127.0.0.1)' },
    origin: { type: 'string', value: 'URL', help: 'the address people know (default http://HOST:PORT)' },
    programme: {
      type: 'string',
      value: 'ID',
      help: 'the programme shown first; contact and relief ask all (default icbc-im-2020)',
    },
    'metrics-port': {
      type: 'string',
      value: 'N',
      help: 'port of /metrics, on this computer only (default none)',
    },
    seed: { type: 'string', value: 'S', help: 'seed of the simulated lines (default 1)' },
  },
  run,
}

async function run(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const port = wholeFlag(call, 'port', { min: 1, max: portMax, otherwise: portUsual })
  if (isRefusal(port)) return refuseWith(terminal, port)
  const metricsPort = wholeFlag(call, 'metrics-port', { min: 1, max: portMax, otherwise: 0 })
  if (isRefusal(metricsPort)) return refuseWith(terminal, metricsPort)
  const seed = wholeFlag(call, 'seed', { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 1 })
  if (isRefusal(seed)) return refuseWith(terminal, seed)
  const host = findFlag(call, 'host') ?? '127.0.0.1'
  const origin = findFlag(call, 'origin') ?? `http://${host}:${port}`
  const programme = findFlag(call, 'programme') ?? 'icbc-im-2020'
  const desk = await openDesk()
  try {
    const options = { desk, host, port, origin, programme, metricsPort, seed }
    const refused = await serve(terminal, options, (address) => terminal.out(`API: ${address}/api/docs\n`))
    return refused === undefined ? exitCodes.done : refuseWith(terminal, refused)
  } finally {
    await desk.store.close()
  }
}
