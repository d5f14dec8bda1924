// The waves in which collections come back: in the order of their days, each with its regions and channels.

import { Button, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { codeWords } from '../../../words/codes.ts'
import { useSpeech } from '../../../words/language.tsx'
import { freeWaveId, type WrittenWave } from '../written-programme.ts'
import { type FormProps, programmeFile } from './draft-forms.tsx'
import { Field, findingsAt, numberOr, RowFindings } from './field.tsx'
import { useRegionOptions } from './windows-form.tsx'

export function WavesForm({ programme, findings, set }: FormProps) {
  const { say } = useSpeech()
  const waves = programme.waves ?? []
  const last = (programme.windows ?? [])
    .map(({ lastDay }) => lastDay ?? '')
    .toSorted()
    .at(-1)
  const next = { id: freeWaveId(waves), releasedDay: last ?? '', channels: ['manager'] }
  return (
    <section className="card">
      <h2>{say('waves')}</h2>
      {waves.length === 0 && <p className="quiet">{say('noWaves')}</p>}
      {waves.map((wave, at) => (
        <WaveRow key={wave.id} wave={wave} at={at} programme={programme} findings={findings} set={set} />
      ))}
      <Button className="below" onClick={() => set(['waves', waves.length], next)}>
        {say('addWave')}
      </Button>
    </section>
  )
}

interface WaveRowProps extends FormProps {
  readonly wave: WrittenWave
  readonly at: number
}

function WaveRow({ wave, at, findings, set }: WaveRowProps) {
  const { say, name } = useSpeech()
  const regionOptions = useRegionOptions()
  const put = (key: string) => (value: unknown) => set(['waves', at, key], value)
  const days = wave.minDaysPastDue
  return (
    <fieldset className="form-row" data-wave={wave.id}>
      <legend className="code">{wave.id}</legend>
      <Field label={say('releasedFrom')} value={wave.releasedDay} isDay commit={put('releasedDay')} />
      <Several
        label={say('channelsFreed')}
        value={wave.channels}
        options={Object.keys(codeWords.channel).map((value) => ({ value, label: name('channel', value) }))}
        onChange={put('channels')}
      />
      <Several
        label={say('regionsFreed')}
        value={wave.regions ?? []}
        options={regionOptions()}
        onChange={(regions) => put('regions')(regions.length === 0 ? undefined : regions)}
      />
      <Field
        label={say('leastDaysPastDue')}
        value={days === undefined ? '' : String(days)}
        unit={say('unitDays')}
        commit={(value) => put('minDaysPastDue')(value === '' ? undefined : numberOr(value))}
      />
      <Field
        label={say('source')}
        value={wave.source ?? ''}
        commit={(value) => put('source')(value === '' ? undefined : value)}
      />
      <Button onClick={() => set(['waves', at], undefined)}>{say('removeFromForm')}</Button>
      <RowFindings findings={findingsAt(findings, programmeFile, `waves[${at}]`)} />
    </fieldset>
  )
}

interface SeveralProps {
  readonly label: string
  readonly value: readonly string[]
  readonly options: { readonly value: string; readonly label: string }[]
  readonly onChange: (values: readonly string[]) => void
}

/** Some of several choices. */
export function Several({ label, value, options, onChange }: SeveralProps): ReactNode {
  const id = useId()
  return (
    <span className="field form-field several">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        value={[...value]}
        options={options}
        onChange={onChange}
      />
    </span>
  )
}
