// A change that waits: a second person confirms it or sends it back; what only the file says needs somebody to stand for it.

import { useState } from 'react'
import { ask } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { dayFrom } from '../../people/day.ts'
import { DayField } from '../../people/day-field.tsx'
import { TextField } from '../../people/text-field.tsx'
import { useNeededRole } from '../../session/needed-role.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonForm } from '../../states/reason-form.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useRefusal } from '../../states/rehearse.ts'
import { useTell } from '../../states/telling.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { Change } from './rule-name.ts'

interface DecideChangeProps {
  readonly change: Change
  readonly today: string
}

export function DecideChange({ change, today }: DecideChangeProps) {
  return (
    <div className="stack">
      {change.state === 'said_by_file' ? (
        <TakeUpForm change={change} today={today} />
      ) : (
        <ConfirmStep change={change} />
      )}
      <SendBackStep change={change} />
    </div>
  )
}

function ConfirmStep({ change: { id, state } }: { readonly change: Change }) {
  const { say } = useSpeech()
  const tell = useTell()
  const asked = { path: { change: id } }
  const reason = useRefusal('POST /api/house-rule-changes/{change}/confirm', asked, state)
  const confirming = useDeciding(() => ask('POST /api/house-rule-changes/{change}/confirm', asked))
  return (
    <div>
      <ReasonedButton
        type="primary"
        reason={reason}
        loading={confirming.isPending}
        onClick={() => confirming.mutate(undefined, { onSuccess: () => tell(say('ruleConfirmed')) })}
      >
        {say('confirmRule')}
      </ReasonedButton>
      {confirming.error !== null && <Failed error={confirming.error} />}
    </div>
  )
}

function SendBackStep({ change: { id, state } }: { readonly change: Change }) {
  const { say } = useSpeech()
  const [isOpen, open] = useState(false)
  const path = { change: id }
  const rehearsed = { path, body: { reason: '?' } }
  const against = useRefusal('POST /api/house-rule-changes/{change}/send-back', rehearsed, state)
  const returning = useDeciding((reason: string) =>
    ask('POST /api/house-rule-changes/{change}/send-back', { path, body: { reason } }),
  )
  if (isOpen)
    return (
      <ReasonForm
        label={say('ruleSendBackWhy')}
        hint={say('ruleSendBackHint')}
        act={say('sendBack')}
        isDangerous
        taking={returning}
        take={(reason) => returning.mutate(reason)}
        close={() => open(false)}
      />
    )
  return (
    <div>
      <ReasonedButton reason={against} onClick={() => open(true)}>
        {say('sendBack')}
      </ReasonedButton>
    </div>
  )
}

function TakeUpForm({ change: { id }, today }: DecideChangeProps) {
  const { say } = useSpeech()
  const tell = useTell()
  const needed = useNeededRole('house_rule.propose')
  const [reason, give] = useState('')
  const [typed, type] = useState(today)
  const fromDay = dayFrom(typed)
  const isWhole = reason.trim() !== '' && fromDay !== undefined && fromDay >= today
  const standing = useDeciding(() =>
    ask('POST /api/house-rule-changes/{change}/take-up', {
      path: { change: id },
      body: { reason: reason.trim(), fromDay: fromDay! },
    }),
  )
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole && needed === undefined)
          standing.mutate(undefined, { onSuccess: () => tell(say('ruleProposed')) })
      }}
    >
      <p className="quiet">{say('takeUpRuleHint')}</p>
      {needed === undefined && (
        <div className="form-grid from-top">
          <TextField label={say('ruleReason')} value={reason} maxLength={500} onChange={give} />
          <DayField label={say('ruleFromDay')} value={typed} onChange={type} from={today} />
        </div>
      )}
      <div>
        <ReasonedButton
          htmlType="submit"
          type="primary"
          loading={standing.isPending}
          reason={needed ?? (isWhole ? undefined : say('takeUpIncomplete'))}
        >
          {say('takeUpRule')}
        </ReasonedButton>
      </div>
      {standing.error !== null && <Failed error={standing.error} />}
    </form>
  )
}
