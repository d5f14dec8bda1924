// The state of a plan, as a word with a colour.

import { useSpeech } from '../../words/language.tsx'

const tones: Readonly<Record<string, string>> = { drafted: 'warn', approved: 'good', sent_back: 'bad' }

export function StateBadge({ state }: { readonly state: string }) {
  const { name } = useSpeech()
  return <span className={`badge ${tones[state] ?? ''}`}>{name('planState', state)}</span>
}
