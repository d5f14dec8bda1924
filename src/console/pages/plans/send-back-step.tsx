// Sending back: never without a reason, which the drafter reads.

import { ask } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { useFold } from '../../states/fold.ts'
import { ReasonForm } from '../../states/reason-form.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useRefusal } from '../../states/rehearse.ts'
import { useSpeech } from '../../words/language.tsx'
import type { Plan } from './figures-of-plan.ts'

export function SendBackStep({ plan }: { readonly plan: Plan }) {
  const { say } = useSpeech()
  const { opened, open, close, place } = useFold()
  const asked = { path: { plan: plan.id }, body: { reason: '-' }, ifMatch: plan.etag }
  const refusal = useRefusal('POST /api/plans/{plan}/send-back', asked, plan.state)
  return (
    <div ref={place}>
      {opened !== undefined ? (
        <SendBackForm plan={plan} close={close} />
      ) : (
        <ReasonedButton reason={refusal} onClick={() => open('open')}>
          {say('sendBack')}
        </ReasonedButton>
      )}
    </div>
  )
}

function SendBackForm({ plan, close }: { readonly plan: Plan; readonly close: () => void }) {
  const { say } = useSpeech()
  const sending = useDeciding((reason: string) =>
    ask('POST /api/plans/{plan}/send-back', {
      path: { plan: plan.id },
      body: { reason },
      ifMatch: plan.etag,
    }),
  )
  return (
    <ReasonForm
      label={say('reason')}
      hint={say('reasonHint')}
      act={say('sendBack')}
      isDangerous
      taking={sending}
      take={(reason) => sending.mutate(reason, { onSuccess: close })}
      close={close}
    />
  )
}
