// reprieve redecide: decides again whom a wrong rule refused, under the corrected version.

import {
  circumstanceKinds,
  isoFromDay,
  isRefusal,
  products,
  type Refusal,
  refuse,
} from '../../kernel/index.ts'
import { askRedecision } from '../../operations/index.ts'
import { outcomes } from '../../reconcile/index.ts'
import type { RedecisionAsked } from '../../store/index.ts'
import { withDesk } from '../../wiring.ts'
import { dayFlag, findFlag, languageFlag, refuseWith, requiredFlags, wholeFlag } from '../flags.ts'
import { ProgressLine } from '../progress.ts'
import { answerWith } from '../show-redecision.ts'
import type { Call, ExitCode, Verb } from '../verb.ts'
import { wordFlag } from '../word-flag.ts'
import { refuseFolder } from '../write-letters.ts'

const versionMax = 1_000_000
const refusalCodes = outcomes.filter((outcome) => outcome !== 'none' && outcome !== 'granted')

export const verb: Verb = {
  name: ['redecide'],
  usage:
    '--programme ID --version N (--code CODE | --under N --rows ROWS) --from DAY --to DAY --reason TEXT --person ID [--product loan|card] [--kind KIND] [--letters DIR] [--dry-run] [--lang zh|en] [--json]',
  summary: 'Decide again whom a wrong rule refused, under the corrected version; write the letters.',
  details: `
Runs every night of the span as it was, finds whom the refusal, or the rows of the decision table of the version that
refused, kept out, and says what the corrected version gives each of them on the newest book. It changes no account: the
next plan under that version does, and whoever asked here may not approve it. The same question again answers with the
same re-decision. With --letters the letters are written into a new folder, one page to print and a file for each
letter, Chinese first and English below; each is a look at its customer, which is kept. With --dry-run nothing is kept
and no letter is written.

Examples:
  reprieve redecide --programme icbc-im-2020 --version 3 --under 2 --rows 2,3 --from 2020-03-30 --to 2020-03-31 \\
    --reason 银发〔2020〕29号 --person chenjing --dry-run
  reprieve redecide --programme icbc-im-2020 --version 3 --code kind_not_covered --from 2020-03-31 --to 2020-03-31 \\
    --reason 银发〔2020〕29号 --person chenjing --letters letters`,
  flags: {
    programme: { type: 'string', value: 'ID', help: 'the published programme' },
    version: { type: 'string', value: 'N', help: 'its corrected version' },
    code: { type: 'string', value: 'CODE', help: 'the refusal, such as kind_not_covered' },
    under: { type: 'string', value: 'N', help: 'only nights under this version' },
    rows: { type: 'string', value: 'ROWS', help: 'numbers of rows of its decision table, with commas' },
    product: { type: 'string', value: 'loan|card', help: 'only accounts of this product' },
    kind: { type: 'string', value: 'KIND', help: 'only those with this circumstance' },
    from: { type: 'string', value: 'DAY', help: 'the first night' },
    to: { type: 'string', value: 'DAY', help: 'the last night' },
    reason: { type: 'string', value: 'TEXT', help: 'why it is decided again' },
    person: { type: 'string', value: 'ID', help: 'who asks' },
    letters: { type: 'string', value: 'DIR', help: 'write the letters into this new folder' },
    'dry-run': { type: 'boolean', help: 'say what would be decided; keep nothing, write no letter' },
    lang: { type: 'string', value: 'zh|en', help: 'language of the table' },
    json: { type: 'boolean', help: 'write the re-decision and its accounts as JSON' },
  },
  run: ask,
}

async function ask(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const flags = requiredFlags(call, ['programme', 'version', 'from', 'to', 'reason', 'person'])
  if (isRefusal(flags)) return refuseWith(terminal, flags)
  const asked = askedWith(call, flags)
  if (isRefusal(asked)) return refuseWith(terminal, asked)
  const language = languageFlag(call)
  if (isRefusal(language)) return refuseWith(terminal, language)
  const folder = findFlag(call, 'letters')
  const taken = folder === undefined ? undefined : await refuseFolder(folder)
  if (taken !== undefined) return refuseWith(terminal, taken)
  const isRehearsal = call.flags['dry-run'] === true
  const { person } = flags
  const line = new ProgressLine(terminal, 'deciding again')
  return withDesk(async (desk) => {
    const long = { signal: terminal.signal, onProgress: line.show }
    const shown = await askRedecision(desk, { asked, person, isRehearsal, ...long })
    line.end()
    if (isRefusal(shown)) return refuseWith(terminal, shown)
    return answerWith(desk, call, { shown, language, person, filter: {} })
  })
}

function askedWith(
  call: Call,
  { programme, reason }: Readonly<Record<'programme' | 'reason', string>>,
): RedecisionAsked | Refusal {
  const version = wholeFlag(call, 'version', { min: 1, max: versionMax, otherwise: 0 })
  if (isRefusal(version)) return version
  const refusedUnder = wholeFlag(call, 'under', { min: 1, max: versionMax, otherwise: 0 })
  if (isRefusal(refusedUnder)) return refusedUnder
  const rows = rowsFlag(call)
  if (isRefusal(rows)) return rows
  const code = wordFlag<string>(call, 'code', refusalCodes)
  if (isRefusal(code)) return code
  const product = wordFlag(call, 'product', products)
  if (isRefusal(product)) return product
  const kind = wordFlag<string>(call, 'kind', circumstanceKinds)
  if (isRefusal(kind)) return kind
  const [firstDay, lastDay] = [dayFlag(call, 'from'), dayFlag(call, 'to')]
  if (isRefusal(firstDay)) return firstDay
  if (isRefusal(lastDay)) return lastDay
  return {
    programme,
    version,
    ...(code !== undefined && { code }),
    ...(refusedUnder > 0 && { refusedUnder }),
    ...(rows !== undefined && { rows }),
    ...(product !== undefined && { product }),
    ...(kind !== undefined && { kind }),
    firstDay: isoFromDay(firstDay),
    lastDay: isoFromDay(lastDay),
    reason,
  }
}

/** The numbers of `--rows 2,3`, ascending and each once. */
function rowsFlag(call: Call): readonly number[] | undefined | Refusal {
  const text = findFlag(call, 'rows')
  if (text === undefined) return undefined
  const rows = text.split(',').map((word) => (/^\s*[1-9]\d{0,5}\s*$/.test(word) ? Number(word) : 0))
  return rows.includes(0)
    ? refuse(
        'wrong_number',
        `must be numbers of rows with commas between, such as 2,3, not ${text}`,
        '--rows',
      )
    : [...new Set(rows)].toSorted((one, other) => one - other)
}
