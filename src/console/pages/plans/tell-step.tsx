// Telling the customers of a verified plan: the button, or why it may not be pressed.

import { AskFailed, ask } from '../../client/ask.ts'
import { type Job, resultOf, useStarting } from '../../client/jobs.ts'
import { instantText } from '../../figures/figures.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { Plan } from './figures-of-plan.ts'
import { useJobOf } from './job-of-plan.tsx'

export function TellStep({ plan }: { readonly plan: Plan }) {
  const { say, language } = useSpeech()
  const needed = useNeededRole('plan.tell')
  const { job, isUnderWay } = useJobOf(plan.id)
  const telling = useStarting(() => ask('POST /api/plans/{plan}/tell', { path: { plan: plan.id } }))
  const { run, told } = plan
  if (run?.finishedAt === undefined) return null
  const until = told?.finishedAt === undefined ? undefined : told.waitsUntil
  if (told?.finishedAt !== undefined && told.waiting + told.unknown === 0) return null
  return (
    <div>
      <ReasonedButton
        type={told === undefined ? 'primary' : 'default'}
        reason={
          needed ??
          reasonOf(run, say) ??
          (isUnderWay ? say('isUnderWay') : undefined) ??
          (until && say('noticesWaitUntil', { instant: instantText(until, language) }))
        }
        loading={telling.isPending}
        onClick={() => telling.mutate(undefined)}
      >
        {say(told?.finishedAt === undefined ? 'tellCustomers' : 'tellOnwards')}
      </ReasonedButton>
      {telling.error !== null && <Failed error={telling.error} />}
      <SendingRefused job={job} />
    </div>
  )
}

/** Why the last job made the notices and sent none of them. */
function SendingRefused({ job }: { readonly job: Job | undefined }) {
  if (job?.kind !== 'tell' || job.state !== 'done') return null
  const { sending = {} } = resultOf(job)
  const { kind, code = '', because = '' } = sending as Readonly<Record<string, string>>
  return kind === 'refused' ? <Failed error={new AskFailed({ code, detail: because, status: 409 })} /> : null
}

function reasonOf({ verdicts }: NonNullable<Plan['run']>, say: ReturnType<typeof useSpeech>['say']) {
  const last = verdicts.at(-1)
  if (last === undefined) return say('tellNeedsVerdict')
  return last.done === 0 ? say('tellNothingDone') : undefined
}
