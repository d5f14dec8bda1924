// The focus is never lost: when what had it is gone, the nearest thing around it that is still there has it.

import { useEffect } from 'react'

/** What is worth coming back to: it has a name or a place of its own. */
const places = 'main, section, form, fieldset, article, aside, [role], [tabindex]'

/** An element and all around it, from the inside out. */
function trailOf(element: Element): readonly Element[] {
  const trail: Element[] = []
  for (let one: Element | null = element; one !== null; one = one.parentElement) trail.push(one)
  return trail
}

export function useKeptFocus(): void {
  useEffect(() => {
    let trail: readonly Element[] = []
    const remember = ({ target }: FocusEvent) => {
      trail = target instanceof Element ? trailOf(target) : []
    }
    const keep = () => {
      const [last] = trail
      if (last === undefined || last.isConnected || document.activeElement !== document.body) return
      const left = trail.find((one) => one.isConnected && one.matches(places))
      trail = []
      if (left instanceof HTMLElement) focusOn(left)
    }
    const observer = new MutationObserver(keep)
    observer.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('focusin', remember)
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', remember)
    }
  }, [])
}

function focusOn(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1
  place.focus({ preventScroll: true })
}
