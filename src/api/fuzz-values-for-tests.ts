// Values made from a JSON schema: mostly such as it allows, sometimes wrong in one place. For tests only.

import { type Chance, wholeBelow } from '../connectors/index.ts'

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly format?: string
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

const oneOf = <Item>(items: readonly Item[], chance: Chance): Item => items[wholeBelow(chance, items.length)]!

export interface FuzzSource {
  readonly chance: Chance
  /** Ids that mean something, and some that do not. */
  readonly texts: readonly string[]
}

/** About one value in so many is anything at all. */
const wrongness = 12

const strange = [
  '',
  "'",
  '\u0000',
  '图雅',
  '../..',
  '%00',
  'a'.repeat(300),
  '{}',
  '1e9',
  'null',
  '\ud800',
  '-1',
]
const wrong: readonly unknown[] = [null, true, -1, 1.5, 2 ** 60, [], {}, [[]], ...strange]

/** A value for a schema, now and then a wrong one. */
export function valueFor(schema: Schema, source: FuzzSource): unknown {
  const { chance } = source
  if (wholeBelow(chance, wrongness) === 0) return oneOf(wrong, chance)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return oneOf(schema.enum, chance)
  if (schema.properties !== undefined) return objectFor(schema, source)
  if (schema.anyOf !== undefined) return valueFor(oneOf(schema.anyOf, chance), source)
  if (schema.type === 'array') {
    const length = (schema.minItems ?? 0) + wholeBelow(chance, 3)
    return Array.from({ length }, () => valueFor(schema.items ?? {}, source))
  }
  if (schema.type === 'integer' || schema.type === 'number') return numberFor(schema, chance)
  return schema.type === 'boolean' ? wholeBelow(chance, 2) === 0 : textFor(schema, source)
}

function objectFor(schema: Schema, source: FuzzSource): Record<string, unknown> {
  const { chance } = source
  const required = new Set([
    ...(schema.required ?? []),
    ...(oneOf(schema.anyOf ?? schema.oneOf ?? [{}], chance).required ?? []),
  ])
  const members = Object.entries(schema.properties!)
    .filter(([name]) => required.has(name) || wholeBelow(chance, 2) === 0)
    .map(([name, member]) => [name, valueFor(member, source)] as const)
  const extra = wholeBelow(chance, wrongness) === 0 ? [['surplus', 1] as const] : []
  return Object.fromEntries([...members, ...extra])
}

function numberFor({ minimum = 0, maximum = 1000 }: Schema, chance: Chance): number {
  const bounds = [minimum, minimum + 1, maximum, minimum - 1, maximum + 1]
  return wholeBelow(chance, 3) === 0 ? oneOf(bounds, chance) : minimum + wholeBelow(chance, 50)
}

function textFor({ pattern, format }: Schema, { chance, texts }: FuzzSource): string {
  if (format === 'date')
    return oneOf(['2020-03-31', '2020-02-29', '2020-02-30', '0000-00-00', '9999-12-31'], chance)
  if (format === 'date-time')
    return oneOf(
      [
        '2020-04-01T10:00:00+08:00',
        '2020-04-01T23:59:60Z',
        '9999-12-31T23:59:59Z',
        '0001-01-01T00:00:00-12:00',
      ],
      chance,
    )
  if (pattern === undefined) return oneOf(texts, chance)
  const fitting = texts.filter((text) => new RegExp(pattern).test(text))
  return fitting.length === 0 ? oneOf(texts, chance) : oneOf(fitting, chance)
}
