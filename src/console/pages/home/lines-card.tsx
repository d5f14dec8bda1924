// Whether the services run: the four systems by what they answered, early enough to act, outlets and channels by what they report.

import { Link } from 'react-router'
import { countText, dayText, instantText, percentText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useSpeech } from '../../words/language.tsx'
import type { Overview } from './home-page.tsx'
import { ChannelLines, OutletsLine } from './outlets-line.tsx'

type Line = NonNullable<Overview['lines']>[number]

const tones: Readonly<Record<Line['state'], string>> = {
  running: 'good',
  degraded: 'warn',
  stopped: 'bad',
  not_known: '',
}

export function LinesCard({ lines }: { readonly lines: readonly Line[] | undefined }) {
  const { say } = useSpeech()
  return (
    <section className="card">
      <h2>{say('services')}</h2>
      <ul className="services">
        {lines?.map((line) => (
          <li key={line.system}>
            <LineState line={line} />
          </li>
        ))}
        <OutletsLine />
        <ChannelLines />
      </ul>
    </section>
  )
}

function LineState({ line }: { readonly line: Line }) {
  const { name } = useSpeech()
  return (
    <>
      <span className="service-name">{name('system', line.system)}</span>
      <span className={`badge ${tones[line.state]}`}>{name('serviceState', line.state)}</span>
      <LineWords line={line} />
    </>
  )
}

function LineWords({ line }: { readonly line: Line }) {
  const { say, language } = useSpeech()
  const { plan, sent, refused, unanswered, oldestUnansweredAt, settledBy, asOf } = line
  if (plan === undefined || asOf === undefined) return <span className="quiet">{say('lineNotUsed')}</span>
  const share = percentText(refused, sent)
  return (
    <span className="quiet service-words">
      <span>
        {say('lineSent', { sent: countText(sent), share })}{' '}
        {unanswered > 0 && (
          <Link to={to.outcomes(plan, { answer: 'unknown' })}>
            {say('lineUnanswered', { count: countText(unanswered) })}
          </Link>
        )}
      </span>
      {oldestUnansweredAt !== undefined && settledBy !== undefined && (
        <span>
          {say('lineOldest', { instant: instantText(oldestUnansweredAt, language) })}{' '}
          {say('lineRecovers', { day: dayText(settledBy, language) })}
        </span>
      )}
      <span>{say('asOfInstant', { instant: instantText(asOf, language) })}</span>
    </span>
  )
}
