// reprieve nights remove-old: what of old nights is past the days the bank keeps it, what stays and why; removed with --apply.

import { isRefusal } from '../../kernel/index.ts'
import { findOldNights, type OldFolder, type OldNights, removeOldNights } from '../../operations/index.ts'
import { random, withDesk } from '../../wiring.ts'
import { counted } from '../counted.ts'
import { refuseWith, requiredFlag } from '../flags.ts'
import { tellProposals } from '../tell-proposals.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['nights', 'remove-old'],
  usage: '[--apply --person ID]',
  summary: 'Show what of old nights is past its days and how much room it takes; --apply removes it.',
  details: `
Extracts and customer directories are kept for retention.extractDays, books for retention.bookDays of the rules of the
bank, counted back from the newest book. Plans and receipts are never removed, nor is the newest book, nor a book that
a plan not yet verified, an open work item, a re-decision whose customers may still object, or a running job needs:
such a line says which. An extract of which no book was made yet stays, too. Work that killed processes left is removed
with the rest. Each removed folder is a row and an entry of the evidence log. Ctrl-C ends after the folder in hand;
called again it goes on. The person needs the role operator. A running server does the same every hour where the rule
retention.removesNightly says yes.

Example:
  reprieve nights remove-old
  reprieve nights remove-old --apply --person lina`,
  flags: {
    apply: { type: 'boolean', help: 'remove it; without, nothing is removed' },
    person: { type: 'string', value: 'ID', help: 'with --apply, who removes it' },
  },
  run,
}

const idBytes = 16

async function run(call: Call): Promise<ExitCode> {
  const { flags, terminal } = call
  const isApplied = flags.apply === true
  const person = isApplied ? requiredFlag(call, 'person') : ''
  if (isRefusal(person)) return refuseWith(terminal, person)
  const newId = () => Buffer.from(random(idBytes)).toString('hex')
  const { signal } = terminal
  const onRemoved = (folder: OldFolder) => terminal.out(`${lineOf(folder)}\n`)
  const found = await withDesk((desk) => {
    tellProposals(terminal, desk)
    return isApplied ? removeOldNights(desk, { person, newId, signal, onRemoved }) : findOldNights(desk)
  })
  if (isRefusal(found)) return refuseWith(terminal, found)
  for (const folder of found.folders)
    if (!isApplied || folder.needed !== undefined) terminal.out(`${lineOf(folder)}\n`)
  for (const { path, bytes } of found.left)
    terminal.out(`${sizeOf(bytes)}  ${path}  left by a killed process\n`)
  terminal.out(`${sumOf(found)}${isApplied ? ' removed' : ' would go; nothing removed'}\n`)
  return signal.aborted ? exitCodes.interrupted : exitCodes.done
}

const because = {
  plan_not_verified: 'the plan is not verified',
  work_item_open: 'a work item of the plan is open',
  redecision_open: 'customers may still object to the re-decision',
  job_running: 'the job reads it',
  simulated_bank: 'the simulated bank was made from',
  not_imported: 'no book was made yet of',
} as const

function lineOf({ what, asOf, bytes, rule, days, needed }: OldFolder): string {
  const why =
    needed === undefined
      ? `past ${rule}, ${counted(days, 'day')}`
      : `stays: ${because[needed.because]} ${needed.by}`
  return `${sizeOf(bytes)}  ${what} of ${asOf}  ${why}`
}

function sumOf({ folders, left }: OldNights): string {
  const going = folders.filter(({ needed }) => needed === undefined)
  const bytes = [...going, ...left].reduce((sum, one) => sum + one.bytes, 0)
  return `${counted(going.length + left.length, 'folder')}, ${sizeOf(bytes).trim()}`
}

const megabyte = 1_000_000
const sizeWidth = 12

/** Megabytes with one decimal, below others. */
const sizeOf = (bytes: number): string => `${(bytes / megabyte).toFixed(1)} MB`.padStart(sizeWidth)
