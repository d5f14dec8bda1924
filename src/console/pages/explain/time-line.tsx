// The picture of an account: rows of bars and points over one axis of days.

import { daysBetween, dayText } from '../../figures/figures.ts'
import { useSpeech } from '../../words/language.tsx'
import { type Explanation, type Mark, type Picture, pictureOf } from './picture.ts'

export function TimeLine({ explanation }: { readonly explanation: Explanation }) {
  const { say, language } = useSpeech()
  const picture = pictureOf(explanation, { say, language })
  return (
    <figure className="time-line" aria-label={say('timeLine')}>
      <div className="time-row axis">
        <span />
        <Axis picture={picture} />
      </div>
      {picture.rows.map(({ title, marks }) => (
        <div key={title} className="time-row">
          <span className="time-title">{title}</span>
          <ul className="time-track">
            <li aria-hidden="true" className="as-of" style={{ left: `${placeOf(picture, picture.asOf)}%` }} />
            {marks.map((mark) => (
              <MarkOf key={`${mark.first} ${mark.words}`} mark={mark} picture={picture} />
            ))}
          </ul>
        </div>
      ))}
    </figure>
  )
}

/** Where a day lies between the first and the last, in percent. */
function placeOf({ first, last }: Picture, day: string): number {
  const days = Math.max(1, daysBetween(first, last) + 1)
  return (daysBetween(first, day) / days) * 100
}

function MarkOf({ mark, picture }: { readonly mark: Mark; readonly picture: Picture }) {
  const left = placeOf(picture, mark.first)
  const right = placeOf(picture, mark.last)
  const isPoint = mark.first === mark.last
  const shape = isPoint ? { left: `${left}%` } : { left: `${left}%`, width: `${right - left}%` }
  return (
    <li className={`mark ${isPoint ? 'point' : 'bar'} ${mark.tone}`} style={shape} title={mark.words}>
      <span className="only-read">{mark.words}</span>
    </li>
  )
}

function Axis({ picture }: { readonly picture: Picture }) {
  const { say, language } = useSpeech()
  const { first, last, asOf } = picture
  return (
    <div className="time-axis">
      <span>{dayText(first, language)}</span>
      <span>{dayText(last, language)}</span>
      <span className="as-of-day" style={{ left: `${Math.min(80, Math.max(20, placeOf(picture, asOf)))}%` }}>
        {say('asOfMark', { day: dayText(asOf, language) })}
      </span>
    </div>
  )
}
