// A field of a form over a file: kept when one leaves it or the page, or presses Enter, with what the check finds at its place.

import { Input } from 'antd'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { flushSync } from 'react-dom'
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
  readonly hint?: ReactNode
  readonly unit?: string
  readonly isDay?: boolean
}

export function Field({ label, value, commit, findings = [], wrong, hint, unit, isDay = false }: FieldProps) {
  const id = useId()
  const [typed, type] = useTyped(value)
  const keep = () => {
    const text = typed.trim()
    const kept = isDay ? (dayFrom(text) ?? text) : text
    type(kept)
    if (kept !== value) commit(kept)
  }
  useKeepingOnUnload(typed === value ? undefined : keep)
  return (
    <span className="field form-field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        className={isDay ? 'day-input' : ''}
        value={typed}
        onChange={(event) => type(event.target.value)}
        {...(isDay && { inputMode: 'numeric', maxLength: 12 })}
        {...(unit !== undefined && { suffix: unit })}
        {...(findings.length > 0 && { status: 'error', 'aria-invalid': true })}
        aria-describedby={`${id}-said`}
        onBlur={keep}
        onPressEnter={keep}
      />
      <span id={`${id}-said`}>
        {hint !== undefined && <span className="quiet">{hint}</span>}
        <FieldFindings findings={findings} {...(wrong !== undefined && { wrong })} />
      </span>
    </span>
  )
}

/** Keeps what is typed when the page is loaded again or closed: no field is left then. */
function useKeepingOnUnload(keep: (() => void) | undefined): void {
  useEffect(() => {
    if (keep === undefined) return undefined
    const now = () => flushSync(keep)
    window.addEventListener('beforeunload', now)
    return () => window.removeEventListener('beforeunload', now)
  }, [keep])
}

/** What is typed until it is kept; what is written elsewhere takes its place. The field stays, and so does the focus. */
function useTyped(value: string): readonly [string, (typed: string) => void] {
  const [typed, type] = useState(value)
  const [written, note] = useState(value)
  if (written !== value) {
    note(value)
    type(value)
  }
  return [typed, type]
}

/** What is wrong at a place, in the words of the console where it has some; each once. */
export function FieldFindings({
  findings,
  wrong,
}: Pick<FieldProps, 'wrong'> & Required<Pick<FieldProps, 'findings'>>) {
  const { name } = useSpeech()
  if (wrong !== undefined && findings.length > 0) return <span className="field-finding">{wrong}</span>
  const known = new Set(findings.map(({ code }) => code).filter((code) => name('finding', code) !== code))
  const others = findings.filter(({ code }) => !known.has(code))
  return (
    <>
      {[...known].map((code) => (
        <span key={code} className="field-finding">
          {name('finding', code)}
        </span>
      ))}
      {others.map(({ code, path, message }) => (
        <span key={`${code} ${path} ${message}`} className="field-finding">
          <span lang="en">{message}</span>
        </span>
      ))}
    </>
  )
}

/** What is wrong with a row of fields as a whole, below them. */
export function RowFindings({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <div className="row-findings">
      <FieldFindings findings={findings} />
    </div>
  )
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
