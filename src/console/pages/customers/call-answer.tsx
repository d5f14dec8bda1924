// The answer to "may I call": yes or no in large letters, why, until when, and how an allowed collection call went.

import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { ask } from '../../client/ask.ts'
import { dayText, instantText } from '../../figures/figures.ts'
import { Failed } from '../../states/failed.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { Asking, CallDecision } from './call-section.tsx'

interface CallAnswerProps {
  readonly decision: CallDecision
  readonly asked: Asking
  /** How the call was reported; undefined while it was not. */
  readonly connected: boolean | undefined
  readonly onReported: (connected: boolean) => void
}

export function CallAnswer({ decision, asked, connected, onReported }: CallAnswerProps) {
  const { say, name, language } = useSpeech()
  const { allowed, because, until, account, at, asOf } = decision
  const { type, channel, relation = 'debtor' } = asked
  return (
    <div className={`call-answer stack ${allowed ? 'yes' : 'no'}`}>
      <p className="call-verdict">{say(allowed ? 'callAllowed' : 'callNotAllowed')}</p>
      <p>
        {because[language]}
        {until !== undefined && ` ${say('callReasonUntil', { at: instantText(until, language) })}`}
      </p>
      <p className="quiet">
        {[name('contactType', type), name('callChannel', channel), name('calledPerson', relation)].join(
          ' · ',
        )}{' '}
        · <span className="code">{account}</span> ·{' '}
        {say('callAskedAt', { at: instantText(at, language), day: dayText(asOf, language) })}
      </p>
      {allowed && type === 'collection' && (
        <Report decision={decision.id} connected={connected} onReported={onReported} />
      )}
    </div>
  )
}

interface ReportProps extends Pick<CallAnswerProps, 'connected' | 'onReported'> {
  readonly decision: string
}

function Report({ decision, connected, onReported }: ReportProps) {
  const { say } = useSpeech()
  const reporting = useMutation({
    mutationFn: (reached: boolean) =>
      ask('POST /api/decisions/contact/{decision}/outcome', {
        path: { decision },
        query: {},
        body: { connected: reached },
      }),
    onSuccess: ({ connected: noted }) => onReported(noted),
  })
  if (connected !== undefined) return <p>{say(connected ? 'callReached' : 'callNotReached')}</p>
  return (
    <>
      <p>{say('callIsCounted')}</p>
      <div className="row">
        {([false, true] as const).map((reached) => (
          <Button
            key={String(reached)}
            loading={reporting.isPending && reporting.variables === reached}
            onClick={() => reporting.mutate(reached)}
          >
            {say(reached ? 'reportReached' : 'reportNotReached')}
          </Button>
        ))}
      </div>
      {reporting.error !== null && <Failed error={reporting.error} />}
    </>
  )
}
