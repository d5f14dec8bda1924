// Asking to depart from a programme: what, why, for whom or where, until when.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, lastAnsweredAt } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { dayFrom, dayOfBank, nearestDay } from '../../people/day.ts'
import { DayField } from '../../people/day-field.tsx'
import { TextField } from '../../people/text-field.tsx'
import { Choice } from '../../states/choice.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { useProgrammeTitle } from '../programmes/programme-name.tsx'

const nothing = { programme: '', what: '', why: '', forWhom: '', untilDay: '' }
const lengthMax = 500

export function AskForm() {
  const { say } = useSpeech()
  const questions = useQueryClient()
  const [given, give] = useState(nothing)
  const programmes = useProgrammes()
  const titleOf = useProgrammeTitle()
  const programme = given.programme || programmes[0] || ''
  const untilDay = dayFrom(given.untilDay)
  const today = dayOfBank(lastAnsweredAt())
  const asking = useMutation({
    mutationFn: () => ask('POST /api/departures', { body: { ...given, programme, untilDay: untilDay! } }),
    onSuccess: () => give(nothing),
    onSettled: () => questions.invalidateQueries(),
  })
  const isWhole =
    programme !== '' &&
    untilDay !== undefined &&
    nearestDay(untilDay, today, undefined) === untilDay &&
    [given.what, given.why, given.forWhom].every((text) => text.trim() !== '')
  const set = (member: keyof typeof nothing) => (value: string) => give({ ...given, [member]: value })
  return (
    <form
      className="card stack"
      aria-label={say('askDeparture')}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) asking.mutate()
      }}
    >
      <h2>{say('askDeparture')}</h2>
      <Choice
        label={say('departureOf')}
        value={programme}
        isRequired
        onChange={set('programme')}
        options={programmes.map((value) => ({ value, label: titleOf(value) }))}
      />
      <div className="form-grid">
        <TextField
          label={say('departureWhat')}
          value={given.what}
          onChange={set('what')}
          maxLength={lengthMax}
        />
        <TextField
          label={say('departureWhy')}
          value={given.why}
          onChange={set('why')}
          maxLength={lengthMax}
        />
        <TextField
          label={say('departureFor')}
          value={given.forWhom}
          onChange={set('forWhom')}
          maxLength={lengthMax}
        />
        <DayField
          label={say('departureUntil')}
          value={given.untilDay}
          onChange={set('untilDay')}
          from={today}
        />
      </div>
      <div>
        <ReasonedButton
          htmlType="submit"
          type="primary"
          reason={isWhole ? undefined : say('departureIncomplete')}
          loading={asking.isPending}
        >
          {say('askDeparture')}
        </ReasonedButton>
      </div>
      <p role="status">{asking.isSuccess && say('departureAsked')}</p>
      {asking.error !== null && <Failed error={asking.error} />}
    </form>
  )
}

/** The programmes of which a version was published. */
function useProgrammes(): readonly string[] {
  const { data } = useQuery(question('GET /api/programmes', {}))
  return [...new Set((data?.items ?? []).map(({ programme }) => programme))]
}
