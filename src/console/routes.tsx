// The map of the console, read from top to bottom.

import { createBrowserRouter, Outlet } from 'react-router'
import { Frame } from './frame/frame.tsx'
import { customerRoutes } from './pages/customers/routes.ts'
import { departureRoutes } from './pages/departures/routes.ts'
import { houseRoutes } from './pages/house/routes.ts'
import { nameListRoutes } from './pages/name-lists/routes.tsx'
import { peopleRoutes } from './pages/people/routes.ts'
import { inSharedWords } from './pages/programmes/in-words.tsx'
import { programmeRoutes } from './pages/programmes/routes.ts'
import { SignedIn } from './session/session.tsx'
import { SignedInAgainPage } from './session/signed-in-again-page.tsx'
import { BrokenPage, BrokenPart } from './states/broken-page.tsx'
import { Loading } from './states/loading.tsx'
import { MissingPage } from './states/missing-page.tsx'
import { Permitted } from './states/permitted.tsx'

const behindTheDoor = () => (
  <SignedIn>
    <Frame />
  </SignedIn>
)

const permitting = (verb: string) => () => (
  <Permitted verb={verb}>
    <Outlet />
  </Permitted>
)

/** The pages by address; each is loaded when it is first gone to. */
export const newRouter = () =>
  createBrowserRouter([
    {
      path: '/',
      Component: behindTheDoor,
      ErrorBoundary: BrokenPage,
      HydrateFallback: Loading,
      children: [
        {
          ErrorBoundary: BrokenPart,
          children: [
            {
              index: true,
              lazy: async () => ({ Component: (await import('./pages/home/home-page.tsx')).HomePage }),
            },
            {
              Component: permitting('plan.read'),
              children: [
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
                {
                  path: 'plans/:plan/outcomes',
                  lazy: async () => ({
                    Component: (await import('./pages/plans/outcomes-page.tsx')).OutcomesPage,
                  }),
                },
                {
                  path: 'plans/:plan/accounts/:account',
                  lazy: async () => ({
                    Component: (await import('./pages/explain/explain-page.tsx')).ExplainPage,
                  }),
                },
              ],
            },
            {
              Component: permitting('work_item.read'),
              children: [
                {
                  path: 'work-items',
                  lazy: async () => ({
                    Component: (await import('./pages/work-items/work-items-page.tsx')).WorkItemsPage,
                  }),
                },
              ],
            },
            {
              Component: permitting('circumstance.read'),
              children: [
                {
                  Component: inSharedWords,
                  children: [
                    {
                      path: 'circumstances',
                      lazy: async () => ({
                        Component: (await import('./pages/circumstances/queue-page.tsx')).QueuePage,
                      }),
                    },
                  ],
                },
              ],
            },
            {
              Component: permitting('evidence.read'),
              children: [
                {
                  path: 'audit',
                  lazy: async () => ({ Component: (await import('./pages/audit/audit-page.tsx')).AuditPage }),
                },
              ],
            },
            {
              Component: permitting('audit.read'),
              children: [
                {
                  path: 'audit/looks',
                  lazy: async () => ({ Component: (await import('./pages/audit/looks-page.tsx')).LooksPage }),
                },
              ],
            },
            {
              path: 'measures',
              lazy: async () => ({
                Component: (await import('./pages/measures/measures-page.tsx')).MeasuresPage,
              }),
            },
            {
              path: 'services',
              lazy: async () => ({
                Component: (await import('./pages/outlets/services-page.tsx')).ServicesPage,
              }),
            },
            {
              path: 'services/outlets/:node',
              lazy: async () => ({
                Component: (await import('./pages/outlets/outlet-history-page.tsx')).OutletHistoryPage,
              }),
            },
            {
              path: 'services/channels/:channel',
              lazy: async () => ({
                Component: (await import('./pages/outlets/channel-history-page.tsx')).ChannelHistoryPage,
              }),
            },
            ...peopleRoutes(permitting),
            customerRoutes,
            nameListRoutes,
            ...programmeRoutes,
            ...houseRoutes,
            ...departureRoutes,
            { path: 'signed-in-again', Component: SignedInAgainPage },
            { path: '*', Component: MissingPage },
          ],
        },
      ],
    },
  ])
