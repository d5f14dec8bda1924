// How a published version reaches the outlets (S0.4): who has read and understood it, who has not, and how long it took.

import { localTimeFrom } from '../contact/index.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/index.ts'
import { innerMongolia } from '../organisation/index.ts'
import type { Acknowledgement, NewAcknowledgement } from '../store/index.ts'
import type { Desk } from './desk.ts'
import { versionOf } from './versions.ts'

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

const outlets = innerMongolia.nodes.filter(({ kind }) => kind === 'outlet')

const minutesBetween = (from: string, until: string): number => {
  const [first, last] = [localTimeFrom(from), localTimeFrom(until)]
  return (last.day - first.day) * 24 * 60 + last.minute - first.minute
}

const hoursBetween = (from: string, until: string): number => Math.floor(minutesBetween(from, until) / 60)

const countOf = (nodes: readonly OutletRollout[]): Acknowledged => ({
  acknowledged: nodes.filter(({ acknowledged }) => acknowledged !== undefined).length,
  outlets: nodes.length,
})

/** How far a version has come at an instant, for every outlet and league. */
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
  const all = countOf(nodes)
  return {
    publishedAt,
    asOf: at,
    acknowledgeHours,
    hoursSoFar: hoursBetween(publishedAt, at),
    ...(all.acknowledged === all.outlets && { hoursUntilAll: Math.max(...nodes.map(({ hours }) => hours)) }),
    ...all,
    leagues: [...new Set(nodes.map(({ league }) => league))].map((league) => ({
      league,
      ...countOf(nodes.filter((one) => one.league === league)),
    })),
    nodes,
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
  const { acknowledgeHours } = desk.house.rules.outlets
  const given = await desk.store.acknowledgements.of(programme, version)
  return rolloutFrom(given, { publishedAt: found.publishedAt, at, acknowledgeHours })
}

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
