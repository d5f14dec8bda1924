// One outlet: what it said of each service and when, and the way to say how it is today.

import { Button } from 'antd'
import { useState } from 'react'
import { dayText, instantText } from '../../figures/figures.ts'
import { useNames } from '../../people/names.ts'
import { useNodes } from '../../people/nodes.ts'
import { Failed } from '../../states/failed.tsx'
import { useSpeech } from '../../words/language.tsx'
import { ReportForm } from './report-form.tsx'
import type { Outlet, Services } from './services-page.tsx'
import { useReporting } from './use-reporting.ts'

const outletTones = { running: 'good', reduced: 'warn', closed: 'bad', not_known: '' } as const

interface OutletCardProps {
  readonly outlet: Outlet
  readonly services: Services
}

export function OutletCard({ outlet, services }: OutletCardProps) {
  const { name, language } = useSpeech()
  const { nodeName } = useNodes()
  return (
    <section className="card" data-outlet={outlet.node}>
      <div className="head">
        <h2>{nodeName(outlet.node)}</h2>
        <span className="quiet">{name('league', outlet.league)}</span>
      </div>
      <ul className="services">
        {outlet.services.map((one) => (
          <li key={one.service} data-service={one.service} data-state={one.state}>
            <span className="service-name">
              {services.services.find(({ service }) => service === one.service)!.name[language]}
            </span>
            <span className={`badge ${outletTones[one.state]}`}>{name('outletState', one.state)}</span>
            <Said one={one} />
          </li>
        ))}
      </ul>
      {outlet.mayReport && <ReportStep outlet={outlet} services={services} />}
    </section>
  )
}

function Said({ one: { report } }: { readonly one: Outlet['services'][number] }) {
  const { say, language } = useSpeech()
  const { nodeName } = useNodes()
  const { nameOf } = useNames()
  if (report === undefined) return <span className="quiet">{say('neverReported')}</span>
  const { reason, alternative, until, at, person } = report
  const parts = [
    alternative !== undefined && say('servedInstead', { outlet: nodeName(alternative) }),
    until !== undefined && say('expectedTo', { day: dayText(until, language) }),
    say('reportedAt', { instant: instantText(at, language) }),
    nameOf(person),
  ].filter((part) => typeof part === 'string')
  return (
    <span className="quiet service-words">
      {reason !== undefined && <span translate="no">{reason}</span>}
      <span>{parts.join(' · ')}</span>
    </span>
  )
}

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
