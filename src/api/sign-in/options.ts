// What signing in is given: the store, the provider that knows people, a clock, chance, and the address we are reached at.

import type { FastifyPluginAsync } from 'fastify'
import type { Store } from '../../store/index.ts'

/** An OpenID Connect provider at which this installation is registered with `{origin}/api/sign-in/callback`. */
export interface Provider {
  readonly issuer: string
  readonly clientId: string
  /** Without a secret the client is public and PKCE alone protects the code. */
  readonly clientSecret?: string
  /** The claim of the ID token that holds our person's id; `sub` unless said otherwise. */
  readonly personClaim?: string
  /** `login` where people must show themselves anew each time, `select_account` where they choose who they are. */
  readonly prompt?: 'login' | 'select_account'
  /** Asked of the provider as `acr_values`; a sign-in of another class opens nothing. */
  readonly acrValues?: readonly string[]
  /** How the provider is reached; the network unless said otherwise. */
  readonly fetch?: (url: string, options: RequestInit) => Promise<Response>
}

export interface SignInOptions {
  readonly store: Pick<Store, 'sessions' | 'tokens'>
  readonly provider: Provider
  /** ISO instant of now. */
  readonly clock: () => string
  /** So many bytes of cryptographic chance. */
  readonly random: (bytes: number) => Uint8Array
  /** `https://console.example`: every address we give away begins with it, whatever a request says. */
  readonly origin: string
  /** Served beside the door: the demo provider, where there is no other. */
  readonly beside?: FastifyPluginAsync
  /** A session nobody uses ends after so long. */
  readonly idleMinutes?: number
  /** A session ends after so long, however much it is used. */
  readonly absoluteHours?: number
  /** What is sensitive needs a sign-in at most so old. */
  readonly freshMinutes?: number
}

export const idleMinutesUsual = 15
export const absoluteHoursUsual = 8
export const freshMinutesUsual = 15

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** True on the computer itself, where the demo is and where there is no network to protect against. */
export const isLoopback = (address: string): boolean => loopback.has(new URL(address).hostname)

/** True for an address that is reached over TLS or without leaving the computer. */
export const isProtected = (address: string): boolean =>
  URL.canParse(address) &&
  (address.startsWith('https://') || (address.startsWith('http://') && isLoopback(address)))

/** Throws unless people and their cookies reach us, and we the provider, over TLS or without leaving the computer. */
export function assertProtected({ origin, provider }: SignInOptions): void {
  for (const address of [origin, provider.issuer])
    if (!isProtected(address))
      throw new RangeError(`${address} is not protected: people sign in over https only`)
  if (new URL(origin).origin !== origin) throw new RangeError(`${origin} is more than an origin`)
}
