// Reads one YAML 1.2 document as plain data; duplicate keys, bombs and foreign tags are refused with their line.

import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { refuse } from '../kernel/index.ts'
import type { ProgrammeCode, ProgrammeRefusal } from './codes.ts'

/** Data as JSON knows it. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }

const charactersMax = 500_000
const valuesMax = 200_000
const depthMax = 64
const aliasesMax = 100

/**
 * The data of a YAML text. Days such as 2020-02-25 and words such as no stay text (YAML 1.2 core). Refused are
 * texts over 500,000 characters, more than 200,000 values once aliases are followed, more than 100 aliases, more
 * than 64 levels, two equal keys in one mapping, tags, and more than one document. `file` is the place of a refusal.
 */
export function valueFromYaml(text: string, file: string): { readonly value: Plain } | ProgrammeRefusal {
  if (text.length > charactersMax) {
    return refuse('yaml_too_large', `has ${text.length} characters; at most ${charactersMax} are read`, file)
  }
  const lines = new LineCounter()
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    lineCounter: lines,
  })
  const [problem] = [...document.errors, ...document.warnings]
  if (problem !== undefined) {
    const line = problem.linePos?.[0].line
    return refuse('yaml_not_well_formed', problem.message.split('\n')[0]!, atLine(file, line))
  }
  const reading = new Reading((alias) => alias.resolve(document))
  const value = reading.value(document.contents as Node | null, 0)
  if (reading.problem === undefined) return { value }
  const { code, because, at } = reading.problem
  return refuse(code, because, atLine(file, at === undefined ? undefined : lines.linePos(Number(at)).line))
}

const atLine = (file: string, line: number | undefined): string =>
  line === undefined ? file : `${file}: line ${line}`

type Resolve = (alias: Extract<Node, { source: string; resolve: unknown }>) => Node | undefined

/** Copies nodes to plain data and stops at the first problem; a problem's `at` is its offset in the text. */
class Reading {
  readonly #resolve: Resolve
  #values = 0
  #aliases = 0
  problem: ProgrammeRefusal | undefined

  constructor(resolve: Resolve) {
    this.#resolve = resolve
  }

  value(node: Node | null, depth: number): Plain {
    if (node === null || this.problem !== undefined) return null
    this.#values++
    if (depth > depthMax) return this.#stop(node, 'yaml_too_deep', `nests more than ${depthMax} levels`)
    if (this.#values > valuesMax)
      return this.#stop(node, 'yaml_too_large', `holds more than ${valuesMax} values`)
    if (isAlias(node)) return this.#aliased(node, depth)
    if (isScalar(node)) return this.#scalar(node)
    if (isSeq(node)) return node.items.map((item) => this.value(item as Node | null, depth + 1))
    if (isMap(node)) return this.#mapping(node.items as readonly Entry[], depth)
    return this.#stop(node, 'yaml_not_well_formed', 'is neither a value, a list nor a mapping')
  }

  #aliased(node: Parameters<Resolve>[0], depth: number): Plain {
    this.#aliases++
    if (this.#aliases > aliasesMax) {
      return this.#stop(
        node,
        'yaml_too_many_aliases',
        `follows more than ${aliasesMax} aliases; write the values out`,
      )
    }
    return this.value(this.#resolve(node) ?? null, depth + 1)
  }

  #scalar(node: Node & { readonly value?: unknown }): Plain {
    const { value } = node
    if (value === null || value === undefined) return null
    if (typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number' && Number.isFinite(value)) return value
    return this.#stop(node, 'yaml_not_well_formed', `is not a finite number: ${String(value)}`)
  }

  #mapping(items: readonly Entry[], depth: number): Plain {
    const entries = new Map<string, Plain>()
    for (const { key, value } of items) {
      const name = isScalar(key) ? String(key.value) : undefined
      if (name === undefined)
        return this.#stop(key, 'yaml_not_well_formed', 'uses something other than a word as key')
      if (entries.has(name)) return this.#stop(key, 'key_used_twice', `uses the key ${name} twice; keep one`)
      entries.set(name, this.value(value, depth + 1))
    }
    return Object.fromEntries(entries)
  }

  #stop(node: Node, code: ProgrammeCode, because: string): null {
    this.problem ??= refuse(code, because, node.range?.[0] === undefined ? undefined : String(node.range[0]))
    return null
  }
}

interface Entry {
  readonly key: Node
  readonly value: Node | null
}

/** True for a mapping, false for lists and values. */
export const isMapping = (value: Plain | undefined): value is { readonly [key: string]: Plain } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
