// Takes a step with a circumstance; afterwards lists and customers are asked for anew.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask, type Question, type RouteName } from '../../client/ask.ts'

type BodyOf<Name extends RouteName> = Question<Name> extends { readonly body: infer Body } ? Body : never
type Step<Act extends 'verify' | 'accept' | 'reject' | 'withdraw'> = {
  readonly act: Act
  readonly body: BodyOf<`POST /api/circumstances/{circumstance}/${Act}`>
}
type Steps = Step<'verify'> | Step<'accept'> | Step<'reject'> | Step<'withdraw'>

export function useStep(circumstance: string) {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: ({ act, body }: Steps) =>
      ask(`POST /api/circumstances/{circumstance}/${act}`, { path: { circumstance }, body } as never),
    onSuccess: async () => {
      await answers.invalidateQueries({ queryKey: ['GET /api/customers/{customer}/circumstances'] })
      await answers.invalidateQueries({ queryKey: ['GET /api/circumstances'] })
      await answers.invalidateQueries({ queryKey: ['GET /api/circumstances/{circumstance}'] })
    },
  })
}
