// Sending a decision, and then asking the server what is so.

import { useMutation, useQueryClient } from '@tanstack/react-query'

/** Sends a decision; afterwards everything known is asked for anew, whatever came of it. */
export function useDeciding<Input>(send: (input: Input) => Promise<unknown>) {
  const questions = useQueryClient()
  return useMutation({ mutationFn: send, onSettled: () => questions.invalidateQueries() })
}
