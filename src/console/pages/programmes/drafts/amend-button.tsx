// Begins the next version as a draft, from the version that is looked at.

import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { ask } from '../../../client/ask.ts'
import { to } from '../../../paths.ts'
import { useNeededRole } from '../../../session/needed-role.ts'
import { Failed } from '../../../states/failed.tsx'
import { ReasonedButton } from '../../../states/reasoned-button.tsx'
import { useSpeech } from '../../../words/language.tsx'

export function AmendButton(path: { readonly programme: string; readonly version: number }) {
  const { say } = useSpeech()
  const navigate = useNavigate()
  const reason = useNeededRole('programme.amend')
  const amending = useMutation({
    mutationFn: () => ask('POST /api/programmes/{programme}/versions/{version}/amend', { path, body: {} }),
    onSuccess: ({ id }) => navigate(to.draft(id)),
  })
  return (
    <>
      <ReasonedButton reason={reason} loading={amending.isPending} onClick={() => amending.mutate()}>
        {say('changeProgramme')}
      </ReasonedButton>
      {amending.error !== null && <Failed error={amending.error} />}
    </>
  )
}
