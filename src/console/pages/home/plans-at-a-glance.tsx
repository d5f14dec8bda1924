// Promises in figures: kept where a book showed it, open where the newest plan found it, and the way from plan to plan.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { countText, dayText } from '../../figures/figures.ts'
import { LeagueMap } from '../../map/league-map.tsx'
import { to } from '../../paths.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { byLeague, figureOf, type Plan, totalOf } from '../plans/figures-of-plan.ts'
import { StateBadge } from '../plans/state-badge.tsx'

type PlanItem = Answer<'GET /api/plans'>['items'][number]
type Run = Answer<'GET /api/runs'>['items'][number]

const plansShown = 14
const itemsCounted = 200

export function PlansAtAGlance({ programme }: { readonly programme: string }) {
  const { say } = useSpeech()
  const asked = { query: { sort: 'asOf', kind: 'nightly', programme, limit: plansShown } } as const
  const query = useQuery(question('GET /api/plans', asked))
  return (
    <Answered query={query}>
      {({ items }) =>
        items[0] === undefined ? (
          <p className="empty">{say('noPlanYet')}</p>
        ) : (
          <>
            <Newest plan={items[0].id} />
            <Trend plans={items} />
          </>
        )
      }
    </Answered>
  )
}

function Newest({ plan }: { readonly plan: string }) {
  const query = useQuery(question('GET /api/plans/{plan}', { path: { plan } }))
  return (
    <Answered query={query}>
      {(found) => (
        <>
          <Promises plan={found} />
          {found.corrections > 0 && <OpenMap plan={found} />}
        </>
      )}
    </Answered>
  )
}

/** What the books have shown to be done, over all runs. */
const keptIn = (runs: readonly Run[]): number =>
  runs.reduce((sum, { verdicts }) => sum + (verdicts.at(-1)?.done ?? 0), 0)

function Promises({ plan }: { readonly plan: Plan }) {
  const { say } = useSpeech()
  const runs = useQuery(question('GET /api/runs', { query: { limit: 200 } }))
  const items = useQuery(question('GET /api/work-items', { query: { state: 'open', limit: itemsCounted } }))
  const kept = runs.data && countText(keptIn(runs.data.items))
  const opened = items.data?.items.length
  const more = items.data?.next !== undefined
  const openItems = opened === undefined ? undefined : countText(opened)
  const figures = [
    { word: say('promisesKept'), value: kept },
    { word: say('promisesOpen'), value: countText(plan.corrections) },
    { word: say('promisesBroken'), value: countText(totalOf(figureOf('calls'), plan.summary)) },
    {
      word: say('openItems'),
      value: more ? say('moreThan', { count: itemsCounted }) : openItems,
    },
  ]
  return (
    <dl className="totals">
      {figures.map(({ word, value = '—' }) => (
        <div key={word} className="card">
          <dt>{word}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function OpenMap({ plan }: { readonly plan: Plan }) {
  const { say } = useSpeech()
  return (
    <section className="card">
      <h2>{say('whereOpen')}</h2>
      <LeagueMap
        title={say('whereOpen')}
        values={byLeague(figureOf('corrections'), plan.summary)}
        text={countText}
        link={(league) => to.corrections(plan.id, { league })}
      />
    </section>
  )
}

function Trend({ plans }: { readonly plans: readonly PlanItem[] }) {
  const { say, language } = useSpeech()
  const most = Math.max(1, ...plans.map(({ corrections }) => corrections))
  return (
    <section className="card">
      <h2>{say('trend')}</h2>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say('asOf')}</th>
            <th scope="col">{say('state')}</th>
            <th scope="col" className="number">
              {say('corrections')}
            </th>
            <td className="trend-column" />
          </tr>
        </thead>
        <tbody>
          {plans.map(({ id, asOf, state, corrections }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={to.plan(id)}>{dayText(asOf, language)}</Link>
              </th>
              <td>
                <StateBadge state={state} />
              </td>
              <td className="number">{countText(corrections)}</td>
              <td aria-hidden="true" className="trend-column">
                <span className="trend-bar" style={{ width: `${(corrections / most) * 100}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
