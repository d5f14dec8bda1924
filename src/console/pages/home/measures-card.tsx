// The eight measures in the order of the article, each as the programme states it, and as what carries it stands.

import { Link } from 'react-router'
import { dayText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useSpeech } from '../../words/language.tsx'
import { Carriers } from '../measures/carriers.tsx'
import type { Overview } from './home-page.tsx'

const tones: Readonly<Record<string, string>> = { running: 'good', suspended: 'warn', ended: '' }

type MeasuresCardProps = Pick<Overview, 'measures' | 'programme'>

export function MeasuresCard({ measures, programme: { id, version } }: MeasuresCardProps) {
  const { say, language, name } = useSpeech()
  return (
    <section className="card">
      <h2>{say('measuresInForce')}</h2>
      <p className="quiet">
        <Link to={to.version(id, version)}>{say('measuresAsStated', { version })}</Link> ·{' '}
        <Link to={to.measures()}>{say('measuresInFigures')}</Link>
      </p>
      {measures.length === 0 && <p className="empty">{say('noMeasures')}</p>}
      <ol className="measures">
        {measures.map(({ id: measure, title, owner, startDay, status, carriers }) => (
          <li key={measure}>
            <Link className="measure-title" to={to.measures(measure)}>
              {title[language]}
            </Link>
            <span className={`badge ${tones[status] ?? ''}`}>{name('measureStatus', status)}</span>
            <span className="quiet">
              {owner[language]} · {say('sinceDay', { day: dayText(startDay, language) })}
            </span>
            <Carriers carriers={carriers} />
          </li>
        ))}
      </ol>
    </section>
  )
}
