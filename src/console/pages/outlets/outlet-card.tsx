// One outlet: what it said of its services and when, and the way to say how it is today.

import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { to } from '../../paths.ts'
import { useNodes } from '../../people/nodes.ts'
import { Failed } from '../../states/failed.tsx'
import { useSpeech } from '../../words/language.tsx'
import { groupedBy } from './grouped-by.ts'
import { ReportForm } from './report-form.tsx'
import { hasClosed, type Said, SaidWords, StateBadge } from './said.tsx'
import { nameOfService } from './service-names.ts'
import type { Outlet, Services } from './services-page.tsx'
import { useReporting } from './use-reporting.ts'

interface OutletCardProps {
  readonly outlet: Outlet
  readonly services: Services
  /** Only this service is looked at; all without it. */
  readonly service?: string
}

export function OutletCard({ outlet, services, service = '' }: OutletCardProps) {
  const { say, name } = useSpeech()
  const { nodeName } = useNodes()
  const shown = outlet.services.filter((one) => service === '' || one.service === service)
  return (
    <section className="card" data-outlet={outlet.node}>
      <div className="head">
        <h2>{nodeName(outlet.node)}</h2>
        <span className="quiet">{name('league', outlet.league)}</span>
      </div>
      <ul className="services">
        {groupsOf(shown).map((group) => (
          <SaidGroup key={group[0]!.service} group={group} services={services} />
        ))}
      </ul>
      <p className="below no-print">
        <Link to={to.outletHistory(outlet.node)}>{say('outletHistory')}</Link>
      </p>
      {outlet.mayReport && <ReportStep outlet={outlet} services={services} />}
    </section>
  )
}

const worstFirst = ['closed', 'reduced', 'not_known', 'running'] as const

/** Services of which the same was said at the same time by the same person, the worst first. */
function groupsOf(said: readonly Said[]): readonly (readonly Said[])[] {
  const groups = groupedBy(said, ({ state, report: { reason, alternative, until, at, person } = {} }) => [
    state,
    reason,
    alternative,
    until,
    at,
    person,
  ])
  return worstFirst.flatMap((state) => groups.filter(([first]) => first!.state === state))
}

interface SaidGroupProps {
  readonly group: readonly Said[]
  readonly services: Services
}

/** Services that stand alike are named together, and what is said of them is said once. */
function SaidGroup({ group, services }: SaidGroupProps) {
  const { say, language } = useSpeech()
  const [first] = group
  const called = ({ service }: Said) => nameOfService(services, service, language)
  if (group.length === 1)
    return (
      <li data-service={first!.service} data-state={first!.state}>
        <span className="service-name">{called(first!)}</span>
        <StateBadge state={first!.state} />
        <SaidWords one={first!} services={services} />
      </li>
    )
  return (
    <li>
      <span className="service-name">
        {group.map((one, at) => (
          <span key={one.service}>
            {at > 0 && say('listSeparator')}
            <span data-service={one.service} data-state={one.state}>
              {called(one)}
            </span>
          </span>
        ))}
      </span>
      <StateBadge state={first!.state} />
      <SaidWords one={group.find((one) => isSentToClosedDoor(one, services)) ?? first!} services={services} />
    </li>
  )
}

const isSentToClosedDoor = ({ service, report }: Said, services: Services): boolean =>
  report?.alternative !== undefined && hasClosed(services, report.alternative, service)

/** Confirming takes one tap; saying what changed takes the form. */
function ReportStep({ outlet, services }: OutletCardProps) {
  const { say } = useSpeech()
  const [isOpen, open] = useState(false)
  const reporting = useReporting(outlet.node, () => open(false))
  const last = outlet.services.map(({ service, report }) => {
    const { state = 'running', reason, alternative, until } = report ?? {}
    return {
      service,
      state,
      ...(reason !== undefined && { reason }),
      ...(alternative !== undefined && { alternative }),
      ...(until !== undefined && { until }),
    }
  })
  const isNew = outlet.services.every(({ report }) => report === undefined)
  return (
    <div className="stack below no-print">
      <div className="row">
        <Button
          type="primary"
          size="large"
          loading={reporting.isPending}
          onClick={() => reporting.mutate(last)}
        >
          {say(isNew ? 'allRunning' : 'nothingChanged')}
        </Button>
        <Button size="large" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
          {say('reportState')}
        </Button>
      </div>
      {reporting.error !== null && <Failed error={reporting.error} />}
      {isOpen && <ReportForm outlet={outlet} services={services} last={last} reporting={reporting} />}
    </div>
  )
}
