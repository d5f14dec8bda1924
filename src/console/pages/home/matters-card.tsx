// What waits for a person, by age; every line leads to the work items.

import { Link } from 'react-router'
import { countText, instantText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useSpeech } from '../../words/language.tsx'
import type { Overview } from './home-page.tsx'

interface MattersCardProps {
  readonly matters: NonNullable<Overview['matters']>
  /** When they were counted. */
  readonly at: string
}

export function MattersCard({ matters, at }: MattersCardProps) {
  const { say, language } = useSpeech()
  const { open, oldestAt, ages } = matters
  const most = Math.max(1, ...ages.map(({ count }) => count))
  const path = to.workItems({ state: 'open' })
  return (
    <section className="card">
      <h2>{say('mattersByAge')}</h2>
      <p className="quiet">
        {oldestAt === undefined
          ? say('nothingWaits')
          : say('oldestMatter', { instant: instantText(oldestAt, language) })}
      </p>
      {open > 0 && (
        <table className="plain ages">
          <tbody>
            {ages.map(({ daysMax, count }, at) => (
              <tr key={daysMax ?? 'older'}>
                <th scope="row">{ageWords(ages[at - 1]?.daysMax, daysMax)}</th>
                <td aria-hidden="true" className="age-column">
                  <span className="trend-bar" style={{ width: `${(count / most) * 100}%` }} />
                </td>
                <td className="number">{count === 0 ? 0 : <Link to={path}>{countText(count)}</Link>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="figure-day">{say('asOfInstant', { instant: instantText(at, language) })}</p>
    </section>
  )

  function ageWords(before: number | undefined, daysMax: number | undefined): string {
    if (daysMax === undefined) return say('olderThanDays', { days: before ?? 0 })
    return before === undefined
      ? say('withinDays', { days: daysMax })
      : say('daysFromTo', { before, days: daysMax })
  }
}
