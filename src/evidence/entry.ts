// An entry of the evidence log: who decided what about whom, on which day; and the bytes that are hashed.

import { assert, type Day, findDayFromIso, isoFromDay, type Refusal, refuse } from '../kernel/index.ts'
import { canonicalJson, findCanonicalValue, type PlainData } from './canonical.ts'
import { type Hash, leafHash } from './hash.ts'
import type { EvidenceRefusalCode } from './refusals.ts'

/** What is handed in to be recorded; the log gives it its index. */
export interface NewEntry {
  /** The day of the decision in Asia/Shanghai. */
  readonly day: Day
  /** What happened, in snake_case: `plan_approved`. The list is open. */
  readonly kind: string
  /** The person, or the name of the work that acted on its own. */
  readonly actor: string
  /** What it was about: a plan, a programme version, a work item. */
  readonly subject: string
  readonly body: { readonly [key: string]: PlainData }
}

export interface Entry extends NewEntry {
  /** Position in the log, from 0, without gaps. */
  readonly index: number
}

/** An entry as kept: the bytes, their hash, and on the last entry of an append the root of the tree by then. */
export interface StoredEntry {
  readonly index: number
  readonly encoded: Uint8Array
  readonly leaf: Hash
  readonly rootAfter?: Hash
}

/** The first byte of every encoded entry; another way of encoding gets another number. */
const encodingVersion = 0x01

/** Not `refused`, by which an answer would be taken for a refusal. */
const kindForm = /^(?!refused$)[a-z][a-z0-9_]{0,63}$/
const keys = 'actor,body,day,index,kind,subject'
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The version byte and the canonical JSON of the entry, its day written `YYYY-MM-DD`. */
export function encodeEntry(entry: Entry): Uint8Array {
  assert(kindForm.test(entry.kind), `the kind of an entry is snake_case, not ${entry.kind}`)
  const text = canonicalJson(plainDataFromEntry(entry))
  return Buffer.concat([Uint8Array.of(encodingVersion), Buffer.from(text, 'utf8')])
}

const malformed = (because: string): Refusal<EvidenceRefusalCode> =>
  refuse('entry_is_malformed', because, 'entry')

/** Reads encoded bytes back; refuses bytes that `encodeEntry` would not have written. */
export function decodeEntry(encoded: Uint8Array): Entry | Refusal<EvidenceRefusalCode> {
  if (encoded[0] !== encodingVersion) return malformed(`encoding version ${encoded[0]} is not known`)
  let text: string
  try {
    text = decoder.decode(encoded.subarray(1))
  } catch {
    return malformed('the bytes are not UTF-8')
  }
  const value = findCanonicalValue(text)
  return value === undefined ? malformed('the text is not canonical JSON') : entryFromPlainData(value)
}

const isObject = (value: unknown): value is Readonly<Record<string, PlainData>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The entry of a parsed object with exactly the members of an entry. */
export function entryFromPlainData(value: unknown): Entry | Refusal<EvidenceRefusalCode> {
  if (!isObject(value)) return malformed('an entry is an object')
  if (Object.keys(value).sort().join() !== keys) return malformed(`an entry has the members ${keys}`)
  const { index, kind, actor, subject, body } = value
  const day = typeof value.day === 'string' ? findDayFromIso(value.day) : undefined
  if (day === undefined) return malformed('day is a date that exists, written YYYY-MM-DD')
  if (!Number.isSafeInteger(index) || (index as number) < 0)
    return malformed('index is a whole number from 0')
  if (typeof kind !== 'string' || !kindForm.test(kind)) return malformed('kind is a snake_case word')
  if (typeof actor !== 'string' || typeof subject !== 'string')
    return malformed('actor and subject are texts')
  if (!isObject(body)) return malformed('body is an object')
  return { index: index as number, day, kind, actor, subject, body }
}

/** The entry as an object of plain data, its day written `YYYY-MM-DD`. */
export const plainDataFromEntry = (entry: Entry): { readonly [key: string]: PlainData } => ({
  actor: entry.actor,
  body: entry.body,
  day: isoFromDay(entry.day),
  index: entry.index,
  kind: entry.kind,
  subject: entry.subject,
})

/** Encodes entry `index` and hashes it. */
export function storedEntry(index: number, entry: NewEntry): StoredEntry {
  const encoded = encodeEntry({ ...entry, index })
  return { index, encoded, leaf: leafHash(encoded) }
}
