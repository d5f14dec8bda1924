// The terms of a programme: a value with its unit, and the sentence it comes from.

import { Button } from 'antd'
import { parse } from 'yaml'
import { Choice } from '../../../states/choice.tsx'
import { useSpeech } from '../../../words/language.tsx'
import type { Finding } from '../dmn-editor/use-live-check.ts'
import { termsOf, type WrittenTerm } from '../written-programme.ts'
import { Field, FieldFindings, findingsAt } from './field.tsx'
import type { YamlPath } from './yaml-text.ts'

const file = 'terms/relief.yaml'

/** The terms with a fixed choice of values. */
const choices: Readonly<Record<string, readonly string[]>> = {
  coverage: ['whole_window', 'circumstance_days'],
  deferTo: ['months', 'window_end'],
  waiverBasis: ['whole', 'markup_only'],
  standstill: ['all', 'covered'],
  stopClock: ['true', 'false'],
  coreCanWaive: ['true', 'false'],
}
/** What a term is when it is written for the first time: what holds without it. */
const usual: Readonly<Record<string, unknown>> = {
  coverage: 'whole_window',
  deferTo: 'months',
  deferMonths: 3,
  deferAheadDays: 31,
  graceDays: 0,
  stopClock: true,
  waiverBasis: 'whole',
  waivable: ['late_fee'],
  coreCanWaive: true,
  defaultDays: 90,
  standstill: 'all',
}

interface TermsFormProps {
  readonly text: string
  readonly findings: readonly Finding[]
  readonly set: (path: YamlPath, value: unknown) => void
}

export function TermsForm({ text, findings, set }: TermsFormProps) {
  const { say, name } = useSpeech()
  const terms = termsOf([{ path: file, text }])
  const missing = Object.keys(usual).filter((id) => terms.every((term) => term.id !== id))
  return (
    <section className="card">
      <h2>{say('terms')}</h2>
      {terms.map((term) => (
        <TermRow key={placeOf(term)} term={term} findings={findings} set={set} />
      ))}
      <div className="row below">
        {missing.map((id) => (
          <Button key={id} onClick={() => set([id], { value: usual[id], source: '' })}>
            {say('addTerm')}：{name('term', id)}
          </Button>
        ))}
      </div>
    </section>
  )
}

const pathOf = ({ product, id }: WrittenTerm): YamlPath => (product === undefined ? [id] : [product, id])
const placeOf = (term: WrittenTerm): string => pathOf(term).join('.')

interface TermRowProps {
  readonly term: WrittenTerm
  readonly findings: readonly Finding[]
  readonly set: TermsFormProps['set']
}

function TermRow({ term, findings, set }: TermRowProps) {
  const { say, name } = useSpeech()
  const path = pathOf(term)
  const title = [
    name('term', term.id),
    ...(term.product === undefined ? [] : [name('product', term.product)]),
  ]
  return (
    <fieldset className="form-row" data-term={placeOf(term)}>
      <legend>{title.join(' · ')}</legend>
      <TermValue term={term} change={(value) => set([...path, 'value'], value)} />
      <Field label={say('source')} value={term.source} commit={(value) => set([...path, 'source'], value)} />
      <FieldFindings findings={findingsAt(findings, file, placeOf(term))} />
    </fieldset>
  )
}

interface TermValueProps {
  readonly term: WrittenTerm
  readonly change: (value: unknown) => void
}

function TermValue({ term: { id, value }, change }: TermValueProps) {
  const { say, name } = useSpeech()
  const known = choices[id]
  if (known !== undefined) {
    const options = known.map((one) => ({ value: one, label: name('termValue', one) }))
    const turn = (chosen: string) => change(parse(chosen))
    return <Choice label={say('value')} value={String(value)} isRequired options={options} onChange={turn} />
  }
  const unit = id.endsWith('Months') ? say('unitMonths') : id.endsWith('Days') ? say('unitDays') : undefined
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return (
    <Field
      label={say('value')}
      value={text}
      {...(unit !== undefined && { unit })}
      commit={(typed) => change(valueFrom(typed))}
    />
  )
}

/** A number, a list or a text as it is written in YAML. */
function valueFrom(typed: string): unknown {
  try {
    return parse(typed)
  } catch {
    return typed
  }
}
