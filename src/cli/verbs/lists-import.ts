// reprieve lists import: tries a name list of a hospital or health commission, or keeps it for a second person to check.

import { basename } from 'node:path'
import { type CircumstanceKind, circumstanceKinds, isRefusal } from '../../kernel/index.ts'
import { listReport } from '../../lists/index.ts'
import { importListFile } from '../../operations/index.ts'
import type { ListSender } from '../../store/index.ts'
import { clock, customersKeyFile, dataFolder, random, withDesk } from '../../wiring.ts'
import {
  dayFlag,
  findFlag,
  languageFlag,
  onlyWord,
  refuseWith,
  requiredFlags,
  wholeFlag,
  writeJson,
} from '../flags.ts'
import { readBytes } from '../read-file.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'
import { wordFlag } from '../word-flag.ts'

const senders: readonly ListSender[] = ['hospital', 'authority', 'employer']
const linesMax = 1_000_000

export const verb: Verb = {
  name: ['lists', 'import'],
  usage:
    'FILE --institution NAME --person PERSON [--sender hospital|authority|employer] [--category KIND] [--first-day DAY] [--control-total N] [--dry-run] [--lang zh|en] [--json]',
  summary: 'Try a name list of a hospital, or keep it for a second person to check.',
  details: `
Reads CSV (UTF-8, GBK) or XLSX with the columns 姓名 and 身份证号, matches each line by identity number and name with
the customers of the newest book, and says what became of it. With --dry-run nothing is kept. A bad line never blocks
a good one; a control total that differs keeps nothing; the same list again changes nothing. A second person checks
the list in the console. Ends with 4 when lines must be looked at.

Example:
  reprieve lists import names.csv --institution 乌海市人民医院 --person lina --dry-run`,
  flags: {
    institution: { type: 'string', value: 'NAME', help: 'who sends the list' },
    person: { type: 'string', value: 'PERSON', help: 'who imports it' },
    sender: { type: 'string', value: 'KIND', help: 'hospital (default), authority or employer' },
    category: { type: 'string', value: 'KIND', help: 'what happened to those whose line does not say' },
    'first-day': { type: 'string', value: 'DAY', help: 'first day for lines without one' },
    'control-total': { type: 'string', value: 'N', help: 'how many lines the institution says it sent' },
    'dry-run': { type: 'boolean', help: 'say what would become of each line; keep nothing' },
    lang: { type: 'string', value: 'zh|en', help: 'language of the report' },
    json: { type: 'boolean', help: 'write outcome and mistakes of each line as JSON, nobody named' },
  },
  run: importList,
}

async function importList(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const file = onlyWord(call, 'FILE')
  if (isRefusal(file)) return refuseWith(terminal, file)
  const said = saidOf(call)
  if (isRefusal(said)) return refuseWith(terminal, said)
  const language = languageFlag(call)
  if (isRefusal(language)) return refuseWith(terminal, language)
  const bytes = await readBytes(file)
  if (isRefusal(bytes)) return refuseWith(terminal, bytes)
  const isRehearsal = call.flags['dry-run'] === true
  const tools = { keyFile: customersKeyFile(dataFolder()), random, clock, isRehearsal }
  const request = { ...said, ...tools, bytes, fileName: basename(file) }
  const imported = await withDesk((desk) => importListFile(desk, request))
  if (isRefusal(imported)) return refuseWith(terminal, imported)
  const { lines, encoding } = imported.tried
  const list = 'list' in imported ? { list: imported.list.id, already: imported.already } : {}
  if (call.flags.json === true) {
    const told = lines.map(({ line, outcome, mistakes }) => ({ line, outcome, mistakes }))
    writeJson(terminal, { ...list, encoding, lines: told })
  } else terminal.out(`${headOf(list)} (${encoding})\n${listReport(lines, language)}`)
  const isClean = lines.every(({ outcome }) => outcome !== 'malformed' && outcome !== 'name_differs')
  return isClean ? exitCodes.done : exitCodes.findings
}

function headOf({ list, already }: { readonly list?: string; readonly already?: boolean }): string {
  if (list === undefined) return 'nothing is kept'
  return already === true
    ? `${list} was imported before; nothing was changed`
    : `${list} waits for a second person`
}

/** What the flags say about the list. */
function saidOf(call: Call) {
  const flags = requiredFlags(call, ['institution', 'person'])
  if (isRefusal(flags)) return flags
  const sender = wordFlag(call, 'sender', senders)
  if (isRefusal(sender)) return sender
  const category = wordFlag<CircumstanceKind>(call, 'category', circumstanceKinds)
  if (isRefusal(category)) return category
  const day = findFlag(call, 'first-day') === undefined ? undefined : dayFlag(call, 'first-day')
  if (isRefusal(day)) return day
  const total = wholeFlag(call, 'control-total', { min: 0, max: linesMax, otherwise: -1 })
  if (isRefusal(total)) return total
  return {
    institution: flags.institution,
    person: flags.person,
    sender: sender ?? 'hospital',
    ...(category !== undefined && { category }),
    ...(day !== undefined && { firstDay: findFlag(call, 'first-day')! }),
    ...(total >= 0 && { controlTotal: total }),
  }
}
