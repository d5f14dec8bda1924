// What one outlet said of its services over time: who, when, why, and who served instead, the newest first.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { dayText, instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { useNodes } from '../../people/nodes.ts'
import { PersonName } from '../../people/person-name.tsx'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { Quoted } from '../programmes/quoted.tsx'
import { StateBadge } from './said.tsx'
import { nameOfService } from './service-names.ts'

type Report = Answer<'GET /api/services/outlets/{node}/reports'>['items'][number]

/** So many reports an answer holds at most. */
const reportsMax = 200

export function OutletHistoryPage() {
  const { node = '' } = useParams()
  const { say } = useSpeech()
  const { nodeName } = useNodes()
  const title = say('historyOfOutlet', { outlet: nodeName(node) })
  useTitle(title)
  const query = useQuery(question('GET /api/services/outlets/{node}/reports', { path: { node } }))
  return (
    <div className="stack">
      <header>
        <h1>{title}</h1>
        <p className="quiet">{say('outletHistoryLead')}</p>
        <p>
          <Link to={to.services()}>{say('backToServices')}</Link>
        </p>
      </header>
      <Answered query={query}>{({ items }) => <TimeLine reports={items} />}</Answered>
    </div>
  )
}

function TimeLine({ reports }: { readonly reports: readonly Report[] }) {
  const { say } = useSpeech()
  if (reports.length === 0) return <p className="empty">{say('neverReported')}</p>
  return (
    <>
      <ol className="time-line card">
        {occasionsOf(reports).map((occasion) => (
          <Occasion key={occasion[0]!.id} reports={occasion} />
        ))}
      </ol>
      {reports.length === reportsMax && <p className="quiet">{say('historyIsCut', { count: reportsMax })}</p>}
    </>
  )
}

/** Reports that somebody sent together: one after the other, of the same instant and person. */
function occasionsOf(reports: readonly Report[]): readonly (readonly Report[])[] {
  const occasions = new Map<string, Report[]>()
  for (const report of reports) {
    const key = `${report.at} ${report.person}`
    occasions.set(key, [...(occasions.get(key) ?? []), report])
  }
  return [...occasions.values()]
}

function Occasion({ reports }: { readonly reports: readonly Report[] }) {
  const { language } = useSpeech()
  const [{ at, person }] = reports as readonly [Report]
  return (
    <li data-reported={at}>
      <p>
        <strong>{instantText(at, language)}</strong> <PersonName id={person} />
      </p>
      <ul className="services">
        {alikeOf(reports).map((alike) => (
          <Alike key={alike[0]!.id} reports={alike} />
        ))}
      </ul>
    </li>
  )
}

/** Services of which the same was said, in the order of the bank. */
function alikeOf(reports: readonly Report[]): readonly (readonly Report[])[] {
  const groups = new Map<string, Report[]>()
  for (const report of reports.toReversed()) {
    const { state, reason, alternative, until } = report
    const key = JSON.stringify([state, reason, alternative, until])
    groups.set(key, [...(groups.get(key) ?? []), report])
  }
  return [...groups.values()]
}

function Alike({ reports }: { readonly reports: readonly Report[] }) {
  const { say, language } = useSpeech()
  const { nodeName } = useNodes()
  const { data } = useQuery(question('GET /api/services', {}))
  const [{ state, reason, alternative, until }] = reports as readonly [Report]
  const parts = [
    alternative !== undefined && say('servedInstead', { outlet: nodeName(alternative) }),
    until !== undefined && say('expectedTo', { day: dayText(until, language) }),
  ].filter((part) => typeof part === 'string')
  const names = reports.map(({ service }) => nameOfService(data, service, language))
  return (
    <li>
      <span className="service-name">{names.join(say('listSeparator'))}</span>
      <StateBadge state={state} />
      {(reason !== undefined || parts.length > 0) && (
        <span className="quiet service-words">
          {reason !== undefined && <Quoted>{reason}</Quoted>}
          {parts.length > 0 && <span>{parts.join(' · ')}</span>}
        </span>
      )}
    </li>
  )
}
