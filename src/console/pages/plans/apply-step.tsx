// Applying: exactly the approved plan, once, as a job of the server that this page only watches.

import { ask } from '../../client/ask.ts'
import { useStarting } from '../../client/jobs.ts'
import { countText } from '../../figures/figures.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useRefusal } from '../../states/rehearse.ts'
import { useSpeech } from '../../words/language.tsx'
import type { Plan } from './figures-of-plan.ts'
import { useJobOf } from './job-of-plan.tsx'

export function ApplyStep({ plan }: { readonly plan: Plan }) {
  const { say } = useSpeech()
  const asked = { path: { plan: plan.id }, ifMatch: plan.etag }
  const { isUnderWay } = useJobOf(plan.id)
  const about = `${plan.state} ${plan.overtaken !== undefined}`
  const refusal = useRefusal('POST /api/plans/{plan}/apply', asked, about)
  const applying = useStarting(() => ask('POST /api/plans/{plan}/apply', asked))
  if (plan.run?.finishedAt !== undefined) return null
  return (
    <div>
      <ReasonedButton
        type={plan.state === 'approved' ? 'primary' : 'default'}
        reason={refusal ?? (isUnderWay ? say('isBeingApplied') : undefined)}
        loading={applying.isPending}
        onClick={() => applying.mutate(undefined)}
      >
        {say('applyAll', { count: countText(plan.corrections) })}
      </ReasonedButton>
      {applying.error !== null && <Failed error={applying.error} />}
    </div>
  )
}
