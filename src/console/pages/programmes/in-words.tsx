// In whose words a page speaks of circumstances: those of one version, or, where it belongs to no programme, those that all share.

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Outlet } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import {
  agreedWords,
  type CircumstanceWords,
  type OwnWords,
  wordsOfSpeaker,
} from '../../words/emergencies.ts'
import { SpeakingAs } from '../../words/language.tsx'

type Version = Answer<'GET /api/programmes'>['items'][number]

/** A version never changes, and a new one is a matter of days. */
const keptFor = 300_000
const general: OwnWords = {}

/** The words that follow from the published versions; general ones until these have arrived. */
function useWords(wordsFrom: (items: readonly Version[]) => OwnWords): OwnWords {
  const { data } = useQuery({ ...question('GET /api/programmes', {}), staleTime: keptFor })
  return data === undefined ? general : wordsFrom(data.items)
}

interface InWordsOfProps {
  readonly programme?: string | undefined
  /** Without one the newest. */
  readonly version?: number | undefined
  readonly children: ReactNode
}

/** Speaks of circumstances as a version does; of no programme, in general words. */
export function InWordsOf({ programme, version, children }: InWordsOfProps) {
  const words = useWords((items) => {
    const found = items.findLast(
      (one) => one.programme === programme && one.version === (version ?? one.version),
    )
    return found === undefined ? general : wordsOfSpeaker(found)
  })
  return <SpeakingAs words={words}>{children}</SpeakingAs>
}

/**
 * Speaks of what belongs to no programme. What a customer went through may be of any emergency the bank has had: a word is
 * that of the programmes where the newest versions of all agree on it, and a general one where they do not.
 */
export function InSharedWords({ children }: { readonly children: ReactNode }) {
  const words = useWords((items) => {
    const newest = items.filter(({ programme }, at) => items[at + 1]?.programme !== programme)
    return agreedWords(newest.map(wordsOfSpeaker))
  })
  return <SpeakingAs words={words}>{children}</SpeakingAs>
}

/** For pages that belong to no programme. */
export const inSharedWords = () => (
  <InSharedWords>
    <Outlet />
  </InSharedWords>
)

interface InAgreedWordsProps {
  /** Those of each programme that is shown; nothing from before they were kept. */
  readonly all: readonly (CircumstanceWords | undefined)[]
  readonly children: ReactNode
}

/** Speaks of circumstances as all that are shown do, in general words where they differ. */
export function InAgreedWords({ all, children }: InAgreedWordsProps) {
  const words = agreedWords(all.map((circumstance) => ({ ...(circumstance && { circumstance }) })))
  return <SpeakingAs words={words}>{children}</SpeakingAs>
}
