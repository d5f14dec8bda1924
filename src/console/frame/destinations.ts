// Where one can go from every page: the groups of the console, and what lies below each.

import { to } from '../paths.ts'
import type { PlainWord } from '../words/say.ts'

interface Destination {
  readonly word: PlainWord
  readonly path: string
}

interface DestinationGroup extends Destination {
  readonly below: readonly Destination[]
}

const group = (word: PlainWord, path: string, ...below: readonly Destination[]): DestinationGroup => ({
  word,
  path,
  below,
})

/** The groups in the order of the work: overview, the law, the night, the people served, then those who watch. */
export const destinations: readonly DestinationGroup[] = [
  group(
    'home',
    to.home(),
    { word: 'measuresInFigures', path: to.measures() },
    { word: 'outletServices', path: to.services() },
  ),
  group(
    'programmes',
    to.programmes(),
    { word: 'trying', path: to.simulate() },
    { word: 'departures', path: to.departures() },
    { word: 'redecisions', path: to.redecisions() },
    { word: 'houseRules', path: to.houseRules() },
  ),
  group('plans', to.plans()),
  group(
    'customers',
    to.customers(),
    { word: 'nameLists', path: to.nameLists() },
    { word: 'evidenceQueue', path: to.circumstances() },
  ),
  group('workItems', to.workItems()),
  group('audit', to.audit(), { word: 'looksAtCustomers', path: to.looks() }),
  group(
    'people',
    to.people(),
    { word: 'permissionTable', path: to.permissions() },
    { word: 'tokens', path: to.tokens() },
    { word: 'signIns', path: to.signIns() },
    { word: 'myAccount', path: to.account() },
  ),
]

const isWithin = (path: string, place: string): boolean =>
  path === '/' ? place === '/' : place === path || place.startsWith(`${path}/`)

/** Pages that lie elsewhere and are reached through a group or what lies below it. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  [to.programmes()]: ['/drafts', '/submissions'],
  [to.simulate()]: ['/comparisons'],
}

/** True when a page is one of those that a destination leads to. */
export const isAt = ({ path }: Pick<Destination, 'path'>, place: string): boolean =>
  [path, ...(elsewhere[path] ?? [])].some((one) => isWithin(one, place))

/** The page that lists things such as the one at an address. */
export const listAbove = (place: string): Destination | undefined =>
  destinations.flatMap((one) => [...one.below, one]).find((one) => isAt(one, place))

/** True when a page belongs to a group. */
export const isInGroup = ({ path, below }: DestinationGroup, place: string): boolean =>
  [{ path }, ...below].some((one) => isAt(one, place))
