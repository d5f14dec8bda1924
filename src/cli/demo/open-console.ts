// The console at the end of the demo: served until Ctrl-C, with the people one can be.

import { appendFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import type { Desk } from '../../operations/index.ts'
import type { Language } from '../../reconcile/index.ts'
import { serve } from '../serve/serve.ts'
import type { Terminal } from '../verb.ts'
import { deskPeople } from './desk-people.ts'
import { sayIn } from './words.ts'

export interface ConsoleOptions {
  readonly desk: Desk
  readonly language: Language
  /** The first port tried; where it is taken, one of the next. */
  readonly port: number
  readonly programme: string
  /** Seed of the simulated lines. */
  readonly seed: number
}

const host = '127.0.0.1'
const portsTried = 10

/** Serves the console until the terminal's signal. Refused (`port_is_taken`) when no port nearby is free. */
export async function openConsole(terminal: Terminal, options: ConsoleOptions): Promise<Refusal | undefined> {
  const { desk, language, programme, seed } = options
  const port = await findFreePort(options.port)
  if (port === undefined) {
    const because = `and the ${portsTried - 1} ports after it are taken; name another`
    return refuse('port_is_taken', because, `--port ${options.port}`)
  }
  const log = logInto(join(desk.folder, 'serve.log'))
  const origin = `http://${host}:${port}`
  const served = { desk, host, port, origin, programme, metricsPort: 0, seed }
  const stopped = await serve({ ...terminal, err: log.write }, served, (address) =>
    terminal.out(welcome(address, language)),
  )
  await log.written()
  return isRefusal(stopped) ? stopped : undefined
}

function welcome(address: string, language: Language): string {
  const say = sayIn(language)
  const people = deskPeople.map(({ name, post }) => `  ${name[language]}\n      ${post[language]}`)
  return [``, say('console', { address }), '', say('signInAs'), ...people, '', say('untilStopped'), ''].join(
    '\n',
  )
}

/** The requests go into a file, in order, so that the screen stays the story's. */
function logInto(file: string): { write(line: string): void; written(): Promise<void> } {
  let last: Promise<void> = Promise.resolve()
  const write = (line: string): void => {
    last = last.then(() => appendFile(file, line))
  }
  return { write, written: () => last }
}

async function findFreePort(from: number): Promise<number | undefined> {
  for (let port = from; port < from + portsTried; port++) if (await isFree(port)) return port
  return undefined
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const listener = createServer()
    listener.once('error', () => resolve(false))
    listener.listen(port, host, () => listener.close(() => resolve(true)))
  })
