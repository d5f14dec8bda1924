// Which rows of the eligibility table answer for the people of a case: by product of the account and their circumstances.

import type { CompleteTable } from '../decisions/index.ts'
import { isMapping, type Plain } from './yaml-value.ts'

type Mapping = Readonly<Record<string, Plain>>

/** The numbers of the rows from 1, ascending; a case that is written wrongly has none. */
export function rowsOfCase(input: Plain, { combinations }: CompleteTable): readonly number[] {
  const people = new Map(listIn(input, 'people').map((person) => [person.id, person]))
  const rows = listIn(input, 'accounts').flatMap((account) => {
    const owner = people.get(account.owner ?? null)
    const spouse = people.get(owner?.spouse ?? null)
    const kinds = [owner, spouse].flatMap((person) => listIn(person, 'circumstances').map(({ kind }) => kind))
    return combinations
      .filter(({ facts }) => facts.product === account.product && kinds.includes(facts.kind ?? null))
      .flatMap((combination) => combination.rows)
  })
  return [...new Set(rows)].sort((one, other) => one - other)
}

function listIn(value: Plain | undefined, key: string): readonly Mapping[] {
  const list = isMapping(value) ? value[key] : undefined
  return Array.isArray(list) ? list.filter(isMapping) : []
}
