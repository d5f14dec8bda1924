// The page of requests to depart from a programme; loaded when it is first gone to.

import type { RouteObject } from 'react-router'

export const departureRoutes: RouteObject[] = [
  {
    path: 'departures',
    lazy: async () => ({ Component: (await import('./departures-page.tsx')).DeparturesPage }),
  },
]
