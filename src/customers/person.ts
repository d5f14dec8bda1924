// A customer as the directory knows them, sealed as one record, and what they can be found by.

import { createCipheriv, createDecipheriv } from 'node:crypto'
import { type DerivedKeys, sealOf } from './key.ts'

export interface DirectoryAccount {
  readonly account: string
  readonly product: 'loan' | 'card'
  readonly cardNumber?: string
}

export interface DirectoryPerson {
  readonly customer: string
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly spouse?: string
  readonly region: string
  readonly accounts: readonly DirectoryAccount[]
}

/** What a customer can be found by; always the whole of it. */
export const findKinds = ['idNumber', 'card', 'phone', 'name'] as const
export type FindKind = (typeof findKinds)[number]
export type LookUpKind = FindKind | 'customer'

/** A value as it is compared: without blanks and hyphens around digits, an X large, a name in one Unicode form. */
export function normalised(kind: LookUpKind, value: string): string {
  if (kind === 'customer') return value
  if (kind === 'name') return value.normalize('NFKC').trim().replace(/\s+/g, ' ')
  return value.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}

/** Everything a customer is found by. */
export function keysOfPerson(person: DirectoryPerson): readonly (readonly [LookUpKind, string])[] {
  const cards = person.accounts.flatMap(({ cardNumber }) => (cardNumber === undefined ? [] : [cardNumber]))
  return [
    ['customer', person.customer],
    ['idNumber', person.idNumber],
    ['phone', person.phone],
    ['name', person.name],
    ...cards.map((card) => ['card', card] as const),
  ]
}

export const hashBytes = 16

/** The keyed hash by which a value is found: without the key it tells nothing. */
export const hashOf = (keys: DerivedKeys, kind: LookUpKind, value: string): Buffer =>
  sealOf(keys.lookUp, kind, '\0', normalised(kind, value)).subarray(0, hashBytes)

const nonceBytes = 12
const tagBytes = 16
const lengthBytes = 4
const offsetBytes = 6

/** Bytes before the sealed text of a record. */
export const recordHead = lengthBytes

/** A record is written once at its offset under a key of its directory alone, so that the offset is its nonce. */
function nonceAt(offset: number): Buffer {
  const nonce = Buffer.alloc(nonceBytes)
  nonce.writeUIntBE(offset, nonceBytes - offsetBytes, offsetBytes)
  return nonce
}

/** The record of a person at an offset: its length, the sealed text (AES-256-GCM), its tag. */
export function sealedPerson(person: DirectoryPerson, keys: DerivedKeys, offset: number): Buffer {
  const cipher = createCipheriv('aes-256-gcm', keys.people, nonceAt(offset))
  const text = Buffer.concat([cipher.update(JSON.stringify(person), 'utf8'), cipher.final()])
  const head = Buffer.alloc(lengthBytes)
  head.writeUInt32BE(text.length + tagBytes)
  return Buffer.concat([head, text, cipher.getAuthTag()])
}

/** The person of a record without its length; undefined when it is not as it was sealed at this offset. */
export function findSealedPerson(
  record: Buffer,
  keys: DerivedKeys,
  offset: number,
): DirectoryPerson | undefined {
  if (record.length <= tagBytes) return undefined
  const opener = createDecipheriv('aes-256-gcm', keys.people, nonceAt(offset), { authTagLength: tagBytes })
  opener.setAuthTag(record.subarray(record.length - tagBytes))
  try {
    const text = Buffer.concat([opener.update(record.subarray(0, record.length - tagBytes)), opener.final()])
    return JSON.parse(text.toString('utf8')) as DirectoryPerson
  } catch {
    return undefined
  }
}
