// Sending a submission back: never without saying what has to change.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { ask } from '../../client/ask.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useRefusal } from '../../states/rehearse.ts'
import { useSpeech } from '../../words/language.tsx'
import { useDecidingReason } from './decide-submission.tsx'
import type { SubmissionWithFiles } from './submission-page.tsx'

interface SendBackProps {
  readonly found: SubmissionWithFiles
}

export function SendBackSubmission({ found }: SendBackProps) {
  const { say } = useSpeech()
  const [isOpen, open] = useState(false)
  const asked = { path: { submission: found.id }, body: { reason: '-' } }
  const refusal = useRefusal('POST /api/submissions/{submission}/send-back', asked, found.id)
  const reason = useDecidingReason(found.author, refusal)
  if (isOpen) return <SendBackForm found={found} close={() => open(false)} />
  return (
    <ReasonedButton reason={reason} onClick={() => open(true)}>
      {say('sendBack')}
    </ReasonedButton>
  )
}

function SendBackForm({ found, close }: SendBackProps & { readonly close: () => void }) {
  const { say } = useSpeech()
  const id = useId()
  const questions = useQueryClient()
  const [reason, setReason] = useState('')
  const sending = useMutation({
    mutationFn: () =>
      ask('POST /api/submissions/{submission}/send-back', {
        path: { submission: found.id },
        body: { reason: reason.trim() },
      }),
    onSettled: () => questions.invalidateQueries(),
  })
  return (
    <form
      className="send-back"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() !== '') sending.mutate()
      }}
    >
      <label htmlFor={id}>{say('sentBackReason')}</label>
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
        {say('sentBackHint')}
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
