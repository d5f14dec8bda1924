// A new programme whose id was published meanwhile goes on under another, with everything that was written.

import { useMutation } from '@tanstack/react-query'
import { Input } from 'antd'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { ask } from '../../../client/ask.ts'
import { to } from '../../../paths.ts'
import { useNeededRole } from '../../../session/needed-role.ts'
import { Failed } from '../../../states/failed.tsx'
import { ReasonedButton } from '../../../states/reasoned-button.tsx'
import { useSpeech } from '../../../words/language.tsx'
import type { WorkingCopy } from './use-draft.ts'

const idForm = /^[a-z0-9][a-z0-9-]{1,39}$/

interface AnotherIdProps {
  readonly draft: string
  readonly copy: WorkingCopy
}

export function AnotherId({ draft, copy }: AnotherIdProps) {
  const { say } = useSpeech()
  const id = useId()
  const navigate = useNavigate()
  const [programme, name] = useState('')
  const needed = useNeededRole('programme.amend')
  const isUnsaved = copy.unsaved.length > 0 || copy.isSaving
  const copying = useMutation({
    mutationFn: () => ask('POST /api/drafts', { body: { draft, programme: programme.trim() } }),
    onSuccess: (other) => navigate(to.draft(other.id)),
  })
  return (
    <div className="another-id">
      <label htmlFor={id}>{say('anotherId')}</label>
      <Input
        id={id}
        value={programme}
        maxLength={40}
        aria-describedby={`${id}-hint`}
        onChange={(event) => name(event.target.value)}
      />
      <p id={`${id}-hint`} className="quiet">
        {say('anotherIdHint')}
      </p>
      <ReasonedButton
        type="primary"
        reason={
          needed ??
          (isUnsaved ? say('notSavedYet') : undefined) ??
          (idForm.test(programme.trim()) ? undefined : say('idFirst'))
        }
        loading={copying.isPending}
        onClick={() => copying.mutate()}
      >
        {say('goOnUnderId')}
      </ReasonedButton>
      {copying.error !== null && <Failed error={copying.error} />}
    </div>
  )
}
