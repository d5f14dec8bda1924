// Promises in figures: kept where a book showed it, broken where the newest plan found it; each leads to what is behind it.

import { Link } from 'react-router'
import { countText, dayText, instantText, yuanText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useSpeech } from '../../words/language.tsx'
import type { Overview } from './home-page.tsx'

export type Night = NonNullable<Overview['nights']>[number]

interface Tile {
  readonly word: string
  readonly value: string
  readonly asOf: string
  readonly path: string
}

interface PromisesProps {
  readonly overview: Overview
  readonly nights: readonly Night[]
}

export function Promises({ overview, nights }: PromisesProps) {
  const tiles = useTiles(overview, nights)
  return (
    <dl className="totals glance">
      {tiles.map(({ word, value, asOf, path }) => (
        <div key={word} className="card">
          <dt>{word}</dt>
          <dd>
            <Link to={path}>{value}</Link>
          </dd>
          <dd className="figure-day">{asOf}</dd>
        </div>
      ))}
    </dl>
  )
}

function useTiles({ matters, at }: Overview, nights: readonly Night[]): readonly Tile[] {
  const { say, language } = useSpeech()
  const [newest] = nights
  const verified = nights.find(({ verifiedAt }) => verifiedAt !== undefined)
  const instant = (of: string) => say('asOfInstant', { instant: instantText(of, language) })
  const day = (of: string) => say('asOfDay', { day: dayText(of, language) })
  /** What is still not kept: all that was found on the day, less what a book has shown to be mended since. */
  const brokenOf = ({ corrections, standing, verifiedAt, asOf }: Night) => ({
    value: countText(corrections - (verifiedAt === undefined ? 0 : (standing?.verified ?? 0))),
    asOf: verifiedAt === undefined ? day(asOf) : instant(verifiedAt),
  })
  const kept = verified?.standing && {
    word: say('keptToday', { day: dayText(verified.asOf, language) }),
    value: countText(verified.standing.verified),
    asOf: instant(verified.verifiedAt!),
    path: to.plan(verified.plan),
  }
  const broken = newest && [
    {
      word: say('brokenToday'),
      ...brokenOf(newest),
      path: to.plan(newest.plan),
    },
    {
      word: say('promisesBroken'),
      value: countText(newest.calls),
      asOf: day(newest.asOf),
      path: to.plan(newest.plan),
    },
  ]
  const applied = nights.find(({ appliedAt }) => appliedAt !== undefined)
  const cost = applied?.returnedSoFarMinor !== undefined && {
    word: say('costSoFar'),
    value: yuanText(applied.returnedSoFarMinor),
    asOf: instant(applied.appliedAt!),
    path: to.plans({ state: 'approved' }),
  }
  const waiting = matters && {
    word: say('openItems'),
    value: countText(matters.open),
    asOf: instant(at),
    path: to.workItems({ state: 'open' }),
  }
  return [kept, ...(broken ?? []), cost, waiting].flatMap((tile) => tile || [])
}
