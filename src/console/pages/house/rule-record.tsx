// Who brought a rule in force: two people and a day, or the first record of the bank, which nobody confirmed.

import { dayText, instantText } from '../../figures/figures.ts'
import { PersonName } from '../../people/person-name.tsx'
import { useSpeech } from '../../words/language.tsx'

interface RuleRecordProps {
  readonly since?: string | undefined
  readonly recordedAt: string
  readonly proposedBy?: string | undefined
  readonly confirmedBy?: string | undefined
}

export function RuleRecord({ since, recordedAt, proposedBy, confirmedBy }: RuleRecordProps) {
  const { say, language } = useSpeech()
  if (since === undefined || proposedBy === undefined || confirmedBy === undefined)
    return (
      <div>
        {say('ruleFirstRecord')}
        <p className="quiet">{say('ruleRecordedAt', { instant: instantText(recordedAt, language) })}</p>
      </div>
    )
  return (
    <div>
      {say('ruleSinceDay', { day: dayText(since, language) })}
      <p className="quiet">
        {say('ruleProposedWord')} <PersonName id={proposedBy} />
      </p>
      <p className="quiet">
        {say('ruleConfirmedWord')} <PersonName id={confirmedBy} />
      </p>
    </div>
  )
}
