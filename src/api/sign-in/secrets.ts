// Secrets that leave the house as random text and stay in it only as hashes, compared without telling how far they agree.

import { createHmac, hash, timingSafeEqual } from 'node:crypto'

/** 256 bits: nobody guesses them. */
const secretBytes = 32

/** A new secret for a cookie, an address or a header. */
export const newSecret = (random: (bytes: number) => Uint8Array): string =>
  Buffer.from(random(secretBytes)).toString('base64url')

/** What is kept of a secret. */
export const hashOf = (secret: string): string => hash('sha256', secret)

/** The token that shows that a page, not only a browser, knows of the session. It tells nothing about the session. */
export const csrfTokenOf = (sessionSecret: string): string =>
  createHmac('sha256', sessionSecret).update('csrf').digest('base64url')

/** True when both are the same; takes as long whether they differ early or late. */
export function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(hashOf(given)), Buffer.from(hashOf(expected))]
  return timingSafeEqual(one, other)
}
