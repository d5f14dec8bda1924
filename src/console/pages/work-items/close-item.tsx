// Closing a work item: by whom it may be, with what came of it.

import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { ask } from '../../client/ask.ts'
import { usePermission } from '../../session/session.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { useDeciding } from '../plans/deciding.ts'
import type { WorkItem } from './work-items-page.tsx'

export function CloseItem({ item }: { readonly item: WorkItem }) {
  const { say, name } = useSpeech()
  const [isOpen, open] = useState(false)
  const { granted, roles = [] } = usePermission('work_item.close')
  if (item.state === 'done') return <span className="badge good">{item.outcome}</span>
  if (isOpen) return <CloseForm item={item} close={() => open(false)} />
  const needed = roles.map((role) => name('role', role)).join(say('listSeparator'))
  return (
    <ReasonedButton
      size="small"
      reason={granted ? undefined : say('needsRole', { roles: needed })}
      onClick={() => open(true)}
    >
      {say('closeItem')}
    </ReasonedButton>
  )
}

function CloseForm({ item, close }: { readonly item: WorkItem; readonly close: () => void }) {
  const { say } = useSpeech()
  const id = useId()
  const [outcome, setOutcome] = useState('')
  const closing = useDeciding((text: string) =>
    ask('POST /api/work-items/{item}/close', { path: { item: item.id }, body: { outcome: text } }),
  )
  return (
    <form
      className="send-back"
      onSubmit={(event) => {
        event.preventDefault()
        if (outcome.trim() !== '') closing.mutate(outcome.trim(), { onSuccess: close })
      }}
    >
      <label htmlFor={id}>{say('outcomeOfItem')}</label>
      <Input.TextArea
        id={id}
        rows={2}
        value={outcome}
        maxLength={500}
        onChange={(event) => setOutcome(event.target.value)}
      />
      <div className="row">
        <Button htmlType="submit" type="primary" loading={closing.isPending}>
          {say('closeItem')}
        </Button>
        <Button onClick={close}>{say('cancel')}</Button>
      </div>
      {closing.error !== null && <Failed error={closing.error} />}
    </form>
  )
}
