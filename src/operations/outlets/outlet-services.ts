// Whether service stops anywhere (S0.1): what outlets said of each service, and how it stands for leagues and the province.

import { minutesBetween } from '../../contact/index.ts'
import type { ServiceLine } from '../../house/index.ts'
import { type Refusal, refuse } from '../../kernel/index.ts'
import { outletsOfInnerMongolia as outlets } from '../../organisation/index.ts'
import type { Words } from '../../programmes/index.ts'
import type {
  ChannelReport,
  LastReports,
  NewChannelReport,
  NewServiceReport,
  OutletState,
  ServiceMatter,
  ServiceReport,
} from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { serviceMattersFrom } from './service-matters.ts'

/** `degraded`: customers are served elsewhere or online; `stopped`: nowhere; `not_known`: nobody said so of late. */
export type LineState = 'running' | 'degraded' | 'stopped' | 'not_known'

/** A service at one outlet. */
export interface ServiceAtOutlet {
  readonly service: string
  /** As reported; `not_known` where nothing was, or not within the hours for which it counts. */
  readonly state: OutletState | 'not_known'
  /** What was said last, however long ago. */
  readonly report?: ServiceReport
}

export interface OutletServices {
  readonly node: string
  readonly league: string
  readonly services: readonly ServiceAtOutlet[]
}

/** How many outlets say what. */
export type StateCounts = Readonly<Record<ServiceAtOutlet['state'], number>>

export interface ServiceStanding {
  readonly service: string
  readonly name: Words
  /** Customers are served online too, as long as a channel that does so has not stopped. */
  readonly isOnline: boolean
  readonly route?: Words
  readonly state: LineState
  readonly outlets: StateCounts
  readonly leagues: readonly { readonly league: string; readonly state: LineState }[]
}

/** A channel as it stands, and what was said of it last. */
export interface ChannelStanding {
  readonly channel: string
  readonly name: Words
  readonly state: LineState
  readonly report?: ChannelReport
}

export interface ServicesStanding {
  readonly asOf: string
  readonly confirmedHours: number
  readonly services: readonly ServiceStanding[]
  readonly outlets: readonly OutletServices[]
  readonly channels: readonly ChannelStanding[]
}

/**
 * How a service stands where these outlets give it. It runs where every outlet says so; it is degraded where some
 * outlet still serves or customers are served online; it has stopped where every outlet closed it and there is no
 * online route. As long as one outlet says nothing and none is open, nobody knows.
 */
export function stateOfService(states: readonly ServiceAtOutlet['state'][], isOnline: boolean): LineState {
  const known = states.filter((state) => state !== 'not_known')
  if (known.length === 0) return 'not_known'
  if (states.every((state) => state === 'running')) return 'running'
  if (known.some((state) => state !== 'closed') || isOnline) return 'degraded'
  return known.length === states.length ? 'stopped' : 'not_known'
}

/** What stands at an instant, for every outlet, league and service. */
export function servicesFrom(
  { outlets: reports, channels: ofChannels }: LastReports,
  { house, at }: { readonly house: Desk['house']; readonly at: string },
): ServicesStanding {
  const { confirmedHours } = house.rules.outlets
  const isOld = (reportedAt: string): boolean => minutesBetween(reportedAt, at) > confirmedHours * 60
  const channels = house.channels.map(({ id: channel, name }): ChannelStanding => {
    const report = ofChannels.find((one) => one.channel === channel)
    return { channel, name, state: stateOfChannel(report, isOld), ...(report && { report }) }
  })
  const isReached = hasOnlineRoute(house, channels)
  const standing = outlets.map(({ id, regionPrefix }): OutletServices => {
    const services = house.services.map(({ id: service }): ServiceAtOutlet => {
      const report = reports.find((one) => one.node === id && one.service === service)
      if (report === undefined) return { service, state: 'not_known' }
      return { service, state: isOld(report.at) ? 'not_known' : report.state, report }
    })
    return { node: id, league: regionPrefix, services }
  })
  return {
    asOf: at,
    confirmedHours,
    services: house.services.map((line) =>
      serviceFrom({ ...line, isOnline: line.isOnline && isReached }, standing),
    ),
    outlets: standing,
    channels,
  }
}

/** As for outlets, silence never ends a stop: it holds until somebody says that the channel is there again. */
function stateOfChannel(report: ChannelReport | undefined, isOld: (at: string) => boolean): LineState {
  if (report === undefined) return 'not_known'
  return report.state !== 'stopped' && isOld(report.at) ? 'not_known' : report.state
}

/** Nothing is online once every channel that gives services online has stopped. */
const hasOnlineRoute = (
  { channels: lines }: Pick<Desk['house'], 'channels'>,
  standing: readonly ChannelStanding[],
): boolean => {
  const online = lines.filter(({ isOnline }) => isOnline).map(({ id }) => id)
  return (
    online.length === 0 ||
    standing.some(({ channel, state }) => online.includes(channel) && state !== 'stopped')
  )
}

/** Silence never ends a stop: where every outlet said last that it closed, that holds until one of them serves again. */
function stateInLeague(some: readonly ServiceAtOutlet[], isOnline: boolean): LineState {
  if (!isOnline && some.every(({ report }) => report?.state === 'closed')) return 'stopped'
  return stateOfService(
    some.map(({ state }) => state),
    isOnline,
  )
}

function serviceFrom(
  { id, name, isOnline, route }: ServiceLine,
  standing: readonly OutletServices[],
): ServiceStanding {
  const here = (some: readonly OutletServices[]) =>
    some.map(({ services }) => services.find(({ service }) => service === id)!)
  const all = here(standing).map(({ state }) => state)
  const count = (state: ServiceAtOutlet['state']) => all.filter((one) => one === state).length
  const leagues = [...new Set(standing.map(({ league }) => league))].map((league) => ({
    league,
    state: stateInLeague(here(standing.filter((one) => one.league === league)), isOnline),
  }))
  return {
    service: id,
    name,
    isOnline,
    ...(route && { route }),
    state: leagues.some(({ state }) => state === 'stopped') ? 'stopped' : stateOfService(all, isOnline),
    outlets: {
      running: count('running'),
      reduced: count('reduced'),
      closed: count('closed'),
      not_known: count('not_known'),
    },
    leagues,
  }
}

export const servicesOf = async (desk: Desk, at: string): Promise<ServicesStanding> =>
  servicesFrom(await desk.store.serviceReports.standing(), { house: desk.house, at })

/** Keeps what an outlet says of its services. Refused for what is no outlet or no service, and for an alternative that is none. */
export async function reportServices(
  desk: Desk,
  { node, reports, ...by }: ReportServices,
): Promise<readonly ServiceReport[] | Refusal> {
  const refusal =
    refuseReports(desk, node, reports) ??
    refuseClosedAlternatives((await desk.store.serviceReports.standing()).outlets, reports)
  return refusal ?? desk.store.serviceReports.record(node, reports, { ...by, mattersOf: mattersOf(desk) })
}

/** What of the services waits for people, given what was reported. */
const mattersOf =
  ({ house }: Pick<Desk, 'house'>) =>
  (reports: LastReports, at: string): readonly ServiceMatter[] =>
    serviceMattersFrom(servicesFrom(reports, { house, at }), house)

/** A report on a channel, and who sends it. */
export interface ReportChannel extends Omit<NewChannelReport, 'node'> {
  readonly caller: string
  readonly isMachine: boolean
  /** Reported again under the same key, it is answered with what was kept first. */
  readonly key?: string
}

/** Keeps how a channel of the branch stands. Refused for what is no channel of the bank. */
export async function reportChannel(
  desk: Desk,
  { caller, isMachine, key, ...report }: ReportChannel,
): Promise<ChannelReport | Refusal> {
  const refusal = refuseChannel(desk, report.channel)
  if (refusal !== undefined) return refusal
  const by = { person: caller, isMachine, key, nodes: [channelBranch], mattersOf: mattersOf(desk) }
  return desk.store.serviceReports.recordChannel({ ...report, node: channelBranch }, by)
}

const refuseChannel = ({ house }: Pick<Desk, 'house'>, channel: string): Refusal | undefined =>
  house.channels.some(({ id }) => id === channel)
    ? undefined
    : refuse(
        'channel_does_not_exist',
        `${channel} is no channel of the bank; policy/bank.yaml lists them`,
        'channel',
      )

/** The branch whose channels they are. */
const channelBranch = 'inner_mongolia'

/** Opens and closes the work items of services where the rules of the bank changed since the last report. */
export const settleServices = (desk: Pick<Desk, 'store' | 'house'>): Promise<object | Refusal> =>
  desk.store.serviceReports.settle(mattersOf(desk))

/** Customers are never sent to an outlet that said last that it closed what they come for. */
function refuseClosedAlternatives(
  standing: readonly ServiceReport[],
  reports: readonly NewServiceReport[],
): Refusal | undefined {
  const at = reports.findIndex(({ service, alternative }) =>
    standing.some((last) => last.node === alternative && last.service === service && last.state === 'closed'),
  )
  if (at < 0) return undefined
  const { service, alternative } = reports[at]!
  return refuse(
    'alternative_does_not_serve',
    `${alternative} has closed ${service} too; name an outlet that serves, or none`,
    `services[${at}].alternative`,
  )
}

export interface ReportServices {
  readonly node: string
  readonly reports: readonly NewServiceReport[]
  readonly person: string
  /** The outlets that the person may report for. */
  readonly nodes: readonly string[]
  /** Reported again under the same key, it is answered with what was kept first. */
  readonly key?: string
}

const isOutlet = (id: string): boolean => outlets.some((outlet) => outlet.id === id)

const refuseOutlet = (node: string): Refusal | undefined =>
  isOutlet(node)
    ? undefined
    : refuse('outlet_does_not_exist', `${node} is no outlet; name one of the organisation`, 'node')

function refuseReports(
  { house }: Desk,
  node: string,
  reports: readonly NewServiceReport[],
): Refusal | undefined {
  const unknown = refuseOutlet(node)
  if (unknown !== undefined) return unknown
  for (const [at, { service, alternative }] of reports.entries()) {
    if (!house.services.some(({ id }) => id === service))
      return refuse(
        'service_does_not_exist',
        `${service} is no service of the bank; policy/bank.yaml lists them`,
        `services[${at}].service`,
      )
    if (alternative !== undefined && (alternative === node || !isOutlet(alternative)))
      return refuse(
        'outlet_does_not_exist',
        `${alternative} is no other outlet; name one that serves instead`,
        `services[${at}].alternative`,
      )
  }
  return undefined
}

/** What an outlet said of late. */
export async function serviceHistory(desk: Desk, node: string): Promise<readonly ServiceReport[] | Refusal> {
  return refuseOutlet(node) ?? desk.store.serviceReports.history(node, historyMax)
}

/** What was said of a channel of late. */
export async function channelHistory(
  desk: Desk,
  channel: string,
): Promise<readonly ChannelReport[] | Refusal> {
  return refuseChannel(desk, channel) ?? desk.store.serviceReports.channelHistory(channel, historyMax)
}

const historyMax = 200
