// Filters live in the address of the page: a link shows another person the same, and going back works.

import { useSearchParams } from 'react-router'

/** The filters of the address, and a way to change one; `''` takes it away. */
export function useAddressFilter() {
  const [search, setSearch] = useSearchParams()
  const choose = (key: string, value: string) => {
    const changed = new URLSearchParams(search)
    if (value === '') changed.delete(key)
    else changed.set(key, value)
    setSearch(changed, { preventScrollReset: true })
  }
  return { chosen: (key: string) => search.get(key) ?? '', choose, all: Object.fromEntries(search) }
}
