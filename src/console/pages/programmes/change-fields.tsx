// The fields that a change in one step wants: where, from or until which day, which channels, and the paper and the reason.

import { Input } from 'antd'
import { useId } from 'react'
import { Choice } from '../../states/choice.tsx'
import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'
import { Several } from './drafts/waves-form.tsx'
import { useRegionOptions } from './drafts/windows-form.tsx'
import { dayWord, type TypedChange, wants } from './programme-change.ts'

interface ChangeFieldsProps {
  readonly typed: TypedChange
  readonly change: (typed: TypedChange) => void
}

export function ChangeFields({ typed, change }: ChangeFieldsProps) {
  const { say, name } = useSpeech()
  const options = useRegionOptions()
  const wanted = wants(typed.kind)
  const put = (key: keyof TypedChange) => (value: string | readonly string[]) =>
    change({ ...typed, [key]: value })
  const channels = Object.keys(codeWords.channel).map((value) => ({ value, label: name('channel', value) }))
  return (
    <>
      {wanted.region && (
        <Choice
          label={say('region')}
          value={typed.region}
          isRequired
          options={options()}
          onChange={put('region')}
        />
      )}
      {wanted.day && (
        <Text label={say(dayWord(typed.kind))} hint={say('dayTyped')} value={typed.day} change={put('day')} />
      )}
      {wanted.wave && (
        <>
          <Text label={say('waveId')} value={typed.wave} change={put('wave')} />
          <Several
            label={say('channelsFreed')}
            value={typed.channels}
            options={channels}
            onChange={put('channels')}
          />
          <Several
            label={say('regionsFreed')}
            value={typed.regions}
            options={options()}
            onChange={put('regions')}
          />
          <Text
            label={say('leastDaysPastDue')}
            hint={say('emptyForEveryAge')}
            value={typed.daysPastDue}
            change={(days) => put('daysPastDue')(days.normalize('NFKC').replace(/\D/g, '').slice(0, 5))}
          />
        </>
      )}
      <Text label={say('decidingPaper')} value={typed.document} change={put('document')} />
      <Text label={say('whyChanged')} value={typed.reason} change={put('reason')} />
    </>
  )
}

interface TextProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly change: (value: string) => void
}

function Text({ label, hint, value, change }: TextProps) {
  const id = useId()
  return (
    <span className="field form-field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        value={value}
        maxLength={240}
        aria-describedby={`${id}-hint`}
        onChange={(event) => change(event.target.value)}
      />
      <span id={`${id}-hint`} className="quiet">
        {hint}
      </span>
    </span>
  )
}
