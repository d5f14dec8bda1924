// A region that scrolls by itself where it is wider than the page, by keyboard too.

import type { ReactNode } from 'react'

const reachable = (region: HTMLDivElement | null): void => {
  if (region !== null) region.tabIndex = 0
}

export const Scrolling = ({ children }: { readonly children: ReactNode }) => (
  <div className="table-wrap" ref={reachable}>
    {children}
  </div>
)
