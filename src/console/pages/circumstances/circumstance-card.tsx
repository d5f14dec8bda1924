// One recorded circumstance: what, when, its state, its documents, and what comes next in words and days.

import type { ReactNode } from 'react'
import type { Answer } from '../../client/ask.ts'
import { dayText, instantText } from '../../figures/figures.ts'
import { PersonName } from '../../people/person-name.tsx'
import { useSpeech } from '../../words/language.tsx'
import { useProgrammeTitle } from '../programmes/programme-name.tsx'
import { Quoted } from '../programmes/quoted.tsx'
import { DocumentView } from './document-view.tsx'

export type Recorded = Answer<'GET /api/circumstances/{circumstance}'>
type Ahead = Answer<'GET /api/customers/{customer}/circumstances'>['ahead']

const tones: Readonly<Record<Recorded['state'], string>> = {
  recorded: 'warn',
  awaiting_customer: 'warn',
  accepted: 'warn',
  verified: 'good',
  ended: 'good',
  rejected: 'bad',
  withdrawn: '',
  lapsed: 'bad',
}

interface CardProps {
  readonly recorded: Recorded
  readonly isReadable: boolean
  readonly ahead?: Ahead
  readonly children?: ReactNode
}

export function CircumstanceCard({ recorded, isReadable, ahead, children }: CardProps) {
  const { say, name, language } = useSpeech()
  const { kind, firstDay, lastDay, state, howKnown, documents, documentDueDay } = recorded
  const first = dayText(firstDay, language)
  const isProved = documents.some(({ deletedAt }) => deletedAt === undefined)
  return (
    <article className="stack recorded">
      <p className="row">
        <strong>{name('circumstance', kind)}</strong>
        <span className={`badge ${tones[state]}`}>{name('circumstanceState', state)}</span>
        <span>
          {lastDay === undefined
            ? say('heldFrom', { first })
            : say('fromToDays', { first, last: dayText(lastDay, language) })}
        </span>
      </p>
      <p className="quiet">
        {say('toldBy', { who: name('howKnown', howKnown) })}
        {documentDueDay !== undefined &&
          !isProved &&
          state !== 'lapsed' &&
          ` · ${say('documentDueBy', { day: dayText(documentDueDay, language) })}`}
      </p>
      {state === 'lapsed' && <p>{say('lapsedWithout')}</p>}
      <History recorded={recorded} />
      {documents.map((document) => (
        <DocumentView
          key={document.id}
          document={document}
          isReadable={isReadable}
          review={recorded.review}
        />
      ))}
      {ahead !== undefined && <NextStep recorded={recorded} ahead={ahead} />}
      {children}
    </article>
  )
}

/** Who did what with it and when, the first step first. */
function History({ recorded: { recordedAt, recordedBy, history } }: { readonly recorded: Recorded }) {
  const { say, name, language } = useSpeech()
  return (
    <ol className="plain-list quiet" aria-label={say('stepsTaken')}>
      <li>
        {instantText(recordedAt, language)} · <PersonName id={recordedBy} /> ·{' '}
        {name('circumstanceAct', 'record')}
      </li>
      {history.map(({ act, at, person = 'system', ground, reason }) => (
        <li key={`${at} ${act}`}>
          {instantText(at, language)} · <PersonName id={person} /> · {name('circumstanceAct', act)}
          {ground !== undefined && ` · ${name('ground', ground)}`}
          {reason !== undefined && (
            <>
              {' · '}
              <Quoted>{reason}</Quoted>
            </>
          )}
        </li>
      ))}
    </ol>
  )
}

interface NextStepProps {
  readonly recorded: Recorded
  readonly ahead: NonNullable<Ahead>
}

function NextStep({ recorded, ahead }: NextStepProps) {
  const { say, language } = useSpeech()
  const { id, state } = recorded
  const book = dayText(ahead.book, language)
  const counts = state === 'accepted' || state === 'verified' || state === 'ended'
  const isHeld = ahead.held.some((one) => one.id === id && one.status === 'verified')
  const words = counts
    ? say(isHeld ? 'nextHeld' : 'nextCounts', { book })
    : say(state === 'recorded' ? 'nextRecorded' : state === 'awaiting_customer' ? 'nextAwaiting' : 'nextOver')
  return (
    <p>
      <strong>{say('nextStep')}</strong> {words} {counts && <WindowWords recorded={recorded} ahead={ahead} />}
    </p>
  )
}

/** Whether the days of the circumstance meet a window; hardship after the window has rules of its own. */
function WindowWords({ recorded, ahead: { windows } }: NextStepProps) {
  const { say, language } = useSpeech()
  const titleOf = useProgrammeTitle()
  if (windows.length === 0 || recorded.kind === 'verified_hardship') return null
  const daysOf = ({ firstDay, lastDay }: Window) => {
    const first = dayText(firstDay, language)
    if (lastDay === undefined) return say('heldFrom', { first })
    return say('fromToDays', { first, last: dayText(lastDay, language) })
  }
  const met = windows.filter((window) => !isApart(recorded, window))
  if (met.length === 0) return say('nextOutside', { days: windows.map(daysOf).join(say('listSeparator')) })
  return met
    .map((window) =>
      windows.length === 1
        ? say('nextWindow', { days: daysOf(window) })
        : say('nextWindowUnder', { programme: titleOf(window.programme), days: daysOf(window) }),
    )
    .join(' ')
}

type Window = NonNullable<Ahead>['windows'][number]

const isApart = ({ firstDay, lastDay }: Recorded, window: Window): boolean =>
  (window.lastDay !== undefined && firstDay > window.lastDay) ||
  (lastDay !== undefined && lastDay < window.firstDay)
