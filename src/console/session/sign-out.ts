// Leaving: the server ends the session, and this page forgets everything it knew.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from '../client/ask.ts'
import { sessionQuestion } from './session.tsx'

export function useSignOut() {
  const questions = useQueryClient()
  return useMutation({
    mutationFn: () => ask('POST /api/sign-out', {}),
    onSettled: () => {
      questions.clear()
      questions.setQueryData(sessionQuestion.queryKey, null)
    },
  })
}
