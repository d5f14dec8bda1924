// Undoing a wrong grant: never without a reason, and only as a plan that somebody else approves.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../client/ask.ts'
import { resultOf, useJobs, useStarting } from '../../client/jobs.ts'
import { question } from '../../client/questions.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { Answered } from '../../states/answered.tsx'
import { JobProgress } from '../../states/job-progress.tsx'
import { ReasonForm } from '../../states/reason-form.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { DraftedPlan } from '../plans/drafted-plan.tsx'

interface UndoStepProps {
  readonly plan: string
  readonly account: string
}

export function UndoStep({ plan, account }: UndoStepProps) {
  const { say } = useSpeech()
  const needed = useNeededRole('plan.undo')
  const [isOpen, open] = useState(false)
  return (
    <section className="card no-print">
      <h2>{say('undoGrant')}</h2>
      <p className="quiet">{say('undoLead')}</p>
      {isOpen ? (
        <UndoForm plan={plan} account={account} close={() => open(false)} />
      ) : (
        <p className="below">
          <ReasonedButton reason={needed} onClick={() => open(true)}>
            {say('undoGrant')}
          </ReasonedButton>
        </p>
      )}
    </section>
  )
}

function UndoForm({ plan, account, close }: UndoStepProps & { readonly close: () => void }) {
  const { say } = useSpeech()
  const query = useQuery(question('GET /api/plans/{plan}', { path: { plan } }))
  const undoing = useStarting((body: { readonly programme: string; readonly reason: string }) =>
    ask('POST /api/undos', { body: { ...body, account } }),
  )
  if (undoing.data !== undefined) return <Undone job={undoing.data.id} />
  return (
    <div className="below">
      <Answered query={query}>
        {({ programme }) => (
          <ReasonForm
            label={say('undoReason')}
            hint={say('undoReasonHint')}
            act={say('draftUndo')}
            taking={undoing}
            take={(reason) => undoing.mutate({ programme, reason })}
            close={close}
          />
        )}
      </Answered>
    </div>
  )
}

function Undone({ job: id }: { readonly job: string }) {
  const { say } = useSpeech()
  const job = useJobs().find((one) => one.id === id)
  if (job === undefined) return <p role="status">{say('undoing')}</p>
  const { plan, corrections } = resultOf(job)
  return (
    <JobProgress job={job} title={say('undoing')}>
      <DraftedPlan plan={String(plan)} corrections={Number(corrections)} waits="undoDrafted" />
    </JobProgress>
  )
}
