// The rules of the bank line by line: each rule, service and channel with all that is written of it, as it is kept and compared.

import { canonicalJson, type PlainData } from '../evidence/index.ts'
import type { House, HouseLine } from './rules.ts'

/** The groups whose lines are no numbers: who the bank is, what outlets offer, what channels there are. */
export const listGroups = ['identity', 'services', 'channels'] as const

export const isListed = (group: string): group is (typeof listGroups)[number] =>
  (listGroups as readonly string[]).includes(group)

/** A line for each rule, for the bank itself, and for each service and each channel in its order. */
export const linesOf = (house: Pick<House, 'written' | (typeof listGroups)[number]>): readonly HouseLine[] =>
  [
    ...house.written.map(({ group, rule, ...content }) => ({
      rule: `${group}.${rule}`,
      content: { ...content },
    })),
    ...listGroups.flatMap((group) =>
      house[group].map(({ id, ...content }) => ({ rule: `${group}.${id}`, content: { ...content } })),
    ),
  ] as unknown as readonly HouseLine[]

/** Group and name of a line. */
export function lineOf(rule: string): readonly [group: string, name: string] {
  const dot = rule.indexOf('.')
  return [rule.slice(0, dot), rule.slice(dot + 1)]
}

/** True for the same content, whatever the order of its keys; nothing is the same as nothing. */
export const isSameContent = (one: PlainData | undefined, other: PlainData | undefined): boolean =>
  canonicalJson(one ?? null) === canonicalJson(other ?? null)
