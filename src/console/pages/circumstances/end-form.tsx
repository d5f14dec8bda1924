// Saying on which day a verified circumstance ended, and how that is known.

import { Button } from 'antd'
import { useState } from 'react'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { Recorded } from './circumstance-card.tsx'
import { DayField, dayForm } from './day-field.tsx'
import { ReasonField } from './reason-field.tsx'
import { useStep } from './use-step.ts'

interface EndFormProps {
  readonly recorded: Recorded
  readonly lastDayMax: string
  readonly close: () => void
}

export function EndForm({ recorded, lastDayMax, close }: EndFormProps) {
  const { firstDay, lastDay } = recorded
  const { say } = useSpeech()
  const [day, setDay] = useState('')
  const [reason, setReason] = useState('')
  const step = useStep(recorded)
  const words = reason.trim()
  const missing = !dayForm.test(day) ? say('writeEndDay') : words === '' ? say('reasonFirst') : undefined
  return (
    <form
      className="stack"
      aria-label={say('endIt')}
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === undefined)
          step.mutate({ act: 'end', body: { lastDay: day, reason: words } }, { onSuccess: close })
      }}
    >
      <DayField
        label={say('endedOn')}
        value={day}
        from={firstDay}
        to={lastDay ?? lastDayMax}
        change={setDay}
      />
      <ReasonField label={say('reasonInWords')} value={reason} change={setReason} />
      <div className="row">
        <ReasonedButton htmlType="submit" type="primary" reason={missing} loading={step.isPending}>
          {say('endIt')}
        </ReasonedButton>
        <Button onClick={close}>{say('cancel')}</Button>
      </div>
      {step.error !== null && <Failed error={step.error} />}
    </form>
  )
}
