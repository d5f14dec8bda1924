// Takes a step with a circumstance and tells what became of it; afterwards lists and customers are asked for anew.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask, type Question, type RouteName } from '../../client/ask.ts'
import { useTell } from '../../states/telling.tsx'
import { useSpeech } from '../../words/language.tsx'
import { historyKey } from '../customers/history-key.ts'

type BodyOf<Name extends RouteName> = Question<Name> extends { readonly body: infer Body } ? Body : never
type Act = 'verify' | 'accept' | 'reject' | 'withdraw' | 'end'
/** A step with what is said about it. */
type Steps = {
  readonly [One in Act]: {
    readonly act: One
    readonly body: BodyOf<`POST /api/circumstances/{circumstance}/${One}`>
  }
}[Act]

/** What a circumstance is after a step. */
const became: Readonly<Record<Act, string>> = {
  verify: 'verified',
  accept: 'accepted',
  reject: 'rejected',
  withdraw: 'withdrawn',
  end: 'ended',
}

/** Asks anew for everything that shows circumstances, and for the inbox that waits for them. */
export function useAskAnew(): () => Promise<void> {
  const answers = useQueryClient()
  return async () => {
    await answers.invalidateQueries({ queryKey: ['GET /api/customers/{customer}/circumstances'] })
    await answers.invalidateQueries({ queryKey: ['GET /api/customers/{customer}'] })
    await answers.invalidateQueries({ queryKey: historyKey })
    await answers.invalidateQueries({ queryKey: ['GET /api/circumstances'] })
    await answers.invalidateQueries({ queryKey: ['GET /api/circumstances/{circumstance}'] })
    await answers.invalidateQueries({ queryKey: ['GET /api/work-items'] })
    await answers.invalidateQueries({ queryKey: ['GET /api/work-items/{item}'] })
    await answers.invalidateQueries({ queryKey: ['GET /api/inbox/filters'] })
  }
}

/** Takes steps with a circumstance as it was read: what moved since is refused, told, and asked for anew. */
export function useStep({ id, etag }: { readonly id: string; readonly etag: string }) {
  const askAnew = useAskAnew()
  const tell = useTell()
  const { name } = useSpeech()
  return useMutation({
    mutationFn: ({ act, body }: Steps) =>
      ask(`POST /api/circumstances/{circumstance}/${act}`, {
        path: { circumstance: id },
        body,
        ifMatch: etag,
      } as never),
    onSuccess: (_, { act }) => tell(name('circumstanceState', became[act])),
    onSettled: askAnew,
  })
}
