// Approving: one button with the number it means.

import { ask } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { countText } from '../../figures/figures.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useRefusal } from '../../states/rehearse.ts'
import { useSpeech } from '../../words/language.tsx'
import type { Plan } from './figures-of-plan.ts'

export function ApproveStep({ plan }: { readonly plan: Plan }) {
  const { say } = useSpeech()
  const asked = { path: { plan: plan.id }, ifMatch: plan.etag }
  const reason = useRefusal('POST /api/plans/{plan}/approve', asked, plan.state)
  const approving = useDeciding(() => ask('POST /api/plans/{plan}/approve', asked))
  return (
    <div>
      <ReasonedButton
        type="primary"
        reason={reason}
        loading={approving.isPending}
        onClick={() => approving.mutate(undefined)}
      >
        {say('approveAll', { count: countText(plan.corrections) })}
      </ReasonedButton>
      {approving.error !== null && <Failed error={approving.error} />}
    </div>
  )
}
