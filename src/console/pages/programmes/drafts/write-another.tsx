// Going on from a draft that was given up: as another draft, with whatever was typed and not saved.

import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { ask } from '../../../client/ask.ts'
import { to } from '../../../paths.ts'
import { useNeededRole } from '../../../session/needed-role.ts'
import { Failed } from '../../../states/failed.tsx'
import { ReasonedButton } from '../../../states/reasoned-button.tsx'
import { useSpeech } from '../../../words/language.tsx'
import type { PlainWord } from '../../../words/say.ts'
import type { PolicyFile } from '../written-programme.ts'

interface WriteAnotherProps {
  readonly draft: string
  /** What was typed and not saved. */
  readonly files: readonly PolicyFile[]
  readonly word: PlainWord
}

export function WriteAnother({ draft, files, word }: WriteAnotherProps) {
  const { say } = useSpeech()
  const navigate = useNavigate()
  const reason = useNeededRole('programme.amend')
  const copying = useMutation({
    mutationFn: () => anotherDraft(draft, files),
    onSuccess: (id) => navigate(to.draft(id)),
  })
  return (
    <>
      <ReasonedButton
        type="primary"
        reason={reason}
        loading={copying.isPending}
        onClick={() => copying.mutate()}
      >
        {say(word)}
      </ReasonedButton>
      {copying.error !== null && <Failed error={copying.error} />}
    </>
  )
}

/** The id of a copy of the draft, in which the files read as they do here. */
async function anotherDraft(draft: string, files: readonly PolicyFile[]): Promise<string> {
  const { id, revision } = await ask('POST /api/drafts', { body: { draft } })
  if (files.length > 0)
    await ask('POST /api/drafts/{draft}/save', {
      path: { draft: id },
      body: { files: [...files] },
      ifMatch: revision,
    })
  return id
}
