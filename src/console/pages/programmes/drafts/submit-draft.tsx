// Submitting a draft as it was saved last, with its reason, once nothing is wrong with it.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { ask } from '../../../client/ask.ts'
import { to } from '../../../paths.ts'
import { useNeededRole } from '../../../session/needed-role.ts'
import { Failed } from '../../../states/failed.tsx'
import { ReasonedButton } from '../../../states/reasoned-button.tsx'
import { useSpeech } from '../../../words/language.tsx'
import type { PlainWord } from '../../../words/say.ts'
import type { LiveCheck } from '../dmn-editor/use-live-check.ts'
import { Findings } from '../findings.tsx'
import { useReasonBefore } from './begun-with.ts'
import { type CaseName, TakeAnswers } from './take-answers.tsx'
import type { WorkingCopy } from './use-draft.ts'

interface SubmitDraftProps {
  readonly draft: string
  /** What is to be done first, while a newer version came meanwhile. */
  readonly first: PlainWord | undefined
  readonly copy: WorkingCopy
  readonly check: LiveCheck
}

export function SubmitDraft({ draft, first, copy, check }: SubmitDraftProps) {
  const { say } = useSpeech()
  const id = useId()
  const questions = useQueryClient()
  const navigate = useNavigate()
  const [reason, setReason] = useState(useReasonBefore())
  const missing = useMissing(copy, first, check)
  const [taken, setTaken] = useState<readonly CaseName[]>([])
  const mayWrite = useNeededRole('programme.write') === undefined
  const submitting = useMutation({
    mutationFn: () =>
      ask('POST /api/drafts/{draft}/submit', {
        path: { draft },
        body: { reason: reason.trim() },
        ifMatch: copy.revision,
      }),
    onSettled: () => questions.invalidateQueries(),
    onSuccess: (submission) => navigate(to.submission(submission.id)),
  })
  return (
    <section className="card submit-step">
      <h2>{say('submitForApproval')}</h2>
      <div aria-live="polite" aria-busy={check.isAwaited}>
        {check.report !== undefined && (
          <Findings report={check.report} {...(mayWrite && { takeOver: setTaken })} />
        )}
      </div>
      {taken.length > 0 && <TakeAnswers copy={copy} named={taken} close={() => setTaken([])} />}
      <label htmlFor={id}>{say('whySubmitted')}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={500}
        value={reason}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setReason(event.target.value)}
      />
      <p id={`${id}-hint`} className="quiet">
        {say('whySubmittedHint')}
      </p>
      <ReasonedButton
        type="primary"
        reason={missing ?? (reason.trim() === '' ? say('reasonFirst') : undefined)}
        loading={submitting.isPending}
        onClick={() => submitting.mutate()}
      >
        {say('submitForApproval')}
      </ReasonedButton>
      {submitting.error !== null && <Failed error={submitting.error} />}
    </section>
  )
}

/** Why the draft may not be submitted whatever the reason: what is to be done next, findings last. */
function useMissing(
  { unsaved, isSaving }: WorkingCopy,
  first: PlainWord | undefined,
  { report }: LiveCheck,
): string | undefined {
  const { say } = useSpeech()
  const needed = useNeededRole('programme.submit')
  if (needed !== undefined) return needed
  if (unsaved.length > 0 || isSaving) return say('notSavedYet')
  if (first !== undefined) return say(first)
  const count = report?.findings.length ?? 0
  return count === 0 ? undefined : say('stillToPutRight', { count })
}
