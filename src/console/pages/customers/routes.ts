// The customer pages by address; each is loaded when it is first gone to.

import type { RouteObject } from 'react-router'
import { inSharedWords } from '../programmes/in-words.tsx'

export const customerRoutes: RouteObject = {
  Component: inSharedWords,
  children: [
    {
      path: 'customers',
      lazy: async () => ({ Component: (await import('./find-page.tsx')).FindPage }),
    },
    {
      path: 'customers/:customer',
      lazy: async () => ({ Component: (await import('./customer-page.tsx')).CustomerPage }),
    },
  ],
}
