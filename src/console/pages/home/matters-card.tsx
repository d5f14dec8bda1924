// What waits for a person: services that stopped, then everything by age; every line leads to the work items.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { question } from '../../client/questions.ts'
import { countText, instantText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useSpeech } from '../../words/language.tsx'
import { useAgeWords } from '../work-items/age-words.ts'
import { Deadline } from '../work-items/deadline.tsx'
import { ServiceOfItem } from '../work-items/service-of-item.tsx'
import { addressOfWish } from '../work-items/wish.ts'
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
  const ageWords = useAgeWords()
  return (
    <section className="card">
      <h2>{say('mattersByAge')}</h2>
      <p className="quiet">
        {oldestAt === undefined
          ? say('nothingWaits')
          : say('oldestMatter', { instant: instantText(oldestAt, language) })}
      </p>
      <StoppedMatters />
      {open > 0 && (
        <table className="plain ages">
          <tbody>
            {ages.map(({ count, ...age }) => (
              <tr key={age.ageDaysMax ?? 'older'}>
                <th scope="row">{ageWords(age)}</th>
                <td aria-hidden="true" className="age-column">
                  <span className="trend-bar" style={{ width: `${(count / most) * 100}%` }} />
                </td>
                <td className="number">
                  {count === 0 ? 0 : <Link to={to.workItems(addressOfWish(age))}>{countText(count)}</Link>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="figure-day">{say('asOfInstant', { instant: instantText(at, language) })}</p>
    </section>
  )
}

/** So many are named here; the inbox has the rest. */
const namedMax = 5

/** Services that have stopped come before everything that can wait. */
function StoppedMatters() {
  const { say } = useSpeech()
  const query = { state: 'open', about: 'stopped', limit: namedMax } as const
  const { data } = useQuery(question('GET /api/work-items', { query }))
  if (data === undefined || data.items.length === 0) return null
  return (
    <div role="alert" className="stopped-matters">
      <p>
        <Link to={to.workItems({ about: 'stopped' })}>{say('stoppedMatters')}</Link>
      </p>
      <ul className="services">
        {data.items.map((item) => (
          <li key={item.id} data-stopped={item.service}>
            <ServiceOfItem item={item} service={item.service ?? ''} />
            <Deadline item={item} />
          </li>
        ))}
      </ul>
    </div>
  )
}
