// How far applying is: every correction is accepted, refused, unanswered or waiting, and they add up at every instant.

import { Progress } from 'antd'
import { countText, percentOf } from '../../figures/figures.ts'
import { useSpeech } from '../../words/language.tsx'
import type { Plan } from './figures-of-plan.ts'

export type Run = NonNullable<Plan['run']>

export function ApplyProgress({ run }: { readonly run: Run }) {
  const { say } = useSpeech()
  const { corrections, accepted, refused, unknown, waiting } = run
  const isOver = run.finishedAt !== undefined
  const parts = [
    { word: say('accepted'), count: accepted },
    { word: say('refusedBySystem'), count: refused },
    { word: say('unknownAnswer'), count: unknown },
    { word: say('waitingAnswer'), count: waiting },
  ]
  return (
    <div className="progress">
      <h3>{isOver ? say('applied') : say('applying')}</h3>
      <Progress
        percent={percentOf(corrections - waiting, corrections)}
        status={isOver ? 'success' : 'active'}
        aria-label={say('applying')}
      />
      <dl className="counts" aria-live="polite">
        {parts.map(({ word, count }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{countText(count)}</dd>
          </div>
        ))}
        <div>
          <dt>{say('inAll')}</dt>
          <dd>{countText(corrections)}</dd>
        </div>
      </dl>
      {unknown > 0 && <p className="quiet">{say('unknownHint')}</p>}
    </div>
  )
}
