// Shows an answer once it is there; until then that it is on its way, or why it will not come.

import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failed } from './failed.tsx'
import { Loading } from './loading.tsx'

interface AnsweredProps<Value> {
  readonly query: UseQueryResult<Value>
  readonly children: (value: Value) => ReactNode
}

export function Answered<Value>({ query, children }: AnsweredProps<Value>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error !== null) return <Failed error={query.error} again={query.refetch} />
  return <Loading />
}
