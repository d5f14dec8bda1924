// reprieve plan show: a drafted plan as people read it, and what became of it.

import { isRefusal } from '../../kernel/index.ts'
import { emergencyKindOf, planOnFile } from '../../operations/index.ts'
import { planReport } from '../../reconcile/index.ts'
import { withDesk } from '../../wiring.ts'
import { languageFlag, onlyWord, refuseWith, writeJson } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['plan', 'show'],
  usage: 'PLAN [--lang zh|en] [--json]',
  summary: 'Show a plan as people read it: what is not as promised, by measure and league.',
  details: `
Example:
  reprieve plan show plan_1d73dc049350a560d793684251b169ec --lang zh`,
  flags: {
    lang: { type: 'string', value: 'zh|en', help: 'language of the report' },
    json: { type: 'boolean', help: 'write plan, decisions and run as JSON' },
  },
  run: show,
}

async function show(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const id = onlyWord(call, 'PLAN')
  if (isRefusal(id)) return refuseWith(terminal, id)
  const language = languageFlag(call)
  if (isRefusal(language)) return refuseWith(terminal, language)
  return withDesk(async (desk) => {
    const plan = await planOnFile(desk, id)
    if (isRefusal(plan)) return refuseWith(terminal, plan)
    const { overtaken } = await desk.store.plans.plan(id)
    const decisions = await desk.store.plans.decisions(id)
    const run = await desk.store.runs.findRun(id)
    if (call.flags.json === true) {
      writeJson(terminal, { plan, decisions, run, overtaken })
      return exitCodes.done
    }
    terminal.out(planReport(plan, { language, emergencyKind: await emergencyKindOf(desk, plan) }))
    for (const { decision, person, at, reason } of decisions) {
      terminal.out(`\n${decision} ${person} ${at}${reason === undefined ? '' : ` ${reason}`}\n`)
    }
    if (overtaken !== undefined) {
      const { version, publishedAt, reason } = overtaken
      terminal.out(
        `\novertaken: version ${version} was published at ${publishedAt} (${reason}); draft a plan anew\n`,
      )
    }
    if (run !== undefined) {
      const { accepted, refused, unknown, waiting } = run
      terminal.out(`\naccepted ${accepted} · refused ${refused} · unknown ${unknown} · waiting ${waiting}\n`)
    }
    return exitCodes.done
  })
}
