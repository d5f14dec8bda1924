// The rows of a long list that are on the screen: the rest is room above and below, however long the list is.

import { type RefObject, useEffect, useRef, useState } from 'react'

/** Rows made beyond each edge of what is seen, so that scrolling shows no gap. */
const beyond = 12

export interface RowWindow {
  /** For the element that scrolls. */
  readonly place: RefObject<HTMLDivElement | null>
  readonly first: number
  /** The first row after the window. */
  readonly end: number
  readonly roomAbove: number
  readonly roomBelow: number
}

/** The window over `rows` rows of one height in pixels. */
export function useRowWindow(rows: number, rowHeight: number): RowWindow {
  const place = useRef<HTMLDivElement>(null)
  const [seen, see] = useState({ first: 0, end: 0 })
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const look = () => {
      const first = Math.floor(element.scrollTop / rowHeight)
      const count = Math.ceil(element.clientHeight / rowHeight)
      see((before) =>
        before.first === first && before.end === first + count ? before : { first, end: first + count },
      )
    }
    look()
    const watch = new ResizeObserver(look)
    watch.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      watch.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [rowHeight])
  const first = Math.max(0, Math.min(seen.first - beyond, rows - 1))
  const end = Math.min(rows, seen.end + beyond)
  return { place, first, end, roomAbove: first * rowHeight, roomBelow: (rows - end) * rowHeight }
}

const narrow = '(max-width: 720px)'

/** True where rows are shown as cards. */
export function useIsNarrow(): boolean {
  const [isNarrow, set] = useState(() => window.matchMedia(narrow).matches)
  useEffect(() => {
    const query = window.matchMedia(narrow)
    const look = () => set(query.matches)
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return isNarrow
}
