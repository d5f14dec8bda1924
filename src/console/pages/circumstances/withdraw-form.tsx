// Withdrawing a circumstance: the customer wishes so, or it was a mistake; its documents are deleted at once.

import { Button } from 'antd'
import { useState } from 'react'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { Recorded } from './circumstance-card.tsx'
import { ReasonField } from './reason-field.tsx'
import { useStep } from './use-step.ts'

interface WithdrawFormProps {
  readonly recorded: Recorded
  readonly close: () => void
}

export function WithdrawForm({ recorded, close }: WithdrawFormProps) {
  const { say, name } = useSpeech()
  const [reason, setReason] = useState('')
  const step = useStep(recorded)
  const words = reason.trim()
  return (
    <form
      className="stack"
      aria-label={say('withdrawIt')}
      onSubmit={(event) => {
        event.preventDefault()
        if (words !== '') step.mutate({ act: 'withdraw', body: { reason: words } }, { onSuccess: close })
      }}
    >
      <p>{say('withdrawDoes')}</p>
      <ReasonField label={say('reasonInWords')} value={reason} change={setReason} />
      <div className="row">
        <ReasonedButton
          htmlType="submit"
          danger
          reason={words === '' ? name('refusal', 'reason_is_missing') : undefined}
          loading={step.isPending}
        >
          {say('withdrawIt')}
        </ReasonedButton>
        <Button onClick={close}>{say('cancel')}</Button>
      </div>
      {step.error !== null && <Failed error={step.error} />}
    </form>
  )
}
