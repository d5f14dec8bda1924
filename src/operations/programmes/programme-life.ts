// The life of a programme from its published versions: what it is on any day, what changed with each version and why.

import { type Day, isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import {
  type DatedVersion,
  type LifeSpan,
  lifeOf,
  type Programme,
  programmeCan,
  stateOnDay,
} from '../../programmes/index.ts'
import type { PublishedVersion } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { differencesBetween, type PlaceDifference, placesOfPack } from './content-difference.ts'
import { loadedProgramme } from './loaded-programme.ts'

/** The states of a programme, each from its first day on. Refused when nothing of that name is published. */
export async function programmeLife(desk: Desk, id: string): Promise<readonly LifeSpan[] | Refusal> {
  const versions = await versionsOf(desk, id)
  if (isRefusal(versions)) return versions
  const dated = await Promise.all(versions.map(datedVersion))
  return lifeOf(dated)
}

export interface VersionStep extends Pick<PublishedVersion, 'version' | 'author' | 'approver' | 'reason'> {
  readonly publishedAt: string
  readonly validFrom: Day
  /** What it says otherwise than the version before it; nothing for the first. */
  readonly differences: readonly PlaceDifference[]
}

/** Every version with what it changed, who wrote and who approved it and why, the latest first. */
export async function programmeHistory(desk: Desk, id: string): Promise<readonly VersionStep[] | Refusal> {
  const versions = await versionsOf(desk, id)
  if (isRefusal(versions)) return versions
  const steps: VersionStep[] = []
  let before: ReadonlyMap<string, string> | undefined
  for (const { version, author, approver, reason, publishedAt, validFrom, pack } of versions) {
    const places = await placesOfPack(pack)
    if (isRefusal(places)) return places
    const differences = before === undefined ? [] : differencesBetween(before, places)
    steps.push({ version, author, approver, reason, publishedAt, validFrom, differences })
    before = places
  }
  return steps.reverse()
}

/** Why publishing would lead the programme from its state on a day to one that cannot follow it (X1). */
export async function refuseTransition(
  desk: Desk,
  next: Programme,
  today: Day,
): Promise<Refusal | undefined> {
  const versions = await desk.store.programmes.versions(next.id)
  const dated = await Promise.all(versions.map(datedVersion))
  const published = { version: versions.length + 1, validFrom: today, programme: next }
  const before = stateOnDay(dated, today)
  const after = stateOnDay([...dated, published], today)
  return before === after || before === 'draft' ? undefined : programmeCan.move(before, after)
}

async function versionsOf({ store }: Desk, id: string): Promise<readonly PublishedVersion[] | Refusal> {
  const versions = await store.programmes.versions(id)
  if (versions.length > 0) return versions
  return refuse(
    'version_does_not_exist',
    `no version of ${id} is published; list the programmes`,
    'programme',
  )
}

async function datedVersion({ version, validFrom, pack }: PublishedVersion): Promise<DatedVersion> {
  const programme = await loadedProgramme(pack)
  if (!('id' in programme)) throw new RangeError(`version ${version} was loaded when it was published`)
  return { version, validFrom, programme }
}
