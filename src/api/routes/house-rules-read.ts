// The rules of the bank that are in force, each with its value and where it comes from, and when they changed.

import { Type } from '@sinclair/typebox'
import { ruleBases, ruleUnits } from '../../house/index.ts'
import { ok, route } from '../route.ts'
import { instant, listOf, nothing, oneOf, shape, words } from '../schemas/parts.ts'

const rule = shape({
  group: Type.String({ description: 'What it is about' }),
  rule: Type.String({ description: 'Its name within the group' }),
  value: Type.Union([Type.Integer(), Type.String()], { description: 'A number, or a time of day' }),
  unit: oneOf(ruleUnits, 'What the number counts'),
  basis: oneOf(ruleBases, 'Set by a law or regulation, or chosen by the bank'),
  source: words,
  note: words,
})

const change = shape({ digest: Type.String(), at: instant('From when on') })

export const houseRulesRead = route({
  method: 'GET',
  address: '/house-rules',
  verb: 'programme.read',
  topic: 'house rules',
  summary: 'The rules of the bank whatever programme is in force: deadlines, retention, sizes, contact',
  path: nothing,
  query: nothing,
  answers: {
    200: {
      words: 'The rules with their sources, and when others came into force',
      schema: shape({
        digest: Type.String({ description: 'SHA-256 of the file they stand in' }),
        rules: listOf(rule),
        history: listOf(change),
      }),
    },
  },
  run: async ({ desk: { house, store } }) =>
    ok({ digest: house.digest, rules: house.written, history: await store.houseRecord.history() }),
})
