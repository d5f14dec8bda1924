// A provider of sign-ins that says and signs whatever it is told to, with keys of its own.

import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { Provider } from '../../src/api/sign-in/options.ts'

export const issuer = 'https://login.example'
export const clientId = 'reprieve'

const newKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const keys = newKeys()

export type Claims = Readonly<Record<string, unknown>>
export type Sign = (header: Claims, claims: Claims) => string

/** A part of a token as it is sent. */
export const part = (value: Claims): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const signedWith =
  (key: KeyObject): Sign =>
  (header, claims) => {
    const text = `${part(header)}.${part(claims)}`
    return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
  }

/** Signed as it should be, and in three ways that prove nothing. */
export const signed = signedWith(keys.privateKey)
export const signedByAnother = signedWith(newKeys().privateKey)
export const unsigned: Sign = (_, claims) => `${part({ alg: 'none' })}.${part(claims)}.`
export const signedWithPublicKey: Sign = (_, claims) => {
  const text = `${part({ alg: 'HS256', kid: 'one' })}.${part(claims)}`
  const secret = keys.publicKey.export({ type: 'spki', format: 'pem' })
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

/** Seconds since 1970, as tokens count. */
export const seconds = (): number => Math.floor((performance.timeOrigin + performance.now()) / 1000)

/** What the next ID token says beyond issuer, audience and age, and how it is signed. */
export interface Told {
  readonly claims: Claims
  readonly sign: Sign
}

/** A provider whose next ID token is as `told` says; `algorithms` are those it says it signs with. */
export function obedientProvider(told: () => Told, algorithms: readonly string[]): Provider {
  return {
    issuer,
    clientId,
    fetch: async (url) => {
      if (url.endsWith('/.well-known/openid-configuration')) return Response.json(describedWith(algorithms))
      if (url.endsWith('/jwks')) {
        const key = { ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }
        return Response.json({ keys: [key] })
      }
      const { claims, sign: signing } = told()
      const now = seconds()
      const said = { iss: issuer, aud: clientId, iat: now, exp: now + 300, ...claims }
      const token = signing({ alg: 'RS256', kid: 'one' }, said)
      return Response.json({ access_token: 'x', token_type: 'Bearer', id_token: token })
    },
  }
}

const describedWith = (algorithms: readonly string[]) => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  id_token_signing_alg_values_supported: algorithms,
  code_challenge_methods_supported: ['S256'],
})
