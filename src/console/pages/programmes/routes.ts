// The programme pages by address; each is loaded when it is first gone to.

import type { RouteObject } from 'react-router'

export const programmeRoutes: RouteObject[] = [
  {
    path: 'programmes',
    lazy: async () => ({ Component: (await import('./programmes-page.tsx')).ProgrammesPage }),
  },
  {
    path: 'programmes/declare',
    lazy: async () => ({ Component: (await import('./declare-page.tsx')).DeclarePage }),
  },
  {
    path: 'programmes/:programme/history',
    lazy: async () => ({ Component: (await import('./history-page.tsx')).HistoryPage }),
  },
  {
    path: 'drafts/:draft',
    lazy: async () => ({ Component: (await import('./drafts/draft-page.tsx')).DraftPage }),
  },
  {
    path: 'programmes/:programme',
    lazy: async () => ({ Component: (await import('./version-page.tsx')).NewestVersionPage }),
  },
  {
    path: 'programmes/:programme/versions/:version',
    lazy: async () => ({ Component: (await import('./version-page.tsx')).VersionPage }),
  },
  {
    path: 'programmes/:programme/versions/:version/print',
    lazy: async () => ({ Component: (await import('./print-page.tsx')).PrintPage }),
  },
  {
    path: 'programmes/:programme/compare',
    lazy: async () => ({ Component: (await import('./compare-page.tsx')).ComparePage }),
  },
  {
    path: 'submissions/:submission',
    lazy: async () => ({ Component: (await import('./submission-page.tsx')).SubmissionPage }),
  },
  {
    path: 'comparisons/:comparison/accounts/:account',
    lazy: async () => ({
      Component: (await import('../simulate/account-compared-page.tsx')).AccountComparedPage,
    }),
  },
  {
    path: 'redecisions',
    lazy: async () => ({ Component: (await import('../redecisions/redecisions-page.tsx')).RedecisionsPage }),
  },
  {
    path: 'redecisions/:redecision',
    lazy: async () => ({ Component: (await import('../redecisions/redecision-page.tsx')).RedecisionPage }),
  },
  {
    path: 'redecisions/:redecision/accounts/:account',
    lazy: async () => ({ Component: (await import('../redecisions/redecided-page.tsx')).RedecidedPage }),
  },
  {
    path: 'simulate',
    lazy: async () => ({ Component: (await import('../simulate/simulate-page.tsx')).SimulatePage }),
  },
]
