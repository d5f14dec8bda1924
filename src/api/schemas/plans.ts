// Plans, runs, corrections and jobs as they are answered.

import { Type } from '@sinclair/typebox'
import { correctionKinds, systems } from '../../kernel/index.ts'
import { jobKinds } from '../../store/index.ts'
import { telling } from './notices.ts'
import { standing } from './overview.ts'
import { count, day, id, instant, listOf, minor, oneOf, planId, shape } from './parts.ts'

export const dryRun = {
  dryRun: Type.Optional(Type.Boolean({ description: 'Go the whole way and keep nothing' })),
}

const decided = shape({
  plan: planId,
  decision: oneOf(['approved', 'sent_back']),
  person: Type.String(),
  reason: Type.Optional(Type.String()),
  at: instant('When'),
})

/** A plan as it is listed; its summary is asked for by its id. */
export const plan = shape({
  id: planId,
  kind: oneOf(['nightly', 'undo']),
  state: oneOf(['drafted', 'approved', 'sent_back']),
  programme: Type.String(),
  version: count(),
  book: Type.String(),
  asOf: day('Day of its book'),
  corrections: count('How many corrections it has'),
  draftedBy: Type.String(),
  draftedAt: instant('When it was drafted'),
  decided: Type.Optional(decided),
  overtaken: Type.Optional(
    shape(
      {
        version: count('The newest version of its programme'),
        approver: Type.String(),
        reason: Type.String(),
        publishedAt: instant('When that version was published'),
      },
      'Where a later version was published before anything of the plan was sent: it is neither approved nor applied',
    ),
  ),
  redecidedBy: Type.Optional(listOf(Type.String(), 100)),
  undoReason: Type.Optional(Type.String({ description: 'Why a grant is undone' })),
})

export const decision = decided

export const run = shape({
  plan: planId,
  corrections: count(),
  batches: count(),
  accepted: count(),
  refused: count(),
  unknown: count(),
  waiting: count(),
  startedBy: Type.String(),
  startedAt: instant('When it began'),
  finishedAt: Type.Optional(instant('When it ended')),
  standing,
  verdicts: listOf(
    shape({
      book: Type.String(),
      done: count(),
      open: count(),
      undone: count(),
      reasons: Type.Optional(Type.Record(Type.String(), count())),
      at: instant('When'),
    }),
  ),
})

/** Sums by league: the first four digits of its region code. */
const leagues = Type.Record(
  Type.String({ pattern: '^[0-9]{4}$' }),
  shape({ count: count(), amountMinor: minor('Their money') }),
)
const line = { count: count(), amountMinor: minor('Their money'), leagues }

/** Counts by measure, kind, league, as docs/reference/plan.md describes them. */
const summary = shape(
  {
    accounts: count('Accounts checked; to readers of some regions only, those corrected there'),
    corrections: count(),
    outcomes: listOf(shape({ outcome: Type.String(), product: Type.String(), accounts: count() })),
    grants: listOf(shape({ kind: Type.String(), ...line })),
    measures: listOf(shape({ measure: Type.String(), kind: oneOf(correctionKinds), ...line })),
    touched: Type.Optional(shape(line, 'Accounts with at least one correction')),
    corrected: listOf(shape({ measure: Type.String(), ...line })),
    exceptions: listOf(shape({ code: Type.String(), ...line })),
    violations: listOf(shape({ channel: Type.String(), ...line })),
  },
  'The plan in figures: by outcome, kind, measure, league',
)

export const planWithSummary = shape({
  ...plan.properties,
  summary,
  run: Type.Optional(run),
  told: Type.Optional(telling),
})

export const placedCorrection = shape({
  id: Type.String(),
  system: oneOf(systems),
  measure: Type.String(),
  account: Type.String(),
  kind: oneOf(correctionKinds),
  target: Type.Optional(Type.String()),
  amountMinor: Type.Optional(minor('What is given')),
  from: Type.Optional(Type.String()),
  to: Type.Optional(Type.String()),
  untilDay: Type.Optional(day('Last day of a hold')),
})

export const job = shape({
  id: id('Id of the job'),
  kind: oneOf(jobKinds),
  input: Type.Record(Type.String(), Type.Unknown()),
  person: Type.String(),
  state: oneOf(['waiting', 'running', 'done', 'refused', 'failed']),
  done: count('So much'),
  total: count('of so much'),
  result: Type.Optional(Type.Unknown({ description: 'What came of it; a refusal when it was refused' })),
  createdAt: instant('When it was asked for'),
  startedAt: Type.Optional(instant('When it began')),
  finishedAt: Type.Optional(instant('When it ended')),
})
