// What outlets serve: each service for the province and its leagues, each outlet with what it reports.

import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import type { Answer } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Answered } from '../../states/answered.tsx'
import { Choice } from '../../states/choice.tsx'
import { useSpeech } from '../../words/language.tsx'
import { ChannelsCard } from './channels-card.tsx'
import { LineBadge } from './line-badge.tsx'
import { OutletCard } from './outlet-card.tsx'

export type Services = Answer<'GET /api/services'>
export type Outlet = Services['outlets'][number]

export function ServicesPage() {
  const { say, language } = useSpeech()
  useTitle(say('outletServices'))
  return (
    <Answered query={useQuery(question('GET /api/services', {}))}>
      {(services) => (
        <div className="stack">
          <header>
            <h1>{say('outletServices')}</h1>
            <p className="quiet">{say('outletServicesLead', { hours: services.confirmedHours })}</p>
            <p className="quiet">{say('asOfInstant', { instant: instantText(services.asOf, language) })}</p>
          </header>
          <Stopped services={services} />
          <OwnOutlets services={services} />
          <ServiceTable services={services} />
          <ChannelsCard services={services} />
          <Outlets services={services} />
        </div>
      )}
    </Answered>
  )
}

/** What must not be: a service that nobody gives any more. */
function Stopped({ services }: { readonly services: Services }) {
  const { say, name: word, language } = useSpeech()
  const stopped = services.services.filter(({ state }) => state === 'stopped')
  if (stopped.length === 0) return null
  const namesOf = (leagues: Services['services'][number]['leagues']) =>
    leagues
      .filter(({ state }) => state === 'stopped')
      .map(({ league }) => word('league', league))
      .join(say('listSeparator'))
  const names = stopped
    .map(({ name, leagues }) => say('stoppedWhere', { service: name[language], leagues: namesOf(leagues) }))
    .join(say('listSeparator'))
  return <Alert type="error" showIcon role="alert" title={say('serviceHasStopped', { services: names })} />
}

function ServiceTable({ services: { services } }: { readonly services: Services }) {
  const { chosen } = useAddressFilter()
  const { say, name: word, language } = useSpeech()
  return (
    <section className="card">
      <table className="plain cards" data-services>
        <thead>
          <tr>
            {(['serviceColumn', 'provinceColumn', 'outletsSay', 'leaguesConcerned'] as const).map((head) => (
              <th key={head} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {services.map(({ service, name, isOnline, route, state, outlets, leagues }) => (
            <tr
              key={service}
              data-service={service}
              data-state={state}
              className={chosen('service') === service ? 'chosen' : ''}
            >
              <th scope="row">
                {name[language]}
                {route !== undefined && <span className="quiet service-route">{route[language]}</span>}
              </th>
              <td data-label={say('provinceColumn')}>
                <span>
                  <LineBadge state={state} />{' '}
                  {isOnline && <span className="quiet">{say('onlineRoute')}</span>}
                </span>
              </td>
              <td data-label={say('outletsSay')} className="quiet">
                {say('outletStateCounts', { ...outlets, unknown: outlets.not_known })}
              </td>
              <td data-label={say('leaguesConcerned')}>
                {leagues
                  .filter((one) => one.state === 'degraded' || one.state === 'stopped')
                  .map((one) => `${word('league', one.league)} ${word('serviceState', one.state)}`)
                  .join(say('listSeparator'))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The outlets somebody answers for come first; who may report for all has none of their own. */
const isOwn = ({ outlets }: Services, { mayReport }: Outlet): boolean =>
  mayReport && outlets.some((other) => !other.mayReport)

function OwnOutlets({ services }: { readonly services: Services }) {
  const own = services.outlets.filter((outlet) => isOwn(services, outlet))
  if (own.length === 0) return null
  return (
    <div className="outlets">
      {own.map((outlet) => (
        <OutletCard key={outlet.node} outlet={outlet} services={services} />
      ))}
    </div>
  )
}

/** All other outlets: those where something is amiss, and, folded, those where everything runs. */
function Outlets({ services }: { readonly services: Services }) {
  const { say } = useSpeech()
  const { chosen } = useAddressFilter()
  const [league, service] = [chosen('league'), chosen('service')]
  const shown = services.outlets.filter(
    (outlet) => !isOwn(services, outlet) && (league === '' || outlet.league === league),
  )
  const isFine = ({ services: given }: Outlet) =>
    given.every((one) => one.state === 'running' || (service !== '' && one.service !== service))
  const [fine, amiss] = [shown.filter(isFine), shown.filter((outlet) => !isFine(outlet))]
  const card = (outlet: Outlet) => (
    <OutletCard key={outlet.node} outlet={outlet} services={services} service={service} />
  )
  return (
    <>
      <Filters services={services} />
      {amiss.length > 0 && <div className="outlets">{amiss.map(card)}</div>}
      {fine.length > 0 && (
        <details className="card fine-outlets">
          <summary>{say('outletsFine', { count: fine.length })}</summary>
          <div className="outlets below">{fine.map(card)}</div>
        </details>
      )}
    </>
  )
}

function Filters({ services: { outlets, services } }: { readonly services: Services }) {
  const { say, name, language } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  const leagues = [...new Set(outlets.map(({ league }) => league))]
  return (
    <div className="row no-print">
      <Choice
        label={say('league')}
        value={chosen('league')}
        onChange={(league) => choose('league', league)}
        options={leagues.map((league) => ({ value: league, label: name('league', league) }))}
      />
      <Choice
        label={say('serviceColumn')}
        value={chosen('service')}
        onChange={(service) => choose('service', service)}
        options={services.map((one) => ({ value: one.service, label: one.name[language] }))}
      />
    </div>
  )
}
