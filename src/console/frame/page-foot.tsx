// Below every page: whether the task just finished was clear, and as of when what is shown was answered.

import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { lastAnsweredAt } from '../client/ask.ts'
import { useFinished } from '../client/finished.ts'
import { instantText } from '../figures/figures.ts'
import { WasItClear } from '../people/was-it-clear.tsx'
import { useSpeech } from '../words/language.tsx'

export function PageFoot() {
  const { say, language } = useSpeech()
  const finished = useFinished()
  const answered = useLastAnswer()
  return (
    <footer className="page-foot">
      {finished !== undefined && <WasItClear key={finished.number} task={finished.task} />}
      {answered !== '' && (
        <p className="quiet">{say('pageAsOf', { instant: instantText(answered, language) })}</p>
      )}
    </footer>
  )
}

/** The instant of the server's last answer, as questions are answered. */
function useLastAnswer(): string {
  const cache = useQueryClient().getQueryCache()
  return useSyncExternalStore((watcher) => cache.subscribe(watcher), lastAnsweredAt)
}
