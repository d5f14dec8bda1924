// A document at rest: sealed under a key of its own (AES-256-GCM), which is sealed under a key of the installation, by its id.

import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import { type DirectoryKey, keyId, keysOf } from '../customers/index.ts'

/** What is sealed: the bytes, and the name they were sent under, which may tell who somebody is. */
export interface SealedContent {
  readonly name: string
  readonly bytes: Buffer
}

/** Files of the first format do not say under which key they lie. */
const firstMagic = Buffer.from('RVD1', 'latin1')
const magic = Buffer.from('RVD2', 'latin1')
const keyIdBytes = 8
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

/** The file of a document: mark, id of the key, nonce, its own key sealed, name and bytes sealed under that. */
export function sealedDocument({ name, bytes }: SealedContent, { id, key, random }: SealOptions): Buffer {
  const ownKey = Buffer.from(random(keyBytes))
  const title = Buffer.from(name, 'utf8')
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt16BE(title.length)
  const content = seal(Buffer.concat([length, title, bytes]), { key: ownKey, nonce: onlyNonce, id })
  return Buffer.concat([headOf(ownKey, { id, key, random }), content])
}

function headOf(ownKey: Buffer, { id, key, random }: SealOptions): Buffer {
  const nonce = Buffer.from(random(nonceBytes))
  const wrapped = seal(ownKey, { key: wrappingKey(key), nonce, id })
  return Buffer.concat([magic, Buffer.from(keyId(key), 'hex'), nonce, wrapped])
}

/** So many bytes of a file say under which key it lies. */
export const keyIdEnd = magic.length + keyIdBytes

/** The id of the key under which a file lies, from its first bytes; undefined for one of the first format, and for what is none. */
export const keyIdOf = (file: Buffer): string | undefined =>
  file.subarray(0, magic.length).equals(magic) ? file.toString('hex', magic.length, keyIdEnd) : undefined

interface Opened {
  readonly ownKey: Buffer
  readonly content: Buffer
}

/** The key of a document, opened with the key its file names, or with whichever opens one of the first format. */
function findOwnKey(file: Buffer, { id, key }: Pick<SealOptions, 'id' | 'key'>): Opened | undefined {
  const named = keyIdOf(file)
  if (named === undefined && !file.subarray(0, firstMagic.length).equals(firstMagic)) return undefined
  const afterMark = magic.length + (named === undefined ? 0 : keyIdBytes)
  const afterNonce = afterMark + nonceBytes
  const nonce = file.subarray(afterMark, afterNonce)
  const wrapped = file.subarray(afterNonce, afterNonce + wrappedBytes)
  for (const one of keysOf(key)) {
    if (named !== undefined && named !== keyId(one)) continue
    const ownKey = findOpened(wrapped, { key: wrappingKey(one), nonce, id })
    if (ownKey !== undefined) return { ownKey, content: file.subarray(afterNonce + wrappedBytes) }
  }
  return undefined
}

/** The same document with its own key sealed under the newest key; its content stays byte for byte. Undefined where no key opens it. */
export function findResealed(file: Buffer, options: SealOptions): Buffer | undefined {
  const found = findOwnKey(file, options)
  return found && Buffer.concat([headOf(found.ownKey, options), found.content])
}

/** What a file holds; undefined when it is not as it was sealed for this document, or the key is another. */
export function findSealedDocument(
  file: Buffer,
  { id, key }: Pick<SealOptions, 'id' | 'key'>,
): SealedContent | undefined {
  const found = findOwnKey(file, { id, key })
  if (found === undefined) return undefined
  const text = findOpened(found.content, { key: found.ownKey, nonce: onlyNonce, id })
  if (text === undefined) return undefined
  const end = lengthBytes + text.readUInt16BE(0)
  return { name: text.toString('utf8', lengthBytes, end), bytes: text.subarray(end) }
}

/** SHA-256 of the bytes as they were sent. */
export const documentHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
