// The eight measures in figures: each with what it comes to, since when, from night to night, and the list behind it.

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useLocation } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { countText, dayText, instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { Carriers } from './carriers.tsx'
import { KpiList, KpiValue } from './kpi-list.tsx'

type Measures = Answer<'GET /api/measures'>
type Measure = Measures['measures'][number]
export type Kpi = Measure['kpis'][number]

const tones: Readonly<Record<string, string>> = { running: 'good', suspended: 'warn', ended: '' }

export function MeasuresPage() {
  const { say } = useSpeech()
  useTitle(say('measuresInFigures'))
  const query = useQuery(question('GET /api/measures', {}))
  return <Answered query={query}>{(found) => <Found found={found} />}</Answered>
}

function Found({ found }: { readonly found: Measures }) {
  const { say, language } = useSpeech()
  useMeasureOfAddress()
  return (
    <div className="stack">
      <header>
        <h1>{say('measuresInFigures')}</h1>
        <p className="quiet">{say('measuresInFiguresLead')}</p>
        <p className="quiet">{say('asOfInstant', { instant: instantText(found.at, language) })}</p>
      </header>
      <RolloutLine found={found} />
      <Contents measures={found.measures} />
      {found.measures.map((measure, at) => (
        <MeasureCard key={measure.id} measure={measure} number={at + 1} />
      ))}
      <ServicesCard services={found.services} />
    </div>
  )
}

/** Brings the measure that the address names into view, once it is there. */
function useMeasureOfAddress(): void {
  const { hash } = useLocation()
  useEffect(() => {
    document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView()
  }, [hash])
}

/** How far the version has come, for all of them alike. */
function RolloutLine({ found: { programme, rollout } }: { readonly found: Measures }) {
  const { say } = useSpeech()
  const { acknowledged, outlets, overdue, hoursSoFar, hoursUntilAll } = rollout
  const percent = Math.floor((acknowledged * 100) / outlets)
  return (
    <section className="card">
      <p className="row">
        <Link to={to.version(programme.id, programme.version)}>
          {say('acknowledgedShare', { acknowledged, outlets, percent })}
        </Link>
        <span>
          {hoursUntilAll === undefined
            ? say('rolloutSoFar', { hours: countText(hoursSoFar) })
            : say('rolloutUntilAll', { hours: countText(hoursUntilAll) })}
        </span>
        {overdue > 0 && (
          <span className="badge bad">{say('outletsOverdue', { count: countText(overdue) })}</span>
        )}
      </p>
    </section>
  )
}

function Contents({ measures }: Pick<Measures, 'measures'>) {
  const { say, language } = useSpeech()
  if (measures.length === 0) return <p className="empty">{say('noMeasures')}</p>
  return (
    <nav className="no-print" aria-label={say('measuresInForce')}>
      <ol className="measures contents">
        {measures.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title[language]}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function MeasureCard({ measure, number }: { readonly measure: Measure; readonly number: number }) {
  const { say, language, name } = useSpeech()
  const { id, title, owner, startDay, status, carriers, kpis } = measure
  return (
    <section className="card" id={id} data-measure={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {number}. {title[language]}{' '}
        <span className={`badge ${tones[status] ?? ''}`}>{name('measureStatus', status)}</span>
      </h2>
      <p className="quiet">
        {owner[language]} · {say('sinceDay', { day: dayText(startDay, language) })}
      </p>
      <Carriers carriers={carriers} />
      {kpis.length === 0 ? <p className="empty">{say('noFiguresYet')}</p> : <KpiList kpis={kpis} />}
    </section>
  )
}

function ServicesCard({ services }: Pick<Measures, 'services'>) {
  const { say, language } = useSpeech()
  return (
    <section className="card" data-branch-services>
      <h2>{say('servicesOfBranches')}</h2>
      <table className="plain cards">
        <thead>
          <tr>
            <th scope="col">{say('serviceColumn')}</th>
            <th scope="col" className="number">
              {say('outletsServingColumn')}
            </th>
          </tr>
        </thead>
        <tbody>
          {services.map(({ service, name, serving }) => (
            <tr key={service}>
              <th scope="row">{name[language]}</th>
              <td data-label={say('outletsServingColumn')} className="number">
                <KpiValue kpi={serving} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
