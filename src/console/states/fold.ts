// What opens in place of its button: it has the focus when it opens, and the button has it back when it closes.

import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

interface Fold<Step extends string> {
  /** Which of the steps is open; undefined while none is. */
  readonly opened: Step | undefined
  readonly open: (step: Step) => void
  readonly close: () => void
  /** Around the buttons and what opens in their place. */
  readonly place: RefObject<HTMLDivElement | null>
}

const fields = 'input:not([disabled]), textarea, select, button'

export function useFold<Step extends string = 'open'>(): Fold<Step> {
  const [opened, setOpened] = useState<Step>()
  const place = useRef<HTMLDivElement>(null)
  const button = useRef<string>(undefined)
  const settled = useRef<Step>(undefined)
  useLayoutEffect(() => {
    if (settled.current === opened) return
    settled.current = opened
    const inside = [...(place.current?.querySelectorAll<HTMLElement>(fields) ?? [])]
    const back = inside.find(({ textContent }) => textContent === button.current)
    const wanted = opened === undefined ? (back ?? inside[0]) : inside[0]
    wanted?.focus()
  }, [opened])
  return {
    opened,
    open: (step) => {
      button.current = document.activeElement?.textContent ?? undefined
      setOpened(step)
    },
    close: () => setOpened(undefined),
    place,
  }
}
