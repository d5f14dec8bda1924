// Reads a case: people and their circumstances, then each account against them.

import { circumstanceKinds, circumstanceStatuses, type Day, noDay, relations } from '../../kernel/index.ts'
import {
  below,
  checkSpan,
  dayOf,
  fieldsOf,
  findDayOf,
  listOf,
  Mistake,
  type Place,
  requiredListOf,
  textOf,
  wordOf,
} from './input.ts'
import { type CaseCircumstance, type ReadAccount, readAccount } from './read-account.ts'

export interface ReadCase {
  readonly asOf: Day
  readonly accounts: readonly ReadAccount[]
}

const caseKeys = new Set(['asOf', 'people', 'accounts'])
const personKeys = new Set(['id', 'spouse', 'circumstances'])
const circumstanceKeys = new Set(['kind', 'firstDay', 'lastDay', 'status', 'knownDay'])
const ownerRelation = relations.indexOf('owner')
const spouseRelation = relations.indexOf('spouse')

interface Person {
  readonly id: string
  readonly spouse?: string
  readonly place: Place
  readonly circumstances: readonly Omit<CaseCircumstance['row'], 'relation'>[]
}

/** Reads a case written at `place`. Throws a Mistake at the first thing that is wrong. */
export function readCase(value: unknown, place: Place): ReadCase {
  const fields = fieldsOf(value, place, caseKeys)
  const asOf = dayOf(fields, 'asOf', place)
  const people = readPeople(requiredListOf(fields, 'people', place), below(place, 'people'))
  const list = below(place, 'accounts')
  const ids = new Set<string>()
  const context = { asOf, circumstancesOf: (owner: string) => circumstancesOf(people, owner) }
  const accounts = requiredListOf(fields, 'accounts', place).map((account, at) => {
    const read = readAccount(account, below(list, at), context)
    if (ids.has(read.id)) throw new Mistake(below(below(list, at), 'id'), `${read.id} is used twice`)
    ids.add(read.id)
    return read
  })
  return { asOf, accounts }
}

function readPeople(list: readonly unknown[], place: Place): ReadonlyMap<string, Person> {
  const people = new Map<string, Person>()
  list.forEach((value, at) => {
    const person = readPerson(value, below(place, at))
    if (people.has(person.id)) throw new Mistake(below(person.place, 'id'), `${person.id} is used twice`)
    people.set(person.id, person)
  })
  for (const { spouse, place: here } of people.values()) {
    if (spouse !== undefined && !people.has(spouse)) {
      throw new Mistake(below(here, 'spouse'), `${spouse} is not among the people`)
    }
  }
  return people
}

function readPerson(value: unknown, place: Place): Person {
  const fields = fieldsOf(value, place, personKeys)
  const list = below(place, 'circumstances')
  const circumstances = listOf(fields, 'circumstances', place).map((item, at) =>
    readCircumstance(item, below(list, at)),
  )
  const person = { id: textOf(fields, 'id', place), place, circumstances }
  return fields.spouse === undefined ? person : { ...person, spouse: textOf(fields, 'spouse', place) }
}

function readCircumstance(value: unknown, place: Place): Omit<CaseCircumstance['row'], 'relation'> {
  const fields = fieldsOf(value, place, circumstanceKeys)
  const firstDay = dayOf(fields, 'firstDay', place)
  const lastDay = findDayOf(fields, 'lastDay', place)
  checkSpan(firstDay, lastDay, place)
  return {
    kind: wordOf(fields, 'kind', place, circumstanceKinds),
    status: wordOf(fields, 'status', place, circumstanceStatuses),
    firstDay,
    lastDay: lastDay ?? noDay,
    knownDay: findDayOf(fields, 'knownDay', place) ?? firstDay,
  }
}

function circumstancesOf(
  people: ReadonlyMap<string, Person>,
  ownerId: string,
): readonly CaseCircumstance[] | undefined {
  const owner = people.get(ownerId)
  if (owner === undefined) return undefined
  const own = related(owner, ownerRelation)
  const spouse = owner.spouse === undefined ? undefined : people.get(owner.spouse)
  return spouse === undefined ? own : [...own, ...related(spouse, spouseRelation)]
}

const related = (person: Person, relation: number): CaseCircumstance[] =>
  person.circumstances.map((row) => ({ person: person.id, row: { ...row, relation } }))
