// A long list as it is asked for: its first page, and further ones for as long as there are any.

import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useSpeech } from '../words/language.tsx'
import { Failed } from './failed.tsx'
import { Loading } from './loading.tsx'

interface PagedProps<Item> {
  readonly query: UseInfiniteQueryResult<{ readonly pages: readonly { readonly items: readonly Item[] }[] }>
  /** What the button that asks for more says; usual: that they are older. */
  readonly more?: string
  /** Everything asked for so far. */
  readonly children: (items: readonly Item[]) => ReactNode
}

export function Paged<Item>({ query, more, children }: PagedProps<Item>) {
  const { say } = useSpeech()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = query
  const failed = error !== null && <Failed error={error} again={refetch} />
  if (data === undefined) return failed || <Loading />
  return (
    <>
      {children(data.pages.flatMap(({ items }) => items))}
      {failed}
      {hasNextPage && (
        <div className="no-print">
          <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {more ?? say('older')}
          </Button>
        </div>
      )}
    </>
  )
}
