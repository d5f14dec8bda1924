// Name lists at rest: the file sealed whole under the key of the installation, people recognised by keyed hashes.

import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { isRefusal } from '../kernel/index.ts'
import { readKey, sealOf } from './key.ts'
import type { CustomerRefusal } from './refusals.ts'

export interface ListSeal {
  /** A keyed hash in hexadecimal; without the key it tells nothing. */
  hashOf(...parts: readonly string[]): string
  /** The sealed bytes (AES-256-GCM), each time under a key of its own. */
  seal(bytes: Uint8Array): Buffer
  /** What was sealed; undefined when it was changed since. */
  open(sealed: Uint8Array): Buffer | undefined
}

const hashBytes = 16
const keyBytes = 32
const saltBytes = 32
const nonceBytes = 12
const tagBytes = 16
/** The key of a file is used once, so that its nonce may always be the same. */
const nonce = Buffer.alloc(nonceBytes)

/** The seal of name lists, by the key of a file. */
export async function openListSeal(
  keyFile: string,
  random: (bytes: number) => Uint8Array,
): Promise<ListSeal | CustomerRefusal> {
  const key = await readKey(keyFile)
  if (isRefusal(key)) return key
  const derive = (salt: Uint8Array, purpose: string) =>
    Buffer.from(hkdfSync('sha256', key.bytes, salt, `reprieve ${purpose}`, keyBytes))
  const people = derive(Buffer.alloc(0), 'people of name lists')
  return {
    hashOf: (...parts) => sealOf(people, JSON.stringify(parts)).toString('hex', 0, hashBytes),
    seal: (bytes) => {
      const salt = Buffer.from(random(saltBytes))
      const cipher = createCipheriv('aes-256-gcm', derive(salt, 'name list'), nonce)
      return Buffer.concat([salt, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    },
    open: (sealed) => opened(sealed, (salt) => derive(salt, 'name list')),
  }
}

function opened(sealed: Uint8Array, keyOf: (salt: Uint8Array) => Buffer): Buffer | undefined {
  if (sealed.length < saltBytes + tagBytes) return undefined
  const opener = createDecipheriv('aes-256-gcm', keyOf(sealed.subarray(0, saltBytes)), nonce)
  opener.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  try {
    return Buffer.concat([
      opener.update(sealed.subarray(saltBytes, sealed.length - tagBytes)),
      opener.final(),
    ])
  } catch {
    return undefined
  }
}
