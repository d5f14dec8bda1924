// What is shown could not be asked for again: said above the page, since the page itself looks as it did before.

import { useQueryClient } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useCallback, useSyncExternalStore } from 'react'
import { AskFailed } from '../client/ask.ts'
import { Failed } from '../states/failed.tsx'
import { useSpeech } from '../words/language.tsx'

/** Why an answer that is still shown could not be renewed; undefined while all could. */
function useStale(): AskFailed | undefined {
  const answers = useQueryClient().getQueryCache()
  const watch = useCallback((watcher: () => void) => answers.subscribe(watcher), [answers])
  return useSyncExternalStore(watch, () => {
    for (const query of answers.getAll()) {
      const { data, error } = query.state
      if (data !== undefined && error instanceof AskFailed && query.isActive()) return error
    }
    return undefined
  })
}

export function StaleNote() {
  const { say } = useSpeech()
  const questions = useQueryClient()
  const error = useStale()
  if (error === undefined) return null
  return (
    <Alert
      className="stale no-print"
      type="warning"
      title={say('shownAsBefore')}
      description={<Failed error={error} again={() => questions.invalidateQueries()} />}
    />
  )
}
