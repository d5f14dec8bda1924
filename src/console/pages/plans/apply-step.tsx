// Applying: exactly the approved plan, once, as a job of the server that this page only watches.

import { ask } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { countText } from '../../figures/figures.ts'
import { usePermission } from '../../session/session.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { Plan } from './figures-of-plan.ts'
import { useJobOf } from './job-of-plan.tsx'

export function ApplyStep({ plan }: { readonly plan: Plan }) {
  const { say } = useSpeech()
  const reason = useReason(plan)
  const applying = useDeciding(() =>
    ask('POST /api/plans/{plan}/apply', { path: { plan: plan.id }, ifMatch: plan.etag }),
  )
  if (plan.run?.finishedAt !== undefined) return null
  return (
    <div>
      <ReasonedButton
        type={plan.state === 'approved' ? 'primary' : 'default'}
        reason={reason}
        loading={applying.isPending}
        onClick={() => applying.mutate(undefined)}
      >
        {say('applyAll', { count: countText(plan.corrections) })}
      </ReasonedButton>
      {applying.error !== null && <Failed error={applying.error} />}
    </div>
  )
}

function useReason(plan: Plan): string | undefined {
  const { say, name } = useSpeech()
  const permission = usePermission('plan.apply')
  const { isUnderWay } = useJobOf(plan.id)
  if (!permission.granted) {
    const roles = (permission.roles ?? []).map((role) => name('role', role)).join(say('listSeparator'))
    return say('needsRole', { roles })
  }
  if (plan.corrections === 0) return say('nothingToApply')
  if (plan.state !== 'approved') return say('notApprovedYet')
  if (plan.overtaken !== undefined) return name('refusal', 'plan_is_overtaken')
  return isUnderWay ? say('isBeingApplied') : undefined
}
