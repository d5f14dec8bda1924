// Words that stay with a decision, with their label.

import { Input } from 'antd'
import { useId } from 'react'

interface ReasonFieldProps {
  readonly label: string
  readonly value: string
  readonly change: (words: string) => void
}

export function ReasonField({ label, value, change }: ReasonFieldProps) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={500}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </>
  )
}
