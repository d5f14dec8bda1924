// Long lists page by page: each page begins where the one before ended.

import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type Answer, ask, type Question, type RouteName } from './ask.ts'

type Listed = {
  [Name in RouteName]: Answer<Name> extends { readonly items: readonly unknown[]; readonly next?: string }
    ? Name
    : never
}[RouteName]

/** Everything of a list asked for so far, and how to ask for more; `goodFor` milliseconds it is not asked for again. */
export const usePages = <Name extends Listed>(name: Name, asked: Question<Name>, goodFor?: number) =>
  useInfiniteQuery({
    queryKey: [name, 'pages', asked],
    ...(goodFor !== undefined && { staleTime: goodFor }),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...(asked as { readonly query?: object }).query, cursor: pageParam }
      return ask(name, { ...asked, query }, signal)
    },
    getNextPageParam: (page) => (page as { readonly next?: string }).next,
  })

/** The whole of a list that is needed whole: its pages are asked for one after another. */
export function useAllPages<Name extends Listed>(name: Name, asked: Question<Name>) {
  const pages = usePages(name, asked)
  const { hasNextPage, isFetching, isError, fetchNextPage } = pages
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  return pages
}
