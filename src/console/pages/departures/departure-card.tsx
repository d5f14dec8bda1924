// One request to depart from a programme, with its answer.

import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { dayText, instantText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { PersonName } from '../../people/person-name.tsx'
import { usePermission } from '../../session/session.tsx'
import { useSpeech } from '../../words/language.tsx'
import { ProgrammeName } from '../programmes/programme-name.tsx'
import { Quoted } from '../programmes/quoted.tsx'

export type Departure = Answer<'GET /api/departures/{departure}'>

const tones = { open: 'warn', granted: 'good', declined: 'bad' } as const

interface DepartureCardProps {
  readonly departure: Departure
  /** What can be done about it here. */
  readonly children?: ReactNode
}

export function DepartureCard({ departure, children }: DepartureCardProps) {
  const { say, name, language } = useSpeech()
  const { programme, what, why, forWhom, untilDay, place, askedBy, askedAt, answer = 'open' } = departure
  return (
    <article className="stack">
      <p className="row">
        <strong>
          <Quoted>{what}</Quoted>
        </strong>
        <span className={`badge ${tones[answer]}`}>{name('departureAnswer', answer)}</span>
      </p>
      <dl className="counts">
        <div>
          <dt>{say('departureOf')}</dt>
          <dd>
            <Link to={to.programme(programme)}>
              <ProgrammeName id={programme} />
            </Link>
          </dd>
        </div>
        <Fact label={say('departureForWhom')}>{forWhom}</Fact>
        <Fact label={say('departureWhy')}>{why}</Fact>
        <div>
          <dt>{say('departureUntil')}</dt>
          <dd>{dayText(untilDay, language)}</dd>
        </div>
      </dl>
      <p className="quiet">
        <PersonName id={askedBy} />
        {place.length >= leagueDigits && ` · ${name('league', place.slice(0, leagueDigits))} ·`}{' '}
        {say('departureBy', { instant: instantText(askedAt, language) })}
      </p>
      <Answered departure={departure} />
      {children}
    </article>
  )
}

/** Digits of a region that name the league. */
const leagueDigits = 4

function Fact({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Quoted>{children}</Quoted>
      </dd>
    </div>
  )
}

function Answered({
  departure: { answeredBy, answeredAt, reason, draft },
}: {
  readonly departure: Departure
}) {
  const { say, language } = useSpeech()
  const { granted: mayReview } = usePermission('programme.review')
  if (answeredBy === undefined || answeredAt === undefined) return null
  return (
    <p>
      <PersonName id={answeredBy} />{' '}
      {say('departureAnsweredBy', { instant: instantText(answeredAt, language) })}
      {reason !== undefined && (
        <>
          {' · '}
          <Quoted>{reason}</Quoted>
        </>
      )}
      {draft !== undefined && ` · ${say('departureNext')}`}
      {draft !== undefined && mayReview && (
        <>
          {' · '}
          <Link to={to.draft(draft)}>{say('departureDraft')}</Link>
        </>
      )}
    </p>
  )
}
