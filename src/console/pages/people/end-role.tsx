// A role is ended by another person, with a reason.

import { Button } from 'antd'
import { useState } from 'react'
import { ask } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { TextField } from '../../people/text-field.tsx'
import { Failed } from '../../states/failed.tsx'
import { useFold } from '../../states/fold.ts'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useTell } from '../../states/telling.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { RoleOfPerson } from './person-page.tsx'

interface EndRoleProps {
  readonly role: RoleOfPerson
  /** How the roles stood when they were read. */
  readonly etag: string | undefined
  /** Why it may not be ended by whoever looks; undefined when it may. */
  readonly reason: string | undefined
}

export function EndRole({ role: { person, role, node }, etag, reason }: EndRoleProps) {
  const { say, name } = useSpeech()
  const { opened, open, close, place } = useFold()
  const [why, setWhy] = useState('')
  const tell = useTell()
  const ending = useDeciding(() =>
    ask('POST /api/people/{person}/roles/end', {
      path: { person },
      body: { role, node, reason: why.trim() },
      ifMatch: etag,
    }),
  )
  if (opened === undefined)
    return (
      <div ref={place}>
        <ReasonedButton
          size="small"
          reason={reason}
          aria-label={say('endRoleOf', { role: name('role', role) })}
          onClick={() => open('open')}
        >
          {say('endRole')}
        </ReasonedButton>
      </div>
    )
  return (
    <div ref={place}>
      <form
        className="send-back"
        onSubmit={(event) => {
          event.preventDefault()
          if (why.trim() !== '') ending.mutate(undefined, { onSuccess: () => tell(say('roleEnded')) })
        }}
      >
        <TextField label={say('whyEnded')} value={why} maxLength={500} onChange={setWhy} />
        <div className="row">
          <ReasonedButton
            htmlType="submit"
            danger
            loading={ending.isPending}
            reason={why.trim() === '' ? say('endReasonFirst') : undefined}
          >
            {say('endRoleOf', { role: name('role', role) })}
          </ReasonedButton>
          <Button onClick={close}>{say('cancel')}</Button>
        </div>
        {ending.error !== null && <Failed error={ending.error} />}
      </form>
    </div>
  )
}
