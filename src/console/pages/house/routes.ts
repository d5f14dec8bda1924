// The page of the bank's own rules; loaded when it is first gone to.

import type { RouteObject } from 'react-router'

export const houseRoutes: RouteObject[] = [
  {
    path: 'house-rules',
    lazy: async () => ({ Component: (await import('./house-page.tsx')).HousePage }),
  },
]
