// Where it happened: a map shaded by a chosen figure, and the same figures as a table.

import { Link } from 'react-router'
import { countText, yuanText } from '../../figures/figures.ts'
import { LeagueMap } from '../../map/league-map.tsx'
import { to } from '../../paths.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Choice } from '../../states/choice.tsx'
import { useSpeech } from '../../words/language.tsx'
import {
  byLeague,
  type Figure,
  figureOf,
  figures,
  leagueLink,
  leaguesOf,
  type Plan,
} from './figures-of-plan.ts'

const textOf = ({ isMoney }: Figure, value: number): string => (isMoney ? yuanText(value) : countText(value))

export function LeagueSection({ plan }: { readonly plan: Plan }) {
  const { say } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  const figure = figureOf(chosen('figure'))
  return (
    <section className="card">
      <div className="head">
        <h2>{say('byLeague')}</h2>
        <div className="no-print">
          <Choice
            label={say('mapShows')}
            value={figure.id}
            onChange={(id) => choose('figure', id)}
            options={figures.map(({ id, word }) => ({ value: id, label: say(word) }))}
            isRequired
          />
        </div>
      </div>
      <LeagueMap
        title={say('mapOf', { figure: say(figure.word) })}
        values={byLeague(figure, plan.summary)}
        text={(value) => textOf(figure, value)}
        link={leagueLink(plan.id, figure)}
      />
      <LeagueTable plan={plan} />
    </section>
  )
}

function LeagueTable({ plan }: { readonly plan: Plan }) {
  const { say, name } = useSpeech()
  const columns = figures.map((figure) => ({ figure, values: byLeague(figure, plan.summary) }))
  return (
    <div className="table-wrap">
      <table className="plain by-league">
        <thead>
          <tr>
            <th scope="col">{say('league')}</th>
            {figures.map(({ id, word }) => (
              <th key={id} scope="col" className="number">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {leaguesOf(plan.summary).map((league) => (
            <tr key={league}>
              <th scope="row">
                <Link to={to.corrections(plan.id, { league })}>{name('league', league)}</Link>
              </th>
              {columns.map(({ figure, values }) => (
                <td key={figure.id} className="number">
                  {textOf(figure, values[league] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
