// How a published version reaches the outlets (S0.4): who has read and understood it, who has not, and how long it took.

import { minutesBetween } from '../../contact/index.ts'
import { canonicalJson, contentHash } from '../../evidence/index.ts'
import { isoFromDay, isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { outletsOfInnerMongolia as outlets } from '../../organisation/index.ts'
import type { ProgrammePack } from '../../programmes/index.ts'
import type { Acknowledgement, NewAcknowledgement } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { bankDay } from '../night/bank-day.ts'
import { type ContentDifference, contentDifference } from '../programmes/content-difference.ts'
import { versionOf } from '../programmes/versions.ts'

export interface OutletRollout {
  readonly node: string
  readonly league: string
  readonly acknowledged?: { readonly person: string; readonly at: string }
  /** Whole hours from publication until it acknowledged, or until now. */
  readonly hours: number
  /** It has not acknowledged within the hours of the bank. */
  readonly isOverdue: boolean
}

export interface Acknowledged {
  readonly acknowledged: number
  readonly outlets: number
}

export interface Rollout extends Acknowledged {
  readonly publishedAt: string
  readonly asOf: string
  readonly acknowledgeHours: number
  /** Whole hours from publication until now. */
  readonly hoursSoFar: number
  /** Whole hours until the last outlet acknowledged; only once all have. */
  readonly hoursUntilAll?: number
  readonly leagues: readonly (Acknowledged & { readonly league: string })[]
  readonly nodes: readonly OutletRollout[]
}

interface Moment {
  readonly publishedAt: string
  readonly at: string
  readonly acknowledgeHours: number
}

const hoursBetween = (from: string, until: string): number => Math.floor(minutesBetween(from, until) / 60)

const countOf = (nodes: readonly OutletRollout[]): Acknowledged => ({
  acknowledged: nodes.filter(({ acknowledged }) => acknowledged !== undefined).length,
  outlets: nodes.length,
})

/** Who is missing before who has acknowledged, and of both those whom it takes or took longest. */
const byWaiting = (one: OutletRollout, other: OutletRollout): number =>
  Number(one.acknowledged !== undefined) - Number(other.acknowledged !== undefined) || other.hours - one.hours

/** How far a version has come at an instant, for every outlet and league, those that wait longest first. */
export function rolloutFrom(
  given: readonly Pick<Acknowledgement, 'node' | 'person' | 'at'>[],
  { publishedAt, at, acknowledgeHours }: Moment,
): Rollout {
  const isLate = minutesBetween(publishedAt, at) > acknowledgeHours * 60
  const nodes = outlets.map(({ id, regionPrefix }): OutletRollout => {
    const found = given.find(({ node }) => node === id)
    const outlet = { node: id, league: regionPrefix }
    if (found === undefined) return { ...outlet, hours: hoursBetween(publishedAt, at), isOverdue: isLate }
    const acknowledged = { person: found.person, at: found.at }
    return { ...outlet, acknowledged, hours: hoursBetween(publishedAt, found.at), isOverdue: false }
  })
  const ordered = nodes.toSorted(byWaiting)
  const all = countOf(nodes)
  return {
    publishedAt,
    asOf: at,
    acknowledgeHours,
    hoursSoFar: hoursBetween(publishedAt, at),
    ...(all.acknowledged === all.outlets && { hoursUntilAll: Math.max(...nodes.map(({ hours }) => hours)) }),
    ...all,
    leagues: [...new Set(ordered.map(({ league }) => league))].map((league) => ({
      league,
      ...countOf(nodes.filter((one) => one.league === league)),
    })),
    nodes: ordered,
  }
}

export interface RolloutQuestion {
  readonly programme: string
  readonly version: number
  readonly at: string
}

/** How far a version has come. Refused when it is not published. */
export async function rolloutOf(
  desk: Desk,
  { programme, version, at }: RolloutQuestion,
): Promise<Rollout | Refusal> {
  const found = await versionOf(desk, programme, version)
  if (isRefusal(found)) return found
  const { acknowledgeHours } = desk.houseHeld.on(isoFromDay(bankDay(found.publishedAt))).rules.outlets
  const given = await desk.store.acknowledgements.of(programme, version)
  return rolloutFrom(given, { publishedAt: found.publishedAt, at, acknowledgeHours })
}

/** What a version changes, for whoever acknowledges it. */
export interface VersionShown extends ContentDifference {
  readonly programme: string
  readonly version: number
  /** The version before; the first has none, and all its files are new. */
  readonly before?: number
  /** Names what was shown: sent back by whoever acknowledges it. */
  readonly shown: string
}

/** Shows a person what a version changes, and keeps that it was shown. Refused when it is not published. */
export async function showVersion(
  desk: Desk,
  { programme, version, person }: Omit<NewAcknowledgement, 'node' | 'nodes' | 'shown'>,
): Promise<VersionShown | Refusal> {
  const after = await versionOf(desk, programme, version)
  if (isRefusal(after)) return after
  const before = version > 1 ? await versionOf(desk, programme, version - 1) : undefined
  if (isRefusal(before)) return before
  const difference =
    before === undefined ? allNew(after.pack) : await contentDifference(before.pack, after.pack)
  if (isRefusal(difference)) return difference
  const compared = { programme, version, before: before?.digest ?? '', after: after.digest }
  const digest = contentHash(canonicalJson(compared))
  const kept = await desk.store.acknowledgements.show({ programme, version, person, digest })
  if (isRefusal(kept)) return kept
  return { programme, version, ...(before && { before: before.version }), ...difference, shown: digest }
}

const allNew = ({ files }: ProgrammePack): ContentDifference => ({
  differences: [],
  files: files.map(({ path }) => ({ path, change: 'added' })),
})

/** Keeps that an outlet has read and understood a version. Refused for what is no outlet and no published version. */
export async function acknowledgeVersion(
  desk: Desk,
  given: NewAcknowledgement,
): Promise<Acknowledgement | Refusal> {
  if (!outlets.some(({ id }) => id === given.node))
    return refuse('outlet_does_not_exist', `${given.node} is no outlet; name one of the organisation`, 'node')
  const found = await versionOf(desk, given.programme, given.version)
  return isRefusal(found) ? found : desk.store.acknowledgements.record(given)
}
