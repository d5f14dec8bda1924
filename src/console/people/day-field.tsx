// A day that is typed: 2020-04-30. Slashes, dots and blanks will do; one that is none, or is not taken, says which is.

import { Button, Input } from 'antd'
import { useId } from 'react'
import { dayText } from '../figures/figures.ts'
import { useSpeech } from '../words/language.tsx'
import type { Language, Say } from '../words/say.ts'
import { dayFrom, nearestDay } from './day.ts'

interface DayFieldProps {
  readonly label: string
  /** As it was typed. */
  readonly value: string
  readonly onChange: (typed: string) => void
  /** The first day that is taken; any without it. */
  readonly from?: string | undefined
  /** The last day that is taken; any without it. */
  readonly to?: string | undefined
}

export function DayField({ label, value, onChange, from, to }: DayFieldProps) {
  const { say, language } = useSpeech()
  const id = useId()
  const day = dayFrom(value)
  const isMalformed = value.trim() !== '' && day === undefined
  const nearest = day === undefined ? undefined : nearestDay(day, from, to)
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        value={value}
        maxLength={12}
        inputMode="numeric"
        autoComplete="off"
        placeholder="2020-04-30"
        aria-invalid={isMalformed || nearest !== day}
        aria-describedby={`${id}-taken ${id}-wrong`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}-taken`} className="quiet">
        {boundsIn(say, language, from, to)}
      </span>
      <span id={`${id}-wrong`} role="status" className="reason">
        {isMalformed && say('dayIsMalformed')}
        {nearest !== undefined && nearest !== day && say('dayIsOutside', { day: dayText(nearest, language) })}
      </span>
      {nearest !== undefined && nearest !== day && (
        <Button size="small" onClick={() => onChange(nearest)}>
          {say('takeNearest', { day: dayText(nearest, language) })}
        </Button>
      )}
    </span>
  )
}

/** Which days are taken, in words; nothing where all are. */
function boundsIn(say: Say, language: Language, from: string | undefined, to: string | undefined) {
  const [first, last] = [from, to].map((bound) => bound && dayText(bound, language))
  if (first && last) return say('daysAllowed', { from: first, to: last })
  if (first) return say('daysFrom', { first })
  return last && say('daysUntil', { last })
}
