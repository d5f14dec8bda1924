// A day to be written, with the days that are taken beside it.

import { Input } from 'antd'
import { useId } from 'react'
import { dayText } from '../../figures/figures.ts'
import { useSpeech } from '../../words/language.tsx'

/** A whole day as a field of days gives it. */
export const dayForm = /^\d{4}-\d{2}-\d{2}$/

interface DayFieldProps {
  readonly label: string
  readonly value: string
  readonly from: string
  readonly to: string
  readonly change: (day: string) => void
}

export function DayField({ label, value, from, to, change }: DayFieldProps) {
  const { say, language } = useSpeech()
  const id = useId()
  const words = (day: string) => (dayForm.test(day) ? dayText(day, language) : '…')
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => change(event.target.value)}
      />
      <span id={`${id}-hint`} className="quiet">
        {say('daysAllowed', { from: words(from), to: words(to) })}
      </span>
    </span>
  )
}
