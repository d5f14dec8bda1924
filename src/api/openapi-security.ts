// Who may call, as the description of the API says it: people by the cookie of their session, machines by a token.

import { permissionOf } from '../organisation/index.ts'
import type { Route } from './route.ts'
import { sessionCookieName } from './sign-in/cookies.ts'

/** The schemes, and what is needed of each; one line of the list is enough. */
export type Security = readonly Readonly<Record<string, readonly string[]>>[]

const person: Security[number] = { session: [] }
const personThatChanges: Security[number] = { session: [], csrf: [] }
const machine: Security[number] = { token: [] }

export const securitySchemes = (origin: string) => ({
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: sessionCookieName(origin),
    description: 'Set by signing in (`GET /api/sign-in`); no script reads it',
  },
  csrf: {
    type: 'apiKey',
    in: 'header',
    name: 'X-CSRF-Token',
    description:
      'The `csrfToken` of `GET /api/session`, beside the cookie, for every request that is no `GET`',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    description: 'A token issued for a machine (`POST /api/tokens`), for the verbs it carries',
  },
})

/** A route is for people; for machines too where its verb may be one of a token. */
export const securityOf = ({ method, verb }: Route): Security => [
  method === 'GET' ? person : personThatChanges,
  ...(permissionOf(verb).forMachines ? [machine] : []),
]

/** Of the addresses that name no verb: whoever asks who they are, or leaves, has signed in. */
export const securityOfOpen: Readonly<Record<string, Security>> = {
  '/api/session': [person, machine],
  '/api/sign-out': [personThatChanges],
  '/api/sign-out/everywhere': [personThatChanges],
}
