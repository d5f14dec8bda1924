// What is this account entitled to, and what has been done?

import { type Relation, relations } from '../../kernel/index.ts'
import { decideRelief } from '../../operations/index.ts'
import { type Caller, may, placeOfRegion, type Verb } from '../../organisation/index.ts'
import { ok, route } from '../route.ts'
import { accountId, reliefAnswer } from '../schemas/decisions.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'

export const reliefDecision = route({
  method: 'POST',
  address: '/decisions/relief',
  verb: 'decision.relief',
  isDecision: true,
  topic: 'decisions',
  summary: 'What an account is entitled to under the version in force, and what stands on its books',
  details:
    'Which circumstances grant it is told to those who read plans in the region; to those who record or verify circumstances there, those of the owner. To others it is granted without `because`’s entries.',
  path: nothing,
  query: shape({ ...dryRun }),
  body: shape({ account: accountId }),
  answers: { 200: { words: 'The answer of evaluate, and corrections on the books', schema: reliefAnswer } },
  regionOf: ({ contacts }, { body }) => contacts.regionOf(body),
  run: async ({ inForce, contacts }, { body, person }) => {
    const known = knownTo(person, await contacts.regionOf(body))
    return ok(await decideRelief(inForce, { ...body, known }))
  },
})

/** Whose circumstances a caller may know. */
function knownTo(person: Caller, region: string | undefined): readonly Relation[] {
  if (region === undefined) return []
  const mayThere = (verb: Verb) => may(person, verb, placeOfRegion(region)) === undefined
  if (mayThere('plan.read')) return relations
  return mayThere('circumstance.record') || mayThere('circumstance.verify') ? ['owner'] : []
}
