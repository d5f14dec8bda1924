// Sends what an outlet serves, and asks for how the services stand anew.

import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { ask, type Question, type RouteName } from '../../client/ask.ts'

export type Reported = Question<'POST /api/services/reports'>['body']['services']

/** What changes with a report: the services themselves, and the work items that open and close with them. */
const moved = [
  'GET /api/services',
  'GET /api/services/outlets/{node}/reports',
  'GET /api/services/channels/{channel}/reports',
  'GET /api/work-items',
  'GET /api/work-items/{item}',
  'GET /api/inbox/filters',
  'GET /api/overview',
] as const satisfies readonly RouteName[]

/** Asks anew for everything that moves with a report. */
export const movedByReports = (answers: QueryClient) =>
  Promise.all(moved.map((call) => answers.invalidateQueries({ queryKey: [call] })))

export function useReporting(node: string, onKept: () => void) {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: (services: Reported) => ask('POST /api/services/reports', { body: { node, services } }),
    onSuccess: () => {
      onKept()
      return movedByReports(answers)
    },
  })
}
