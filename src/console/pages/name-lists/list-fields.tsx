// What is said about a list: whose it is, and what holds for lines that do not say it themselves.

import { Input } from 'antd'
import { type ReactNode, useId } from 'react'
import { DayField } from '../../people/day-field.tsx'
import { Choice } from '../../states/choice.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { ListSaid } from './import-page.tsx'

const senders = ['hospital', 'authority', 'employer'] as const
const categories = ['hospitalised', 'quarantined', 'frontline', 'income_lost'] as const

interface ListFieldsProps {
  readonly said: ListSaid
  readonly change: (part: Partial<ListSaid>) => void
}

export function ListFields({ said, change }: ListFieldsProps) {
  const { say, name } = useSpeech()
  return (
    <>
      <div className="row list-fields">
        <TextField
          label={say('institution')}
          value={said.institution}
          change={(institution) => change({ institution })}
          className="wide-field"
        />
        <Choice
          label={say('sender')}
          value={said.sender}
          isRequired
          onChange={(value) => change({ sender: senders.find((sender) => sender === value)! })}
          options={senders.map((value) => ({ value, label: name('listSender', value) }))}
        />
        <TextField
          label={say('statedLines')}
          hint={say('statedLinesHint')}
          value={said.stated}
          change={(stated) => change({ stated: stated.replace(/\D/g, '').slice(0, 6) })}
        />
      </div>
      <fieldset className="row list-fields">
        <legend className="quiet">{say('forLinesWithout')}</legend>
        <Choice
          label={say('listCategory')}
          value={said.category}
          isRequired
          onChange={(category) => change({ category })}
          options={[
            { value: '', label: say('inTheList') },
            ...categories.map((value) => ({ value, label: name('circumstance', value) })),
          ]}
        />
        <DayField
          label={say('listFirstDay')}
          value={said.firstDay}
          onChange={(firstDay) => change({ firstDay })}
        />
      </fieldset>
    </>
  )
}

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
  readonly hint?: string
  readonly className?: string
}

function TextField({ label, value, change, hint, className = '' }: TextFieldProps): ReactNode {
  const id = useId()
  return (
    <span className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        value={value}
        maxLength={100}
        autoComplete="off"
        {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })}
        onChange={(event) => change(event.target.value)}
      />
      {hint !== undefined && (
        <span id={`${id}-hint`} className="quiet">
          {hint}
        </span>
      )}
    </span>
  )
}
