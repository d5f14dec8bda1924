// One of some choices, with its label; choosing nothing in particular is a choice too.

import { Select } from 'antd'
import { useId } from 'react'
import { useSpeech } from '../words/language.tsx'

/** Longer lists are searched by typing, and so is one whose choices are still on their way. */
const searchedFrom = 12

interface ChoiceProps {
  readonly label: string
  /** `''` for all. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** True where one of the options is always chosen. */
  readonly isRequired?: boolean
  /** What choosing none of them is called; `all` without it. */
  readonly nothing?: string
}

export function Choice({ label, value, onChange, options, isRequired = false, nothing }: ChoiceProps) {
  const { say } = useSpeech()
  const id = useId()
  const all = { value: '', label: nothing ?? say('all') }
  const isSearched = options.length === 0 || options.length > searchedFrom
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        className="filter"
        value={value}
        onChange={onChange}
        showSearch={isSearched ? { optionFilterProp: 'label' } : false}
        options={isRequired ? [...options] : [all, ...options]}
      />
    </span>
  )
}
