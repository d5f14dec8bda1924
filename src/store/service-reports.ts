// What outlets say of the services they give: rows that never change, the last one of an outlet and a service holds.

import { refuse } from '../kernel/index.ts'
import type { Decisions, StoreRefusal } from './decisions.ts'

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

export class ServiceReports {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Keeps what one outlet says of its services, together. Refused where a service does not run and nobody says why. */
  async record(
    node: string,
    reports: readonly NewServiceReport[],
    person: string,
  ): Promise<readonly ServiceReport[] | StoreRefusal> {
    const silent = reports.findIndex(({ state, reason = '' }) => state !== 'running' && reason.trim() === '')
    if (silent >= 0)
      return refuse(
        'reason_is_missing',
        'say why the service does not run as usual',
        `services[${silent}].reason`,
      )
    return this.#decisions.take(async ({ queries, at, record }) => {
      const kept: ServiceReport[] = []
      for (const { service, state, reason = null, alternative = null, until = null } of reports) {
        const [row] = await queries<ReportRow[]>`
          insert into service_report (at, node, service, state, reason, alternative, until, person)
          values (${at}, ${node}, ${service}, ${state}, ${reason}, ${alternative}, ${until}, ${person})
          returning id, at, node, service, state, reason, alternative, until, person`
        kept.push(reportFromRow(row!))
      }
      const body = { services: reports.map(({ service, state }) => ({ service, state })), at }
      record({ kind: 'services_reported', actor: person, subject: node, body })
      return kept
    })
  }

  /** The last report of every outlet and service. */
  async standing(): Promise<readonly ServiceReport[]> {
    const rows = await this.#decisions.sql<ReportRow[]>`
      select distinct on (node, service) id, at, node, service, state, reason, alternative, until, person
      from service_report order by node, service, id desc`
    return rows.map(reportFromRow)
  }

  /** What an outlet said of late, the newest first. */
  async history(node: string, limit: number): Promise<readonly ServiceReport[]> {
    const rows = await this.#decisions.sql<ReportRow[]>`
      select id, at, node, service, state, reason, alternative, until, person
      from service_report where node = ${node} order by id desc limit ${limit}`
    return rows.map(reportFromRow)
  }
}
