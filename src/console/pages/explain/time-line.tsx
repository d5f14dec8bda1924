// The picture of an account: rows of bars and points over one axis of days, and what they stand for.

import { daysBetween, dayText } from '../../figures/figures.ts'
import { useSpeech } from '../../words/language.tsx'
import {
  type Corrected,
  type Explanation,
  formOf,
  type Mark,
  type Picture,
  pictureOf,
  shownIn,
} from './picture.ts'

interface TimeLineProps {
  readonly explanation: Explanation
  /** What stands on the books already. */
  readonly corrected?: Corrected
}

export function TimeLine({ explanation, corrected = [] }: TimeLineProps) {
  const { say, language } = useSpeech()
  const picture = pictureOf(explanation, corrected, { say, language })
  return (
    <figure className="account-line" aria-label={say('timeLine')}>
      <div className="time-row axis">
        <span />
        <Axis picture={picture} />
      </div>
      {picture.rows.map(({ title, marks }) => (
        <div key={title} className="time-row">
          <span className="time-title">{title}</span>
          <ul className="time-track" aria-label={title}>
            <li aria-hidden="true" className="as-of" style={{ left: `${placeOf(picture, picture.asOf)}%` }} />
            {marks.map((mark) => (
              <MarkOf key={`${mark.first} ${mark.words}`} mark={mark} picture={picture} />
            ))}
          </ul>
        </div>
      ))}
      <Legend picture={picture} />
    </figure>
  )
}

function Legend({ picture }: { readonly picture: Picture }) {
  const { say } = useSpeech()
  return (
    <figcaption className="legend">
      <ul aria-label={say('legend')}>
        {shownIn(picture).map(({ tone, forms }) => (
          <li key={tone}>
            {forms.map((form) => (
              <span key={form} aria-hidden="true" className={`mark ${form} is-${tone}`} />
            ))}
            {say(`${tone}Tone`)}
          </li>
        ))}
        <li>
          <span aria-hidden="true" className="as-of" />
          {say('asOfTone')}
        </li>
      </ul>
    </figcaption>
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
  const form = formOf(mark)
  const shape = form === 'point' ? { left: `${left}%` } : { left: `${left}%`, width: `${right - left}%` }
  return (
    <li className={`mark ${form} is-${mark.tone}`} style={shape} title={mark.words}>
      <span className="only-read">{mark.words}</span>
    </li>
  )
}

/** Half as wide as the label of the day of the data, which stays whole at the ends of the axis. */
const halfLabel = '72px'

function Axis({ picture }: { readonly picture: Picture }) {
  const { say, language } = useSpeech()
  const { first, last, asOf } = picture
  const place = placeOf(picture, asOf)
  return (
    <div className="time-axis">
      <span>{dayText(first, language)}</span>
      <span>{dayText(last, language)}</span>
      <span
        className="as-of-day"
        style={{ left: `clamp(${halfLabel}, ${place}%, calc(100% - ${halfLabel}))` }}
      >
        {say('asOfMark', { day: dayText(asOf, language) })}
      </span>
    </div>
  )
}
