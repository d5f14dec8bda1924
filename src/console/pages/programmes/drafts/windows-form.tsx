// The windows of relief region by region: the bars of the calendar above, the days to type below.

import { Button } from 'antd'
import { Choice } from '../../../states/choice.tsx'
import { codeWords } from '../../../words/codes.ts'
import { useSpeech } from '../../../words/language.tsx'
import { useRegionName } from '../region-name.ts'
import { WindowCalendar } from '../windows-section.tsx'
import type { WrittenWindow } from '../written-programme.ts'
import { type FormProps, programmeFile } from './draft-forms.tsx'
import { Field, findingsAt, RowFindings } from './field.tsx'
import { isDay } from './showable.ts'

const regions = [...Object.keys(codeWords.region), ...Object.keys(codeWords.league)]

/** The regions one may choose, by name; one that the console has no name for stays as it is. */
export function useRegionOptions(): (also?: string) => { value: string; label: string }[] {
  const regionName = useRegionName()
  return (also) =>
    [...new Set([...regions, ...(also === undefined ? [] : [also])])].map((region) => ({
      value: region,
      label: regionName(region),
    }))
}

export function WindowsForm({ programme, findings, set }: FormProps) {
  const { say } = useSpeech()
  const windows = programme.windows ?? []
  const drawn = windows.filter(
    ({ firstDay, lastDay }) => isDay(firstDay) && (lastDay === undefined || isDay(lastDay)),
  )
  const firstDay = programme.emergency?.declaredDay
  const next = regions.find((region) => windows.every((window) => window.region !== region))
  return (
    <section className="card">
      <h2>{say('windows')}</h2>
      {drawn.length > 0 && <WindowCalendar windows={drawn} />}
      {windows.map((window, at) => (
        <WindowRow
          key={`${at} ${window.region}`}
          window={window}
          at={at}
          findings={findings}
          set={set}
          programme={programme}
        />
      ))}
      <Button
        className="below"
        disabled={next === undefined}
        onClick={() => set(['windows', windows.length], { region: next, firstDay })}
      >
        {say('addWindow')}
      </Button>
    </section>
  )
}

function WindowRow({
  window,
  at,
  findings,
  set,
}: FormProps & { readonly window: WrittenWindow; readonly at: number }) {
  const { say } = useSpeech()
  const options = useRegionOptions()
  const regionName = useRegionName()
  const foundAt = (key: string) => findingsAt(findings, programmeFile, `windows[${at}].${key}`)
  const put = (key: string) => (value: string) => set(['windows', at, key], value === '' ? undefined : value)
  return (
    <fieldset className="form-row" data-window={window.region}>
      <legend>{regionName(window.region)}</legend>
      <Choice
        label={say('region')}
        value={window.region}
        isRequired
        options={options(window.region)}
        onChange={put('region')}
      />
      <Field
        label={say('firstDay')}
        value={window.firstDay ?? ''}
        isDay
        commit={put('firstDay')}
        findings={foundAt('firstDay')}
      />
      <Field
        label={say('lastDay')}
        value={window.lastDay ?? ''}
        isDay
        hint={say('stillOpenHint')}
        commit={put('lastDay')}
        findings={foundAt('lastDay')}
      />
      <Field
        label={say('source')}
        value={window.source ?? ''}
        commit={put('source')}
        findings={foundAt('source')}
      />
      <Button onClick={() => set(['windows', at], undefined)}>{say('removeFromForm')}</Button>
      <RowFindings findings={foundAt('region')} />
    </fieldset>
  )
}
