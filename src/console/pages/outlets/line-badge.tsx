// How a service or a channel stands, in a word and its colour.

import { useSpeech } from '../../words/language.tsx'
import type { Services } from './services-page.tsx'

const tones = { running: 'good', degraded: 'warn', stopped: 'bad', not_known: '' } as const

export function LineBadge({ state }: { readonly state: Services['services'][number]['state'] }) {
  const { name } = useSpeech()
  return <span className={`badge ${tones[state]}`}>{name('serviceState', state)}</span>
}
