// A day that is typed: 2020-04-30. Slashes, dots and blanks will do; a day that does not exist is said to be none.

import { Input } from 'antd'
import { useId } from 'react'
import { useSpeech } from '../words/language.tsx'
import { dayFrom } from './day.ts'

interface DayFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (typed: string) => void
}

export function DayField({ label, value, onChange }: DayFieldProps) {
  const { say } = useSpeech()
  const id = useId()
  const isWrong = value.trim() !== '' && dayFrom(value) === undefined
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        value={value}
        maxLength={12}
        inputMode="numeric"
        aria-invalid={isWrong}
        aria-describedby={`${id}-wrong`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}-wrong`} role="status" className="reason">
        {isWrong && say('dayIsMalformed')}
      </span>
    </span>
  )
}
