// The steps with a circumstance: a reviewer decides about it, who serves the customer withdraws or ends it.

import { type TObject, Type } from '@sinclair/typebox'
import type { Verb } from '../../organisation/index.ts'
import type { CircumstanceStep } from '../../store/index.ts'
import { noSuchCircumstance, rejectionGrounds } from '../../store/index.ts'
import { ok, type Route, route } from '../route.ts'
import { day, oneOf, shape, text } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { regionOfCircumstance, stateOfCircumstance, takeStep } from './parts.ts'
import { circumstance, circumstanceId } from './schemas.ts'

const why = text('Why, for those who read it later', 500)

interface Step {
  readonly act: CircumstanceStep['act']
  readonly verb: Verb
  readonly summary: string
  readonly body?: TObject
}

const stepRoute = ({ act, verb, summary, body }: Step): Route =>
  route({
    method: 'POST',
    address: `/circumstances/{circumstance}/${act}`,
    verb,
    stateOf: stateOfCircumstance,
    topic: 'circumstances',
    summary,
    path: shape({ circumstance: circumstanceId }),
    query: shape({ ...dryRun }),
    ...(body !== undefined && { body }),
    answers: { 200: { words: 'The circumstance', schema: circumstance } },
    regionOf: regionOfCircumstance,
    unknown: (_, { path }) => noSuchCircumstance(path.circumstance),
    run: async (tools, call) => ok(await takeStep(tools, act, call as never)),
  })

const steps: readonly Step[] = [
  {
    act: 'verify',
    verb: 'circumstance.verify',
    summary:
      'Verify what somebody else recorded: it counts in the next book; refused to who has not looked at every document of it',
    body: shape({ reason: Type.Optional(why) }),
  },
  {
    act: 'accept',
    verb: 'circumstance.verify',
    summary: 'Let it count although its document is still to follow; without it, it lapses',
    body: shape({ reason: Type.Optional(why) }),
  },
  {
    act: 'reject',
    verb: 'circumstance.verify',
    summary: 'Reject it, saying what is wrong with it',
    body: shape({ ground: oneOf(rejectionGrounds, 'What is wrong with it'), reason: why }),
  },
  {
    act: 'withdraw',
    verb: 'circumstance.record',
    summary: 'Withdraw it: the customer wishes so, or it was a mistake',
    body: shape({ reason: why }),
  },
  {
    act: 'end',
    verb: 'circumstance.record',
    summary: 'Say on which day it ended',
    body: shape({ lastDay: day('The last day it held'), reason: why }),
  },
]

export const circumstanceSteps: readonly Route[] = steps.map(stepRoute)
