// The pages of the bank's own rules; loaded when they are first gone to.

import type { RouteObject } from 'react-router'

export const houseRoutes: RouteObject[] = [
  {
    path: 'house-rules',
    lazy: async () => ({ Component: (await import('./house-page.tsx')).HousePage }),
  },
  {
    path: 'house-rules/:rule',
    lazy: async () => ({ Component: (await import('./rule-page.tsx')).RulePage }),
  },
]
