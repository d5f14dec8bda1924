// Name lists at rest: the file sealed whole under the key of the installation, people recognised by keyed hashes.

import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { isRefusal } from '../kernel/index.ts'
import { type DirectoryKey, keyId, keysOf, readKey, sealOf } from './key.ts'
import type { CustomerRefusal } from './refusals.ts'

export interface ListSeal {
  /** A keyed hash in hexadecimal; without the key it tells nothing. */
  hashOf(...parts: readonly string[]): string
  /** The same under every key, the newest first: lines of lists sealed before a change of keys are found by theirs. */
  hashesOf(...parts: readonly string[]): readonly string[]
  /** True for bytes that lie under the newest key. */
  isNewest(sealed: Uint8Array): boolean
  /** The sealed bytes (AES-256-GCM), each time under a key of its own. */
  seal(bytes: Uint8Array): Buffer
  /** What was sealed, under the newest key or one before; undefined when it was changed since, or its key is not there. */
  open(sealed: Uint8Array): Buffer | undefined
}

const hashBytes = 16
const keyBytes = 32
const saltBytes = 32
const nonceBytes = 12
const tagBytes = 16
const magic = Buffer.from('RVL2', 'latin1')
const keyIdBytes = 8
const headBytes = magic.length + keyIdBytes
/** The key of a file is used once, so that its nonce may always be the same. */
const nonce = Buffer.alloc(nonceBytes)

/** The seal of name lists, by the keys of a file. */
export async function openListSeal(
  keyFile: string,
  random: (bytes: number) => Uint8Array,
): Promise<ListSeal | CustomerRefusal> {
  const key = await readKey(keyFile)
  if (isRefusal(key)) return key
  const derive = ({ bytes }: DirectoryKey, salt: Uint8Array, purpose: string) =>
    Buffer.from(hkdfSync('sha256', bytes, salt, `reprieve ${purpose}`, keyBytes))
  const people = keysOf(key).map((one) => derive(one, Buffer.alloc(0), 'people of name lists'))
  const hashUnder = (one: Buffer, parts: readonly string[]) =>
    sealOf(one, JSON.stringify(parts)).toString('hex', 0, hashBytes)
  const head = Buffer.concat([magic, Buffer.from(keyId(key), 'hex')])
  const isNewest = (sealed: Uint8Array) => head.equals(sealed.subarray(0, headBytes))
  return {
    hashOf: (...parts) => hashUnder(people[0]!, parts),
    hashesOf: (...parts) => people.map((one) => hashUnder(one, parts)),
    isNewest,
    seal: (bytes) => {
      const salt = Buffer.from(random(saltBytes))
      const cipher = createCipheriv('aes-256-gcm', derive(key, salt, 'name list'), nonce)
      return Buffer.concat([head, salt, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    },
    open: (sealed) => {
      for (const one of keysOf(key)) {
        const keyOf = (salt: Uint8Array) => derive(one, salt, 'name list')
        const found = opened(sealed.subarray(headBytes), keyOf) ?? opened(sealed, keyOf)
        if (found !== undefined) return found
      }
      return undefined
    },
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
