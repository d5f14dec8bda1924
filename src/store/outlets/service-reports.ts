// What outlets say of their services, and branches of their channels: rows that never change, of which the last one holds.

import type { PlainData } from '../../evidence/index.ts'
import { refuse } from '../../kernel/index.ts'
import { asWriter, type Writer } from '../database/branch-view.ts'
import type { Queries } from '../database/database.ts'
import { commandUnder, type Decisions, type Step, type StoreRefusal } from '../decisions.ts'
import {
  type ChannelReport,
  channelHistoryIn,
  channelsIn,
  keepChannelIn,
  type NewChannelReport,
} from './channel-reports.ts'
import { type MovedMatters, moveServiceMatters, type ServiceMatter } from './service-matters.ts'

export const outletStates = ['running', 'reduced', 'closed'] as const
export type OutletState = (typeof outletStates)[number]

export interface NewServiceReport {
  readonly service: string
  readonly state: OutletState
  /** Why it does not run as usual; needed for every other state than running. */
  readonly reason?: string
  /** The outlet that serves customers instead. */
  readonly alternative?: string
  /** Day until which it is expected to stay so, ISO. */
  readonly until?: string
}

export interface ServiceReport extends NewServiceReport {
  readonly id: number
  readonly node: string
  readonly person: string
  /** ISO instant. */
  readonly at: string
}

interface ReportRow extends Omit<ServiceReport, 'reason' | 'alternative' | 'until'> {
  readonly reason: string | null
  readonly alternative: string | null
  readonly until: string | null
}

const reportFromRow = ({ reason, alternative, until, ...row }: ReportRow): ServiceReport => ({
  ...row,
  ...(reason !== null && { reason }),
  ...(alternative !== null && { alternative }),
  ...(until !== null && { until }),
})

/** The last report of every outlet and service, and of every channel. */
export interface LastReports {
  readonly outlets: readonly ServiceReport[]
  readonly channels: readonly ChannelReport[]
}

/** What waits for people, as was reported last, at an instant. */
type MattersOf = (last: LastReports, at: string) => readonly ServiceMatter[]

/** Who reports, for which nodes they may, and what follows from how the services then stand. */
export interface Reporting extends Writer {
  readonly mattersOf: MattersOf
  /** True where the caller is a machine, which closes no work item in its name. */
  readonly isMachine?: boolean
  /** Reported again under the same key, it is answered with what was kept first. */
  readonly key?: string | undefined
}

export class ServiceReports {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /**
   * Keeps what one outlet says of its services, together, and opens and closes the work items that follow from it.
   * Refused where a service does not run and nobody says why.
   */
  async record(
    node: string,
    reports: readonly NewServiceReport[],
    by: Reporting,
  ): Promise<readonly ServiceReport[] | StoreRefusal> {
    const silent = reports.findIndex(({ state, reason = '' }) => state !== 'running' && reason.trim() === '')
    if (silent >= 0)
      return refuse(
        'reason_is_missing',
        'say why the service does not run as usual',
        `services[${silent}].reason`,
      )
    const { key, person } = by
    const said = reports.map((report) => ({ ...report }) as unknown as PlainData)
    const command = commandUnder(key, 'services_report', { node, reports: said, person })
    return this.#decisions.take(async (step) => {
      const { queries, at, record } = step
      await lockServices(queries)
      const kept = await asWriter(queries, by, () => keepIn(step, { node, reports, person: by.person }))
      const body = { services: reports.map(({ service, state }) => ({ service, state })), at }
      record({ kind: 'services_reported', actor: by.person, subject: node, body })
      await settleIn(step, by.mattersOf, by.person)
      return kept
    }, command)
  }

  /** Keeps how a channel stands, and moves the work items that follow. Refused where it does not run and nobody says why. */
  async recordChannel(report: NewChannelReport, by: Reporting): Promise<ChannelReport | StoreRefusal> {
    const { state, reason = '', channel } = report
    if (state !== 'running' && reason.trim() === '')
      return refuse('reason_is_missing', 'say why the channel does not run as usual', 'reason')
    const command = commandUnder(by.key, 'channel_report', { ...report, by: by.person })
    return this.#decisions.take(async (step) => {
      const { queries, at, record } = step
      await lockServices(queries)
      const who = by.isMachine === true ? { machine: by.person } : { person: by.person }
      const kept = await asWriter(queries, by, () => keepChannelIn(step, report, who))
      record({ kind: 'channel_reported', actor: by.person, subject: channel, body: { state, at } })
      await settleIn(step, by.mattersOf, who.person)
      return kept
    }, command)
  }

  /** Opens and closes work items as the services stand, where the rules changed and no outlet reported since. */
  async settle(mattersOf: MattersOf): Promise<MovedMatters | StoreRefusal> {
    return this.#decisions.take(async (step) => {
      await lockServices(step.queries)
      return settleIn(step, mattersOf)
    })
  }

  /** What was said last of every service and channel. */
  async standing(): Promise<LastReports> {
    return standingIn(this.#decisions.sql)
  }

  /** What an outlet said of late, the newest first. */
  async history(node: string, limit: number): Promise<readonly ServiceReport[]> {
    const rows = await this.#decisions.sql<ReportRow[]>`
      select id, at, node, service, state, reason, alternative, until, person
      from service_report where node = ${node} order by id desc limit ${limit}`
    return rows.map(reportFromRow)
  }

  /** What was said of a channel of late, the newest first. */
  async channelHistory(channel: string, limit: number): Promise<readonly ChannelReport[]> {
    return channelHistoryIn(this.#decisions.sql, channel, limit)
  }
}

/** One report after the other: of two outlets that close at once, the second sees that it is the last. */
const lockServices = (queries: Queries) =>
  queries`select pg_advisory_xact_lock(hashtextextended('service reports', 0))`

interface Kept {
  readonly node: string
  readonly reports: readonly NewServiceReport[]
  readonly person: string
}

async function keepIn({ queries, at }: Step, { node, reports, person }: Kept): Promise<ServiceReport[]> {
  const kept: ServiceReport[] = []
  for (const { service, state, reason = null, alternative = null, until = null } of reports) {
    const [row] = await queries<ReportRow[]>`
      insert into service_report (at, node, service, state, reason, alternative, until, person)
      values (${at}, ${node}, ${service}, ${state}, ${reason}, ${alternative}, ${until}, ${person})
      returning id, at, node, service, state, reason, alternative, until, person`
    kept.push(reportFromRow(row!))
  }
  return kept
}

async function standingIn(queries: Queries): Promise<LastReports> {
  const rows = await queries<ReportRow[]>`
    select distinct on (node, service) id, at, node, service, state, reason, alternative, until, person
    from service_report order by node, service, id desc`
  return { outlets: rows.map(reportFromRow), channels: await channelsIn(queries) }
}

async function settleIn(step: Step, mattersOf: MattersOf, person?: string): Promise<MovedMatters> {
  const { queries, at, record } = step
  const moved = await moveServiceMatters(step, mattersOf(await standingIn(queries), at), person)
  if (moved.opened.length + moved.closed.length > 0)
    record({
      kind: 'service_matters_moved',
      actor: person ?? 'system',
      subject: 'services',
      body: { ...moved, at },
    })
  return moved
}
