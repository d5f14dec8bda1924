// The value of a term as its own kind of field: a choice, fees by name, a day with a share, or a number.

import { parse } from 'yaml'
import { Choice } from '../../../states/choice.tsx'
import { codeWords } from '../../../words/codes.ts'
import { useSpeech } from '../../../words/language.tsx'
import { Boxes } from '../boxes.tsx'
import type { Finding } from '../dmn-editor/use-live-check.ts'
import { useValueText } from '../terms-section.tsx'
import { isMapping, type WrittenTerm } from '../written-programme.ts'
import { Field, FieldFindings, numberOr } from './field.tsx'
import type { YamlPath } from './yaml-text.ts'

/** The terms with a fixed choice of values. */
const choices: Readonly<Record<string, readonly string[]>> = {
  coverage: ['whole_window', 'circumstance_days'],
  deferTo: ['months', 'window_end'],
  waiverBasis: ['whole', 'markup_only'],
  standstill: ['all', 'covered'],
  stopClock: ['true', 'false'],
  coreCanWaive: ['true', 'false'],
}

/** Charges that are compared day by day: no fee that could be waived by the day it was posted. */
const dayCharges: readonly string[] = ['penalty_interest', 'compound_interest']

export interface TermValueProps {
  readonly term: WrittenTerm
  /** What the check finds about the value. */
  readonly findings: readonly Finding[]
  /** Writes the value, or what stands at a place inside it. */
  readonly change: (value: unknown, inside?: YamlPath) => void
}

export function TermValue(props: TermValueProps) {
  const { id, value } = props.term
  if (id in choices) return <ChosenValue {...props} />
  if (id === 'waivable' && Array.isArray(value)) return <FeesWaived {...props} />
  if (id === 'postApplication' && isMapping(value)) return <ApplicationAfterwards {...props} />
  if (typeof value === 'object') return <ValueInWords {...props} />
  return <NumberValue {...props} />
}

function ChosenValue({ term: { id, value }, findings, change }: TermValueProps) {
  const { say, name } = useSpeech()
  const options = choices[id]!.map((one) => ({ value: one, label: name('termValue', one) }))
  return (
    <span className="form-field">
      <Choice
        label={say('value')}
        value={String(value)}
        isRequired
        options={options}
        onChange={(chosen) => change(parse(chosen))}
      />
      <FieldFindings findings={findings} />
    </span>
  )
}

/** Which fees are given back: a kind that is no fee is shown only where it is written, so that it can be taken out. */
function FeesWaived({ term: { value }, findings, change }: TermValueProps) {
  const { say, name } = useSpeech()
  const written = (value as readonly unknown[]).map(String)
  const fees = Object.keys(codeWords.charge).filter((kind) => !dayCharges.includes(kind))
  const kinds = [...new Set([...fees, ...written])]
  return (
    <Boxes
      field="waivable"
      label={say('feesWaived')}
      options={kinds.map((kind) => ({ value: kind, label: name('charge', kind) }))}
      value={written}
      problem={
        <>
          {written.length === 0 && <span className="quiet">{say('noFeeWaived')}</span>}
          <FieldFindings findings={findings} />
        </>
      }
      change={(chosen) => change(kinds.filter((kind) => chosen.includes(kind)))}
    />
  )
}

/** Until which day one may still apply after the window, and what share of the charges is then given back. */
function ApplicationAfterwards({ term, findings, change }: TermValueProps) {
  const { say, name } = useSpeech()
  const value = term.value as Readonly<Record<string, unknown>>
  const part = (key: string) => {
    const own = value[key]
    const isDeep = isMapping(own) && 'value' in own
    const shown = isDeep ? own.value : own
    return {
      label: name('term', key),
      value: shown === undefined || shown === null ? '' : String(shown),
      findings: findings.filter(({ path }) => path.includes(`.${key}`)),
      put: (typed: unknown) => change(typed, isDeep ? [key, 'value'] : [key]),
    }
  }
  const [day, percent] = [part('untilDay'), part('waiverPercent')]
  const others = findings.filter((one) => !day.findings.includes(one) && !percent.findings.includes(one))
  return (
    <>
      <Field {...day} isDay hint={say('dayTyped')} wrong={say('writeDay')} commit={day.put} />
      <Field
        {...percent}
        hint={say('wholeWithoutShare')}
        wrong={say('writePercent')}
        commit={(typed) => percent.put(typed === '' ? undefined : numberOr(typed))}
      />
      <FieldFindings findings={others} />
    </>
  )
}

function NumberValue({ term: { id, value }, findings, change }: TermValueProps) {
  const { say } = useSpeech()
  const unit = id.endsWith('Months') ? say('unitMonths') : id.endsWith('Days') ? say('unitDays') : undefined
  return (
    <Field
      label={say('value')}
      value={String(value)}
      findings={findings}
      {...(unit !== undefined && { unit })}
      commit={(typed) => change(numberOr(typed))}
    />
  )
}

/** A value of a form that no field knows: read here, changed in the text. */
function ValueInWords({ term: { value }, findings }: TermValueProps) {
  const { say } = useSpeech()
  const valueText = useValueText()
  return (
    <span className="form-field">
      <span>{say('valueIs', { value: valueText(value) })}</span>
      <span className="quiet">{say('changeInText')}</span>
      <FieldFindings findings={findings} />
    </span>
  )
}
