// OpenID Connect in two questions: where does the browser go to sign in, and whom does the provider's answer name.

import * as client from 'openid-client'
import { refuse } from '../../kernel/index.ts'
import { isLoopback, type Provider } from './options.ts'
import type { SignInRefusal } from './refusals.ts'

/** What an attempt sends to the provider and what its answer must match. */
export interface Expected {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
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
  async address({ state, nonce, codeVerifier }: Expected): Promise<URL | SignInRefusal> {
    const configuration = await this.#configuration().catch(() => undefined)
    if (configuration === undefined)
      return refuse('provider_does_not_answer', 'the provider does not answer; try again in a minute')
    return client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri,
      scope: 'openid',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...(this.#provider.prompt && { prompt: this.#provider.prompt }),
    })
  }

  /**
   * The id the provider vouches for. Issuer, audience, signature, age, nonce, state and PKCE are checked; an answer
   * that matches in all but one is refused like one that matches in none.
   */
  async person(answer: URLSearchParams, expected: Expected): Promise<string | SignInRefusal> {
    const url = new URL(`${this.#redirectUri}?${answer}`)
    if (answer.has('error')) return refuse('provider_refused', 'the provider did not sign you in; try again')
    try {
      const tokens = await client.authorizationCodeGrant(await this.#configuration(), url, {
        expectedState: expected.state,
        expectedNonce: expected.nonce,
        pkceCodeVerifier: expected.codeVerifier,
        idTokenExpected: true,
      })
      const named = tokens.claims()?.[this.#provider.personClaim ?? 'sub']
      return typeof named === 'string' ? named : mismatch
    } catch {
      return mismatch
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

const mismatch: SignInRefusal = refuse(
  'answer_does_not_match',
  "the provider's answer is not the one to this attempt; begin again",
)

function discover({ issuer, clientId, clientSecret, fetch }: Provider): Promise<client.Configuration> {
  const secrecy = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret)
  const plain = issuer.startsWith('http:') && isLoopback(issuer) ? [client.allowInsecureRequests] : []
  return client.discovery(new URL(issuer), clientId, undefined, secrecy, {
    execute: [client.enableNonRepudiationChecks, ...plain],
    ...(fetch && { [client.customFetch]: fetch as client.CustomFetch }),
  })
}
