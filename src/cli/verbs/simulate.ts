// reprieve simulate: a programme, or two side by side, tried on the whole book without writing anything.

import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { compareFolders, type Simulation, simulateProgramme } from '../../operations/index.ts'
import { simulationReport } from '../../reconcile/index.ts'
import { counted } from '../counted.ts'
import { findFlag, languageFlag, refuseWith, requiredFlag, writeJson } from '../flags.ts'
import { ProgressLine } from '../progress.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['simulate'],
  usage:
    '--programme DIR [--programme DIR] --book DIR [--list FILE] [--register FILE] [--lang zh|en] [--json]',
  summary: 'Try a policy folder on the whole book, or two side by side; nothing is written.',
  details: `
People reached, yuan given back, principal deferred, months repaired and contacts held, by league and kind.
The folders need not be published. With two folders, --list writes every account that they answer differently as
Parquet: both answers in figures, and whether the account gains or loses.

Example:
  reprieve simulate --programme policy/icbc-im-2020 --programme drafts/wider --book data/books/2020-03-31`,
  flags: {
    programme: { type: 'string', value: 'DIR', multiple: true, help: 'a policy folder; once or twice' },
    book: { type: 'string', value: 'DIR', help: 'the imported book' },
    list: { type: 'string', value: 'FILE', help: 'write the accounts answered differently (Parquet)' },
    register: { type: 'string', value: 'FILE', help: 'register of donation accounts (CSV)' },
    lang: { type: 'string', value: 'zh|en', help: 'language of the report' },
    json: { type: 'boolean', help: 'write the simulations as JSON' },
  },
  run: simulate,
}

async function simulate(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const language = languageFlag(call)
  if (isRefusal(language)) return refuseWith(terminal, language)
  const folders = foldersOf(call)
  if (isRefusal(folders)) return refuseWith(terminal, folders)
  const simulations: Simulation[] = []
  for (const dir of folders) {
    const simulation = await simulateFolder(call, dir)
    if (isRefusal(simulation)) return refuseWith(terminal, simulation)
    simulations.push(simulation)
  }
  const listed = await listEffects(call, folders)
  if (listed !== undefined) return refuseWith(terminal, listed)
  if (call.flags.json === true) writeJson(terminal, simulations)
  else terminal.out(simulationReport(simulations, language))
  return exitCodes.done
}

/** Writes the list where it is asked for; answers with a refusal alone. */
async function listEffects(call: Call, folders: readonly string[]): Promise<Refusal | undefined> {
  const out = findFlag(call, 'list')
  if (out === undefined) return undefined
  const [before, after] = folders
  if (before === undefined || after === undefined)
    return refuse('wrong_call', 'needs two folders to compare; name --programme twice', '--list')
  const bookDir = requiredFlag(call, 'book')
  if (isRefusal(bookDir)) return bookDir
  const line = new ProgressLine(call.terminal, 'comparing account by account')
  const { signal } = call.terminal
  const request = { before, after, bookDir, out, signal, onProgress: line.show }
  const compared = await compareFolders(request).finally(line.end)
  if (isRefusal(compared)) return compared
  const { accounts } = compared.sums
  call.terminal.err(`${counted(accounts, 'account')} ${accounts === 1 ? 'is' : 'are'} answered differently\n`)
  return undefined
}

const foldersMax = 2

function foldersOf(call: Call): readonly string[] | Refusal {
  const folders = (call.flags.programme as readonly string[] | undefined) ?? []
  if (folders.length === 0)
    return refuse('flag_missing', 'is missing; name one or two folders', '--programme')
  if (folders.length <= foldersMax) return folders
  return refuse('wrong_call', `stands ${folders.length} times; compare two at a time`, '--programme')
}

async function simulateFolder(call: Call, folder: string): Promise<Simulation | Refusal> {
  const bookDir = requiredFlag(call, 'book')
  if (isRefusal(bookDir)) return bookDir
  const registerFile = findFlag(call, 'register')
  const line = new ProgressLine(call.terminal, `simulating ${folder}`)
  const { signal } = call.terminal
  const request = { folder, bookDir, signal, onProgress: line.show }
  return simulateProgramme({ ...request, ...(registerFile !== undefined && { registerFile }) }).finally(
    line.end,
  )
}
