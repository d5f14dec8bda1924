// The name lists by address; each page is loaded when it is first gone to.

import { Outlet, type RouteObject } from 'react-router'
import { Permitted } from '../../states/permitted.tsx'
import { InSharedWords } from '../programmes/in-words.tsx'

const forReaders = () => (
  <Permitted verb="name_list.read">
    <InSharedWords>
      <Outlet />
    </InSharedWords>
  </Permitted>
)

export const nameListRoutes: RouteObject = {
  Component: forReaders,
  children: [
    {
      path: 'name-lists',
      lazy: async () => ({ Component: (await import('./lists-page.tsx')).ListsPage }),
    },
    {
      path: 'name-lists/new',
      lazy: async () => ({ Component: (await import('./import-page.tsx')).ImportPage }),
    },
    {
      path: 'name-lists/:list',
      lazy: async () => ({ Component: (await import('./list-page.tsx')).ListPage }),
    },
  ],
}
