// A logout token of the provider (OpenID Connect Back-Channel Logout 1.0): whom it ends, once everything about it is right.

import { createRemoteJWKSet, customFetch, type JWTPayload, jwtVerify } from 'jose'
import { refuse } from '../../kernel/index.ts'
import type { Provider } from './options.ts'
import type { SignInRefusal } from './refusals.ts'

/** Which sessions the provider ends: one of its own, or all of a subject. */
export interface ProviderLogout {
  readonly subject?: string
  readonly session?: string
  /** The id of the token, which counts once. */
  readonly jti: string
}

interface Metadata {
  readonly issuer: string
  readonly jwksUri: string
  /** With which the provider signs ID tokens, and logout tokens alike. */
  readonly algorithms: readonly string[]
}

const event = 'http://schemas.openid.net/event/backchannel-logout'
const types = ['logout+jwt', 'JWT', undefined]
/** A token is used at once: an older one was kept by somebody. */
const ageMax = '5 minutes'
const clockToleranceSeconds = 60
const lengthMax = 255
/** Only keys the provider alone has: never a shared secret, never none. */
const isAsymmetric = (algorithm: string): boolean => /^(?:RS|PS|ES)\d{3}$|^Ed/.test(algorithm)

export class LogoutTokens {
  readonly #provider: Provider
  #keys: { readonly uri: string; readonly set: ReturnType<typeof createRemoteJWKSet> } | undefined

  constructor(provider: Provider) {
    this.#provider = provider
  }

  /** Whom a token ends. Refused in one word, whatever is wrong with it. */
  async read(token: string, metadata: Metadata): Promise<ProviderLogout | SignInRefusal> {
    const { issuer, algorithms, jwksUri } = metadata
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.#keysOf(jwksUri), {
        issuer,
        audience: this.#provider.clientId,
        algorithms: algorithms.filter(isAsymmetric),
        maxTokenAge: ageMax,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['iat', 'jti', 'events'],
      })
      return types.includes(protectedHeader.typ) ? logoutFrom(payload) : invalid
    } catch {
      return invalid
    }
  }

  #keysOf(uri: string) {
    const { fetch } = this.#provider
    if (this.#keys?.uri !== uri) {
      const options = fetch === undefined ? {} : { [customFetch]: fetch }
      this.#keys = { uri, set: createRemoteJWKSet(new URL(uri), options) }
    }
    return this.#keys.set
  }
}

function logoutFrom({ sub, sid, jti, nonce, events }: JWTPayload): ProviderLogout | SignInRefusal {
  const told = isObject(events) && isObject(events[event])
  if (!told || nonce !== undefined || !isName(jti)) return invalid
  if (
    (sub === undefined && sid === undefined) ||
    ![sub, sid].every((one) => one === undefined || isName(one))
  )
    return invalid
  return { jti, ...(sub !== undefined && { subject: sub }), ...(isName(sid) && { session: sid }) }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= lengthMax

const invalid: SignInRefusal = refuse(
  'logout_token_is_not_valid',
  'signature, issuer, audience, age, event or id of the logout token is not right; nothing was ended',
)
