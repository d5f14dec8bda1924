// The two cookies: one for the minutes of signing in, one for the session. No script reads them, no other site sends the second.

import type { CookieSerializeOptions } from '@fastify/cookie'

interface NamedCookie {
  readonly name: string
  readonly options: CookieSerializeOptions
}

export interface Cookies {
  /** Comes back from the provider's site, and therefore lax; it opens nothing by itself. */
  readonly attempt: NamedCookie
  readonly session: NamedCookie
}

/** The name of the cookie of a session. */
export const sessionCookieName = (origin: string): string => cookiesFor(origin).session.name

/** Over https the names begin with `__Host-`: then neither another host nor plain http can set them. */
export function cookiesFor(origin: string): Cookies {
  const secure = origin.startsWith('https:')
  const prefix = secure ? '__Host-' : ''
  const path = (narrow: string): string => (secure ? '/' : narrow)
  return {
    attempt: {
      name: `${prefix}reprieve-sign-in`,
      options: { httpOnly: true, secure, sameSite: 'lax', path: path('/api/sign-in') },
    },
    session: {
      name: `${prefix}reprieve-session`,
      options: { httpOnly: true, secure, sameSite: 'strict', path: path('/api') },
    },
  }
}
