// The life of a programme as a line of time: approved, active, winding down, closed, each with the day it began.

import { useQuery } from '@tanstack/react-query'
import { question } from '../../client/questions.ts'
import { dayText } from '../../figures/figures.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'

const tones: Readonly<Record<string, string>> = { active: 'good', winding_down: 'warn' }

export function LifeSection({ programme }: { readonly programme: string }) {
  const { say, name, language } = useSpeech()
  const query = useQuery(question('GET /api/programmes/{programme}/life', { path: { programme } }))
  return (
    <section className="card">
      <h2>{say('life')}</h2>
      <Answered query={query}>
        {({ items }) => (
          <ol className="life">
            {items.map(({ state, firstDay, version }) => (
              <li key={firstDay} data-state={state}>
                <span className={`badge ${tones[state] ?? ''}`}>{name('programmeState', state)}</span>
                <span className="quiet">
                  {say('lifeSince', { day: dayText(firstDay, language), version })}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Answered>
    </section>
  )
}
