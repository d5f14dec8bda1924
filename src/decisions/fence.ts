// The fence around FEEL: only simple unary tests of declared values pass, and every warning is an error.

import { evaluate, parseExpression, parseUnaryTests, unaryTest } from 'feelin'
import { refuse } from '../kernel/index.ts'
import type { DecisionRefusal } from './codes.ts'
import type { FactType, FactValue, TableInput } from './table.ts'

const charactersMax = 2_000
const literalType: Readonly<Record<string, FactType>> = {
  StringLiteral: 'string',
  NumericLiteral: 'number',
  BooleanLiteral: 'boolean',
}
const structure = [
  'UnaryTests',
  'Wildcard',
  'ArithOp',
  'PositiveUnaryTests',
  'PositiveUnaryTest',
  'not',
  '(',
  ')',
]
const order = ['SimplePositiveUnaryTest', 'CompareOp', 'Interval', '[', ']', '..']
const allowed = new Set([...structure, ...order, ...Object.keys(literalType)])

interface Token {
  readonly name: string
  readonly parent: string
  readonly text: string
}

interface ParsedTree {
  iterate(walk: {
    enter(node: {
      readonly name: string
      readonly from: number
      readonly to: number
      readonly node: { readonly parent: { readonly name: string } | null }
    }): void
  }): void
}

function tokensOf(tree: ParsedTree, text: string): readonly Token[] {
  const tokens: Token[] = []
  tree.iterate({
    enter: ({ name, from, to, node }) => {
      tokens.push({ name, parent: node.parent?.name ?? '', text: text.slice(from, to) })
    },
  })
  return tokens
}

/**
 * What is wrong with a unary test, or undefined. Allowed are `-`, literals separated by commas, `not(…)`, and
 * for numbers comparisons and ranges: so no loop, no function, no property and no misspelt name can hide in it.
 * Literals are of the input's type, and values compared for equality are among the declared ones.
 */
export function findForbiddenTest(text: string, input: TableInput): DecisionRefusal | undefined {
  if (text.length > charactersMax) {
    return refuse('test_not_allowed', `is longer than ${charactersMax} characters`)
  }
  const tokens = tokensOf(parseUnaryTests(text, {}, undefined), text)
  const stranger = tokens.find((token) => !allowed.has(token.name))
  if (stranger !== undefined) return forbidden(text, stranger)
  if (input.type !== 'number' && tokens.some((token) => order.includes(token.name))) {
    return refuse('test_has_wrong_type', `compares ${input.name}, which is not a number, by size: ${text}`)
  }
  return findWrongLiteral(tokens, input) ?? findBackwardRange(tokens)
}

function forbidden(text: string, stranger: Token): DecisionRefusal {
  return refuse(
    'test_not_allowed',
    `is not a simple test at ${brief(stranger.text === '' ? text : stranger.text)}; ` +
      'write - for any value, "a","b" for some, not("a") for the others, or for numbers < 5 or [1..5]',
  )
}

const brief = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)

function findWrongLiteral(tokens: readonly Token[], input: TableInput): DecisionRefusal | undefined {
  for (const token of tokens) {
    const type = literalType[token.name]
    if (type === undefined) continue
    if (type !== input.type) {
      return refuse(
        'test_has_wrong_type',
        `tests ${input.name}, a ${input.type}, against ${brief(token.text)}`,
      )
    }
    if (token.parent === 'PositiveUnaryTest' && !input.values.includes(literalValue(token.text)!)) {
      const declared = input.values.map((value) => JSON.stringify(value)).join(', ')
      return refuse(
        'value_not_declared',
        `tests ${input.name} against ${brief(token.text)}, which is not among its declared values ${declared}`,
      )
    }
  }
  return undefined
}

/** FEEL would silently turn `[5..1]` round and let 3 pass. */
function findBackwardRange(tokens: readonly Token[]): DecisionRefusal | undefined {
  const ends = tokens.filter(({ name, parent }) => name === 'NumericLiteral' && parent === 'Interval')
  for (let at = 0; at + 1 < ends.length; at += 2) {
    const [first, last] = [ends[at]!.text, ends[at + 1]!.text]
    if (Number(first) > Number(last)) {
      return refuse('range_runs_backwards', `runs from ${first} down to ${last}; write the smaller end first`)
    }
  }
  return undefined
}

/** True when the value passes the test; a refusal when FEEL warned or did not answer with true or false. */
export function testPasses(text: string, value: FactValue): boolean | DecisionRefusal {
  const { value: outcome, warnings } = unaryTest(text, { '?': value })
  if (warnings.length > 0) return refuse('evaluation_warned', `FEEL warned: ${warnings[0]!.message}`)
  if (typeof outcome !== 'boolean') return refuse('evaluation_warned', `FEEL answered neither true nor false`)
  return outcome
}

/** The value of a literal: text in quotes, a finite number, true or false; undefined for anything else. */
export function literalValue(text: string): FactValue | undefined {
  if (text.length > charactersMax) return undefined
  const tokens = tokensOf(parseExpression(text, {}, undefined), text)
  const literals = tokens.filter((token) => literalType[token.name] !== undefined)
  const others = tokens.filter((token) => !['Expression', 'ArithOp'].includes(token.name))
  if (literals.length !== 1 || others.length !== 1) return undefined
  const { value, warnings } = evaluate(text, {})
  if (warnings.length > 0 || typeof value !== literalType[literals[0]!.name]) return undefined
  return Number.isNaN(value) ? undefined : (value as FactValue)
}

/** The values of a list of literals such as `"loan","card"`; undefined when it is anything else. */
export function literalValues(text: string): readonly FactValue[] | undefined {
  if (text.length > charactersMax) return undefined
  const tokens = tokensOf(parseUnaryTests(text, {}, undefined), text)
  const plain = [
    'UnaryTests',
    'PositiveUnaryTests',
    'PositiveUnaryTest',
    'ArithOp',
    ...Object.keys(literalType),
  ]
  if (tokens.some((token) => !plain.includes(token.name))) return undefined
  const literals = tokens.filter((token) => literalType[token.name] !== undefined)
  const values = literals.map((token) => literalValue(token.text))
  return values.length === 0 || values.includes(undefined) ? undefined : (values as readonly FactValue[])
}
