// A field of a form over a file: kept when one leaves it or presses Enter, with what the check finds at its place.

import { Input } from 'antd'
import { useId } from 'react'
import { dayFrom } from '../../../people/day.ts'
import { useSpeech } from '../../../words/language.tsx'
import type { Finding } from '../dmn-editor/use-live-check.ts'

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly commit: (value: string) => void
  readonly findings?: readonly Finding[]
  /** What the findings mean at this field, where that is said more plainly. */
  readonly wrong?: string
  readonly hint?: string
  readonly unit?: string
  readonly isDay?: boolean
}

export function Field({ label, value, commit, findings = [], wrong, hint, unit, isDay = false }: FieldProps) {
  const id = useId()
  const keep = (typed: string) => {
    const text = typed.trim()
    const kept = isDay ? (dayFrom(text) ?? text) : text
    if (kept !== value) commit(kept)
  }
  return (
    <span className="field form-field">
      <label htmlFor={id}>{label}</label>
      <Input
        key={value}
        id={id}
        className={isDay ? 'day-input' : ''}
        defaultValue={value}
        {...(isDay && { inputMode: 'numeric', maxLength: 12 })}
        {...(unit !== undefined && { suffix: unit })}
        {...(findings.length > 0 && { status: 'error', 'aria-invalid': true })}
        aria-describedby={`${id}-said`}
        onBlur={(event) => keep(event.target.value)}
        onPressEnter={(event) => keep(event.currentTarget.value)}
      />
      <span id={`${id}-said`}>
        {hint !== undefined && <span className="quiet">{hint}</span>}
        <FieldFindings findings={findings} {...(wrong !== undefined && { wrong })} />
      </span>
    </span>
  )
}

/** What is wrong at a place, in the words of the console where it has some. */
export function FieldFindings({
  findings,
  wrong,
}: Pick<FieldProps, 'wrong'> & Required<Pick<FieldProps, 'findings'>>) {
  const { name } = useSpeech()
  if (wrong !== undefined && findings.length > 0) return <span className="field-finding">{wrong}</span>
  return findings.map(({ code, path, message }) => {
    const words = name('finding', code)
    return (
      <span key={`${code} ${path} ${message}`} className="field-finding">
        {words === code ? <span lang="en">{message}</span> : words}
      </span>
    )
  })
}

/** The findings of a file at a place or below it. */
export const findingsAt = (findings: readonly Finding[], file: string, place: string): readonly Finding[] =>
  findings.filter(
    (finding) =>
      finding.file === file &&
      (finding.path === place || new RegExp(`^${literal(place)}[.[ ]`).test(finding.path)),
  )

const literal = (place: string): string => place.replace(/[.[\]]/g, '\\$&')

/** Digits as a number; anything else as it was typed, for the check to say what is wrong. */
export const numberOr = (text: string): number | string => (/^\d+$/.test(text) ? Number(text) : text)
