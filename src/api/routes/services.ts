// What outlets serve: how each service stands, what an outlet reports, and what it said before.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import {
  type ChannelStanding,
  channelHistory,
  reportChannel,
  reportServices,
  serviceHistory,
  servicesOf,
} from '../../operations/index.ts'
import {
  atTheirBranch,
  type Caller,
  innerMongolia,
  may,
  outletsOfInnerMongolia,
} from '../../organisation/index.ts'
import { type ChannelReport, channelStates, outletStates } from '../../store/index.ts'
import { ok, route } from '../route.ts'
import { count, day, instant, listOf, nothing, oneOf, shape, text, words } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { storeKey } from '../store-key.ts'

/** A department reports for the outlets of its branch. */
const mayReport = (person: Caller, node: string) =>
  may(atTheirBranch(innerMongolia, person), 'service.report', {
    region: innerMongolia.node(node).regionPrefix,
    path: innerMongolia.path(node),
  })

/** The outlets that somebody may report for. */
const nodesOf = (person: Caller): readonly string[] =>
  outletsOfInnerMongolia.map(({ id }) => id).filter((id) => mayReport(person, id) === undefined)

const lineState = oneOf(
  ['running', 'degraded', 'stopped', 'not_known'],
  'degraded: served elsewhere or online',
)
const outletState = oneOf([...outletStates, 'not_known'])
const nodeId = Type.String({ pattern: '^[a-z0-9_.]{1,80}$', description: 'Outlet' })
const serviceId = Type.String({ pattern: '^[a-z0-9_]{1,40}$', description: 'Service' })

const newReport = {
  service: serviceId,
  state: oneOf(outletStates),
  reason: Type.Optional(text('Why it does not run as usual', 400)),
  alternative: Type.Optional(nodeId),
  until: Type.Optional(day('Day until which it is expected to stay so')),
}

const report = shape({
  id: count(),
  at: instant('When it was reported'),
  node: nodeId,
  person: Type.String(),
  ...newReport,
})

const channelId = Type.String({ pattern: '^[a-z0-9_]{1,40}$', description: 'Channel' })

const newChannelReport = {
  channel: channelId,
  state: oneOf(channelStates),
  reason: newReport.reason,
  until: newReport.until,
}

const channelReport = shape({
  id: count(),
  at: instant('When it was reported'),
  person: Type.Optional(Type.String({ description: 'Who reported; none where a machine did' })),
  ...newChannelReport,
})

export const servicesRead = route({
  method: 'GET',
  address: '/services',
  verb: 'service.read',
  topic: 'services',
  summary: 'How each service stands in the province, its leagues and every outlet',
  details: 'What an outlet said longer ago than the bank counts it for is not known, never running.',
  path: nothing,
  query: nothing,
  answers: {
    200: {
      words: 'Services and outlets',
      schema: shape({
        asOf: instant('When it stood so'),
        confirmedHours: count('Hours for which a report counts'),
        services: listOf(
          shape({
            service: serviceId,
            name: words,
            isOnline: Type.Boolean({ description: 'Customers are served online too' }),
            route: Type.Optional(words),
            state: lineState,
            outlets: shape({ running: count(), reduced: count(), closed: count(), not_known: count() }),
            leagues: listOf(shape({ league: Type.String(), state: lineState })),
          }),
        ),
        outlets: listOf(
          shape({
            node: nodeId,
            league: Type.String(),
            mayReport: Type.Boolean({ description: 'True when the caller may report for it' }),
            services: listOf(
              shape({ service: serviceId, state: outletState, report: Type.Optional(report) }),
            ),
          }),
        ),
        channels: listOf(
          shape({
            channel: channelId,
            name: words,
            state: lineState,
            report: Type.Optional(channelReport),
          }),
        ),
      }),
    },
  },
  run: async ({ desk, clock }, { person }) => {
    const standing = await servicesOf(desk, clock())
    const outlets = standing.outlets.map((outlet) => ({
      ...outlet,
      mayReport: mayReport(person, outlet.node) === undefined,
    }))
    return ok({ ...standing, outlets, channels: standing.channels.map(channelFrom) })
  },
})

/** A report of a machine names no person, and where it hangs is nobody's concern. */
const reportFrom = ({ node: _, machine: __, ...told }: ChannelReport) => told

const channelFrom = ({ report: last, ...channel }: ChannelStanding) => ({
  ...channel,
  ...(last !== undefined && { report: reportFrom(last) }),
})

export const channelsReport = route({
  method: 'POST',
  address: '/services/channels/reports',
  verb: 'channel.report',
  topic: 'services',
  summary: 'Report how a channel of the branch stands: its hotline, its online channels',
  details:
    'By operations of the province, by the agents of the hotline, or by a machine that watches it. Every report is kept; the last one of a channel holds.',
  path: nothing,
  query: shape({ ...dryRun }),
  body: shape(newChannelReport),
  answers: { 200: { words: 'The report as kept', schema: channelReport } },
  run: async ({ desk }, call) => {
    const { id: caller, token } = call.person
    const by = { caller, isMachine: token !== undefined, ...storeKey(call) }
    const kept = await reportChannel(desk, { ...call.body, ...by })
    return isRefusal(kept) ? kept : ok(reportFrom(kept))
  },
})

export const servicesReport = route({
  method: 'POST',
  address: '/services/reports',
  verb: 'service.report',
  topic: 'services',
  summary: 'Report what an outlet serves',
  details:
    'By its manager, or by operations above it. Every report is kept; the last one of a service holds.',
  path: nothing,
  query: shape({ ...dryRun }),
  body: shape({ node: nodeId, services: Type.Array(shape(newReport), { minItems: 1, maxItems: 50 }) }),
  answers: { 200: { words: 'The reports as kept', schema: shape({ items: listOf(report) }) } },
  run: async ({ desk }, call) => {
    const { person } = call
    const { node, services } = call.body
    const refusal = innerMongolia.findNode(node) === undefined ? undefined : mayReport(person, node)
    if (refusal !== undefined) return refusal
    const kept = await reportServices(desk, {
      node,
      reports: services,
      person: person.id,
      nodes: nodesOf(person),
      ...storeKey(call),
    })
    return isRefusal(kept) ? kept : ok({ items: kept })
  },
})

export const servicesHistory = route({
  method: 'GET',
  address: '/services/outlets/{node}/reports',
  verb: 'service.read',
  topic: 'services',
  summary: 'What an outlet said of its services, the newest first',
  path: shape({ node: nodeId }),
  query: nothing,
  answers: { 200: { words: 'Reports, 200 at most', schema: shape({ items: listOf(report) }) } },
  run: async ({ desk }, { path }) => {
    const found = await serviceHistory(desk, path.node)
    return isRefusal(found) ? found : ok({ items: found })
  },
})

export const channelsHistory = route({
  method: 'GET',
  address: '/services/channels/{channel}/reports',
  verb: 'service.read',
  topic: 'services',
  summary: 'What was said of a channel of the branch, the newest first',
  path: shape({ channel: channelId }),
  query: nothing,
  answers: { 200: { words: 'Reports, 200 at most', schema: shape({ items: listOf(channelReport) }) } },
  run: async ({ desk }, { path }) => {
    const found = await channelHistory(desk, path.channel)
    return isRefusal(found) ? found : ok({ items: found.map(reportFrom) })
  },
})
