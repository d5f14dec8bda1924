// Closing a work item: by whom it may be, with what came of it.

import { Input } from 'antd'
import { useId, useState } from 'react'
import { ask, type Seen } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useRefusal } from '../../states/rehearse.ts'
import { useSpeech } from '../../words/language.tsx'
import type { WorkItem } from './work-items-page.tsx'

interface CloseItemProps {
  readonly item: WorkItem & Seen
  readonly onClosed: () => void
}

export function CloseItem({ item, onClosed }: CloseItemProps) {
  const { say } = useSpeech()
  const id = useId()
  const [outcome, setOutcome] = useState('')
  const words = outcome.trim()
  const asked = { path: { item: item.id }, body: { outcome: '-' }, ifMatch: item.etag }
  const reason = useRefusal('POST /api/work-items/{item}/close', asked, item.state)
  const closing = useDeciding((text: string) =>
    ask('POST /api/work-items/{item}/close', {
      path: { item: item.id },
      body: { outcome: text },
      ifMatch: item.etag,
    }),
  )
  if (item.state === 'done') return <p className="badge good below">{item.outcome}</p>
  return (
    <form
      className="send-back below"
      onSubmit={(event) => {
        event.preventDefault()
        if (words !== '' && reason === undefined) closing.mutate(words, { onSuccess: onClosed })
      }}
    >
      <label htmlFor={id}>{say('outcomeOfItem')}</label>
      <Input.TextArea
        id={id}
        rows={2}
        value={outcome}
        maxLength={500}
        disabled={reason !== undefined}
        onChange={(event) => setOutcome(event.target.value)}
      />
      <div className="row">
        <ReasonedButton
          htmlType="submit"
          type="primary"
          loading={closing.isPending}
          reason={reason ?? (words === '' ? say('outcomeFirst') : undefined)}
        >
          {say('closeItem')}
        </ReasonedButton>
      </div>
      {closing.error !== null && <Failed error={closing.error} />}
    </form>
  )
}
