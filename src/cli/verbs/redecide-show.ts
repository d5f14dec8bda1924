// reprieve redecide show: a re-decision with how far each of its corrections has come.

import { isRefusal } from '../../kernel/index.ts'
import { showRedecision } from '../../operations/index.ts'
import { withDesk } from '../../wiring.ts'
import { findFlag, languageFlag, onlyWord, refuseWith, requiredFlags } from '../flags.ts'
import { answerWith } from '../show-redecision.ts'
import type { Call, ExitCode, Verb } from '../verb.ts'
import { refuseFolder } from '../write-letters.ts'

export const verb: Verb = {
  name: ['redecide', 'show'],
  usage:
    'REDECISION --person ID [--outcome OUTCOME] [--league LEAGUE] [--letters DIR] [--lang zh|en] [--json]',
  summary: 'Show a re-decision, how far each account has come, and write its letters.',
  details: `
Shows the accounts that lie where the person may look. With --letters the letters to those shown are written into a new
folder; each is a look at its customer, which is kept.

Example:
  reprieve redecide show redecision_0157ded550240ba9194e90cb3f93d2f2 --person chenjing --outcome granted`,
  flags: {
    person: { type: 'string', value: 'ID', help: 'who looks' },
    outcome: {
      type: 'string',
      value: 'OUTCOME',
      help: 'only accounts with this answer now, such as granted',
    },
    league: { type: 'string', value: 'LEAGUE', help: 'only accounts of a league or city, such as 1503' },
    letters: { type: 'string', value: 'DIR', help: 'write the letters into this new folder' },
    lang: { type: 'string', value: 'zh|en', help: 'language of the table' },
    json: { type: 'boolean', help: 'write the re-decision and its accounts as JSON' },
  },
  run: show,
}

async function show(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const id = onlyWord(call, 'REDECISION')
  if (isRefusal(id)) return refuseWith(terminal, id)
  const flags = requiredFlags(call, ['person'])
  if (isRefusal(flags)) return refuseWith(terminal, flags)
  const language = languageFlag(call)
  if (isRefusal(language)) return refuseWith(terminal, language)
  const folder = findFlag(call, 'letters')
  const taken = folder === undefined ? undefined : await refuseFolder(folder)
  if (taken !== undefined) return refuseWith(terminal, taken)
  const filter = Object.fromEntries(
    ['outcome', 'league'].flatMap((name) => {
      const value = findFlag(call, name)
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
  const { person } = flags
  return withDesk(async (desk) => {
    const shown = await showRedecision(desk, { ...filter, id, person })
    if (isRefusal(shown)) return refuseWith(terminal, shown)
    return answerWith(desk, call, { shown, language, person, filter })
  })
}
