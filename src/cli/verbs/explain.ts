// reprieve explain: every day, amount and rule behind the corrections of one account.

import { isRefusal } from '../../kernel/index.ts'
import { explainAccount } from '../../operations/index.ts'
import { explainReport } from '../../reconcile/index.ts'
import { withDesk } from '../../wiring.ts'
import { findFlag, languageFlag, refuseWith, requiredFlags, writeJson } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['explain'],
  usage: '--plan PLAN --account ACCOUNT [--book DIR] [--lang zh|en] [--json]',
  summary: 'Explain why an account is corrected, or is not: every day, amount and rule, in plain words.',
  details: `
The account is decided again under the version of the programme and on the book the plan was drafted from.

Example:
  reprieve explain --plan plan_1d73dc049350a560d793684251b169ec --account A0000000049 --lang zh`,
  flags: {
    plan: { type: 'string', value: 'PLAN', help: 'the plan' },
    account: { type: 'string', value: 'ACCOUNT', help: 'the account' },
    book: { type: 'string', value: 'DIR', help: 'its book, where it is not below books/ of the data folder' },
    lang: { type: 'string', value: 'zh|en', help: 'language of the explanation' },
    json: { type: 'boolean', help: 'write the explanation as JSON' },
  },
  run: explain,
}

async function explain(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const flags = requiredFlags(call, ['plan', 'account'])
  if (isRefusal(flags)) return refuseWith(terminal, flags)
  const language = languageFlag(call)
  if (isRefusal(language)) return refuseWith(terminal, language)
  const bookDir = findFlag(call, 'book')
  const request = { ...flags, ...(bookDir !== undefined && { bookDir }) }
  const explained = await withDesk((desk) => explainAccount(desk, request))
  if (isRefusal(explained)) return refuseWith(terminal, explained)
  const { explanation, circumstances } = explained
  if (call.flags.json === true) writeJson(terminal, explanation)
  else terminal.out(explainReport(explanation, { language, circumstances }))
  return exitCodes.done
}
