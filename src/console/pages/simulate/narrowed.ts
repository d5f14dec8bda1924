// Links from a sum to its accounts: this page again, with the list narrowed.

import { useSearchParams } from 'react-router'
import { effectFilters } from './comparison.ts'

/** The address of this page with the list narrowed to these and nothing else. */
export function useNarrowedTo(): (filter: Readonly<Record<string, string | undefined>>) => string {
  const [search] = useSearchParams()
  return (filter) => {
    const changed = new URLSearchParams(search)
    for (const key of [...effectFilters, 'section']) changed.delete(key)
    for (const [key, value] of Object.entries(filter)) if (value !== undefined) changed.set(key, value)
    return `?${changed}#effect-list`
  }
}
