// What has been done is told to whoever does not see the page: one region for the page one is on and what came of a step.

import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { useSpeech } from '../words/language.tsx'

const TellContext = createContext<(words: string) => void>(() => {})

export function Telling({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation()
  const { language } = useSpeech()
  const where = `${language} ${pathname}`
  const [told, setTold] = useState({ words: '', times: 0 })
  const tell = useCallback((words: string) => setTold(({ times }) => ({ words, times: times + 1 })), [])
  useEffect(() => {
    if (where !== '') tell('')
    const title = document.querySelector('title')
    const watch = new MutationObserver(() => tell(document.title))
    if (title !== null) watch.observe(title, { childList: true })
    return () => watch.disconnect()
  }, [where, tell])
  return (
    <TellContext value={tell}>
      {children}
      <p role="status" className="told only-read no-print">
        <span key={told.times}>{told.words}</span>
      </p>
    </TellContext>
  )
}

/** Tells what came of a step. */
export const useTell = (): ((words: string) => void) => use(TellContext)
