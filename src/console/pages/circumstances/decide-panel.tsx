// The reviewer's decision: verify, let it count until the document comes, or reject with what is wrong.

import { useState } from 'react'
import { Choice } from '../../states/choice.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useRefusal } from '../../states/rehearse.ts'
import { circumstanceCodeWords } from '../../words/circumstances.ts'
import { useSpeech } from '../../words/language.tsx'
import type { Recorded } from './circumstance-card.tsx'
import { ReasonField } from './reason-field.tsx'
import { useStep } from './use-step.ts'

type Ground = keyof typeof circumstanceCodeWords.ground

interface DecidePanelProps {
  readonly recorded: Recorded
  readonly next: () => void
}

export function DecidePanel({ recorded, next }: DecidePanelProps) {
  const { say, name } = useSpeech()
  const { id, state, documents } = recorded
  const [reason, setReason] = useState('')
  const [ground, setGround] = useState('')
  const step = useStep(recorded)
  const asked = { path: { circumstance: id }, body: {} }
  const about = `${state} ${documents.length}`
  const unverified = useRefusal('POST /api/circumstances/{circumstance}/verify', asked, about)
  const unaccepted = useRefusal('POST /api/circumstances/{circumstance}/accept', asked, about)
  const rejection = { ...asked, body: { ground: 'other' as Ground, reason: '-' } }
  const unrejected = useRefusal('POST /api/circumstances/{circumstance}/reject', rejection, about)
  const isProved = documents.some(({ deletedAt }) => deletedAt === undefined)
  const words = reason.trim()
  const remark = words === '' ? {} : { reason: words }
  const unsaid = ground === '' || words === '' ? say('chooseGround') : undefined
  const contradiction = ground === '' ? undefined : say('groundIsChosen')
  const grounds = Object.keys(circumstanceCodeWords.ground) as readonly Ground[]
  return (
    <form className="stack" aria-label={say('evidenceQueue')} onSubmit={(event) => event.preventDefault()}>
      <Choice
        label={say('groundOfNo')}
        value={ground}
        isRequired
        onChange={setGround}
        options={[
          { value: '', label: say('nothingWrong') },
          ...grounds.map((value) => ({ value, label: name('ground', value) })),
        ]}
      />
      <ReasonField label={say('remark')} value={reason} change={setReason} />
      <div className="row">
        <ReasonedButton
          type="primary"
          reason={unverified ?? contradiction}
          loading={step.isPending}
          onClick={() => step.mutate({ act: 'verify', body: remark }, { onSuccess: next })}
        >
          {say('verifyIt')}
        </ReasonedButton>
        {!isProved && state === 'recorded' && (
          <ReasonedButton
            reason={unaccepted ?? contradiction}
            onClick={() => step.mutate({ act: 'accept', body: remark }, { onSuccess: next })}
          >
            {say('acceptIt')}
          </ReasonedButton>
        )}
        <ReasonedButton
          danger
          reason={unrejected ?? unsaid}
          onClick={() =>
            step.mutate(
              { act: 'reject', body: { ground: ground as Ground, reason: words } },
              { onSuccess: next },
            )
          }
        >
          {say('rejectIt')}
        </ReasonedButton>
      </div>
      {step.error !== null && <Failed error={step.error} />}
    </form>
  )
}
