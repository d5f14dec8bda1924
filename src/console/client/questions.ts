// Questions as pages ask them: cached by route and parameters, never asked again after a "no" that will stay a "no".

import { MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query'
import { AskFailed, ask, type Question, type RouteName } from './ask.ts'

const isWeather = (error: Error): boolean =>
  error instanceof AskFailed && (error.problem.status === 0 || error.problem.status >= 502)

/** Who has signed in is asked anew once anything is answered that nobody has. */
export const sessionKey = ['session'] as const

/** The cache of a page's answers. */
export function newQuestions(): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof AskFailed && error.problem.status === 401)
      void questions.invalidateQueries({ queryKey: sessionKey })
  }
  const questions = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        if (queryKey[0] !== sessionKey[0]) onError(error)
      },
    }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // Nothing waits in silence for the network: what cannot be sent now fails now, and says so.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: 5_000,
        retry: (times, error) => times < 2 && isWeather(error),
        refetchOnWindowFocus: false,
      },
    },
  })
  return questions
}

/** A question to a route that only reads. */
export const question = <Name extends RouteName>(name: Name, asked: Question<Name>) =>
  queryOptions({
    queryKey: [name, asked] as const,
    queryFn: ({ signal }) => ask(name, asked, signal),
  })
