// The twelve leagues and cities, shaded by a figure: a picture for the eye, and a list of links for everybody.

import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useSpeech } from '../words/language.tsx'
import leagues from './leagues.json'
import { shadeOf } from './shade.ts'

interface LeagueMapProps {
  /** What the shades mean, in words. */
  readonly title: string
  readonly values: Readonly<Record<string, number>>
  readonly text: (value: number) => string
  /** Where a league leads; nowhere for a figure that has no list behind it. */
  readonly link: ((league: string) => string) | undefined
}

const codes = Object.keys(leagues.leagues) as (keyof typeof leagues.leagues)[]

/** A name further away than this is led to by a line. */
const beside = 50

/** Where neighbours are close, a name stands beside the middle of its league. */
const nameOffsets: Readonly<Record<string, readonly [right: number, down: number]>> = {
  '1501': [6, 0],
  '1502': [-8, -24],
  '1503': [-62, 34],
  '1504': [0, 6],
  '1505': [10, -4],
  '1506': [8, 0],
  '1508': [-34, 10],
  '1509': [36, 4],
}

/** The names in the picture are not read aloud: the links say the same. */
const unread = { 'aria-hidden': true } as const

export function LeagueMap({ title, values, text, link }: LeagueMapProps) {
  const { say, name } = useSpeech()
  const most = Math.max(0, ...codes.map((code) => values[code] ?? 0))
  return (
    <figure className="league-map" aria-label={title}>
      <svg viewBox={`-8 -8 ${leagues.width + 16} ${leagues.height + 16}`}>
        <title>{title}</title>
        {codes.map((code) => {
          const value = values[code] ?? 0
          const words = say('leagueFigure', { league: name('league', code), figure: text(value) })
          return (
            <Way key={code} to={link?.(code)} words={words}>
              <path d={leagues.leagues[code].path} className={`shade-${shadeOf(value, most)}`}>
                <title>{words}</title>
              </path>
            </Way>
          )
        })}
        <g {...unread}>
          {codes.map((code) => (
            <LeagueName key={code} code={code} value={text(values[code] ?? 0)} />
          ))}
        </g>
      </svg>
      <ul className="league-list">
        {codes
          .toSorted((one, other) => (values[other] ?? 0) - (values[one] ?? 0))
          .map((code) => (
            <li key={code}>
              <Way to={link?.(code)}>{name('league', code)}</Way>
              <span className="number">{text(values[code] ?? 0)}</span>
            </li>
          ))}
      </ul>
    </figure>
  )
}

interface WayProps {
  readonly to: string | undefined
  /** What it says where it is a picture. */
  readonly words?: string
  readonly children: ReactNode
}

/** A link where it leads somewhere. */
function Way({ to: path, words, children }: WayProps): ReactNode {
  if (path === undefined) return children
  return (
    <Link to={path} aria-label={words}>
      {children}
    </Link>
  )
}

function LeagueName({ code, value }: { readonly code: (typeof codes)[number]; readonly value: string }) {
  const { name } = useSpeech()
  const [x, y] = leagues.leagues[code].centre as [number, number]
  const [right, down] = nameOffsets[code] ?? [0, 0]
  return (
    <>
      {Math.abs(right) > beside && <line x1={x} y1={y} x2={x + right} y2={y + down} />}
      <text x={x + right} y={y + down}>
        <tspan x={x + right}>{name('league', code)}</tspan>
        <tspan x={x + right} dy="24" className="league-value">
          {value}
        </tspan>
      </text>
    </>
  )
}
