// directory.json: what a directory is made of, under a seal that only the right key can make.

import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { refuse } from '../kernel/index.ts'
import { type DerivedKeys, type DirectoryKey, deriveKeys, keysOf, sameSeal, sealOf } from './key.ts'
import { type CustomerRefusal, refuseChanged, refuseOtherKey } from './refusals.ts'

export const directoryFormat = 1
export const peopleFile = 'people.bin'
export const lookUpFile = 'look-up.bin'
const manifestFile = 'directory.json'

export interface DirectoryContents {
  readonly format: typeof directoryFormat
  /** The book whose customers these are. */
  readonly book: string
  readonly customers: number
  readonly entries: number
  readonly peopleBytes: number
  /** The seal of the head of the look-up file. */
  readonly headSeal: string
  readonly salt: string
  readonly keyName: string
}

/** The text of directory.json. */
export function sealedContents(contents: DirectoryContents, keys: DerivedKeys): string {
  const seal = sealOf(keys.seal, canonical(contents)).toString('hex')
  return `${JSON.stringify({ ...contents, seal }, null, 2)}\n`
}

const canonical = (contents: DirectoryContents): string =>
  JSON.stringify([
    contents.format,
    contents.book,
    contents.customers,
    contents.entries,
    contents.peopleBytes,
    contents.headSeal,
    contents.salt,
    contents.keyName,
  ])

export const manifestIn = (dir: string): string => join(dir, manifestFile)

/** True where a directory was written whole. */
export const isDirectory = (dir: string): Promise<boolean> =>
  access(manifestIn(dir)).then(
    () => true,
    () => false,
  )

export const refuseMissing: CustomerRefusal = refuse(
  'directory_is_missing',
  'the customers of this book are not loaded; load them with reprieve customers load',
)

export interface OpenedContents {
  readonly contents: DirectoryContents
  readonly keys: DerivedKeys
  /** False where it was written under a key before the newest. */
  readonly isUnderNewest: boolean
}

/** What a folder holds and its keys. Refused without a directory, with another key, and when it was changed. */
export async function openContents(
  dir: string,
  key: DirectoryKey,
): Promise<OpenedContents | CustomerRefusal> {
  const text = await readFile(manifestIn(dir), 'utf8').catch(() => undefined)
  if (text === undefined) return refuseMissing
  const read = contentsFrom(text)
  if (read === undefined)
    return refuse('directory_is_malformed', 'directory.json is not of a format this version reads')
  const { seal, ...contents } = read
  const salt = Buffer.from(contents.salt, 'hex')
  const keys = keysOf(key)
    .map((one) => deriveKeys(one, salt))
    .find(({ name }) => name === contents.keyName)
  if (keys === undefined) return refuseOtherKey('the directory lies under another key')
  if (!sameSeal(sealOf(keys.seal, canonical(contents)), Buffer.from(seal, 'hex')))
    return refuseChanged(manifestFile)
  return { contents, keys, isUnderNewest: keys.name === deriveKeys(key, salt).name }
}

function contentsFrom(text: string): (DirectoryContents & { readonly seal: string }) | undefined {
  try {
    const read = JSON.parse(text) as DirectoryContents & { readonly seal: string }
    const isWhole = read.format === directoryFormat && [read.salt, read.seal, read.keyName].every(isText)
    return isWhole ? read : undefined
  } catch {
    return undefined
  }
}

const isText = (value: unknown): boolean => typeof value === 'string'
