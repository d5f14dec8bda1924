// A document at rest: sealed under a key of its own (AES-256-GCM), which is sealed under the key of the installation.

import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import type { DirectoryKey } from '../customers/index.ts'

/** What is sealed: the bytes, and the name they were sent under, which may tell who somebody is. */
export interface SealedContent {
  readonly name: string
  readonly bytes: Buffer
}

const magic = Buffer.from('RVD1', 'latin1')
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const lengthBytes = 2
const wrappedBytes = keyBytes + tagBytes
/** The key of a document seals one text, so that its nonce may always be the same. */
const onlyNonce = Buffer.alloc(nonceBytes)

const wrappingKey = (key: DirectoryKey): Buffer =>
  Buffer.from(hkdfSync('sha256', key.bytes, Buffer.alloc(0), 'reprieve documents', keyBytes))

interface Sealing {
  readonly key: Buffer
  readonly nonce: Buffer
  /** The document; another one's bytes in its place are not opened. */
  readonly id: string
}

function seal(text: Uint8Array, { key, nonce, id }: Sealing): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(id))
  return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])
}

function findOpened(sealed: Buffer, { key, nonce, id }: Sealing): Buffer | undefined {
  if (sealed.length < tagBytes) return undefined
  const opener = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  opener.setAAD(Buffer.from(id))
  opener.setAuthTag(sealed.subarray(-tagBytes))
  try {
    return Buffer.concat([opener.update(sealed.subarray(0, -tagBytes)), opener.final()])
  } catch {
    return undefined
  }
}

export interface SealOptions {
  readonly id: string
  readonly key: DirectoryKey
  readonly random: (bytes: number) => Uint8Array
}

/** The file of a document: mark, nonce, its own key sealed, name and bytes sealed under that. */
export function sealedDocument({ name, bytes }: SealedContent, { id, key, random }: SealOptions): Buffer {
  const ownKey = Buffer.from(random(keyBytes))
  const nonce = Buffer.from(random(nonceBytes))
  const wrapped = seal(ownKey, { key: wrappingKey(key), nonce, id })
  const title = Buffer.from(name, 'utf8')
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt16BE(title.length)
  const content = seal(Buffer.concat([length, title, bytes]), { key: ownKey, nonce: onlyNonce, id })
  return Buffer.concat([magic, nonce, wrapped, content])
}

/** What a file holds; undefined when it is not as it was sealed for this document, or the key is another. */
export function findSealedDocument(
  file: Buffer,
  { id, key }: Pick<SealOptions, 'id' | 'key'>,
): SealedContent | undefined {
  if (!file.subarray(0, magic.length).equals(magic)) return undefined
  const afterNonce = magic.length + nonceBytes
  const nonce = file.subarray(magic.length, afterNonce)
  const wrapped = file.subarray(afterNonce, afterNonce + wrappedBytes)
  const ownKey = findOpened(wrapped, { key: wrappingKey(key), nonce, id })
  if (ownKey === undefined) return undefined
  const text = findOpened(file.subarray(afterNonce + wrappedBytes), { key: ownKey, nonce: onlyNonce, id })
  if (text === undefined) return undefined
  const end = lengthBytes + text.readUInt16BE(0)
  return { name: text.toString('utf8', lengthBytes, end), bytes: text.subarray(end) }
}

/** SHA-256 of the bytes as they were sent. */
export const documentHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
