// A plan as a story: what is not as promised, where, who decides, what was done, what the next book shows.

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { useParams } from 'react-router'
import { question } from '../../client/questions.ts'
import { dayText, instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { useNames } from '../../people/names.ts'
import { Answered } from '../../states/answered.tsx'
import { Loading } from '../../states/loading.tsx'
import { useSpeech } from '../../words/language.tsx'
import { ProgrammeName } from '../programmes/programme-name.tsx'
import { Quoted } from '../programmes/quoted.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { leaguesOf, type Plan } from './figures-of-plan.ts'
import { LeagueSection } from './league-section.tsx'
import { ListsSection } from './lists-section.tsx'
import { OvertakenNote } from './overtaken.tsx'
import { StateBadge } from './state-badge.tsx'
import { MeasuresSection, OutcomesSection, PeopleSection, PlanTotals } from './summary-sections.tsx'

const MeasureChart = lazy(() => import('../../charts/measure-chart.tsx'))

export function PlanPage() {
  const plan = useParams().plan!
  const query = useQuery(question('GET /api/plans/{plan}', { path: { plan } }))
  return <Answered query={query}>{(found) => <PlanStory plan={found} />}</Answered>
}

function PlanStory({ plan }: { readonly plan: Plan }) {
  const { say, language } = useSpeech()
  const day = dayText(plan.asOf, language)
  const title = plan.kind === 'undo' ? say('undoOf', { day }) : say('planOf', { day })
  useTitle(title)
  const { summary } = plan
  const isByLeague = leaguesOf(summary).length > 0
  return (
    <div className="stack">
      <PlanHead plan={plan} title={title} />
      <OvertakenNote plan={plan} />
      <PlanTotals plan={plan} />
      <DecisionPanel plan={plan} />
      <MeasuresSection plan={plan} />
      {isByLeague && <LeagueSection plan={plan} />}
      {isByLeague && (
        <section className="card">
          <h2>{say('chartTitle')}</h2>
          <p className="quiet no-print">{say('chartHint')}</p>
          <Suspense fallback={<Loading />}>
            <MeasureChart summary={summary} />
          </Suspense>
        </section>
      )}
      <PeopleSection plan={plan} />
      <ListsSection plan={plan} />
      <OutcomesSection plan={plan} />
    </div>
  )
}

function PlanHead({ plan, title }: { readonly plan: Plan; readonly title: string }) {
  const { say, language } = useSpeech()
  const { draftedBy, draftedAt, programme, version } = plan
  const { withId } = useNames()
  const drafted = { person: withId(draftedBy), instant: instantText(draftedAt, language) }
  return (
    <header className="head">
      <div>
        <div className="row">
          <h1>{title}</h1>
          <StateBadge state={plan.state} corrections={plan.corrections} overtaken={plan.overtaken} />
        </div>
        <p className="quiet">
          <ProgrammeName id={programme} version={version} /> · {say('draftedByAt', drafted)}
        </p>
        {plan.undoReason !== undefined && (
          <p>
            {say('undoBecause')} <Quoted>{plan.undoReason}</Quoted>
          </p>
        )}
        <p className="quiet code">{plan.id}</p>
      </div>
      <Button className="no-print" onClick={() => window.print()}>
        {say('print')}
      </Button>
    </header>
  )
}
