// Giving a draft up: never by one press, and never without saying why.

import { ask } from '../../../client/ask.ts'
import { useDeciding } from '../../../client/deciding.ts'
import { useNeededRole } from '../../../session/needed-role.ts'
import { useFold } from '../../../states/fold.ts'
import { ReasonForm } from '../../../states/reason-form.tsx'
import { ReasonedButton } from '../../../states/reasoned-button.tsx'
import { useSpeech } from '../../../words/language.tsx'
import type { WorkingCopy } from './use-draft.ts'

interface DiscardDraftProps {
  readonly draft: string
  readonly copy: WorkingCopy
}

export function DiscardDraft({ draft, copy }: DiscardDraftProps) {
  const { say } = useSpeech()
  const { opened, open, close, place } = useFold()
  const needed = useNeededRole('programme.discard')
  const isUnsaved = copy.unsaved.length > 0 || copy.isSaving
  const discarding = useDeciding((reason: string) =>
    ask('POST /api/drafts/{draft}/discard', { path: { draft }, body: { reason }, ifMatch: copy.revision }),
  )
  return (
    <section className="card no-print">
      <h2>{say('discardTitle')}</h2>
      <p className="quiet">{say('discardLead')}</p>
      <div ref={place} className="below">
        {opened === undefined ? (
          <ReasonedButton
            danger
            reason={needed ?? (isUnsaved ? say('notSavedYet') : undefined)}
            onClick={() => open('open')}
          >
            {say('discardDraft')}
          </ReasonedButton>
        ) : (
          <ReasonForm
            label={say('whyDiscarded')}
            hint={say('whyDiscardedHint')}
            act={say('discardForGood')}
            isDangerous
            taking={discarding}
            take={(reason) => discarding.mutate(reason)}
            close={close}
          />
        )}
      </div>
    </section>
  )
}
