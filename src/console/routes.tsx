// The map of the console, read from top to bottom.

import { createBrowserRouter, Outlet } from 'react-router'
import { Frame } from './frame/frame.tsx'
import { SignedIn } from './session/session.tsx'
import { BrokenPage } from './states/broken-page.tsx'
import { MissingPage } from './states/missing-page.tsx'

const behindTheDoor = () => (
  <SignedIn>
    <Frame />
  </SignedIn>
)

/** The pages by address; each is loaded when it is first gone to. */
export const newRouter = () =>
  createBrowserRouter([
    {
      path: '/',
      Component: behindTheDoor,
      ErrorBoundary: BrokenPage,
      HydrateFallback: Outlet,
      children: [
        {
          index: true,
          lazy: async () => ({ Component: (await import('./pages/plans/plans-page.tsx')).PlansPage }),
        },
        {
          path: 'plans',
          lazy: async () => ({ Component: (await import('./pages/plans/plans-page.tsx')).PlansPage }),
        },
        {
          path: 'plans/:plan',
          lazy: async () => ({ Component: (await import('./pages/plans/plan-page.tsx')).PlanPage }),
        },
        {
          path: 'plans/:plan/corrections',
          lazy: async () => ({
            Component: (await import('./pages/plans/corrections-page.tsx')).CorrectionsPage,
          }),
        },
        { path: '*', Component: MissingPage },
      ],
    },
  ])
