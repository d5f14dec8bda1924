// How far long work is: the server does it, the page only watches and may be closed meanwhile.

import { Progress } from 'antd'
import type { ReactNode } from 'react'
import { AskFailed, type Problem } from '../client/ask.ts'
import { isUnderWay, type Job, resultOf } from '../client/jobs.ts'
import { countText, percentOf } from '../figures/figures.ts'
import { useSpeech } from '../words/language.tsx'
import { Failed } from './failed.tsx'

interface JobProgressProps {
  readonly job: Job
  /** What is being done. */
  readonly title: string
  /** What came of it, once it is done. */
  readonly children: ReactNode
}

export function JobProgress({ job, title, children }: JobProgressProps) {
  if (job.state === 'done') return <div role="status">{children}</div>
  if (isUnderWay(job)) return <UnderWay job={job} title={title} />
  const { code = 'unexpected', because = '', removed } = resultOf(job)
  const problem = {
    code: String(code),
    detail: String(because),
    status: job.state === 'failed' ? 500 : 409,
    ...(removed !== undefined && { removed: removed as NonNullable<Problem['removed']> }),
  }
  return <Failed error={new AskFailed(problem)} />
}

function UnderWay({ job, title }: Pick<JobProgressProps, 'job' | 'title'>) {
  const { say } = useSpeech()
  const { done, total } = job
  return (
    <div className="progress">
      <h3>{title}</h3>
      <Progress percent={percentOf(done, total)} status="active" aria-label={title} />
      <p className="quiet" aria-live="polite">
        {total === 0 ? say('jobWaits') : say('jobFar', { done: countText(done), total: countText(total) })}
      </p>
    </div>
  )
}
