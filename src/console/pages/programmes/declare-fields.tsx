// The fields of a declaration, each with its label, its hint and what is wrong with it.

import { Input } from 'antd'
import { type ReactNode, useId } from 'react'
import { Choice } from '../../states/choice.tsx'
import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'
import type { PlainWord } from '../../words/say.ts'
import { Boxes } from './boxes.tsx'
import { type Declared, measureIds, programmeOf } from './declaration.ts'
import { useRegionName } from './region-name.ts'

interface DeclareFieldsProps {
  readonly declared: Declared
  readonly problems: Readonly<Record<string, PlainWord>>
  readonly change: (declared: Declared) => void
}

type TextField = { [Key in keyof Declared]: Declared[Key] extends string ? Key : never }[keyof Declared]

const texts: readonly { readonly field: TextField; readonly word: PlainWord; readonly hint?: PlainWord }[] = [
  { field: 'declaredDay', word: 'declaredDayOf', hint: 'dayTyped' },
  { field: 'lastDay', word: 'plannedEnd', hint: 'dayTyped' },
  { field: 'level', word: 'responseLevel' },
  { field: 'authority', word: 'issuedBy' },
  { field: 'document', word: 'issuingDocument' },
]

export function DeclareFields({ declared, problems, change }: DeclareFieldsProps) {
  const { say, name } = useSpeech()
  const regionName = useRegionName()
  const put = (field: keyof Declared) => (value: string | readonly string[]) =>
    change({ ...declared, [field]: value })
  const problem = (field: string): string | undefined => {
    const word = problems[field]
    return word === undefined ? undefined : say(word)
  }
  const field = (key: TextField, word: PlainWord, hint?: PlainWord, shown?: string) => (
    <TextInput
      key={key}
      field={key}
      label={say(word)}
      hint={hint === undefined ? undefined : say(hint)}
      value={shown ?? declared[key]}
      problem={problem(key)}
      change={put(key)}
    />
  )
  const regions = [...Object.keys(codeWords.region), ...Object.keys(codeWords.league)]
  return (
    <div className="declare-fields">
      {field('nameZh', 'nameInChinese')}
      {field('nameEn', 'nameInEnglish')}
      <Choice
        label={say('eventKind')}
        value={declared.kind}
        isRequired
        options={Object.keys(codeWords.emergencyKind).map((value) => ({
          value,
          label: name('emergencyKind', value),
        }))}
        onChange={put('kind')}
      />
      {texts.map(({ field: key, word, hint }) => field(key, word, hint))}
      {field('programme', 'programmeNumber', 'programmeNumberHint', programmeOf(declared))}
      <Boxes
        field="regions"
        label={say('regionsConcerned')}
        options={regions.map((value) => ({ value, label: regionName(value) }))}
        value={declared.regions}
        problem={<Problem>{problem('regions')}</Problem>}
        change={put('regions')}
      />
      <Boxes
        field="measures"
        label={say('measuresTaken')}
        options={measureIds.map((value) => ({ value, label: name('measure', value) }))}
        value={declared.measures}
        problem={<Problem>{problem('measures')}</Problem>}
        change={put('measures')}
      />
    </div>
  )
}

interface TextInputProps {
  readonly field: string
  readonly label: string
  readonly hint: string | undefined
  readonly value: string
  readonly problem: string | undefined
  readonly change: (value: string) => void
}

function TextInput({ field, label, hint, value, problem, change }: TextInputProps) {
  const id = useId()
  return (
    <span className="field form-field" data-field={field}>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        value={value}
        maxLength={200}
        autoComplete="off"
        aria-describedby={`${id}-said`}
        {...(problem !== undefined && { status: 'error', 'aria-invalid': true })}
        onChange={(event) => change(event.target.value)}
      />
      <span id={`${id}-said`}>
        {hint !== undefined && <span className="quiet">{hint}</span>}
        <Problem>{problem}</Problem>
      </span>
    </span>
  )
}

const Problem = ({ children }: { readonly children: ReactNode }) =>
  children === undefined ? null : <span className="field-finding">{children}</span>
