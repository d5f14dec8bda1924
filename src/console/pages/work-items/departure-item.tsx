// An item that a request to depart from a programme waits for: the request, and answering it.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { ask } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { question } from '../../client/questions.ts'
import { instantText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useNames } from '../../people/names.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { useSession } from '../../session/session.tsx'
import { Answered } from '../../states/answered.tsx'
import { Choice } from '../../states/choice.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonForm } from '../../states/reason-form.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { type Departure, DepartureCard } from '../departures/departure-card.tsx'
import { useWhenClosed } from './when-closed.ts'
import type { WorkItem } from './work-items-page.tsx'

interface DepartureItemProps {
  readonly item: WorkItem
  readonly departure: string
  /** Called once the item closed with its request. */
  readonly onClosed: () => void
}

export function DepartureItem({ item, departure, onClosed }: DepartureItemProps) {
  const needed = useNeededRole('departure.read')
  useWhenClosed(item.state, onClosed)
  if (needed !== undefined) return <p className="quiet below">{needed}</p>
  return <Asked departure={departure} />
}

function Asked({ departure }: { readonly departure: string }) {
  const query = useQuery(question('GET /api/departures/{departure}', { path: { departure } }))
  return (
    <div className="stack below">
      <Answered query={query}>
        {(found) => (
          <>
            <DepartureCard departure={found} />
            {found.answer === undefined && <AnswerForm departure={found} />}
          </>
        )}
      </Answered>
    </div>
  )
}

function AnswerForm({ departure: { id, askedBy, programme } }: { readonly departure: Departure }) {
  const { say } = useSpeech()
  const { person } = useSession()
  const needed = useNeededRole('departure.answer')
  const [draft, choose] = useState('')
  const [isDeclining, decline] = useState(false)
  const answering = useDeciding((body: { answer: 'granted' | 'declined'; reason?: string; draft?: string }) =>
    ask('POST /api/departures/{departure}/answer', { path: { departure: id }, body }),
  )
  const reason = person.id === askedBy ? say('departureNotYours') : needed
  if (isDeclining)
    return (
      <ReasonForm
        label={say('departureDeclinedWhy')}
        hint={say('departureDeclinedHint')}
        act={say('departureDecline')}
        isDangerous
        taking={answering}
        take={(words) => answering.mutate({ answer: 'declined', reason: words })}
        close={() => decline(false)}
      />
    )
  return (
    <>
      {reason === undefined && (
        <div className="row draft-choice">
          <DraftChoice programme={programme} draft={draft} choose={choose} />
          <Link to={to.programme(programme)}>{say('departureBegin')}</Link>
        </div>
      )}
      <div className="row">
        <ReasonedButton
          type="primary"
          reason={reason ?? (draft === '' ? say('departureDraftHint') : undefined)}
          loading={answering.isPending}
          onClick={() => answering.mutate({ answer: 'granted', draft })}
        >
          {say('departureGrant')}
        </ReasonedButton>
        <ReasonedButton reason={reason} onClick={() => decline(true)}>
          {say('departureDecline')}
        </ReasonedButton>
      </div>
      {answering.error !== null && <Failed error={answering.error} />}
    </>
  )
}

interface DraftChoiceProps {
  readonly programme: string
  readonly draft: string
  readonly choose: (draft: string) => void
}

/** The drafts of the programme, of which one was made for the request. */
function DraftChoice({ programme, draft, choose }: DraftChoiceProps) {
  const { say, language } = useSpeech()
  const { withId } = useNames()
  const { data } = useQuery(question('GET /api/drafts', {}))
  const own = (data?.items ?? []).filter((one) => one.programme === programme)
  return (
    <Choice
      label={say('departureDraft')}
      value={draft}
      onChange={choose}
      isRequired
      options={[
        { value: '', label: say('departureChooseDraft') },
        ...own.map(({ id, savedBy, savedAt }) => ({
          value: id,
          label: `${withId(savedBy)} · ${instantText(savedAt, language)}`,
        })),
      ]}
    />
  )
}
