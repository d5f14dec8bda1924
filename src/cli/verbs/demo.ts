// reprieve demo: the whole story on a synthetic province, resumable and repeatable.

import { isRefusal } from '../../kernel/index.ts'
import { openDesk } from '../../wiring.ts'
import { StoryEnds } from '../demo/night.ts'
import { playStory } from '../demo/story.ts'
import { languageFlag, refuseWith, wholeFlag } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['demo'],
  usage: '[--customers N] [--seed S] [--lang zh|en]',
  summary: 'Tell the whole story on a synthetic province: find, mend and prove every broken promise.',
  details: `
Makes a province once and keeps it below the data folder (REPRIEVE_DATA, or data/ of the project). Called
again it tells the same story from what is there; interrupted, it goes on where it stopped. To begin anew,
name another data folder or remove this one.

Example:
  REPRIEVE_DATA=/tmp/small-province reprieve demo --customers 5000 --lang zh`,
  flags: {
    customers: { type: 'string', value: 'N', help: 'customers of a new province (default 130000)' },
    seed: { type: 'string', value: 'S', help: 'seed of a new province and of the lines (default 1)' },
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
  try {
    const done = await playStory(openDesk, terminal, { customers, seed, language })
    return done ? exitCodes.done : exitCodes.findings
  } catch (error) {
    if (!(error instanceof StoryEnds)) throw error
    terminal.err(`${error.message}\n`)
    return exitCodes.refused
  }
}
