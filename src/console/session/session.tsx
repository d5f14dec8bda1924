// Who has signed in and what they may do, as the server says it; pages ask here before they offer a button.

import { queryOptions, useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, use } from 'react'
import { AskFailed, addressOf, keepCsrfToken, lost } from '../client/ask.ts'
import { unattended } from '../client/attended.ts'
import { sessionKey } from '../client/questions.ts'
import { Failed } from '../states/failed.tsx'
import { Loading } from '../states/loading.tsx'
import { SessionOver } from './session-over.tsx'
import { useSignedInElsewhere } from './sign-in-again.tsx'
import { SignInPage } from './sign-in-page.tsx'

export interface Permission {
  readonly verb: string
  readonly granted: boolean
  readonly because?: string
  readonly roles?: readonly string[]
}

export interface Session {
  readonly person: {
    readonly id: string
    readonly name: { readonly zh: string; readonly en: string }
    readonly assignments: readonly { readonly role: string; readonly node: string }[]
  }
  readonly permissions: readonly Permission[]
  readonly csrfToken?: string
}

/** True once somebody has signed in: what they were doing stays on the page when their session ends by itself. */
let isOpen = false

/** Whoever signs out leaves nothing on the page. */
export const forgetSession = (): void => {
  isOpen = false
}

/** True where another person has signed in beside this page: what was read for the one before is not theirs to see. */
const isSomebodyElse = (before: Session | null | undefined, { person }: Session): boolean =>
  before !== undefined && before !== null && before.person.id !== person.id

/** So often a page asks whether its session is still open, in milliseconds: one that nobody touches hides itself, too. */
const askEvery = 60_000

export const sessionQuestion = queryOptions({
  queryKey: sessionKey,
  staleTime: askEvery,
  refetchInterval: ({ state }: { readonly state: { readonly data: Session | null | undefined } }) =>
    state.data === null ? false : askEvery,
  refetchIntervalInBackground: true,
  queryFn: async ({ client }): Promise<Session | null> => {
    const answer = await fetch('/api/session', { headers: unattended() }).catch((cause: unknown) => {
      throw lost(cause, true)
    })
    if (answer.status === 401 && !isOpen) return null
    if (!answer.ok) {
      const code = answer.status === 401 ? 'session_is_over' : 'unexpected'
      throw new AskFailed({ code, detail: '', status: answer.status })
    }
    const session = (await answer.json()) as Session
    keepCsrfToken(session.csrfToken)
    isOpen = true
    if (isSomebodyElse(client.getQueryData<Session | null>(sessionKey), session))
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
    return session
  },
})

const SessionContext = createContext<Session | undefined>(undefined)

/** Shows what is inside to whom has signed in, and the way to sign in to everybody else. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const { data, error, refetch } = useQuery(sessionQuestion)
  useSignedInElsewhere()
  if (data === undefined) return error === null ? <Loading /> : <Failed error={error} again={refetch} />
  if (data === null) return <SignInPage />
  const isOver = error instanceof AskFailed && error.problem.status === 401
  return (
    <SessionContext value={data}>
      {isOver && <SessionOver />}
      <div key={data.person.id} hidden={isOver}>
        {children}
      </div>
    </SessionContext>
  )
}

/** The session of whom has signed in. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (session === undefined) throw new Error('a page has a session inside SignedIn')
  return session
}

/** What the person may do; undefined where the verb is not theirs to ask about. */
export const usePermission = (verb: string): Permission =>
  useSession().permissions.find((permission) => permission.verb === verb) ?? { verb, granted: false }

/** The address at which signing in begins; one comes back to the page one is on. */
export const signInAddress = (returnTo: string): string => addressOf('/api/sign-in', { query: { returnTo } })
