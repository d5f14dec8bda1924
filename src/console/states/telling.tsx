// What came of a step is shown and told for a while; the page one is on is told to whoever does not see it.

import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { useSpeech } from '../words/language.tsx'

const TellContext = createContext<(words: string) => void>(() => {})

export function Telling({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation()
  const { language } = useSpeech()
  const where = `${language} ${pathname}`
  const [told, setTold] = useState({ words: '', times: 0, isStep: false })
  const tell = useCallback(
    (words: string) => setTold(({ times }) => ({ words, times: times + 1, isStep: true })),
    [],
  )
  useEffect(() => {
    const tellTitle = (words: string) => setTold(({ times }) => ({ words, times: times + 1, isStep: false }))
    if (where !== '') tellTitle('')
    const title = document.querySelector('title')
    const watch = new MutationObserver(() => tellTitle(document.title))
    if (title !== null) watch.observe(title, { childList: true })
    return () => watch.disconnect()
  }, [where])
  return (
    <TellContext value={tell}>
      {children}
      <p role="status" className={`told no-print ${told.isStep ? 'is-step' : 'only-read'}`}>
        <span key={told.times}>{told.words}</span>
      </p>
    </TellContext>
  )
}

/** Tells what came of a step. */
export const useTell = (): ((words: string) => void) => use(TellContext)
