// Leaving: the server ends the session, this page forgets what it knew, and the provider is asked to do the same.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from '../client/ask.ts'
import { sessionQuestion } from './session.tsx'

export function useSignOut() {
  const questions = useQueryClient()
  return useMutation({
    mutationFn: () => ask('POST /api/sign-out', {}),
    onSuccess: ({ farewell }) => {
      if (farewell !== undefined) location.assign(farewell)
    },
    onSettled: () => {
      questions.clear()
      questions.setQueryData(sessionQuestion.queryKey, null)
    },
  })
}
