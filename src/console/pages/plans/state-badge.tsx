// The state of a plan, as a word with a colour; one without corrections waits for nobody.

import { useSpeech } from '../../words/language.tsx'

const tones: Readonly<Record<string, string>> = { drafted: 'warn', approved: 'good', sent_back: 'bad' }

interface StateBadgeProps {
  readonly state: string
  readonly corrections: number
  /** The publication that overtook it, where there is one. */
  readonly overtaken?: { readonly version: number } | undefined
}

export function StateBadge({ state, corrections, overtaken }: StateBadgeProps) {
  const { say, name } = useSpeech()
  if (corrections === 0) return <span className="badge">{say('asPromised')}</span>
  return (
    <>
      <span className={`badge ${tones[state] ?? ''}`}>{name('planState', state)}</span>
      {overtaken !== undefined && (
        <>
          {' '}
          <span className="badge bad">{say('overtakenBadge', { version: overtaken.version })}</span>
        </>
      )}
    </>
  )
}
