// The language of the page: Chinese first, English second, kept in this browser and switched without loading anew.

import { createContext, type ReactNode, use, useCallback, useLayoutEffect, useMemo, useState } from 'react'
import type { OwnWords } from './emergencies.ts'
import { type CodeGroup, type Language, type Say, sayIn, wordOfCode } from './say.ts'

interface Speech {
  readonly language: Language
  readonly say: Say
  /** The word of a code, such as a measure or a league. */
  readonly name: (group: CodeGroup, code: string) => string
  readonly speak: (language: Language) => void
}

const SpeechContext = createContext<Speech | undefined>(undefined)

const place = 'reprieve-language'

const chosenBefore = (): Language => (localStorage.getItem(place) === 'en' ? 'en' : 'zh')

/** Lets everything inside speak one language. */
export function Speaking({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(chosenBefore)
  const speak = useCallback((chosen: Language) => {
    localStorage.setItem(place, chosen)
    setLanguage(chosen)
  }, [])
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  const speech = useMemo<Speech>(() => {
    const name = (group: CodeGroup, code: string) => wordOfCode(group, code, language)
    return { language, say: sayIn(language), name, speak }
  }, [language, speak])
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

interface SpeakingAsProps {
  /** Said instead of the general words. */
  readonly words: OwnWords
  readonly children: ReactNode
}

/** Lets everything inside call what depends on the emergency by these words: those of a programme, as a rule. */
export function SpeakingAs({ words, children }: SpeakingAsProps) {
  const speech = useSpeech()
  const { name: generalName, language } = speech
  const own = useMemo<Speech>(() => {
    const name = (group: CodeGroup, code: string) =>
      words[group]?.[code]?.[language] ?? generalName(group, code)
    return { ...speech, name }
  }, [speech, generalName, language, words])
  return <SpeechContext value={own}>{children}</SpeechContext>
}

/** The speech of the page. */
export function useSpeech(): Speech {
  const speech = use(SpeechContext)
  if (speech === undefined) throw new Error('a page speaks inside Speaking')
  return speech
}
