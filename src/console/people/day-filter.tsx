// A day that filters what is shown once it is a whole day, or nothing again.

import { useState } from 'react'
import { dayFrom } from './day.ts'
import { DayField } from './day-field.tsx'

interface DayFilterProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function DayFilter({ label, value, onChange }: DayFilterProps) {
  const [typed, type] = useState(value)
  const change = (text: string) => {
    type(text)
    const day = dayFrom(text)
    if (day !== undefined || text.trim() === '') onChange(day ?? '')
  }
  return <DayField label={label} value={typed} onChange={change} />
}
