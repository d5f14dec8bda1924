// Sending back: never without a reason, which the drafter reads.

import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { ask } from '../../client/ask.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useRefusal } from '../../states/rehearse.ts'
import { useSpeech } from '../../words/language.tsx'
import { useDeciding } from './deciding.ts'
import type { Plan } from './figures-of-plan.ts'

export function SendBackStep({ plan }: { readonly plan: Plan }) {
  const { say } = useSpeech()
  const [isOpen, open] = useState(false)
  const asked = { path: { plan: plan.id }, body: { reason: '-' } }
  const refusal = useRefusal('POST /api/plans/{plan}/send-back', asked, plan.state)
  if (isOpen) return <SendBackForm plan={plan} close={() => open(false)} />
  return (
    <ReasonedButton reason={refusal} onClick={() => open(true)}>
      {say('sendBack')}
    </ReasonedButton>
  )
}

function SendBackForm({ plan, close }: { readonly plan: Plan; readonly close: () => void }) {
  const { say } = useSpeech()
  const id = useId()
  const [reason, setReason] = useState('')
  const sending = useDeciding(() =>
    ask('POST /api/plans/{plan}/send-back', { path: { plan: plan.id }, body: { reason: reason.trim() } }),
  )
  return (
    <form
      className="send-back"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() !== '') sending.mutate(undefined, { onSuccess: close })
      }}
    >
      <label htmlFor={id}>{say('reason')}</label>
      <Input.TextArea
        id={id}
        autoFocus
        rows={3}
        maxLength={500}
        value={reason}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setReason(event.target.value)}
      />
      <p id={`${id}-hint`} className="quiet">
        {say('reasonHint')}
      </p>
      <div className="row">
        <Button
          htmlType="submit"
          type="primary"
          danger
          loading={sending.isPending}
          disabled={reason.trim() === ''}
        >
          {say('sendBack')}
        </Button>
        <Button onClick={close}>{say('cancel')}</Button>
      </div>
      {sending.error !== null && <Failed error={sending.error} />}
    </form>
  )
}
