// Saying on which day a verified circumstance ended, and how that is known.

import { Button } from 'antd'
import { useState } from 'react'
import { dayFrom, nearestDay } from '../../people/day.ts'
import { DayField } from '../../people/day-field.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { Recorded } from './circumstance-card.tsx'
import { ReasonField } from './reason-field.tsx'
import { useStep } from './use-step.ts'

interface EndFormProps {
  readonly recorded: Recorded
  readonly lastDayMax: string
  readonly close: () => void
}

export function EndForm({ recorded, lastDayMax, close }: EndFormProps) {
  const { firstDay, lastDay } = recorded
  const { say, name } = useSpeech()
  const [day, setDay] = useState('')
  const [reason, setReason] = useState('')
  const step = useStep(recorded)
  const words = reason.trim()
  const ended = dayFrom(day)
  const to = lastDay ?? lastDayMax
  const isTaken = (one: string) => nearestDay(one, firstDay, to) === one
  const reasonWords = words === '' ? name('refusal', 'reason_is_missing') : undefined
  const missing = ended === undefined ? say('writeEndDay') : isTaken(ended) ? reasonWords : say('dayNotTaken')
  return (
    <form
      className="stack"
      aria-label={say('endIt')}
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === undefined && ended !== undefined)
          step.mutate({ act: 'end', body: { lastDay: ended, reason: words } }, { onSuccess: close })
      }}
    >
      <DayField label={say('endedOn')} value={day} from={firstDay} to={to} onChange={setDay} />
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
