// The title of the browser's tab follows the page and the language.

import { useEffect } from 'react'
import { useSpeech } from '../words/language.tsx'

/** Names the page in the tab. */
export function useTitle(page: string): void {
  const { say } = useSpeech()
  useEffect(() => {
    document.title = say('titleOf', { page })
  }, [say, page])
}
