// The measures a programme promises, in the order of the instrument, and the waves in which collections return.

import { dayText } from '../../figures/figures.ts'
import { useSpeech } from '../../words/language.tsx'
import { Quoted } from './quoted.tsx'
import { useRegionName } from './region-name.ts'
import type { WrittenMeasure, WrittenProgramme, WrittenWave } from './written-programme.ts'

const tones: Readonly<Record<string, string>> = { running: 'good', suspended: 'warn', ended: '' }

export function MeasuresSection({ measures }: { readonly measures: readonly WrittenMeasure[] }) {
  const { say, language, name } = useSpeech()
  return (
    <section className="card">
      <h2>{say('measuresInForce')}</h2>
      <div className="table-wrap">
        <table className="plain cards">
          <thead>
            <tr>
              <th scope="col">{say('measure')}</th>
              <th scope="col">{say('state')}</th>
              <th scope="col">{say('owner')}</th>
              <th scope="col">{say('since')}</th>
            </tr>
          </thead>
          <tbody>
            {measures.map(({ id, title, owner, startDay, status }) => (
              <tr key={id}>
                <th scope="row">{title[language]}</th>
                <td data-label={say('state')}>
                  <span className={`badge ${tones[status] ?? ''}`}>{name('measureStatus', status)}</span>
                </td>
                <td data-label={say('owner')}>{owner[language]}</td>
                <td data-label={say('since')}>{dayText(startDay, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

export function WavesSection({ programme }: { readonly programme: WrittenProgramme }) {
  const { say } = useSpeech()
  const waves = programme.waves ?? []
  return (
    <section className="card">
      <h2>{say('waves')}</h2>
      {waves.length === 0 ? <p className="quiet">{say('noWaves')}</p> : <WaveTable waves={waves} />}
    </section>
  )
}

function WaveTable({ waves }: { readonly waves: readonly WrittenWave[] }) {
  const { say, language, name } = useSpeech()
  const regionName = useRegionName()
  const listed = (words: readonly string[]): string => words.join(say('listSeparator'))
  return (
    <div className="table-wrap">
      <table className="plain cards">
        <thead>
          <tr>
            <th scope="col">{say('wave')}</th>
            <th scope="col">{say('releasedFrom')}</th>
            <th scope="col">{say('region')}</th>
            <th scope="col">{say('channelsFreed')}</th>
            <th scope="col" className="number">
              {say('leastDaysPastDue')}
            </th>
            <th scope="col">{say('source')}</th>
          </tr>
        </thead>
        <tbody>
          {waves.map(({ id, releasedDay, regions, channels, minDaysPastDue, source }) => (
            <tr key={id}>
              <th scope="row" className="code" translate="no">
                {id}
              </th>
              <td data-label={say('releasedFrom')}>{dayText(releasedDay, language)}</td>
              <td data-label={say('region')}>
                {regions === undefined ? say('all') : listed(regions.map(regionName))}
              </td>
              <td data-label={say('channelsFreed')}>
                {listed(channels.map((channel) => name('channel', channel)))}
              </td>
              <td data-label={say('leastDaysPastDue')} className="number">
                {minDaysPastDue ?? say('everyAge')}
              </td>
              <td data-label={say('source')}>{source !== undefined && <Quoted>{source}</Quoted>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
