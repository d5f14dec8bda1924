// Withdrawing a circumstance: the customer wishes so, or it was a mistake; its documents are deleted at once.

import { Button } from 'antd'
import { useState } from 'react'
import { usePermission } from '../../session/session.tsx'
import { Failed } from '../../states/failed.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { Recorded } from './circumstance-card.tsx'
import { ReasonField } from './reason-field.tsx'
import { useStep } from './use-step.ts'

const withdrawable: readonly Recorded['state'][] = ['recorded', 'accepted', 'verified', 'ended']

export function WithdrawStep({ recorded: { id, state } }: { readonly recorded: Recorded }) {
  const { say } = useSpeech()
  const [isOpen, open] = useState(false)
  const [reason, setReason] = useState('')
  const { granted } = usePermission('circumstance.record')
  const step = useStep(id)
  if (!granted || !withdrawable.includes(state)) return null
  if (!isOpen)
    return (
      <div>
        <Button size="small" onClick={() => open(true)}>
          {say('withdrawIt')}
        </Button>
      </div>
    )
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() !== '') step.mutate({ act: 'withdraw', body: { reason: reason.trim() } })
      }}
    >
      <ReasonField label={say('reasonInWords')} value={reason} change={setReason} />
      <div className="row">
        <Button htmlType="submit" danger loading={step.isPending}>
          {say('withdrawIt')}
        </Button>
        <Button onClick={() => open(false)}>{say('cancel')}</Button>
      </div>
      {step.error !== null && <Failed error={step.error} />}
    </form>
  )
}
