// A role is ended by another person, with a reason.

import { Button } from 'antd'
import { useState } from 'react'
import { ask } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { TextField } from '../../people/text-field.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { RoleOfPerson } from './person-page.tsx'

interface EndRoleProps {
  readonly role: RoleOfPerson
  /** Why it may not be ended by whoever looks; undefined when it may. */
  readonly reason: string | undefined
}

export function EndRole({ role: { person, role, node }, reason }: EndRoleProps) {
  const { say, name } = useSpeech()
  const [isOpen, open] = useState(false)
  const [why, setWhy] = useState('')
  const ending = useDeciding(() =>
    ask('POST /api/people/{person}/roles/end', {
      path: { person },
      body: { role, node, reason: why.trim() },
    }),
  )
  if (!isOpen)
    return (
      <ReasonedButton
        size="small"
        reason={reason}
        aria-label={say('endRoleOf', { role: name('role', role) })}
        onClick={() => open(true)}
      >
        {say('endRole')}
      </ReasonedButton>
    )
  return (
    <form
      className="send-back"
      onSubmit={(event) => {
        event.preventDefault()
        if (why.trim() !== '') ending.mutate(undefined)
      }}
    >
      <TextField label={say('whyEnded')} value={why} maxLength={500} onChange={setWhy} />
      <div className="row">
        <Button htmlType="submit" danger loading={ending.isPending}>
          {say('endRoleOf', { role: name('role', role) })}
        </Button>
        <Button onClick={() => open(false)}>{say('cancel')}</Button>
      </div>
      {ending.error !== null && <Failed error={ending.error} />}
    </form>
  )
}
