// What each kind of job does when it is run; every kind may be run again from its beginning.

import { stat } from 'node:fs/promises'
import { dayFromIso, isRefusal, type Refusal } from '../../kernel/index.ts'
import type { Job, JobKind } from '../../store/index.ts'
import type { Desk, LongWork, Systems } from '../desk.ts'
import { applyPlan } from '../night/apply-plan.ts'
import { bookOfDesk } from '../night/books.ts'
import { draftPlan } from '../night/draft-plan.ts'
import { type Importing, importDay } from '../night/extracts.ts'
import { undoGrant } from '../night/undo-grant.ts'
import { verifyPlan } from '../night/verify-plan.ts'
import type { MessageTools } from '../notices/send-notices.ts'
import { tellCustomers } from '../notices/tell-customers.ts'
import { runComparison } from '../programmes/comparisons.ts'
import { registerFileOf } from '../programmes/in-force.ts'
import { withPolicyFolder } from '../programmes/policy-files.ts'
import { simulateProgramme } from '../programmes/simulate-programme.ts'
import { type Tried, triedFiles } from '../programmes/tried-programme.ts'
import { redecide } from '../redecisions/redecide.ts'

/** The systems that corrections are sent to, opened for one job. */
export type OpenSystems = () => Promise<{ readonly systems: Systems; close(): Promise<void> } | Refusal>

export interface JobTools {
  readonly desk: Desk
  readonly openSystems: OpenSystems
  readonly importing: Importing
  readonly messages: MessageTools
}

/** The members of a job's input, as texts and numbers. */
type Input = Readonly<Record<string, unknown>>
type Work = (tools: JobTools, job: Job, long: LongWork) => Promise<unknown>

const textOf = (input: Input, name: string): string => String(input[name])
const findText = (input: Input, name: string): string | undefined =>
  typeof input[name] === 'string' ? input[name] : undefined

const work: Readonly<Record<JobKind, Work>> = {
  draft: async ({ desk }, { input, person }, long) => {
    const book = await bookOfDesk(desk, findText(input, 'book'))
    if (isRefusal(book)) return book
    const register = await findRegister(desk)
    const version = typeof input.version === 'number' ? { version: input.version } : {}
    const programme = textOf(input, 'programme')
    const plan = await draftPlan(desk, {
      programme,
      bookDir: book.dir,
      person,
      ...version,
      ...register,
      ...long,
    })
    return isRefusal(plan) ? plan : { plan: plan.id, corrections: plan.summary.corrections }
  },
  apply: async ({ desk, openSystems }, { input, person }, long) => {
    const opened = await openSystems()
    if (isRefusal(opened)) return opened
    try {
      return await applyPlan(desk, { plan: textOf(input, 'plan'), person, systems: opened.systems, ...long })
    } finally {
      await opened.close()
    }
  },
  verify: async ({ desk }, { input, person }) => {
    const book = await bookOfDesk(desk, findText(input, 'book'))
    if (isRefusal(book)) return book
    const report = await verifyPlan(desk, { plan: textOf(input, 'plan'), bookDir: book.dir, person })
    if (isRefusal(report)) return report
    const { done, open, undone, money } = report
    return { book: book.id, done, open, undone, money }
  },
  tell: ({ desk, messages }, { input, person }, long) =>
    tellCustomers(desk, { plan: textOf(input, 'plan'), person, messages, ...long }),
  simulate: async ({ desk }, { input }, long) => {
    const book = await bookOfDesk(desk, findText(input, 'book'))
    if (isRefusal(book)) return book
    const files = await triedFiles(desk, input as Tried)
    if (isRefusal(files)) return files
    const register = await findRegister(desk)
    return withPolicyFolder(files, (folder) =>
      simulateProgramme({ folder, bookDir: book.dir, ...register, ...long }),
    )
  },
  compare: ({ desk }, job, long) => runComparison(desk, job, long),
  redecide: ({ desk }, job, long) => redecide(desk, job, long),
  undo: async ({ desk }, { input, person }) => {
    const book = await bookOfDesk(desk)
    if (isRefusal(book)) return book
    const [programme, account] = [textOf(input, 'programme'), textOf(input, 'account')]
    const reason = findText(input, 'reason')
    const asked = { programme, account, bookDir: book.dir, person }
    const plan = await undoGrant(desk, { ...asked, ...(reason !== undefined && { reason }) })
    return isRefusal(plan) ? plan : { plan: plan.id, corrections: plan.summary.corrections }
  },
  import: ({ desk, importing }, { input }, long) =>
    importDay(desk, { day: dayFromIso(textOf(input, 'day')), importing, ...long }),
}

/** Runs a job to its end or until its signal aborts. */
export const runJob: Work = (tools, job, long) => work[job.kind](tools, job, long)

async function findRegister(desk: Desk): Promise<{ readonly registerFile?: string }> {
  const registerFile = registerFileOf(desk)
  return stat(registerFile).then(
    () => ({ registerFile }),
    () => ({}),
  )
}
