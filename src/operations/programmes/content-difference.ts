// What two contents of a programme say otherwise, place by place, in the words of the programme and not of its files.

import { type Day, isoFromDay, isRefusal, type Refusal } from '../../kernel/index.ts'
import { type ProgrammePack, writtenPlaces } from '../../programmes/index.ts'
import { loadedProgramme } from './loaded-programme.ts'

type Pack = ProgrammePack

/** One place of the programme that reads otherwise; a value is absent where the place is not there. */
export interface PlaceDifference {
  /** Such as `terms.loan.deferMonths`, or `cases/loan-relief.yaml#name of the case`. */
  readonly place: string
  readonly before?: string
  readonly after?: string
}

export interface ContentDifference {
  readonly differences: readonly PlaceDifference[]
  readonly files: readonly { readonly path: string; readonly change: 'added' | 'removed' | 'changed' }[]
}

/** The differences of two contents that can be loaded: what holds, and the sources, rows and cases beside it. */
export async function contentDifference(before: Pack, after: Pack): Promise<ContentDifference | Refusal> {
  const old = await placesOfPack(before)
  if (isRefusal(old)) return old
  const recent = await placesOfPack(after)
  if (isRefusal(recent)) return recent
  return { differences: differencesBetween(old, recent), files: filesChanged(before, after) }
}

/** What is only written and not computed with: where a number comes from, rows as drawn, cases. */
const onlyWritten = /\.(?:source|note)$|^rows\[|^cases\//

/** What a content says, by place. Refused where it cannot be loaded. */
export async function placesOfPack(pack: Pack): Promise<ReadonlyMap<string, string> | Refusal> {
  const programme = await loadedProgramme(pack)
  if (!('id' in programme)) return programme[0]!
  const places = new Map(placesOf(programme))
  for (const [place, text] of await writtenPlaces(pack.files)) {
    if (onlyWritten.test(place)) places.set(place, text)
  }
  return places
}

/** Every value of a programme by its place; days as dates, list members by their id or region. */
function placesOf(
  value: unknown,
  place = '',
  places = new Map<string, string>(),
): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) {
    const isDay = typeof value === 'number' && place.endsWith('Day')
    places.set(place, isDay ? isoFromDay(value as Day) : String(value))
    return places
  }
  for (const [key, member] of Object.entries(value)) {
    const name = Array.isArray(value) ? `[${nameOf(member) ?? key}]` : place === '' ? key : `.${key}`
    placesOf(member, `${place}${name}`, places)
  }
  return places
}

function nameOf(member: unknown): string | undefined {
  if (typeof member !== 'object' || member === null) return String(member)
  const { id, region } = member as { readonly id?: unknown; readonly region?: unknown }
  return [id, region].find((one): one is string => typeof one === 'string')
}

/** Places in order, those that read the same left out. */
export function differencesBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly PlaceDifference[] {
  const places = [...new Set([...before.keys(), ...after.keys()])].sort()
  return places.flatMap((place) => {
    const old = before.get(place)
    const recent = after.get(place)
    if (old === recent) return []
    return [
      { place, ...(old !== undefined && { before: old }), ...(recent !== undefined && { after: recent }) },
    ]
  })
}

function filesChanged(before: Pack, after: Pack): ContentDifference['files'] {
  const old = new Map(before.files.map(({ path, text }) => [path, text]))
  const recent = new Map(after.files.map(({ path, text }) => [path, text]))
  return [...new Set([...old.keys(), ...recent.keys()])].sort().flatMap((path) => {
    if (old.get(path) === recent.get(path)) return []
    return [{ path, change: !old.has(path) ? 'added' : !recent.has(path) ? 'removed' : 'changed' } as const]
  })
}
