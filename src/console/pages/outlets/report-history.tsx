// What was reported over time, of an outlet or a channel: who or which machine, when, why, and who served instead.

import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { dayText, instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { useNodes } from '../../people/nodes.ts'
import { PersonName } from '../../people/person-name.tsx'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { Quoted } from '../programmes/quoted.tsx'
import { groupedBy } from './grouped-by.ts'

/** A report as far as every history tells of it. */
interface Told {
  readonly id: number
  readonly at: string
  readonly state: string
  /** Nobody where a machine reported. */
  readonly person?: string
  readonly reason?: string
  readonly alternative?: string
  readonly until?: string
}

/** Says what reports of which the same was said are about, and how it stands. */
type Naming<Report> = (alike: readonly Report[]) => ReactNode

interface HistoryProps<Report extends Told> {
  readonly title: string
  readonly lead: string
  readonly query: UseQueryResult<{ readonly items: readonly Report[] }>
  readonly naming: Naming<Report>
}

/** So many reports an answer holds at most. */
const reportsMax = 200

export function ReportHistory<Report extends Told>({ title, lead, query, naming }: HistoryProps<Report>) {
  const { say } = useSpeech()
  useTitle(title)
  return (
    <div className="stack">
      <header>
        <h1>{title}</h1>
        <p className="quiet">{lead}</p>
        <p>
          <Link to={to.services()}>{say('backToServices')}</Link>
        </p>
      </header>
      <Answered query={query}>{({ items }) => <TimeLine reports={items} naming={naming} />}</Answered>
    </div>
  )
}

interface TimeLineProps<Report extends Told> {
  readonly reports: readonly Report[]
  readonly naming: Naming<Report>
}

function TimeLine<Report extends Told>({ reports, naming }: TimeLineProps<Report>) {
  const { say } = useSpeech()
  if (reports.length === 0) return <p className="empty">{say('neverReported')}</p>
  return (
    <>
      <ol className="time-line card">
        {occasionsOf(reports).map((occasion) => (
          <Occasion key={occasion[0]!.id} reports={occasion} naming={naming} />
        ))}
      </ol>
      {reports.length === reportsMax && <p className="quiet">{say('historyIsCut', { count: reportsMax })}</p>}
    </>
  )
}

/** Reports that somebody sent together: one after the other, of the same instant and person. */
const occasionsOf = <Report extends Told>(reports: readonly Report[]) =>
  groupedBy(reports, ({ at, person }) => [at, person])

/** Reports of which the same was said, in the order of the bank. */
const alikeOf = <Report extends Told>(reports: readonly Report[]) =>
  groupedBy(reports.toReversed(), ({ state, reason, alternative, until }) => [
    state,
    reason,
    alternative,
    until,
  ])

function Occasion<Report extends Told>({ reports, naming }: TimeLineProps<Report>) {
  const { say, language } = useSpeech()
  const [{ at, person }] = reports as readonly [Report]
  return (
    <li data-reported={at}>
      <p>
        <strong>{instantText(at, language)}</strong>{' '}
        {person === undefined ? say('reportedByMachine') : <PersonName id={person} />}
      </p>
      <ul className="services">
        {alikeOf(reports).map((alike) => (
          <li key={alike[0]!.id}>
            {naming(alike)}
            <Said report={alike[0]!} />
          </li>
        ))}
      </ul>
    </li>
  )
}

function Said({ report: { reason, alternative, until } }: { readonly report: Told }) {
  const { say, language } = useSpeech()
  const { nodeName } = useNodes()
  const parts = [
    alternative !== undefined && say('servedInstead', { outlet: nodeName(alternative) }),
    until !== undefined && say('expectedTo', { day: dayText(until, language) }),
  ].filter((part) => typeof part === 'string')
  if (reason === undefined && parts.length === 0) return null
  return (
    <span className="quiet service-words">
      {reason !== undefined && <Quoted>{reason}</Quoted>}
      {parts.length > 0 && <span>{parts.join(' · ')}</span>}
    </span>
  )
}
