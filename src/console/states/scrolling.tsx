// A region that scrolls by itself where it is wider than the page, by keyboard too.

import type { ReactNode } from 'react'
import { useSpeech } from '../words/language.tsx'

const reachable = (region: HTMLElement | null): void => {
  if (region !== null) region.tabIndex = 0
}

export function Scrolling({ children }: { readonly children: ReactNode }) {
  const { say } = useSpeech()
  return (
    <section className="table-wrap" ref={reachable} aria-label={say('scrollsSideways')}>
      {children}
    </section>
  )
}
