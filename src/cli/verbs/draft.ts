// reprieve draft: the plan of a book under a published programme.

import { isRefusal } from '../../kernel/index.ts'
import { draftPlan, emergencyKindOf } from '../../operations/index.ts'
import { planReport } from '../../reconcile/index.ts'
import { withDesk } from '../../wiring.ts'
import { findFlag, languageFlag, refuseWith, requiredFlags, wholeFlag, writeJson } from '../flags.ts'
import { ProgressLine } from '../progress.ts'
import { tellProposals } from '../tell-proposals.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['draft'],
  usage:
    '--programme ID --book DIR --person ID [--register FILE] [--version N] [--workers N] [--lang zh|en] [--json]',
  summary: 'Compare every account of a book with what the programme promises; draft the corrections.',
  details: `
Changes nothing in any system. The plan is written below plans/ of the data folder and recorded with its
drafter; exceptions become work items. Its id is the hash of its content: drafting the same programme, book
and register again answers with the same plan.

Example:
  reprieve draft --programme icbc-im-2020 --book data/books/2020-03-31 --register data/donation-accounts.csv --person lina`,
  flags: {
    programme: { type: 'string', value: 'ID', help: 'the published programme' },
    version: { type: 'string', value: 'N', help: 'its version (default: the latest)' },
    book: { type: 'string', value: 'DIR', help: 'the imported book' },
    register: {
      type: 'string',
      value: 'FILE',
      help: 'register of donation accounts (CSV); without it no transfer is free',
    },
    person: { type: 'string', value: 'ID', help: 'who drafts' },
    workers: { type: 'string', value: 'N', help: 'threads (default: one for each core)' },
    lang: { type: 'string', value: 'zh|en', help: 'language of the report' },
    json: { type: 'boolean', help: 'write the plan as JSON' },
  },
  run: draft,
}

async function draft(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const flags = requiredFlags(call, ['programme', 'book', 'person'])
  if (isRefusal(flags)) return refuseWith(terminal, flags)
  const language = languageFlag(call)
  if (isRefusal(language)) return refuseWith(terminal, language)
  const version = wholeFlag(call, 'version', { min: 1, max: 1_000_000, otherwise: 0 })
  if (isRefusal(version)) return refuseWith(terminal, version)
  const workers = wholeFlag(call, 'workers', { min: 1, max: 256, otherwise: 0 })
  if (isRefusal(workers)) return refuseWith(terminal, workers)
  const registerFile = findFlag(call, 'register')
  const line = new ProgressLine(terminal, 'drafting')
  const drafted = await withDesk(async (desk) => {
    tellProposals(terminal, desk)
    const plan = await draftPlan(desk, {
      programme: flags.programme,
      bookDir: flags.book,
      person: flags.person,
      signal: terminal.signal,
      onProgress: line.show,
      ...(version > 0 && { version }),
      ...(workers > 0 && { workers }),
      ...(registerFile !== undefined && { registerFile }),
    })
    return isRefusal(plan) ? plan : { plan, emergencyKind: await emergencyKindOf(desk, plan) }
  })
  line.end()
  if (isRefusal(drafted)) return refuseWith(terminal, drafted)
  const { plan, emergencyKind } = drafted
  if (call.flags.json === true) writeJson(terminal, plan)
  else terminal.out(planReport(plan, { language, emergencyKind }))
  return exitCodes.done
}
