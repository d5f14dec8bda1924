// Verifying: the plan is held against the newest book of a later day.

import { useQuery } from '@tanstack/react-query'
import { ask } from '../../client/ask.ts'
import { useStarting } from '../../client/jobs.ts'
import { question } from '../../client/questions.ts'
import { dayText } from '../../figures/figures.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { Plan } from './figures-of-plan.ts'
import { useJobOf } from './job-of-plan.tsx'

export function VerifyStep({ plan }: { readonly plan: Plan }) {
  const { say, language } = useSpeech()
  const needed = useNeededRole('plan.verify')
  const { isUnderWay } = useJobOf(plan.id)
  const { data } = useQuery({ ...question('GET /api/books', {}), enabled: needed === undefined })
  const book = data?.items.find(({ asOf }) => asOf > plan.asOf)
  const verifying = useStarting((id: string) =>
    ask('POST /api/plans/{plan}/verify', { path: { plan: plan.id }, body: { book: id } }),
  )
  if (plan.run?.finishedAt === undefined) return null
  if (needed !== undefined) return <ReasonedButton reason={needed}>{say('verify')}</ReasonedButton>
  if (plan.run.verdicts.some((verdict) => verdict.book === book?.id)) return null
  if (book === undefined) return <ReasonedButton reason={say('noLaterBook')}>{say('verify')}</ReasonedButton>
  return (
    <div>
      <ReasonedButton
        type="primary"
        reason={isUnderWay ? say('isUnderWay') : undefined}
        loading={verifying.isPending}
        onClick={() => verifying.mutate(book.id)}
      >
        {say('verifyWith', { day: dayText(book.asOf, language) })}
      </ReasonedButton>
      {verifying.error !== null && <Failed error={verifying.error} />}
    </div>
  )
}
