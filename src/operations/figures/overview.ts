// The programme at a glance: what it promises, how the nights went, what waits for people, how the systems answer.

import {
  addDays,
  type Day,
  dayFromIso,
  isoFromDay,
  isRefusal,
  type Refusal,
  type SystemName,
  systems,
} from '../../kernel/index.ts'
import type { Programme } from '../../programmes/index.ts'
import { moneyKinds } from '../../reconcile/index.ts'
import type { EarlierNights, NightOnRecord, SystemRun } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import type { InForce } from '../programmes/in-force.ts'
import { publishedProgramme } from '../programmes/published-programme.ts'

/** How a service stands; `not_known` where nothing tells. */
export type ServiceState = 'running' | 'degraded' | 'stopped' | 'not_known'

/** How one system answers, as the runs of late show it. */
export interface Line {
  readonly system: SystemName
  readonly state: ServiceState
  /** Of the last run that it took part in. */
  readonly sent: number
  readonly accepted: number
  readonly refused: number
  /** Sent in any run of late, not answered, and not settled by a book yet. */
  readonly unanswered: number
  readonly plan?: string
  readonly oldestUnansweredAt?: string
  /** The first day whose book settles what is unanswered. */
  readonly settledBy?: string
  readonly asOf?: string
}

/** From this share of a run on, in percent, that is not answered, a system is degraded. */
const degradedPercent = 1

/** The lines to the four systems, from what they answered in the runs of late (the last first). */
export function linesFrom(runs: readonly SystemRun[]): readonly Line[] {
  return systems.map((system) => {
    const own = runs.filter((run) => run.system === system)
    const [last] = own
    if (last === undefined)
      return { system, state: 'not_known', sent: 0, accepted: 0, refused: 0, unanswered: 0 }
    const { accepted, refused, unknown, plan, lastAt } = last
    const sent = accepted + refused + unknown
    return {
      system,
      state: stateOf(last),
      sent,
      accepted,
      refused,
      plan,
      asOf: lastAt,
      ...unansweredIn(own.filter((run) => !run.isVerified && run.unknown > 0)),
    }
  })
}

function unansweredIn(runs: readonly SystemRun[]) {
  const unanswered = runs.reduce((sum, { unknown }) => sum + unknown, 0)
  const oldest = runs.flatMap(({ firstUnknownAt }) => firstUnknownAt ?? []).sort()[0]
  const newestDay = runs
    .map(({ asOf }) => asOf)
    .sort()
    .at(-1)
  if (oldest === undefined || newestDay === undefined) return { unanswered }
  return { unanswered, oldestUnansweredAt: oldest, settledBy: isoFromDay(addDays(dayFromIso(newestDay), 1)) }
}

/** A book that has spoken since has settled what was not answered. */
function stateOf({ accepted, refused, unknown, isVerified }: SystemRun): ServiceState {
  if (unknown === 0 || isVerified) return 'running'
  if (accepted + refused === 0) return 'stopped'
  return unknown * 100 >= degradedPercent * (accepted + refused + unknown) ? 'degraded' : 'running'
}

/** Figures of a night that a chart shows from night to night. */
export interface NightFigures {
  readonly corrections: number
  readonly calls: number
  readonly returnedMinor: number
  readonly months: number
  readonly moved: number
  readonly held: number
}

interface SummaryLine {
  readonly kind?: string
  readonly count: number
  readonly amountMinor: number
}

/** The figures of a summary, whole or narrowed. */
export function figuresFrom(summary: Readonly<Record<string, unknown>>): NightFigures {
  const measures = (summary.measures ?? []) as readonly SummaryLine[]
  const calls = (summary.violations ?? []) as readonly SummaryLine[]
  const counted = (lines: readonly SummaryLine[]): number => lines.reduce((sum, { count }) => sum + count, 0)
  const ofKind = (...kinds: readonly string[]) => measures.filter(({ kind = '' }) => kinds.includes(kind))
  return {
    corrections: counted(measures),
    calls: counted(calls),
    returnedMinor: ofKind(...moneyKinds).reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    months: counted(ofKind('amend_credit_record')),
    moved: counted(ofKind('move_due_day')),
    held: counted(ofKind('hold_contact')),
  }
}

export interface ProgrammeAtAGlance {
  readonly programme: Programme
  readonly version: number
  /** Day of the newest book, where there is one. */
  readonly asOf?: Day
  /** Other programmes in force today. */
  readonly others: readonly Programme[]
}

/**
 * One programme in force: the first unless another is wanted; the last published version of it where there is no book
 * to decide on or it is not in force. Refused when nothing of it was published.
 */
export async function programmeAtAGlance(
  desk: Desk,
  inForce: InForce,
  wanted = inForce.programme,
): Promise<ProgrammeAtAGlance | Refusal> {
  const ground = await inForce.ground()
  const programmes = isRefusal(ground) ? [] : ground.programmes
  const found = programmes.find(({ programme: { id } }) => id === wanted)
  const shown = found ?? (await publishedProgramme(desk, wanted))
  if (isRefusal(shown)) return shown
  const { programme, version } = shown
  const others = programmes.filter((one) => one !== found).map((one) => one.programme)
  return { programme, version, others, ...(!isRefusal(ground) && { asOf: ground.lookUp.book.asOf }) }
}

/** How many nights a chart shows. */
const nightsShown = 30
const runsLookedAt = 10

export interface Nights {
  /** The newest first. */
  readonly shown: readonly NightOnRecord[]
  /** What all nights before these came to: what is told so far is told of every night. */
  readonly earlier: EarlierNights
}

export async function nightsOf({ store: { overview } }: Desk, programme: string): Promise<Nights> {
  const shown = await overview.nights(programme, nightsShown)
  const isAll = shown.length < nightsShown
  return {
    shown,
    earlier: isAll ? noNights : await overview.earlierNights(programme, nightsShown),
  }
}

const noNights: EarlierNights = { measures: [], doneByMeasure: {} }

/** Of each night, the newest first: the money given back by all plans applied until then, in minor units. */
export function returnedSoFar({ shown, earlier }: Nights): readonly number[] {
  let sum = figuresFrom({ ...earlier }).returnedMinor
  return shown
    .toReversed()
    .map(({ run, summary }) => {
      if (run?.finishedAt !== undefined) sum += figuresFrom(summary).returnedMinor
      return sum
    })
    .toReversed()
}

export const linesOf = async (desk: Desk): Promise<readonly Line[]> =>
  linesFrom(await desk.store.overview.systemRuns(runsLookedAt))
