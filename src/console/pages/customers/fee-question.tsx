// Is a transfer free of charge? Asked at the counter with the payee's account, before the fee is taken.

import { useMutation } from '@tanstack/react-query'
import { Input } from 'antd'
import { useId, useState } from 'react'
import { ask, lastAnsweredAt, type Question } from '../../client/ask.ts'
import { dayInShanghai, dayText } from '../../figures/figures.ts'
import { usePermission } from '../../session/session.tsx'
import { Choice } from '../../states/choice.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { customerCodeWords } from '../../words/customers.ts'
import { useSpeech } from '../../words/language.tsx'

type Asking = Question<'POST /api/decisions/fee'>['body']
type Purpose = Asking['purpose']

const purposes = Object.keys(customerCodeWords.transferPurpose).map((value) => value as Purpose)

export function FeeQuestion() {
  const { granted } = usePermission('decision.fee')
  return granted ? <IsItFree /> : null
}

function IsItFree() {
  const { say, name } = useSpeech()
  const id = useId()
  const [payeeAccount, setPayee] = useState('')
  const [purpose, choose] = useState<Purpose>('donation')
  const payee = payeeAccount.replaceAll(/\s/g, '')
  const asking = useMutation({
    mutationFn: (day: string) =>
      ask('POST /api/decisions/fee', {
        query: {},
        body: { payeeAccount: payee, purpose, channel: 'counter', day },
      }),
  })
  return (
    <form
      className="card stack"
      aria-label={say('isItFree')}
      onSubmit={(event) => {
        event.preventDefault()
        if (payee !== '') asking.mutate(dayInShanghai(lastAnsweredAt()))
      }}
    >
      <h2>{say('isItFree')}</h2>
      <div className="row">
        <span className="field">
          <label htmlFor={id}>{say('payeeAccount')}</label>
          <Input
            id={id}
            className="customer-mark"
            autoComplete="off"
            maxLength={40}
            value={payeeAccount}
            onChange={(event) => setPayee(event.target.value)}
          />
        </span>
        <Choice
          label={say('transferFor')}
          value={purpose}
          isRequired
          options={purposes.map((value) => ({ value, label: name('transferPurpose', value) }))}
          onChange={(value) => choose(value as Purpose)}
        />
        <ReasonedButton
          htmlType="submit"
          loading={asking.isPending}
          reason={payee === '' ? say('payeeFirst') : undefined}
        >
          {say('askIsItFree')}
        </ReasonedButton>
      </div>
      {asking.error !== null && <Failed error={asking.error} />}
      <div role="status">
        {asking.data !== undefined && !asking.isPending && (
          <FeeAnswer decision={asking.data} day={asking.variables} />
        )}
      </div>
    </form>
  )
}

interface FeeAnswerProps {
  readonly decision: Awaited<ReturnType<typeof ask<'POST /api/decisions/fee'>>>
  readonly day: string
}

function FeeAnswer({ decision: { tariff, because, entry }, day }: FeeAnswerProps) {
  const { say, language } = useSpeech()
  const isFree = tariff === 'free'
  return (
    <div className={`call-answer stack ${isFree ? 'yes' : 'no'}`}>
      <p className="call-verdict">{say(isFree ? 'transferFree' : 'transferCharged')}</p>
      <p>{because[language]}</p>
      <p className="quiet">
        {entry !== undefined && (
          <>
            <span translate="no">{entry.name}</span> · <span className="code">{entry.accountNumber}</span> ·{' '}
          </>
        )}
        {dayText(day, language)}
      </p>
    </div>
  )
}
