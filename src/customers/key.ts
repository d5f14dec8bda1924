// The keys of the installation: 32 bytes a line in a file only its owner reads, never in a database, and what is derived.

import { createSecretKey, hash, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto'
import { mkdir, open, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Refusal, refuse } from '../kernel/index.ts'
import type { CustomerRefusal } from './refusals.ts'

/** The master key as it stands on the first line of the key file: what is sealed anew is sealed under it. */
export interface DirectoryKey {
  readonly bytes: Uint8Array
  /** Those on the lines below, under which something may still lie sealed; they open and seal nothing. */
  readonly earlier?: readonly DirectoryKey[]
}

/** A key and those before it, the newest first. */
export const keysOf = (key: DirectoryKey): readonly DirectoryKey[] => [key, ...(key.earlier ?? [])]

const idBytes = 8

/** Names a key without telling it: 16 hexadecimal digits. */
export const keyId = ({ bytes }: DirectoryKey): string =>
  Buffer.from(hkdfSync('sha256', bytes, Buffer.alloc(0), 'reprieve key id', idBytes)).toString('hex')

/** Keys of one directory; each directory has its own, by its salt. */
export interface DerivedKeys {
  /** Names the key without telling it. */
  readonly name: string
  readonly people: KeyObject
  readonly lookUp: Buffer
  readonly seal: Buffer
}

const keyBytes = 32
const othersMayRead = 0o077
const ownerOnly = 0o600
const keyForm = /^[0-9a-f]{64}(\s+[0-9a-f]{64})*\s*$/

/** Reads the key and those before it. Refused when it is not there, when others may read it, and when it is no key. */
export async function readKey(file: string): Promise<DirectoryKey | CustomerRefusal> {
  const found = await stat(file).catch(() => undefined)
  if (found === undefined)
    return refuse('key_file_is_missing', 'there is no key file; name it in REPRIEVE_KEY_FILE', file)
  if ((found.mode & othersMayRead) !== 0)
    return refuse('key_file_is_readable_by_others', 'others may read the key file; chmod 600 it', file)
  const text = await readFile(file, 'utf8')
  if (!keyForm.test(text))
    return refuse('key_file_is_malformed', 'the key file does not hold 64 hexadecimal digits a line', file)
  const [key, ...earlier] = text
    .trim()
    .split(/\s+/)
    .map((line) => ({ bytes: Buffer.from(line, 'hex') }))
  return { ...key!, earlier }
}

/** Reads the key, or makes one that only its owner can read. */
export async function readOrMakeKey(
  file: string,
  random: (bytes: number) => Uint8Array,
): Promise<DirectoryKey | Refusal> {
  const known = await readKey(file)
  if (!('kind' in known) || known.code !== 'key_file_is_missing') return known
  await mkdir(dirname(file), { recursive: true })
  const handle = await open(file, 'wx', ownerOnly)
  try {
    await handle.writeFile(`${Buffer.from(random(keyBytes)).toString('hex')}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return readKey(file)
}

/** The keys of the directory with this salt. */
export function deriveKeys(key: DirectoryKey, salt: Uint8Array): DerivedKeys {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', key.bytes, salt, `reprieve ${purpose}`, keyBytes))
  return {
    name: derive('name').toString('hex', 0, 8),
    people: createSecretKey(derive('people')),
    lookUp: derive('look-up'),
    seal: derive('seal'),
  }
}

const blockBytes = 64
const innerPad = 0x36
const outerPad = 0x5c

/** The two blocks HMAC begins its hashes with, once for each key (RFC 2104, section 2). */
const padsOfKeys = new WeakMap<Buffer, readonly [Buffer, Buffer]>()

function padsOf(key: Buffer): readonly [Buffer, Buffer] {
  const known = padsOfKeys.get(key)
  if (known !== undefined) return known
  const padded = (pad: number) => Buffer.alloc(blockBytes).map((_, at) => (key[at] ?? 0) ^ pad) as Buffer
  const pads = [padded(innerPad), padded(outerPad)] as const
  padsOfKeys.set(key, pads)
  return pads
}

/** HMAC-SHA-256 of some parts under a key of at most 64 bytes; as one-shot hashes, a fifth of `createHmac`'s time. */
export function sealOf(key: Buffer, ...parts: readonly (string | Uint8Array)[]): Buffer {
  const [inner, outer] = padsOf(key)
  const bytes = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))
  const innerHash = hash('sha256', Buffer.concat([inner, ...bytes]), 'buffer')
  return hash('sha256', Buffer.concat([outer, innerHash]), 'buffer')
}

/** True when two seals are the same; takes as long whatever differs. */
export const sameSeal = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other)
