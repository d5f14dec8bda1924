// What people are called: asked for once, kept for minutes, and said with the id that the books know them by.

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { question } from '../client/questions.ts'
import { useSpeech } from '../words/language.tsx'
import { collatorOf } from '../words/sorting.ts'
import { notYetNamed } from './not-yet-named.ts'

const keptFor = 300_000

interface Named {
  readonly id: string
  /** The id itself where nobody is known by it. */
  readonly name: string
}

interface Names {
  readonly nameOf: (id: string) => string
  /** The name and the id, for sentences: 李娜（lina）. */
  readonly withId: (id: string) => string
  /** Everybody, sorted as people of the language look names up. */
  readonly everybody: readonly Named[]
}

/** The names of all people, in the language of the page. */
export function useNames(): Names {
  const { language, say } = useSpeech()
  const { data, isPending } = useQuery({ ...question('GET /api/names', {}), staleTime: keptFor })
  return useMemo(() => {
    const known = new Map((data?.items ?? []).map(({ id, name }) => [id, name[language]]))
    const nameOf = (id: string): string =>
      id === 'system' ? say('theSystem') : (known.get(id) ?? (isPending ? notYetNamed : id))
    const withId = (id: string): string =>
      known.has(id) ? say('nameWithId', { name: nameOf(id), id }) : nameOf(id)
    const everybody = [...known]
      .map(([id, name]) => ({ id, name }))
      .toSorted((one, other) => collatorOf(language).compare(one.name, other.name))
    return { nameOf, withId, everybody }
  }, [data, isPending, language, say])
}
