// How far applying is: parts that add up to the plan at every instant, each leading to the corrections behind it.

import { Progress } from 'antd'
import { Link } from 'react-router'
import { countText, percentOf } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useSpeech } from '../../words/language.tsx'
import type { Plan } from './figures-of-plan.ts'

export type Run = NonNullable<Plan['run']>

interface OfRun {
  readonly plan: string
  readonly run: Run
}

export function ApplyProgress({ plan, run }: OfRun) {
  const { say } = useSpeech()
  const { corrections, unknown, waiting } = run
  const isOver = run.finishedAt !== undefined
  return (
    <div className="progress">
      <h3>{isOver ? say('applied') : say('applying')}</h3>
      <Progress
        percent={percentOf(corrections - waiting, corrections)}
        status={isOver ? 'success' : 'active'}
        aria-label={say('applying')}
      />
      <Answers plan={plan} run={run} />
      {unknown > 0 && <p className="quiet">{say('unknownHint')}</p>}
      <Standing plan={plan} run={run} />
    </div>
  )
}

interface Part {
  readonly word: string
  readonly count: number
  /** Where the corrections behind the number are; absent where there is nothing to list. */
  readonly path?: string
}

function Parts({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <dl className="counts" aria-live="polite">
      {parts.map(({ word, count, path }) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{path === undefined ? countText(count) : <Link to={path}>{countText(count)}</Link>}</dd>
        </div>
      ))}
    </dl>
  )
}

function Answers({ plan, run }: OfRun) {
  const { say } = useSpeech()
  const { corrections, accepted, refused, unknown, waiting } = run
  const answered = (answer: string) => to.outcomes(plan, { answer })
  return (
    <Parts
      parts={[
        { word: say('accepted'), count: accepted, path: answered('accepted') },
        { word: say('refusedBySystem'), count: refused, path: answered('refused') },
        { word: say('unknownAnswer'), count: unknown, path: answered('unknown') },
        { word: say('waitingAnswer'), count: waiting, path: answered('not_sent') },
        { word: say('inAll'), count: corrections, path: to.outcomes(plan) },
      ]}
    />
  )
}

/** Each in its place, however the plan stands: numbers that move while one looks are not read. */
const partsShown = ['verified', 'waiting', 'refused', 'failed'] as const

/** Accepted is not done: only what a book shows is verified. */
function Standing({ plan, run: { standing } }: OfRun) {
  const { say, name } = useSpeech()
  const parts = partsShown.map((part) => ({
    word: name('part', part),
    count: standing[part],
    path: to.outcomes(plan, { part }),
  }))
  return (
    <div className="night-job">
      <h3>{say('standing')}</h3>
      <p className="quiet">{say('standingLead')}</p>
      <Parts
        parts={[
          ...parts,
          { word: name('part', 'skipped'), count: standing.skipped },
          { word: say('inAll'), count: standing.total, path: to.outcomes(plan) },
        ]}
      />
    </div>
  )
}
