// Some of several choices, each in sight with its own box, and what is wrong with the choice.

import { Checkbox } from 'antd'
import { type ReactNode, useId } from 'react'

interface BoxesProps {
  readonly field: string
  readonly label: string
  readonly options: { readonly value: string; readonly label: string }[]
  readonly value: readonly string[]
  readonly problem: ReactNode
  readonly change: (value: readonly string[]) => void
}

export function Boxes({ field, label, options, value, problem, change }: BoxesProps) {
  const id = useId()
  return (
    <fieldset className="boxes" data-field={field} aria-describedby={id}>
      <legend>{label}</legend>
      <Checkbox.Group options={options} value={[...value]} onChange={change} />
      <span id={id}>{problem}</span>
    </fieldset>
  )
}
