// Undoing a wrong grant: never without a reason, and only as a plan that somebody else approves.

import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { ask } from '../../client/ask.ts'
import { resultOf, useJobs, useStarting } from '../../client/jobs.ts'
import { question } from '../../client/questions.ts'
import { countText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { Failed } from '../../states/failed.tsx'
import { JobProgress } from '../../states/job-progress.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { useNeededRole } from '../programmes/needed-role.ts'

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
  const id = useId()
  const [reason, setReason] = useState('')
  const { data } = useQuery(question('GET /api/plans/{plan}', { path: { plan } }))
  const undoing = useStarting((programme: string) =>
    ask('POST /api/undos', { body: { programme, account, reason: reason.trim() } }),
  )
  if (undoing.data !== undefined) return <Undone job={undoing.data.id} />
  return (
    <form
      className="send-back below"
      onSubmit={(event) => {
        event.preventDefault()
        if (data !== undefined && reason.trim() !== '') undoing.mutate(data.programme)
      }}
    >
      <label htmlFor={id}>{say('undoReason')}</label>
      <Input.TextArea
        id={id}
        autoFocus
        rows={3}
        maxLength={500}
        value={reason}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setReason(event.target.value)}
      />
      <p id={`${id}-hint`} className="quiet">
        {say('undoReasonHint')}
      </p>
      <div className="row">
        <Button htmlType="submit" type="primary" loading={undoing.isPending} disabled={reason.trim() === ''}>
          {say('draftUndo')}
        </Button>
        <Button onClick={close}>{say('cancel')}</Button>
      </div>
      {undoing.error !== null && <Failed error={undoing.error} />}
    </form>
  )
}

function Undone({ job: id }: { readonly job: string }) {
  const { say } = useSpeech()
  const job = useJobs().find((one) => one.id === id)
  if (job === undefined) return <p role="status">{say('undoing')}</p>
  const { plan, corrections } = resultOf(job)
  return (
    <JobProgress job={job} title={say('undoing')}>
      {say('undoDrafted', { count: countText(Number(corrections)) })}{' '}
      <Link to={to.plan(String(plan))}>{say('toDraftedPlan')}</Link>
    </JobProgress>
  )
}
