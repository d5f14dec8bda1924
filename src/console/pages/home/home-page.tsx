// The programme at a glance: what it promises, what is kept and broken, where, who waits, and whether the systems answer.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type Answer, AskFailed } from '../../client/ask.ts'
import { isUnderWay, useJobs } from '../../client/jobs.ts'
import { question } from '../../client/questions.ts'
import { daysBetween, dayText, instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { LinesCard } from './lines-card.tsx'
import { MapSection } from './map-section.tsx'
import { MattersCard } from './matters-card.tsx'
import { MeasuresCard } from './measures-card.tsx'
import { NightsSection } from './nights-section.tsx'
import { Promises } from './promises.tsx'

export type Overview = Answer<'GET /api/overview'>

/** How often the page looks again, in milliseconds: while work goes on, and otherwise. */
const lookEvery = { busy: 2_000, idle: 30_000 } as const

export function HomePage() {
  const { say } = useSpeech()
  useTitle(say('home'))
  const busy = useJobs().some(isUnderWay)
  const programme = useAddressFilter().chosen('programme')
  const query = useQuery({
    ...question('GET /api/overview', programme === '' ? {} : { query: { programme } }),
    refetchInterval: busy ? lookEvery.busy : lookEvery.idle,
  })
  const nothingPublished =
    query.error instanceof AskFailed && query.error.problem.code === 'version_does_not_exist'
  if (nothingPublished) return <NothingPublished />
  return <Answered query={query}>{(overview) => <Glance overview={overview} />}</Answered>
}

function NothingPublished() {
  const { say } = useSpeech()
  return (
    <div className="stack">
      <h1>{say('overview')}</h1>
      <p className="empty">{say('noProgramme')}</p>
      <p>
        <Link to={to.programmes()}>{say('programmes')}</Link>
      </p>
    </div>
  )
}

function Glance({ overview }: { readonly overview: Overview }) {
  const { say } = useSpeech()
  const { nights, matters, lines, measures } = overview
  const [newest] = nights ?? []
  return (
    <div className="stack">
      <Head overview={overview} />
      {nights !== undefined && <Promises overview={overview} nights={nights} />}
      {nights?.length === 0 && <p className="empty">{say('noPlanYet')}</p>}
      <div className="pair">
        <MeasuresCard measures={measures} programme={overview.programme} />
        <div className="stack">
          <LinesCard lines={lines} />
          {matters !== undefined && <MattersCard matters={matters} at={overview.at} />}
        </div>
      </div>
      {newest !== undefined && newest.corrections + newest.calls > 0 && <MapSection night={newest} />}
      {nights !== undefined && nights.length > 0 && <NightsSection nights={nights} />}
    </div>
  )
}

function Head({ overview }: { readonly overview: Overview }) {
  const { say, language } = useSpeech()
  const { at, programme, othersInForce } = overview
  const { id, version, title, emergency, declaredDay, asOf } = programme
  const days = asOf === undefined ? undefined : daysBetween(declaredDay, asOf) + 1
  return (
    <header>
      <p className="quiet">{say('overview')}</p>
      <h1>{title[language]}</h1>
      <p className="quiet">
        {emergency[language]} · {say('declaredOn', { day: dayText(declaredDay, language) })}
        {asOf !== undefined && days !== undefined && (
          <> · {say('dayOfProgramme', { count: days, day: dayText(asOf, language) })}</>
        )}
      </p>
      <p className="quiet">{say('asOfInstant', { instant: instantText(at, language) })}</p>
      <p>
        <Link to={to.version(id, version)}>
          {say('versionNumber', { version })}{' '}
          <small className="code quiet" translate="no">
            {id}
          </small>
        </Link>
      </p>
      {othersInForce.length > 0 && (
        <p className="row">
          {say('alsoInForce')}
          {othersInForce.map((other) => (
            <Link key={other.id} to={to.home(other.id)}>
              {other.title[language]}
            </Link>
          ))}
        </p>
      )}
    </header>
  )
}
