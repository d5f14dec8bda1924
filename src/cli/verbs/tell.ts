// reprieve tell: tells the customers of a verified plan what was done for them.

import { isRefusal } from '../../kernel/index.ts'
import { countToTell, type Told, tellCustomers } from '../../operations/index.ts'
import { clock, customersKeyFile, simulatedMessages, withDesk } from '../../wiring.ts'
import { counted } from '../counted.ts'
import { findFlag, onlyWord, refuseWith, requiredFlag, wholeFlag, writeJson } from '../flags.ts'
import { ProgressLine } from '../progress.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['tell'],
  usage: 'PLAN --person ID [--book DIR] [--dry-run] [--seed S] [--json]',
  summary: 'Tell the customers of a verified plan what was done for them, one notice for each.',
  details: `
Told is what the last verdict found done and standing. Called again it tells nobody twice and sends what waits:
messages go out within the hours of contact of the bank, one that gets no answer is handed over again under its
id, one that fails, or that no report comes of in the days of the bank, is to be sent as a letter. The gateway for
short messages is simulated and sends nothing; docs/reference/connectors.md says how to write a real one.

Example:
  reprieve tell plan_1d73dc049350a560d793684251b169ec --person lina`,
  flags: {
    person: { type: 'string', value: 'ID', help: 'who tells them' },
    book: { type: 'string', value: 'DIR', help: 'the book of the verdict, where it is not below books/' },
    'dry-run': { type: 'boolean', help: 'say how many would be told, and tell nobody' },
    seed: { type: 'string', value: 'S', help: 'seed of the simulated gateway (default 1)' },
    json: { type: 'boolean', help: 'write the result as JSON' },
  },
  run: tell,
}

async function tell(call: Call): Promise<ExitCode> {
  const { terminal, flags } = call
  const plan = onlyWord(call, 'PLAN')
  if (isRefusal(plan)) return refuseWith(terminal, plan)
  const person = requiredFlag(call, 'person')
  if (isRefusal(person)) return refuseWith(terminal, person)
  const seed = wholeFlag(call, 'seed', { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 1 })
  if (isRefusal(seed)) return refuseWith(terminal, seed)
  const bookDir = findFlag(call, 'book')
  const named = bookDir === undefined ? {} : { bookDir }
  if (flags['dry-run'] === true) return rehearse(call, plan, bookDir)
  const line = new ProgressLine(terminal, 'telling')
  const gateway = simulatedMessages(seed)
  const told = await withDesk((desk) => {
    const messages = { gateway, keyFile: customersKeyFile(desk.folder), clock }
    const long = { signal: terminal.signal, onProgress: line.show }
    return tellCustomers(desk, { plan, person, messages, ...named, ...long })
  })
  line.end()
  if (isRefusal(told)) return refuseWith(terminal, told)
  if (flags.json === true) writeJson(terminal, told)
  else terminal.out(wordsOf(told))
  if (told.sending !== undefined && isRefusal(told.sending)) return refuseWith(terminal, told.sending)
  return told.telling.finishedAt === undefined || terminal.signal.aborted
    ? exitCodes.interrupted
    : exitCodes.done
}

async function rehearse(
  { terminal, flags }: Call,
  plan: string,
  bookDir: string | undefined,
): Promise<ExitCode> {
  const customers = await withDesk((desk) => countToTell(desk, plan, bookDir))
  if (isRefusal(customers)) return refuseWith(terminal, customers)
  if (flags.json === true) writeJson(terminal, { customers })
  else terminal.out(`${counted(customers, 'customer')} would be told\n`)
  return exitCodes.done
}

function wordsOf({ made, telling, sending }: Told): string {
  const { customers, waiting, unknown, sent, delivered, failed } = telling
  const waits = sending !== undefined && 'waitsUntil' in sending ? ` until ${sending.waitsUntil}` : ''
  return `${counted(made, 'notice')} made, ${customers} in all
delivered ${delivered} · on their way ${sent} · waiting ${waiting}${waits} · unknown ${unknown} · to be sent as letters ${failed}
`
}
