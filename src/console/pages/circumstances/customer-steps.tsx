// What can be done about a recorded circumstance on the customer's page; one form is open at a time.

import type { Answer } from '../../client/ask.ts'
import { dayAfter, dayText } from '../../figures/figures.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { useFold } from '../../states/fold.ts'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { AddProofForm } from './add-proof-form.tsx'
import type { Recorded } from './circumstance-card.tsx'
import { EndForm } from './end-form.tsx'
import { type Step, stepsIn, stepWords } from './open-in.ts'
import { RecordForm } from './record-form.tsx'
import { WithdrawForm } from './withdraw-form.tsx'

type Known = Answer<'GET /api/customers/{customer}/circumstances'>

interface CustomerStepsProps {
  readonly recorded: Recorded
  readonly known: Known
}

export function CustomerSteps({ recorded, known }: CustomerStepsProps) {
  const { say } = useSpeech()
  const { opened, open, close, place } = useFold<Step>()
  const needed = useNeededRole('circumstance.record')
  const reasonOf = useReason(recorded, known)
  const possible = stepsIn(recorded.state)
  if (possible.length === 0) return null
  return (
    <div ref={place} className={opened === undefined ? 'row' : 'stack'}>
      {opened !== undefined && <h3>{say(stepWords[opened])}</h3>}
      {opened !== undefined && <StepForm step={opened} recorded={recorded} known={known} close={close} />}
      {opened === undefined &&
        possible.map((step) => (
          <ReasonedButton
            key={step}
            size="small"
            reason={needed ?? reasonOf(step)}
            onClick={() => open(step)}
          >
            {say(stepWords[step])}
          </ReasonedButton>
        ))}
    </div>
  )
}

/** Why a step is not open today: what has no last day, or has not reached it, is not prolonged. */
function useReason({ lastDay }: Recorded, { bounds }: Known): (step: Step) => string | undefined {
  const { say, language } = useSpeech()
  return (step) => {
    if (step !== 'prolong') return undefined
    if (lastDay === undefined) return say('holdsWithoutEnd')
    const first = dayAfter(lastDay)
    return first <= bounds.firstDayMax ? undefined : say('prolongFrom', { day: dayText(first, language) })
  }
}

interface StepFormProps extends CustomerStepsProps {
  readonly step: Step
  readonly close: () => void
}

function StepForm({ step, recorded, known, close }: StepFormProps) {
  const { id, kind, lastDay, customer } = recorded
  if (step === 'addProof')
    return <AddProofForm recorded={recorded} consentText={known.consent} close={close} />
  if (step === 'end')
    return <EndForm recorded={recorded} lastDayMax={known.bounds.lastDayMax} close={close} />
  if (step === 'withdraw') return <WithdrawForm recorded={recorded} close={close} />
  const prolonged = { id, kind, firstDay: lastDay === undefined ? '' : dayAfter(lastDay) }
  return <RecordForm customer={customer} known={known} prolonged={prolonged} close={close} />
}
