// reprieve demo: the whole story on a synthetic province, resumable and repeatable.

import { isRefusal, type Refusal } from '../../kernel/index.ts'
import type { Desk } from '../../operations/index.ts'
import { openDesk } from '../../wiring.ts'
import { StoryEnds } from '../demo/night.ts'
import { openConsole } from '../demo/open-console.ts'
import { playStory, programme } from '../demo/story.ts'
import { languageFlag, refuseWith, wholeFlag } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

/** A higher one leaves no room for the ports tried after it. */
const portMax = 65_500
const portUsual = 8020

export const verb: Verb = {
  name: ['demo'],
  usage: '[--customers N] [--seed S] [--lang zh|en] [--serve] [--port N]',
  summary: 'Tell the whole story on a synthetic province: find, mend and prove every broken promise.',
  details: `
Makes a province once and keeps it below the data folder (REPRIEVE_DATA, or data/ of the project). Called
again it tells the same story from what is there; interrupted, it goes on where it stopped. To begin anew,
name another data folder or remove this one. With --serve it then opens the console until Ctrl-C; requests are
logged to serve.log of the data folder.

Example:
  REPRIEVE_DATA=/tmp/small-province reprieve demo --customers 5000 --lang zh`,
  flags: {
    customers: { type: 'string', value: 'N', help: 'customers of a new province (default 130000)' },
    seed: { type: 'string', value: 'S', help: 'seed of a new province and of the lines (default 1)' },
    serve: { type: 'boolean', help: 'open the console when the story is told' },
    port: {
      type: 'string',
      value: 'N',
      help: `port of the console (default ${portUsual}, or one of the next where it is taken)`,
    },
    lang: { type: 'string', value: 'zh|en', help: 'language of the story (default: that of the terminal)' },
  },
  run: demo,
}

async function demo(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const customers = wholeFlag(call, 'customers', { min: 100, max: 20_000_000, otherwise: 130_000 })
  if (isRefusal(customers)) return refuseWith(terminal, customers)
  const seed = wholeFlag(call, 'seed', { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 1 })
  if (isRefusal(seed)) return refuseWith(terminal, seed)
  const language = languageFlag(call)
  if (isRefusal(language)) return refuseWith(terminal, language)
  const port = wholeFlag(call, 'port', { min: 1, max: portMax, otherwise: portUsual })
  if (isRefusal(port)) return refuseWith(terminal, port)
  let refused: Refusal | undefined
  const afterwards = async (desk: Desk): Promise<void> => {
    if (call.flags.serve === true)
      refused = await openConsole(terminal, { desk, language, port, programme, seed })
  }
  try {
    const done = await playStory(openDesk, terminal, { customers, seed, language, afterwards })
    if (refused !== undefined) return refuseWith(terminal, refused)
    return done ? exitCodes.done : exitCodes.findings
  } catch (error) {
    if (!(error instanceof StoryEnds)) throw error
    terminal.err(`${error.message}\n`)
    return exitCodes.refused
  }
}
