// The rules of the bank line by line: each rule and each service with all that is written of it, as it is kept and compared.

import { canonicalJson, type PlainData } from '../evidence/index.ts'
import type { House, HouseLine } from './rules.ts'

/** A line for each rule, and for each service in its order. */
export const linesOf = ({ written, services }: Pick<House, 'written' | 'services'>): readonly HouseLine[] =>
  [
    ...written.map(({ group, rule, ...content }) => ({ rule: `${group}.${rule}`, content: { ...content } })),
    ...services.map(({ id, ...content }) => ({ rule: `services.${id}`, content: { ...content } })),
  ] as unknown as readonly HouseLine[]

/** Group and name of a line. */
export function lineOf(rule: string): readonly [group: string, name: string] {
  const dot = rule.indexOf('.')
  return [rule.slice(0, dot), rule.slice(dot + 1)]
}

/** True for the same content, whatever the order of its keys; nothing is the same as nothing. */
export const isSameContent = (one: PlainData | undefined, other: PlainData | undefined): boolean =>
  canonicalJson(one ?? null) === canonicalJson(other ?? null)
