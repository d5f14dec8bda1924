// Sends what an outlet serves, and asks for how the services stand anew.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask, type Question } from '../../client/ask.ts'

export type Reported = Question<'POST /api/services/reports'>['body']['services']

export function useReporting(node: string, onKept: () => void) {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: (services: Reported) => ask('POST /api/services/reports', { body: { node, services } }),
    onSuccess: () => {
      onKept()
      return answers.invalidateQueries({ queryKey: ['GET /api/services'] })
    },
  })
}
