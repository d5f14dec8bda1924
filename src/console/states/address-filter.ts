// Filters live in the address of the page: a link shows another person the same, and going back works.

import { useSearchParams } from 'react-router'

/** The filters of the address, and a way to change one; `''` takes it away. */
export function useAddressFilter() {
  const [search, setSearch] = useSearchParams()
  const write = (values: Readonly<Record<string, string>>, replace: boolean) => {
    const changed = new URLSearchParams(search)
    for (const [key, value] of Object.entries(values))
      if (value === '') changed.delete(key)
      else changed.set(key, value)
    setSearch(changed, { preventScrollReset: true, replace })
  }
  return {
    chosen: (key: string) => search.get(key) ?? '',
    /** Chooses one; what followed from the choice before, such as an open item, is forgotten with it. */
    choose: (key: string, value: string, forgotten: readonly string[] = []) =>
      write({ ...Object.fromEntries(forgotten.map((one) => [one, ''])), [key]: value }, false),
    /** Several at once, as a form is filled in: going back leaves the form. */
    put: (values: Readonly<Record<string, string>>) => write(values, true),
    all: Object.fromEntries(search),
    /** What is chosen of these filters; the others are left out. */
    narrowed: (keys: readonly string[]) =>
      Object.fromEntries(keys.flatMap((key) => (search.get(key) ? [[key, search.get(key)!]] : []))),
  }
}
