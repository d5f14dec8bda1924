// Cases beside the policy: people and what they should get, run as tests of the programme.

import { isRefusal, type Refusal } from '../kernel/index.ts'
import type { ProgrammeRefusal } from './codes.ts'
import { Field } from './field.ts'
import { type Finding, findingFrom } from './finding.ts'
import type { PolicyFiles } from './policy-folder.ts'
import type { Programme } from './programme.ts'
import { isMapping, type Plain, valueFromYaml } from './yaml-value.ts'

/** Answers one case (relief-rules §11); given by the caller because the arithmetic lives downstream. */
export type RunCase = (programme: Programme, input: unknown) => unknown | Refusal

export interface ProgrammeCase {
  readonly file: string
  readonly name: string
  readonly input: Plain
  readonly answer: Plain
}

export const isCaseFile = (path: string): boolean => /^cases\/[^/]+\.yaml$/.test(path)

/** The cases of all files in `cases/`, and what is wrong with how they are written. */
export function casesOf(files: PolicyFiles): {
  readonly cases: readonly ProgrammeCase[]
  readonly findings: readonly Finding[]
} {
  const refusals: ProgrammeRefusal[] = []
  const cases: ProgrammeCase[] = []
  for (const [file, text] of files) {
    if (!isCaseFile(file)) continue
    const read = valueFromYaml(text, file)
    if (isRefusal(read)) refusals.push(read)
    else cases.push(...casesFrom(new Field(file, refusals, { cases: read.value }).at('cases')))
  }
  return { cases, findings: refusals.map(findingFrom) }
}

function casesFrom(list: Field): readonly ProgrammeCase[] {
  const names = new Set<string>()
  return list.items().flatMap((field) => {
    if (!field.hasKeys('name', 'case', 'answer')) return []
    const name = field.at('name').text()
    if (names.has(name))
      field.at('name').refuse('case_named_twice', 'names two cases alike; give each its own sentence')
    names.add(name)
    for (const key of ['case', 'answer']) {
      if (!isMapping(field.at(key).value)) field.at(key).mustBe('mapping')
    }
    const [input, answer] = [field.at('case').value, field.at('answer').value]
    return isMapping(input) && isMapping(answer) ? [{ file: field.file, name, input, answer }] : []
  })
}

/** What running a case showed, and the rows of the eligibility table that answered for its people. */
export interface CaseResult {
  readonly file: string
  readonly name: string
  readonly outcome: 'holds' | 'fails' | 'refused'
  /** What differs or was refused; empty when the case holds. */
  readonly message: string
  /** Of a case that is refused: where in it the mistake is written. */
  readonly mistakeAt?: string
  readonly rows: readonly number[]
}

/** Runs every case, in the order of the files. */
export function runCases(
  programme: Programme,
  cases: readonly ProgrammeCase[],
  runCase: RunCase,
): readonly Omit<CaseResult, 'rows'>[] {
  return cases.map(({ file, name, input, answer }) => {
    const given = runCase(programme, input)
    if (isRefusal(given)) {
      const { at: mistakeAt, because } = given
      const message = `is refused: ${mistakeAt === undefined ? '' : `${mistakeAt} `}${because}`
      return { file, name, outcome: 'refused', message, ...(mistakeAt !== undefined && { mistakeAt }) }
    }
    const difference = findDifference(answer, given as Plain, 'answer')
    return { file, name, outcome: difference === undefined ? 'holds' : 'fails', message: difference ?? '' }
  })
}

/** One finding for each case that is refused or answers otherwise than expected. */
export const caseFindings = (results: readonly CaseResult[]): readonly Finding[] =>
  results
    .filter(({ outcome }) => outcome !== 'holds')
    .map(({ file, name, outcome, message, mistakeAt }) => ({
      code: outcome === 'refused' ? 'case_is_refused' : 'case_fails',
      file,
      path: name,
      message,
      ...(mistakeAt !== undefined && { facts: { mistakeAt } }),
    }))

/**
 * The first difference in words, or undefined. Of mappings only the expected keys are compared, lists whole and in
 * order; the list `accounts` must have as many members as expected, each compared as a mapping.
 */
export function findDifference(expected: Plain, given: Plain | undefined, path: string): string | undefined {
  if (isMapping(expected) && isMapping(given)) {
    for (const [key, value] of Object.entries(expected)) {
      const own = Object.hasOwn(given, key) ? given[key] : undefined
      const difference = findDifference(value, own, `${path}.${key}`)
      if (difference !== undefined) return difference
    }
    return undefined
  }
  if (path === 'answer.accounts' && Array.isArray(expected) && Array.isArray(given)) {
    return accountsDifference(expected, given, path)
  }
  if (canonical(expected) === canonical(given)) return undefined
  return `differs at ${path}: expected ${canonical(expected)}, got ${canonical(given)}`
}

function accountsDifference(
  expected: readonly Plain[],
  given: readonly Plain[],
  path: string,
): string | undefined {
  if (expected.length !== given.length) {
    return `differs at ${path}: expected ${expected.length} accounts, got ${given.length}`
  }
  for (const [at, account] of expected.entries()) {
    const difference = findDifference(account, given[at], `${path}[${at}]`)
    if (difference !== undefined) return difference
  }
  return undefined
}

/** JSON with sorted keys; absent and null read alike as `nothing`. */
function canonical(value: Plain | undefined): string {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return `[${value.map(canonical).join(', ')}]`
  if (!isMapping(value)) return JSON.stringify(value)
  const entries = Object.keys(value).sort()
  return `{${entries.map((key) => `${key}: ${canonical(value[key])}`).join(', ')}}`
}
