// Check, give the reason, submit: each step says why it may not be taken yet.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Input } from 'antd'
import { useId, useState } from 'react'
import { ask } from '../../client/ask.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { LiveCheck } from './dmn-editor/use-live-check.ts'
import { Findings } from './findings.tsx'
import { SubmissionsSection } from './submissions-section.tsx'
import type { PolicyFile } from './written-programme.ts'

interface SubmitStepsProps {
  readonly files: readonly PolicyFile[]
  readonly changed: readonly string[]
  readonly check: LiveCheck
}

export function SubmitSteps({ files, changed, check }: SubmitStepsProps) {
  return (
    <>
      <CheckStep files={files} />
      <SubmitStep files={files} changed={changed} check={check} />
      <SubmissionsSection />
    </>
  )
}

function CheckStep({ files }: { readonly files: readonly PolicyFile[] }) {
  const { say } = useSpeech()
  const reason = useNeededRole('programme.try')
  const checking = useMutation({ mutationFn: () => ask('POST /api/programmes/check', { body: { files } }) })
  return (
    <section className="card">
      <h2>{say('check')}</h2>
      <ReasonedButton reason={reason} loading={checking.isPending} onClick={() => checking.mutate()}>
        {say('check')}
      </ReasonedButton>
      <div className="below" aria-live="polite">
        {checking.data !== undefined && <Findings report={checking.data} />}
      </div>
      {checking.error !== null && <Failed error={checking.error} />}
    </section>
  )
}

function SubmitStep({ files, changed, check }: SubmitStepsProps) {
  const { say } = useSpeech()
  const id = useId()
  const questions = useQueryClient()
  const needed = useNeededRole('programme.submit')
  const [reason, setReason] = useState('')
  const submitting = useMutation({
    mutationFn: () => ask('POST /api/submissions', { body: { files, reason: reason.trim() } }),
    onSettled: () => questions.invalidateQueries({ queryKey: ['GET /api/submissions'] }),
  })
  const red = useRed(check)
  const missing =
    needed ??
    (changed.length === 0
      ? say('changeFirst')
      : (red ?? (reason.trim() === '' ? say('reasonFirst') : undefined)))
  return (
    <section className="card submit-step">
      <h2>{say('submitForApproval')}</h2>
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
        reason={missing}
        loading={submitting.isPending}
        onClick={() => submitting.mutate()}
      >
        {say('submitForApproval')}
      </ReasonedButton>
      {submitting.isSuccess && <Alert type="success" showIcon title={say('submitted')} />}
      {submitting.error !== null && <Failed error={submitting.error} />}
    </section>
  )
}

/** Why a programme may not be submitted while its check is red; where no check runs, the server decides. */
function useRed({ report, error }: LiveCheck): string | undefined {
  const { say } = useSpeech()
  if (report === undefined || error !== undefined || report.findings.length === 0) return undefined
  return say('stillToPutRight', { count: report.findings.length })
}
