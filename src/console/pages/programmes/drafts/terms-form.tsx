// The terms of a programme: a value with its unit, the sentence it comes from, and a note.

import { Button } from 'antd'
import { useSpeech } from '../../../words/language.tsx'
import type { Finding } from '../dmn-editor/use-live-check.ts'
import { useWordsFromFile } from '../quoted.tsx'
import { termsOf, type WrittenTerm } from '../written-programme.ts'
import { Field, findingsAt } from './field.tsx'
import { TermValue } from './term-value.tsx'
import type { YamlPath } from './yaml-text.ts'

const file = 'terms/relief.yaml'

/** What a term is when it is written for the first time: what holds without it, or what is still to be written. */
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
  postApplication: { untilDay: '', waiverPercent: 100 },
}

interface TermsFormProps {
  readonly text: string
  readonly findings: readonly Finding[]
  readonly set: (path: YamlPath, value: unknown) => void
}

export function TermsForm({ text, findings, set }: TermsFormProps) {
  const { say, name } = useSpeech()
  const terms = termsOf([{ path: file, text }])
  const missing = Object.keys(usual).filter((id) =>
    terms.every((term) => term.id !== id || term.product !== undefined),
  )
  return (
    <section className="card">
      <h2>{say('terms')}</h2>
      {terms.map((term) => (
        <TermRow key={placeOf(term)} term={term} findings={findings} set={set} />
      ))}
      <div className="row below">
        {missing.map((id) => (
          <Button key={id} onClick={() => set([id], { value: usual[id], source: '' })}>
            {say('addTerm', { term: name('term', id) })}
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
  const wordsOf = useWordsFromFile()
  const path = pathOf(term)
  const title = [
    name('term', term.id),
    ...(term.product === undefined ? [] : [name('product', term.product)]),
  ]
  const found = parted(findingsAt(findings, file, placeOf(term)), placeOf(term))
  /** A value that stands alone gets its place for a source as soon as something of it is written. */
  const put = (place: YamlPath, written: unknown) => {
    if (term.isBare !== true) set([...path, ...place], written)
    else if (place[0] !== 'value') set(path, { value: term.value, [String(place[0])]: written })
    else set([...path, ...place.slice(1)], written)
  }
  return (
    <fieldset className="form-row" data-term={placeOf(term)}>
      <legend>{title.join(' · ')}</legend>
      <TermValue
        term={term}
        findings={found.value}
        change={(value, inside = []) => put(['value', ...inside], value)}
      />
      <Field
        label={say('source')}
        value={term.source}
        findings={found.source}
        {...(term.source === '' && { wrong: name('finding', 'term_without_source') })}
        commit={(typed) => put(['source'], typed)}
      />
      <Field
        label={say('note')}
        value={wordsOf(term.note ?? '')}
        findings={found.note}
        commit={(typed) => put(['note'], typed === '' ? undefined : typed)}
      />
      <Button onClick={() => set(path, undefined)}>{say('removeFromForm')}</Button>
    </fieldset>
  )
}

const sourceCodes = ['term_without_source', 'quotation_not_in_instrument']

interface Parted {
  readonly value: readonly Finding[]
  readonly source: readonly Finding[]
  readonly note: readonly Finding[]
}

/** The findings of a term by the field they are about. */
function parted(findings: readonly Finding[], place: string): Parted {
  const fieldOf = ({ code, path }: Finding): keyof Parted => {
    if (sourceCodes.includes(code) || path === `${place}.source`) return 'source'
    return path === `${place}.note` ? 'note' : 'value'
  }
  const of = (field: keyof Parted) => findings.filter((finding) => fieldOf(finding) === field)
  return { value: of('value'), source: of('source'), note: of('note') }
}
