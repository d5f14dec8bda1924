// The measures of a programme: what they are called, who answers for them, since when, and how they stand.

import { Choice } from '../../../states/choice.tsx'
import { codeWords } from '../../../words/codes.ts'
import { useSpeech } from '../../../words/language.tsx'
import type { WrittenMeasure } from '../written-programme.ts'
import { type FormProps, programmeFile } from './draft-forms.tsx'
import { Field, findingsAt } from './field.tsx'

export function MeasuresForm({ programme, findings, set }: FormProps) {
  const { say } = useSpeech()
  const measures = programme.measures ?? []
  if (measures.length === 0) return null
  return (
    <section className="card">
      <h2>{say('measuresInForce')}</h2>
      {measures.map((measure, at) => (
        <MeasureRow
          key={measure.id}
          measure={measure}
          at={at}
          programme={programme}
          findings={findings}
          set={set}
        />
      ))}
    </section>
  )
}

interface MeasureRowProps extends FormProps {
  readonly measure: WrittenMeasure
  readonly at: number
}

function MeasureRow({ measure, at, findings, set }: MeasureRowProps) {
  const { say, name, language } = useSpeech()
  const foundAt = (key: string) => findingsAt(findings, programmeFile, `measures[${at}].${key}`)
  const put = (key: string) => (value: string) => set(['measures', at, key], value)
  return (
    <fieldset className="form-row" data-measure={measure.id}>
      <legend>{measure.title[language]}</legend>
      <Field
        label={say('owner')}
        value={measure.owner[language] ?? ''}
        commit={(value) => set(['measures', at, 'owner', language], value)}
        findings={foundAt('owner')}
      />
      <Field
        label={say('since')}
        value={measure.startDay}
        isDay
        commit={put('startDay')}
        findings={foundAt('startDay')}
      />
      <Choice
        label={say('state')}
        value={measure.status}
        isRequired
        options={Object.keys(codeWords.measureStatus).map((value) => ({
          value,
          label: name('measureStatus', value),
        }))}
        onChange={put('status')}
      />
    </fieldset>
  )
}
