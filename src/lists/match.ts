// What becomes of each line: a customer by identity number and name, a matter for a person, or none of ours. A name alone is nothing.

import { type Day, isRefusal, noDay, type Refusal } from '../kernel/index.ts'
import { isSameName, nameKey } from './cells.ts'
import type { ListedPerson, ListLine } from './read-line.ts'
import type { MistakeCode } from './words.ts'

export const lineOutcomes = ['matched', 'name_differs', 'not_customer', 'malformed', 'duplicate'] as const
export type LineOutcome = (typeof lineOutcomes)[number]

export interface KnownCustomer {
  readonly customer: string
  readonly name: string
  readonly region: string
}

/** A line of this list or an earlier one that says the same already. */
export interface EarlierLine {
  /** Absent for a line of this list. */
  readonly list?: string
  readonly line: number
}

export interface MatchedLine {
  readonly line: number
  readonly outcome: LineOutcome
  readonly person?: ListedPerson
  /** Of matched lines and those whose name differs. */
  readonly customer?: KnownCustomer
  readonly mistakes: readonly MistakeCode[]
  readonly earlier?: EarlierLine
}

export interface Matching {
  /** The customer with exactly this identity number. */
  readonly find: (idNumber: string) => Promise<KnownCustomer | undefined | Refusal>
  /** Lines of earlier lists about the same person, whatever they said. */
  readonly earlier: (person: ListedPerson) => readonly EarlierPeriod[]
}

export interface EarlierPeriod extends EarlierLine {
  readonly firstDay: Day
  readonly lastDay?: Day
}

/** The outcome of every line, once, in order. Refused when customers cannot be looked up. */
export async function matchLines(
  lines: readonly ListLine[],
  matching: Matching,
): Promise<readonly MatchedLine[] | Refusal> {
  const matched: MatchedLine[] = []
  const said = new Map<string, EarlierPeriod[]>()
  for (const line of lines) {
    const outcome = 'mistakes' in line ? malformed(line) : await outcomeOf(line, said, matching)
    if (isRefusal(outcome)) return outcome
    matched.push(outcome)
  }
  return matched
}

const malformed = ({
  line,
  mistakes,
}: {
  readonly line: number
  readonly mistakes: readonly MistakeCode[]
}) => ({ line, outcome: 'malformed', mistakes }) as const

async function outcomeOf(
  { line, person }: { readonly line: number; readonly person: ListedPerson },
  said: Map<string, EarlierPeriod[]>,
  { find, earlier }: Matching,
): Promise<MatchedLine | Refusal> {
  const key = JSON.stringify([person.idNumber, nameKey(person.name), person.category])
  const inList = said.get(key) ?? []
  const known = [...inList, ...earlier(person)].find((period) => covers(period, person))
  said.set(key, [...inList, { line, ...periodOf(person) }])
  if (known !== undefined)
    return { line, outcome: 'duplicate', person, mistakes: [], earlier: placeOf(known) }
  const customer = await find(person.idNumber)
  if (isRefusal(customer)) return customer
  if (customer === undefined) return { line, outcome: 'not_customer', person, mistakes: [] }
  const outcome = isSameName(person.name, customer.name) ? 'matched' : 'name_differs'
  return { line, outcome, person, customer, mistakes: [] }
}

const periodOf = ({ firstDay, lastDay }: ListedPerson) => ({
  firstDay,
  ...(lastDay !== undefined && { lastDay }),
})

const placeOf = ({ list, line }: EarlierPeriod): EarlierLine => ({
  line,
  ...(list !== undefined && { list }),
})

/** True when every day a person is listed for was said before. */
const covers = (period: Pick<EarlierPeriod, 'firstDay' | 'lastDay'>, person: ListedPerson): boolean =>
  period.firstDay <= person.firstDay && (period.lastDay ?? noDay) >= (person.lastDay ?? noDay)

/** How many lines had each outcome; together all of them. */
export function countOutcomes(
  lines: readonly { readonly outcome: LineOutcome }[],
): Readonly<Record<LineOutcome, number>> {
  const counts = Object.fromEntries(lineOutcomes.map((outcome) => [outcome, 0])) as Record<
    LineOutcome,
    number
  >
  for (const { outcome } of lines) counts[outcome]++
  return counts
}
