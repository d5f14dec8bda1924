// reprieve verify: what the next book says of a plan that was applied.

import { isRefusal } from '../../kernel/index.ts'
import { verifyPlan } from '../../operations/index.ts'
import { type VerifyReport, verdictReasons } from '../../reconcile/index.ts'
import { withDesk } from '../../wiring.ts'
import { onlyWord, refuseWith, requiredFlags, writeJson } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['verify'],
  usage: 'PLAN --book DIR --person ID [--json]',
  summary: 'Verify a plan on the next book: done, still open, undone by others; money to the fen.',
  details: `
Ends with 0 when every correction is done and the money agrees, 4 otherwise.

Example:
  reprieve verify plan_1d73dc049350a560d793684251b169ec --book data/books/2020-04-01 --person lina`,
  flags: {
    book: { type: 'string', value: 'DIR', help: 'a book of a later day' },
    person: { type: 'string', value: 'ID', help: 'who has it verified' },
    json: { type: 'boolean', help: 'write the report as JSON' },
  },
  run: verify,
}

async function verify(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const plan = onlyWord(call, 'PLAN')
  if (isRefusal(plan)) return refuseWith(terminal, plan)
  const flags = requiredFlags(call, ['book', 'person'])
  if (isRefusal(flags)) return refuseWith(terminal, flags)
  const request = { plan, bookDir: flags.book, person: flags.person }
  const report = await withDesk((desk) => verifyPlan(desk, request))
  if (isRefusal(report)) return refuseWith(terminal, report)
  if (call.flags.json === true) writeJson(terminal, report)
  else terminal.out(wordsOf(report))
  const whole = report.open === 0 && report.undone === 0 && report.money.every(({ agrees }) => agrees)
  return whole ? exitCodes.done : exitCodes.findings
}

const listedMax = 20

function wordsOf(report: VerifyReport): string {
  const { done, open, undone, list, money, asOf } = report
  const lines = [`as of ${asOf}: ${done} done · ${open} still open · ${undone} undone by others`]
  for (const { kind, acceptedMinor, bookedMinor, agrees } of money) {
    lines.push(`${kind}: ${acceptedMinor} fen accepted, ${bookedMinor} booked${agrees ? '' : ' — DIFFERS'}`)
  }
  for (const { correction, verdict, reason } of list.slice(0, listedMax)) {
    lines.push(`  ${verdict}  ${correction.id}  ${verdictReasons[reason]}`)
  }
  const more = open + undone - Math.min(list.length, listedMax)
  if (more > 0) lines.push(`  and ${more} more; --json lists them`)
  return `${lines.join('\n')}\n`
}
