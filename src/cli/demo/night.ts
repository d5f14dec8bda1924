// One night of the demo: import, draft, approve, apply, take the next day's extract, verify, tell. Each step can be resumed.

import { join } from 'node:path'
import type { BankFolder } from '../../connectors/index.ts'
import { addDays, type Day, isoFromDay, isRefusal, type Refusal, yuanFromMinor } from '../../kernel/index.ts'
import {
  applyPlan,
  type Desk,
  draftPlan,
  emergencyKindOf,
  importBookWithRecorded,
  tellCustomers,
  verifyPlan,
} from '../../operations/index.ts'
import {
  type Language,
  type Plan,
  type PlanReportOptions,
  thousands,
  type VerifyReport,
} from '../../reconcile/index.ts'
import type { Progress } from '../progress.ts'
import type { Terminal } from '../verb.ts'
import { approver, operator } from './people.ts'
import type { Say } from './words.ts'

/** What every step of the demo is given. */
export interface Stage {
  readonly desk: Desk
  readonly bank: BankFolder
  readonly programme: string
  readonly progress: Progress
  readonly say: Say
  readonly language: Language
  readonly terminal: Terminal
}

export interface Night {
  readonly plan: Plan
  /** Absent where there was nothing to correct. */
  readonly verified?: VerifyReport
}

/** Thrown to end the story; the words are the refusal's. */
export class StoryEnds extends Error {
  override readonly name = 'StoryEnds'
}

export function accepted<Value>(answer: Value | Refusal): Value {
  if (isRefusal(answer)) throw new StoryEnds(`${answer.because} (${answer.code})`)
  return answer as Value
}

export const extractFolder = (desk: Desk, day: Day): string => join(desk.folder, 'extracts', isoFromDay(day))
export const bookFolder = (desk: Desk, day: Day): string => join(desk.folder, 'books', isoFromDay(day))

/** Plays the night of `day` and answers with its plan and verdict; `report` tells what the plan found. */
export async function playNight(
  stage: Stage,
  day: Day,
  report: (plan: Plan, options: PlanReportOptions) => string,
): Promise<Night> {
  const { desk, language, say, terminal } = stage
  terminal.out(`\n${say('night', { day: isoFromDay(day) })}\n`)
  await importDay(stage, day)
  const plan = await draft(stage, day)
  const emergencyKind = await emergencyKindOf(desk, plan)
  terminal.out(`\n${report(plan, { language, emergencyKind })}\n`)
  if (plan.summary.corrections === 0) return { plan }
  await approve(stage, plan)
  await apply(stage, plan)
  const nextDay = addDays(day, 1)
  await takeExtract(stage, nextDay)
  await importDay(stage, nextDay)
  const verified = await verify(stage, plan, nextDay)
  await tell(stage, plan)
  return { plan, verified }
}

function importDay({ desk, progress, say, terminal }: Stage, asOf: Day) {
  const options = {
    extract: extractFolder(desk, asOf),
    out: bookFolder(desk, asOf),
    asOf,
    threads: 2,
    memoryLimit: '2GB',
    signal: terminal.signal,
  }
  return progress.step(
    say('import'),
    async (onProgress) =>
      accepted(
        await importBookWithRecorded(desk, {
          ...options,
          progress: (_, done, all) => onProgress(done, all),
        }),
      ),
    ({ book, already }) =>
      already
        ? say('kept')
        : say('importDone', { accounts: thousands(book.accounts), quarantined: book.quarantined }),
  )
}

function draft({ desk, programme, progress, say, terminal }: Stage, day: Day): Promise<Plan> {
  const request = {
    programme,
    bookDir: bookFolder(desk, day),
    registerFile: join(desk.folder, 'donation-accounts.csv'),
    person: operator.id,
    signal: terminal.signal,
  }
  return progress.step(
    say('draft'),
    async (onProgress) => accepted(await draftPlan(desk, { ...request, onProgress })),
    ({ summary }) => say('draftDone', { corrections: thousands(summary.corrections) }),
  )
}

function approve({ desk, progress, say, language }: Stage, plan: Plan) {
  return progress.step(
    say('approve'),
    async () => {
      const recorded = await desk.store.plans.plan(plan.id)
      if (recorded.state !== 'approved') accepted(await desk.store.plans.approve(plan.id, approver.id))
    },
    () => say('approveDone', { drafter: operator.name[language], approver: approver.name[language] }),
  )
}

function apply({ desk, bank, progress, say, terminal }: Stage, plan: Plan) {
  return progress.step(
    say('apply'),
    async (onProgress) => {
      const run = await desk.store.runs.findRun(plan.id)
      if (run?.finishedAt !== undefined) return run
      const request = {
        plan: plan.id,
        person: operator.id,
        systems: bank.bank.systems,
        signal: terminal.signal,
      }
      const report = accepted(await applyPlan(desk, { ...request, onProgress }))
      terminal.signal.throwIfAborted()
      return report
    },
    ({ accepted: yes, refused, unknown }) =>
      say('applyDone', {
        accepted: thousands(yes),
        refused: thousands(refused),
        unknown: thousands(unknown),
      }),
  )
}

function takeExtract({ desk, bank, progress, say }: Stage, day: Day) {
  return progress.step(
    say('extract'),
    async () => {
      const written = await bank.extract(day, extractFolder(desk, day))
      if (isRefusal(written) && (written.code === 'folder_not_empty' || written.code === 'day_has_passed'))
        return
      accepted(written)
    },
    () => isoFromDay(day),
  )
}

function verify({ desk, progress, say }: Stage, plan: Plan, day: Day): Promise<VerifyReport> {
  const request = { plan: plan.id, bookDir: bookFolder(desk, day), person: operator.id }
  return progress.step(
    say('verify'),
    async () => accepted(await verifyPlan(desk, request)),
    ({ done, open, undone }) =>
      say('verifyDone', { done: thousands(done), open: thousands(open), undone: thousands(undone) }),
  )
}

/** The notices are made here; whoever serves sends them, within the hours of contact. */
function tell({ desk, progress, say, terminal }: Stage, plan: Plan) {
  const request = { plan: plan.id, person: operator.id, signal: terminal.signal }
  return progress.step(
    say('tell'),
    async () => {
      const told = accepted(await tellCustomers(desk, request))
      terminal.signal.throwIfAborted()
      return told
    },
    ({ telling }) => say('tellDone', { customers: thousands(telling.customers) }),
  )
}

/** The words on money: what was accepted over all nights against what the books show, and what no answer told. */
export function moneyWords(nights: readonly Night[], say: Say): string {
  const money = nights.flatMap(({ verified }) => verified?.money ?? [])
  const sum = (part: 'acceptedMinor' | 'bookedMinor' | 'foundMinor'): string =>
    yuanFromMinor(money.reduce((all, line) => all + line[part], 0))
  const figures = { accepted: sum('acceptedMinor'), booked: sum('bookedMinor'), found: sum('foundMinor') }
  return say(money.every(({ agrees }) => agrees) ? 'balanced' : 'unbalanced', figures)
}
