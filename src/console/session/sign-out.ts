// Leaving: the server ends the session, this page forgets what it knew, and the provider is asked to do the same.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { AskFailed, ask } from '../client/ask.ts'
import { useSpeech } from '../words/language.tsx'
import { forgetSession, sessionQuestion } from './session.tsx'

/** Signs out. Without an answer the session may be open still: then the page stays, and says so. */
export function useSignOut() {
  const { language, speak } = useSpeech()
  const questions = useQueryClient()
  const forget = () => {
    forgetSession()
    questions.clear()
    questions.setQueryData(sessionQuestion.queryKey, null)
  }
  return useMutation({
    mutationFn: () => ask('POST /api/sign-out', {}),
    onSuccess: ({ farewell }) => {
      forget()
      // The browser has forgotten everything, and the language is not the server's to forget.
      speak(language)
      if (farewell !== undefined) location.assign(farewell)
    },
    onError: (error) => {
      if (isOver(error)) forget()
    },
  })
}

/** True where there is no session left to end. */
export const isOver = (error: Error | null): boolean =>
  error instanceof AskFailed && error.problem.status === 401
