// OpenID Connect in three questions: where one goes to sign in, whom the answer names, and where one signs out.

import * as client from 'openid-client'
import { Temporal } from 'temporal-polyfill'
import { refuse } from '../../kernel/index.ts'
import { isLoopback, type Provider } from './options.ts'
import type { SignInRefusal } from './refusals.ts'

/** What an attempt sends to the provider and what its answer must match. */
export interface Expected {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  /** The person shows themselves anew when they last did longer ago than so many seconds. */
  readonly maxAge: number
  /** True where they show themselves anew whenever they did, and the provider must say that they did. */
  readonly isRenewal: boolean
}

/** Whom the provider vouches for. */
export interface Vouched {
  readonly person: string
  /** ISO instant at which the person showed themselves; only where the provider says so. */
  readonly authenticatedAt?: string
  /** Whom and which of its own sessions the provider means, by which it later ends ours. */
  readonly subject?: string
  readonly providerSession?: string
}

export class OpenId {
  readonly #provider: Provider
  readonly #redirectUri: string
  #discovered: Promise<client.Configuration> | undefined

  constructor(provider: Provider, redirectUri: string) {
    this.#provider = provider
    this.#redirectUri = redirectUri
  }

  /** The provider's page for this attempt. */
  async address(expected: Expected): Promise<URL | SignInRefusal> {
    const configuration = await this.#configuration().catch(() => undefined)
    if (configuration === undefined)
      return refuse('provider_does_not_answer', 'the provider does not answer; try again in a minute')
    const { state, nonce, codeVerifier, maxAge, isRenewal } = expected
    const { acrValues } = this.#provider
    const prompt = isRenewal ? 'login' : this.#provider.prompt
    return client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri,
      scope: 'openid',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      max_age: String(maxAge),
      ...(prompt && { prompt }),
      ...(acrValues && { acr_values: acrValues.join(' ') }),
    })
  }

  /**
   * The person the provider vouches for. Issuer, audience, signature, age, nonce, state and PKCE are checked; an
   * answer that matches in all but one is refused like one that matches in none.
   */
  async vouched(answer: URLSearchParams, expected: Expected): Promise<Vouched | SignInRefusal> {
    const url = new URL(`${this.#redirectUri}?${answer}`)
    if (answer.has('error')) return refuse('provider_refused', 'the provider did not sign you in; try again')
    try {
      const tokens = await client.authorizationCodeGrant(await this.#configuration(), url, {
        expectedState: expected.state,
        expectedNonce: expected.nonce,
        pkceCodeVerifier: expected.codeVerifier,
        idTokenExpected: true,
      })
      return this.#read(tokens.claims() ?? {}, expected)
    } catch {
      return mismatch
    }
  }

  /** By what the provider's signatures are checked; undefined where it does not answer. */
  async metadata() {
    const configuration = await this.#configuration().catch(() => undefined)
    const told = configuration?.serverMetadata()
    if (told?.jwks_uri === undefined) return undefined
    const algorithms = told.id_token_signing_alg_values_supported ?? ['RS256']
    return { issuer: told.issuer, jwksUri: told.jwks_uri, algorithms }
  }

  /** The provider's page for signing out there too; undefined where it has none or does not answer. */
  async farewell(): Promise<string | undefined> {
    const configuration = await this.#configuration().catch(() => undefined)
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return undefined
    const home = `${new URL(this.#redirectUri).origin}/`
    return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: home }).href
  }

  #read(claims: Readonly<Record<string, unknown>>, { maxAge, isRenewal }: Expected): Vouched | SignInRefusal {
    const { personClaim = 'sub', acrValues } = this.#provider
    const { [personClaim]: person, auth_time: seconds, acr, sub, sid } = claims
    if (typeof person !== 'string') return mismatch
    if (acrValues !== undefined && !acrValues.includes(String(acr)))
      return refuse('sign_in_is_too_weak', 'sign in with as many factors as this installation asks for')
    const authenticatedAt = typeof seconds === 'number' ? instantOf(seconds) : undefined
    if (isRenewal && !isWithin(seconds, claims.iat, maxAge)) return notRenewed
    return {
      person,
      ...(authenticatedAt !== undefined && { authenticatedAt }),
      ...(typeof sub === 'string' && { subject: sub }),
      ...(typeof sid === 'string' && { providerSession: sid }),
    }
  }

  /** Discovered once; a failure is forgotten, so that the next attempt asks again. */
  #configuration(): Promise<client.Configuration> {
    this.#discovered ??= discover(this.#provider).catch((error: unknown) => {
      this.#discovered = undefined
      throw error
    })
    return this.#discovered
  }
}

const instantOf = (seconds: number): string =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(seconds) * 1000).toString()

/** Both are the provider's own clock, so that no difference between clocks counts. */
const isWithin = (authenticated: unknown, issued: unknown, seconds: number): boolean =>
  typeof authenticated === 'number' && typeof issued === 'number' && issued - authenticated <= seconds

const mismatch: SignInRefusal = refuse(
  'answer_does_not_match',
  "the provider's answer is not the one to this attempt; begin again",
)

const notRenewed: SignInRefusal = refuse(
  'sign_in_was_not_renewed',
  'the provider did not sign you in anew, or does not say when it did; its operators must let it answer max_age',
)

function discover({ issuer, clientId, clientSecret, fetch }: Provider): Promise<client.Configuration> {
  const secrecy = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret)
  const plain = issuer.startsWith('http:') && isLoopback(issuer) ? [client.allowInsecureRequests] : []
  return client.discovery(new URL(issuer), clientId, undefined, secrecy, {
    execute: [client.enableNonRepudiationChecks, ...plain],
    ...(fetch && { [client.customFetch]: fetch as client.CustomFetch }),
  })
}
