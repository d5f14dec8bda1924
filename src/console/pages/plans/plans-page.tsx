// The plans: those that wait for a decision first, then all of them; filters are in the address.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { usePages } from '../../client/pages.ts'
import { question } from '../../client/questions.ts'
import { countText, dayText, instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { PersonName } from '../../people/person-name.tsx'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Answered } from '../../states/answered.tsx'
import { Choice } from '../../states/choice.tsx'
import { Paged } from '../../states/paged.tsx'
import { useSpeech } from '../../words/language.tsx'
import { ProgrammeName } from '../programmes/programme-name.tsx'
import { NightSection } from './night-section.tsx'
import { StandingList } from './standing-list.tsx'
import { StateBadge } from './state-badge.tsx'

type PlanItem = Answer<'GET /api/plans'>['items'][number]

const states = ['drafted', 'approved', 'sent_back'] as const
const kinds = ['nightly', 'undo'] as const

export function PlansPage() {
  const { say } = useSpeech()
  useTitle(say('plans'))
  return (
    <div className="stack">
      <header>
        <h1>{say('plans')}</h1>
        <p className="quiet">{say('plansLead')}</p>
      </header>
      <NightSection />
      <Waiting />
      <AllPlans />
      <StandingList />
    </div>
  )
}

function Waiting() {
  const { say } = useSpeech()
  const query = useQuery(question('GET /api/plans', { query: { state: 'drafted', sort: 'asOf' } }))
  return (
    <section className="card">
      <h2>{say('waitingPlans')}</h2>
      <Answered query={query}>
        {({ items }) => {
          const waiting = items.filter(({ corrections }) => corrections > 0)
          if (waiting.length === 0) return <p className="quiet">{say('noPlanWaiting')}</p>
          return <PlanTable plans={waiting.reverse()} />
        }}
      </Answered>
    </section>
  )
}

function oneOf<Value extends string>(values: readonly Value[], given: string): Value | undefined {
  return values.find((value) => value === given)
}

/** Plans of a page. */
const rows = 50

function AllPlans() {
  const { say } = useSpeech()
  const { chosen } = useAddressFilter()
  const state = oneOf(states, chosen('state'))
  const kind = oneOf(kinds, chosen('kind'))
  const query = usePages('GET /api/plans', {
    query: { ...(state && { state }), ...(kind && { kind }), limit: rows },
  })
  return (
    <section className="card">
      <div className="head">
        <h2>{say('allPlans')}</h2>
        <Filters />
      </div>
      <Paged query={query} more={say('showMore', { count: rows })}>
        {(plans) =>
          plans.length === 0 ? <p className="empty">{say('noPlans')}</p> : <PlanTable plans={plans} />
        }
      </Paged>
    </section>
  )
}

function Filters() {
  const { say, name } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  return (
    <div className="row no-print">
      <Choice
        label={say('state')}
        value={chosen('state')}
        onChange={(value) => choose('state', value)}
        options={states.map((value) => ({ value, label: name('planState', value) }))}
      />
      <Choice
        label={say('kind')}
        value={chosen('kind')}
        onChange={(value) => choose('kind', value)}
        options={kinds.map((value) => ({ value, label: name('planKind', value) }))}
      />
    </div>
  )
}

function PlanTable({ plans }: { readonly plans: readonly PlanItem[] }) {
  const { say } = useSpeech()
  return (
    <div className="table-wrap">
      <table className="plain cards plans-listed">
        <thead>
          <tr>
            <th scope="col">{say('asOf')}</th>
            <th scope="col">{say('state')}</th>
            <th scope="col">{say('kind')}</th>
            <th scope="col">{say('programmeChoice')}</th>
            <th scope="col" className="number">
              {say('corrections')}
            </th>
            <th scope="col">{say('draftedBy')}</th>
            <th scope="col">{say('draftedAt')}</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <PlanRow key={plan.id} plan={plan} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PlanRow({ plan }: { readonly plan: PlanItem }) {
  const { say, language, name } = useSpeech()
  const { id, asOf, state, kind, programme, version, corrections, draftedBy, draftedAt, overtaken } = plan
  return (
    <tr>
      <th scope="row">
        <Link to={to.plan(id)}>{dayText(asOf, language)}</Link>
      </th>
      <td>
        <StateBadge state={state} corrections={corrections} overtaken={overtaken} />
      </td>
      <td data-label={say('kind')}>{name('planKind', kind)}</td>
      <td data-label={say('programmeChoice')}>
        <ProgrammeName id={programme} version={version} />
      </td>
      <td data-label={say('corrections')} className="number">
        {countText(corrections)}
      </td>
      <td data-label={say('draftedBy')}>
        <PersonName id={draftedBy} />
      </td>
      <td data-label={say('draftedAt')}>{instantText(draftedAt, language)}</td>
    </tr>
  )
}
