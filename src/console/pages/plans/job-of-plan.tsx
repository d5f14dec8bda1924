// The work under way for a plan: the server does it, this page watches and may be closed meanwhile.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'react-router'
import { AskFailed } from '../../client/ask.ts'
import { isUnderWay, type Job, watchedJobs } from '../../client/jobs.ts'
import { to } from '../../paths.ts'
import { Failed } from '../../states/failed.tsx'
import { useSpeech } from '../../words/language.tsx'

const isOf = (plan: string) => (job: Job) => job.input.plan === plan

/** The last job of a plan, asked about for as long as it runs; whenever it moves, the plan is asked for anew. */
export function useJobOf(plan: string): { readonly job: Job | undefined; readonly isUnderWay: boolean } {
  const questions = useQueryClient()
  const { data } = useQuery(watchedJobs)
  const job = data?.items.find(isOf(plan))
  const progress = job && `${job.id} ${job.state} ${job.done}`
  useEffect(() => {
    if (progress !== undefined)
      questions.invalidateQueries({ queryKey: ['GET /api/plans/{plan}', { path: { plan } }] })
  }, [questions, plan, progress])
  return { job, isUnderWay: job !== undefined && isUnderWay(job) }
}

interface Refused {
  readonly code?: string
  readonly because?: string
  readonly at?: string
}

/** Why the last job came to nothing. */
export function JobFailure({ job }: { readonly job: Job | undefined }) {
  if (job === undefined || (job.state !== 'refused' && job.state !== 'failed')) return null
  const { code = 'unexpected', because = '', at = '' } = (job.result ?? {}) as Refused
  const status = job.state === 'failed' ? 500 : 409
  return (
    <>
      <Failed error={new AskFailed({ code, detail: because, status })} />
      {code === 'accounts_moved_since' && <Moved plan={String(job.input.plan)} accounts={at.split(',')} />}
    </>
  )
}

/** The accounts that moved first, each with its page. */
function Moved({ plan, accounts }: { readonly plan: string; readonly accounts: readonly string[] }) {
  const { say } = useSpeech()
  return (
    <p className="below">
      {say('movedFirst')}
      {accounts.map((account) => (
        <span key={account}>
          <Link className="code moved" to={to.explain(plan, account)}>
            {account}
          </Link>{' '}
        </span>
      ))}
    </p>
  )
}
