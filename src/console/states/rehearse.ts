// Whether the server would say yes: the same request as the button sends, on a dry run that keeps nothing.

import { useQuery } from '@tanstack/react-query'
import { AskFailed, ask, type Question, type RouteName } from '../client/ask.ts'
import { useSession } from '../session/session.tsx'
import { useSpeech } from '../words/language.tsx'
import { present } from './presenter.ts'

/** The key of all rehearsals. */
export const rehearsals = ['rehearsal'] as const

/**
 * Why the request would be refused, in words; undefined when it would not. Empty words while that is not known yet. Where
 * the button names how the thing stood when it was read, so does the rehearsal: what is shown late may not be pressed early.
 */
export function useRefusal<Name extends RouteName>(
  name: Name,
  asked: Question<Name>,
  about: string,
): string | undefined {
  const { say, language } = useSpeech()
  const { person } = useSession()
  const { data } = useQuery({
    queryKey: [...rehearsals, name, asked, about, person.id],
    queryFn: () => rehearse(name, asked),
    retry: false,
  })
  if (data === undefined) return ''
  if (data === null) return undefined
  const { words, more } = present(data, say, language)
  return more === undefined ? words : `${words} ${more}`
}

async function rehearse<Name extends RouteName>(
  name: Name,
  asked: Question<Name>,
): Promise<AskFailed | null> {
  const query = { ...(asked as { readonly query?: object }).query, dryRun: true }
  try {
    await ask(name, { ...asked, query })
    return null
  } catch (error) {
    if (error instanceof AskFailed) return error
    throw error
  }
}
