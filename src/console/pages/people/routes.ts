// The pages of people, roles and one's own account by address; each is loaded when it is first gone to.

import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'

/** `permitting` shows what is inside to whoever holds a verb. */
export const peopleRoutes = (permitting: (verb: string) => ComponentType): RouteObject[] => [
  {
    Component: permitting('people.read'),
    children: [
      {
        path: 'people',
        lazy: async () => ({ Component: (await import('./people-page.tsx')).PeoplePage }),
      },
      {
        path: 'people/:person',
        lazy: async () => ({ Component: (await import('./person-page.tsx')).PersonPage }),
      },
    ],
  },
  {
    path: 'people/permissions',
    lazy: async () => ({ Component: (await import('./permissions-page.tsx')).PermissionsPage }),
  },
  {
    Component: permitting('token.issue'),
    children: [
      {
        path: 'people/tokens',
        lazy: async () => ({ Component: (await import('./tokens-page.tsx')).TokensPage }),
      },
    ],
  },
  {
    Component: permitting('audit.read'),
    children: [
      {
        path: 'people/sign-ins',
        lazy: async () => ({ Component: (await import('./sign-ins-page.tsx')).SignInsPage }),
      },
    ],
  },
  {
    path: 'account',
    lazy: async () => ({ Component: (await import('../account/account-page.tsx')).AccountPage }),
  },
]
