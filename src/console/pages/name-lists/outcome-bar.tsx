// How many lines had which outcome: one bar, and every number by its name; the numbers add up to the lines.

import type { ReactNode } from 'react'
import type { Answer } from '../../client/ask.ts'
import { countText } from '../../figures/figures.ts'
import { useSpeech } from '../../words/language.tsx'

export type NameList = Answer<'GET /api/name-lists/{list}'>
export type Outcome = keyof NameList['counts']

export const outcomes = ['matched', 'name_differs', 'not_customer', 'malformed', 'duplicate'] as const

/** Badges and bars of the same outcome have the same tone. */
export const tones: Readonly<Record<Outcome, string>> = {
  matched: 'good',
  name_differs: 'warn',
  not_customer: '',
  malformed: 'bad',
  duplicate: '',
}

export const linesOf = (counts: NameList['counts']): number =>
  outcomes.reduce((sum, outcome) => sum + counts[outcome], 0)

/** The bar alone, for tables; a screen reader hears the numbers. */
export function OutcomeBar({ counts }: Pick<NameList, 'counts'>) {
  const { name } = useSpeech()
  const all = linesOf(counts)
  const words = outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${name('listOutcome', outcome)} ${countText(counts[outcome])}`)
  let from = 0
  return (
    <svg
      className="outcome-bar"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={words.join(' · ')}
    >
      <title>{words.join(' · ')}</title>
      {outcomes.map((outcome) => {
        const width = all === 0 ? 0 : (counts[outcome] / all) * 100
        from += width
        return (
          <rect key={outcome} className={`is-${outcome}`} x={from - width} y="0" width={width} height="8" />
        )
      })}
    </svg>
  )
}

interface OutcomeFiguresProps extends Pick<NameList, 'counts'> {
  /** A number that leads to its lines; without it the numbers stand alone. */
  readonly linked?: (outcome: Outcome, children: ReactNode) => ReactNode
}

/** The bar with its numbers. */
export function OutcomeFigures({ counts, linked = (_, children) => children }: OutcomeFiguresProps) {
  const { say, name } = useSpeech()
  return (
    <div className="stack outcome-figures">
      <OutcomeBar counts={counts} />
      <dl className="counts">
        {outcomes.map((outcome) => (
          <div key={outcome}>
            <dt>
              <span className={`key is-${outcome}`} aria-hidden="true" /> {name('listOutcome', outcome)}
            </dt>
            <dd>{linked(outcome, countText(counts[outcome]))}</dd>
          </div>
        ))}
        <div>
          <dt>{say('linesInAll')}</dt>
          <dd>{countText(linesOf(counts))}</dd>
        </div>
      </dl>
    </div>
  )
}
