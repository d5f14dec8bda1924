// Sending a submission back: never without saying what has to change.

import { ask } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { useFold } from '../../states/fold.ts'
import { ReasonForm } from '../../states/reason-form.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useRefusal } from '../../states/rehearse.ts'
import { useSpeech } from '../../words/language.tsx'
import { useDecidingReason } from './decide-submission.tsx'
import type { SubmissionWithFiles } from './submission-page.tsx'

interface SendBackProps {
  readonly found: SubmissionWithFiles
}

export function SendBackSubmission({ found }: SendBackProps) {
  const { say } = useSpeech()
  const { opened, open, close, place } = useFold()
  const asked = { path: { submission: found.id }, body: { reason: '-' } }
  const refusal = useRefusal('POST /api/submissions/{submission}/send-back', asked, found.id)
  const reason = useDecidingReason(found.author, refusal)
  return (
    <div ref={place}>
      {opened !== undefined ? (
        <SendBackForm found={found} close={close} />
      ) : (
        <ReasonedButton reason={reason} onClick={() => open('open')}>
          {say('sendBack')}
        </ReasonedButton>
      )}
    </div>
  )
}

function SendBackForm({ found, close }: SendBackProps & { readonly close: () => void }) {
  const { say } = useSpeech()
  const sending = useDeciding((reason: string) =>
    ask('POST /api/submissions/{submission}/send-back', {
      path: { submission: found.id },
      body: { reason },
      ifMatch: found.etag,
    }),
  )
  return (
    <ReasonForm
      label={say('sentBackReason')}
      hint={say('sentBackHint')}
      act={say('sendBack')}
      isDangerous
      taking={sending}
      take={(reason) => sending.mutate(reason)}
      close={close}
    />
  )
}
