// Questions as pages ask them: cached by route and parameters, never asked again after a "no" that will stay a "no".

import { QueryClient, queryOptions } from '@tanstack/react-query'
import { AskFailed, ask, type Question, type RouteName } from './ask.ts'

const isWeather = (error: Error): boolean =>
  error instanceof AskFailed && (error.problem.status === 0 || error.problem.status >= 502)

/** The cache of a page's answers. */
export const newQuestions = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (times, error) => times < 2 && isWeather(error),
        refetchOnWindowFocus: false,
      },
    },
  })

/** A question to a route that only reads. */
export const question = <Name extends RouteName>(name: Name, asked: Question<Name>) =>
  queryOptions({
    queryKey: [name, asked] as const,
    queryFn: ({ signal }) => ask(name, asked, signal),
  })
