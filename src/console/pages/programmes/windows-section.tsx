// When relief holds, region by region: bars over a calendar, and the same days as a table.

import { daysBetween, dayText, monthText } from '../../figures/figures.ts'
import { useSpeech } from '../../words/language.tsx'
import { Quoted } from './quoted.tsx'
import { useRegionName } from './region-name.ts'
import { type Calendar, calendarOf, monthsOf, shareOf } from './window-calendar.ts'
import type { WrittenProgramme, WrittenWindow } from './written-programme.ts'

export function WindowsSection({ programme: { windows } }: { readonly programme: WrittenProgramme }) {
  const { say } = useSpeech()
  return (
    <section className="card">
      <h2>{say('windows')}</h2>
      <WindowCalendar windows={windows} />
      <WindowTable windows={windows} />
    </section>
  )
}

/** The windows as bars over the months they lie in. */
export function WindowCalendar({ windows }: Pick<WrittenProgramme, 'windows'>) {
  const calendar = calendarOf(windows)
  return (
    <div className="window-calendar" aria-hidden="true">
      <Months calendar={calendar} />
      {windows.map((window) => (
        <Bar key={window.region} window={window} calendar={calendar} />
      ))}
    </div>
  )
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`

function Months({ calendar }: { readonly calendar: Calendar }) {
  const { language } = useSpeech()
  return (
    <div className="window-months">
      {monthsOf(calendar).map((month) => (
        <span key={month} style={{ left: percent(shareOf(calendar, month)) }}>
          {monthText(month, language)}
        </span>
      ))}
    </div>
  )
}

function Bar({ window, calendar }: { readonly window: WrittenWindow; readonly calendar: Calendar }) {
  const regionName = useRegionName()
  const left = shareOf(calendar, window.firstDay)
  const right = window.lastDay === undefined ? 1 : shareOf(calendar, window.lastDay, 1)
  return (
    <div className="window-lane">
      <span
        className={window.lastDay === undefined ? 'window-bar is-open' : 'window-bar'}
        style={{ left: percent(left), width: percent(right - left) }}
      >
        {regionName(window.region)}
      </span>
    </div>
  )
}

function WindowTable({ windows }: { readonly windows: readonly WrittenWindow[] }) {
  const { say, language } = useSpeech()
  const regionName = useRegionName()
  return (
    <div className="table-wrap">
      <table className="plain cards">
        <thead>
          <tr>
            <th scope="col">{say('region')}</th>
            <th scope="col">{say('firstDay')}</th>
            <th scope="col">{say('lastDay')}</th>
            <th scope="col" className="number">
              {say('days')}
            </th>
            <th scope="col">{say('source')}</th>
          </tr>
        </thead>
        <tbody>
          {windows.map(({ region, firstDay, lastDay, source }) => (
            <tr key={region}>
              <th scope="row">{regionName(region)}</th>
              <td data-label={say('firstDay')}>{dayText(firstDay, language)}</td>
              <td data-label={say('lastDay')}>
                {lastDay === undefined ? say('windowStillOpen') : dayText(lastDay, language)}
              </td>
              <td data-label={say('days')} className="number">
                {lastDay !== undefined && daysBetween(firstDay, lastDay) + 1}
              </td>
              <td data-label={say('source')}>{source !== undefined && <Quoted>{source}</Quoted>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
