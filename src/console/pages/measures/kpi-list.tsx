// Figures side by side: what is counted, the value with the list behind it, as of when, and the nights before.

import { Link } from 'react-router'
import { countText, dayText, instantText, yuanText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { usePermission } from '../../session/session.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { Kpi } from './measures-page.tsx'

export function KpiList({ kpis }: { readonly kpis: readonly Kpi[] }) {
  const { name } = useSpeech()
  return (
    <dl className="totals kpis">
      {kpis.map((kpi) => (
        <div key={kpi.code} data-kpi={kpi.code}>
          <dt>{name('kpi', kpi.code)}</dt>
          <dd>
            <KpiValue kpi={kpi} />
          </dd>
          <AsOf kpi={kpi} />
          <Trend kpi={kpi} />
        </div>
      ))}
    </dl>
  )
}

/** The value, or why there is none. */
export function KpiValue({ kpi }: { readonly kpi: Kpi }) {
  const { say, name } = useSpeech()
  const { value, of, unit, unknown } = kpi
  if (value === undefined)
    return <span className="unknown">{name('kpiUnknown', unknown ?? 'not_recorded')}</span>
  const text = valueText(value, unit)
  const shown = of === undefined ? text : say('partOf', { part: text, whole: countText(of) })
  return <Linked list={kpi.list}>{shown}</Linked>
}

interface LinkedProps {
  readonly list: Kpi['list']
  readonly children: string
}

/** A number as the way to what is behind it, for who may go there. */
function Linked({ list, children }: LinkedProps) {
  const path = usePath(list)
  return path === undefined ? <strong>{children}</strong> : <Link to={path}>{children}</Link>
}

const valueText = (value: number, unit: Kpi['unit']): string =>
  unit === 'minor' ? yuanText(value) : countText(value)

function AsOf({ kpi: { asOf } }: { readonly kpi: Kpi }) {
  const { say, language } = useSpeech()
  if (asOf === undefined) return null
  const words = asOf.includes('T')
    ? say('asOfInstant', { instant: instantText(asOf, language) })
    : say('asOfDay', { day: dayText(asOf, language) })
  return <dd className="figure-day">{words}</dd>
}

/** One night alone is no trend. */
function Trend({ kpi: { trend = [], unit } }: { readonly kpi: Kpi }) {
  const { say, language } = useSpeech()
  if (trend.length < 2) return null
  return (
    <dd className="figure-day">
      <span>{say('nightsBefore')}</span>
      <ol className="kpi-trend">
        {trend.map(({ asOf, value, list }) => (
          <li key={asOf}>
            {dayText(asOf, language)} <Linked list={list}>{valueText(value, unit)}</Linked>
          </li>
        ))}
      </ol>
    </dd>
  )
}

const verbs = {
  plan: 'plan.read',
  plans: 'plan.read',
  corrections: 'plan.read',
  outcomes: 'plan.read',
  services: 'service.read',
  circumstances: 'circumstance.read',
} as const

/** Where the list behind a figure stands; nowhere for who may not read it. */
function usePath(list: Kpi['list']): string | undefined {
  const { granted } = usePermission(list === undefined ? '' : verbs[list.of])
  if (list === undefined || !granted) return undefined
  const { of, plan = '', measure, part, state, service } = list
  if (of === 'plan') return to.plan(plan)
  if (of === 'plans') return to.plans({ state })
  if (of === 'corrections') return to.corrections(plan, { measure })
  if (of === 'outcomes') return to.outcomes(plan, { part, measure })
  return of === 'services' ? to.services({ service }) : to.circumstances({ state })
}
