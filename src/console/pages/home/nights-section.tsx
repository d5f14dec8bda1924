// How it went from night to night: promises broken and kept, yuan given back, months repaired, what waits for people.

import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import { countText, dayText, yuanText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Choice } from '../../states/choice.tsx'
import { Loading } from '../../states/loading.tsx'
import { useSpeech } from '../../words/language.tsx'
import { StateBadge } from '../plans/state-badge.tsx'
import type { Night } from './promises.tsx'
import { trendOf, trends } from './trends.ts'

const NightsChart = lazy(() => import('../../charts/nights-chart.tsx'))

export function NightsSection({ nights }: { readonly nights: readonly Night[] }) {
  const { say, language } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  const trend = trendOf(chosen('trend'))
  const oldestFirst = nights.toReversed()
  const days = oldestFirst.map(({ asOf }) => dayText(asOf, language))
  const series = trend.series.map(({ word, isLine = false, of }) => ({
    name: say(word),
    isLine,
    values: of(oldestFirst),
  }))
  return (
    <section className="card">
      <div className="head">
        <h2>{say('trend')}</h2>
        <Choice
          label={say('chartShowsTrend')}
          value={trend.id}
          onChange={(id) => choose('trend', id)}
          options={trends.map(({ id, word }) => ({ value: id, label: say(word) }))}
          isRequired
        />
      </div>
      <Suspense fallback={<Loading />}>
        <NightsChart
          title={say('trendOf', { figure: say(trend.word) })}
          days={days}
          series={series}
          isMoney={trend.isMoney}
        />
      </Suspense>
      <NightTable nights={nights} />
    </section>
  )
}

function NightTable({ nights }: { readonly nights: readonly Night[] }) {
  const { say, language } = useSpeech()
  const columns = ['corrections', 'keptOfNight', 'givenBackYuan', 'monthsRepaired', 'backlog'] as const
  return (
    <table className="plain cards">
      <thead>
        <tr>
          <th scope="col">{say('asOf')}</th>
          <th scope="col">{say('state')}</th>
          {columns.map((word) => (
            <th key={word} scope="col" className="number">
              {say(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {nights.map(({ plan, asOf, state, corrections, standing, returnedMinor, months, backlog }) => (
          <tr key={plan}>
            <th scope="row">
              <Link to={to.plan(plan)}>{dayText(asOf, language)}</Link>
            </th>
            <td>
              <StateBadge state={state} corrections={corrections} />
            </td>
            <td data-label={say('corrections')} className="number">
              <Link to={to.corrections(plan)}>{countText(corrections)}</Link>
            </td>
            <td data-label={say('keptOfNight')} className="number">
              {standing === undefined ? '—' : countText(standing.verified)}
            </td>
            <td data-label={say('givenBackYuan')} className="number">
              {yuanText(returnedMinor)}
            </td>
            <td data-label={say('monthsRepaired')} className="number">
              {countText(months)}
            </td>
            <td data-label={say('backlog')} className="number">
              {backlog === undefined ? '—' : countText(backlog)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
