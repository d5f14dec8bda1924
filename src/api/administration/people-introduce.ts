// POST /people: somebody is made known, with an employee number and no role yet.

import { isRefusal } from '../../kernel/index.ts'
import { route } from '../route.ts'
import { nothing, shape, text } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { knownPerson, personId } from './answers.ts'

export const peopleIntroduce = route({
  method: 'POST',
  address: '/people',
  verb: 'people.introduce',
  topic: 'people',
  summary: 'Introduce a person',
  details: 'The id is the one the sign-in provider names. One employee has one account.',
  path: nothing,
  query: shape({ ...dryRun }),
  body: shape({
    id: personId,
    name: shape({ zh: text('Name in Chinese', 80), en: text('Name in English', 80) }),
    employeeNumber: text('Employee number', 40),
  }),
  answers: { 201: { words: 'The person', schema: knownPerson } },
  run: async ({ desk: { store } }, { body, person }) => {
    const added = await store.people.add(body, person.id)
    if (isRefusal(added)) return added
    return { status: 201, body: { id: added.id, name: added.name, roles: [] } }
  },
})
