// The server over the desk: opened whole, listening until it is told to stop, closed in the order that loses nothing.

import { join } from 'node:path'
import { buildMetricsServer, buildServer, consolePages } from '../../api/index.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import type { Desk } from '../../operations/index.ts'
import {
  consoleFolder,
  demoFaults,
  memory,
  openSimulatedBank,
  simulatedMessages,
  stopwatch,
} from '../../wiring.ts'
import { tellProposals } from '../tell-proposals.ts'
import type { Terminal } from '../verb.ts'
import { openDoor } from './open-door.ts'
import { openTools, type ToolOptions } from './open-tools.ts'

export interface ServeOptions {
  readonly desk: Desk
  readonly host: string
  readonly port: number
  readonly origin: string
  readonly programme: string
  /** 0: no figures. */
  readonly metricsPort: number
  readonly seed: number
  /** Where the built console lies; the installation's own unless said otherwise. */
  readonly pages?: string
}

/** Serves until the terminal's signal; `onReady` is told the address. */
export async function serve(
  terminal: Terminal,
  options: ServeOptions,
  onReady: (origin: string) => void,
): Promise<Refusal | undefined> {
  const { desk, host, port, origin, programme, metricsPort } = options
  const signIn = await openDoor({ store: desk.store, origin, host, env: terminal.env })
  if (isRefusal(signIn)) return signIn
  const onFailure = (job: string, error: unknown) => terminal.err(`${job} broke off: ${kindOf(error)}\n`)
  const bank = bankOf(options)
  const { tools, close } = await openTools({ desk, programme, ...bank, onFailure })
  const logTo = { write: (line: string) => terminal.err(line) }
  const built = await buildServer({
    tools,
    signIn,
    stopwatch,
    logTo,
    origin,
    pages: consolePages(options.pages ?? consoleFolder),
  }).catch(async (error: unknown) => {
    await close()
    throw error
  })
  const figures = buildMetricsServer(built, memory)
  try {
    if (!(await listened(built.server.listen({ host, port })))) return portIsTaken(`--port ${port}`)
    const told = metricsPort === 0 || (await listened(figures.listen({ host: loopback, port: metricsPort })))
    if (!told) return portIsTaken(`--metrics-port ${metricsPort}`)
    tellProposals(terminal, desk)
    onReady(origin)
    await untilAborted(terminal.signal)
    return undefined
  } finally {
    await built.server.close()
    await figures.close()
    await close()
  }
}

/** Figures are for this computer only. */
const loopback = '127.0.0.1'

const portIsTaken = (at: string): Refusal =>
  refuse('port_is_taken', 'another program listens there; name another port', at)

/** False when another program listens there. */
const listened = (listening: Promise<string>): Promise<boolean> =>
  listening.then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') return false
      throw error
    },
  )

const kindOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : 'unknown'

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })

/** The simulated bank of the desk's folder, opened for as long as a plan is applied or an extract is written; its gateway. */
function bankOf({ desk, seed }: ServeOptions): Pick<ToolOptions, 'openSystems' | 'deliver' | 'gateway'> {
  const open = () => openSimulatedBank({ folder: join(desk.folder, 'bank'), seed, rates: demoFaults })
  return {
    gateway: simulatedMessages(seed),
    openSystems: async () => {
      const bank = await open()
      return isRefusal(bank) ? bank : { systems: bank.bank.systems, close: () => bank.close() }
    },
    deliver: async (day, folder) => {
      const bank = await open()
      if (isRefusal(bank)) return bank
      try {
        return await bank.extract(day, folder)
      } finally {
        await bank.close()
      }
    },
  }
}
