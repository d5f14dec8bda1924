// Published versions as people read them: on paper, and as the difference between two.

import { type Day, isoFromDay, isRefusal, type Refusal, refuse } from '../kernel/index.ts'
import { printProgramme } from '../programmes/index.ts'
import type { PublishedVersion } from '../store/index.ts'
import type { Desk } from './desk.ts'
import { withPolicyFolder } from './policy-files.ts'
import { publishedProgramme } from './published-programme.ts'

/** One place of the programme that reads otherwise; a value is absent where the place is not there. */
export interface VersionDifference {
  /** Such as `terms.loan.deferMonths`. */
  readonly place: string
  readonly before?: string
  readonly after?: string
}

export interface VersionComparison {
  readonly programme: string
  readonly from: number
  readonly to: number
  readonly differences: readonly VersionDifference[]
  readonly files: readonly { readonly path: string; readonly change: 'added' | 'removed' | 'changed' }[]
}

/** A version, or the refusal that says which there are. */
export async function versionOf(
  desk: Desk,
  id: string,
  version: number,
): Promise<PublishedVersion | Refusal> {
  const found = await desk.store.programmes.findVersion(id, version)
  if (found !== undefined) return found
  return refuse(
    'version_does_not_exist',
    `no version ${version} of ${id} is published; list the programmes`,
    'version',
  )
}

/** The pages of a version, in Markdown. */
export async function printVersion(desk: Desk, id: string, version: number): Promise<string | Refusal> {
  const found = await versionOf(desk, id, version)
  if (isRefusal(found)) return found
  const printed = await withPolicyFolder(found.pack.files, printProgramme)
  if (typeof printed === 'string' || isRefusal(printed)) return printed
  return printed[0]!
}

/** What reads otherwise in the later of two versions: values place by place, and files. */
export async function compareVersions(
  desk: Desk,
  id: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<VersionComparison | Refusal> {
  const before = await versionOf(desk, id, from)
  if (isRefusal(before)) return before
  const after = await versionOf(desk, id, to)
  if (isRefusal(after)) return after
  const old = await publishedProgramme(desk, id, from)
  if (isRefusal(old)) return old
  const recent = await publishedProgramme(desk, id, to)
  if (isRefusal(recent)) return recent
  const differences = differencesBetween(placesOf(old.programme), placesOf(recent.programme))
  return { programme: id, from, to, differences, files: filesChanged(before, after) }
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

function differencesBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly VersionDifference[] {
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

function filesChanged(before: PublishedVersion, after: PublishedVersion): VersionComparison['files'] {
  const old = new Map(before.pack.files.map(({ path, text }) => [path, text]))
  const recent = new Map(after.pack.files.map(({ path, text }) => [path, text]))
  return [...new Set([...old.keys(), ...recent.keys()])].sort().flatMap((path) => {
    if (old.get(path) === recent.get(path)) return []
    return [{ path, change: !old.has(path) ? 'added' : !recent.has(path) ? 'removed' : 'changed' } as const]
  })
}
