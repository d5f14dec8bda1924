// One text for one value: JSON with sorted keys, no spaces and no numbers but safe integers (after RFC 8785).

import { assert } from '../kernel/index.ts'

/** What may be hashed: JSON without fractions, so that every language writes it alike. */
export type PlainData =
  | null
  | boolean
  | number
  | string
  | readonly PlainData[]
  | { readonly [key: string]: PlainData }

const depthMax = 32

function isPlainObject(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function childProblem(
  children: Iterable<readonly [string | number, unknown]>,
  depth: number,
): string | undefined {
  for (const [key, child] of children) {
    const problem = plainDataProblem(child, depth + 1)
    if (problem !== undefined) return `${key}: ${problem}`
  }
  return undefined
}

/** Why a value cannot be written canonically, with the path to the place, or undefined when it can. */
export function plainDataProblem(value: unknown, depth = 0): string | undefined {
  if (depth > depthMax) return `nested deeper than ${depthMax}`
  if (value === null || typeof value === 'boolean') return undefined
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) && !Object.is(value, -0)
      ? undefined
      : `${value} is no safe whole number`
  }
  if (typeof value === 'string') return value.isWellFormed() ? undefined : 'text is not well-formed Unicode'
  if (Array.isArray(value)) return childProblem(value.entries(), depth)
  if (typeof value !== 'object' || !isPlainObject(value)) return `a ${typeof value} is not plain data`
  if (!Object.keys(value).every((key) => key.isWellFormed())) return 'a key is not well-formed Unicode'
  return childProblem(Object.entries(value), depth)
}

function write(value: PlainData): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`
  const members = value as { readonly [key: string]: PlainData }
  return `{${Object.keys(members)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${write(members[key]!)}`)
    .join(',')}}`
}

/** The canonical text of a value: keys sorted by UTF-16 code unit. Throws on what is not plain data. */
export function canonicalJson(value: PlainData): string {
  const problem = plainDataProblem(value)
  assert(problem === undefined, `only plain data has a canonical form: ${problem}`)
  return write(value)
}

/** The value of a canonical text, or undefined when the text is not exactly what `canonicalJson` writes. */
export function findCanonicalValue(text: string): PlainData | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (plainDataProblem(value) !== undefined) return undefined
  return write(value as PlainData) === text ? (value as PlainData) : undefined
}
