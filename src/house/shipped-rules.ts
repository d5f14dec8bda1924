// A file of rules older than the program: numbers it does not have yet are those shipped, what only the bank can say is asked for.

import { refuse } from '../kernel/index.ts'
import type { Field, ProgrammeRefusal } from '../programmes/index.ts'
import { listGroups } from './lines.ts'
import { ruleGroups } from './rules.ts'

type Value = Field['value']
type Mapping = Readonly<Record<string, Exclude<Value, undefined>>>

/** A value that is read as a mapping; undefined where it is something else. */
const mapping = (value: Value): Mapping | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : undefined

/** The rules of a file joined by the numbers that it lacks, and which these are. What it says, right or wrong, is left. */
export function withShipped(
  value: Value,
  shipped: Value,
): { readonly completed: Value; readonly lacking: readonly string[] } {
  const [own, others] = [mapping(value), mapping(shipped)]
  if (own === undefined || others === undefined) return { completed: value, lacking: [] }
  const completed: Record<string, Exclude<Value, undefined>> = { ...own }
  const lacking: string[] = []
  for (const [group, rules] of Object.entries(ruleGroups)) {
    const [said, come] = [own[group] ?? {}, mapping(others[group]) ?? {}]
    const known = mapping(said)
    if (known === undefined) continue
    const added = Object.keys(rules).filter(
      (rule) => (known[rule] ?? undefined) === undefined && come[rule] !== undefined,
    )
    if (added.length === 0) continue
    completed[group] = { ...known, ...Object.fromEntries(added.map((rule) => [rule, come[rule]!])) }
    lacking.push(...added.map((rule) => `${group}.${rule}`))
  }
  return { completed, lacking }
}

/** A refusal for each group that only the bank can say, with the lines of the shipped file as the form to write it in. */
export function refuseUnsaid(root: Field, shipped: string): readonly ProgrammeRefusal[] {
  return listGroups
    .filter((group) => !root.at(group).present)
    .map((group) =>
      refuse(
        'key_missing',
        `is missing: only the bank can say it. Add lines such as these to the file, with the bank's own words in them:\n\n${blockOf(shipped, group)}\n`,
        `${root.file}: ${group}`,
      ),
    )
}

/** The lines of a top-level key of a YAML text that is written in blocks. */
function blockOf(text: string, key: string): string {
  const lines = text.split('\n')
  const from = lines.indexOf(`${key}:`)
  const length = lines.slice(from + 1).findIndex((line) => /^\S/.test(line))
  return lines
    .slice(from, length < 0 ? undefined : from + 1 + length)
    .join('\n')
    .trimEnd()
}
