// The rules of the bank that hold today, each with where it comes from and who confirmed it, and what was proposed.

import { Type } from '@sinclair/typebox'
import { heldOn } from '../../house/index.ts'
import { isoFromDay, type Refusal, refuse } from '../../kernel/index.ts'
import {
  bankDay,
  heldFrom,
  itemsPromisedBy,
  ruleChanges,
  type StandingChange,
} from '../../operations/index.ts'
import { type ApiTools, ok, route } from '../route.ts'
import { identity, rule, ruleChange, ruleName, standingLine } from '../schemas/house-rules.ts'
import { count, day, listOf, nothing, shape } from '../schemas/parts.ts'

const topic = 'house rules'

/** The day of the bank. */
export const todayOf = ({ clock }: Pick<ApiTools, 'clock'>): string => isoFromDay(bankDay(clock()))

/** A change as it is answered: a first record, which holds for every day before, names no day. */
export const changeAnswer = ({ holdsFrom = '', ...rest }: StandingChange) => ({
  ...rest,
  ...(holdsFrom !== '' && { holdsFrom }),
})

export const houseRulesRead = route({
  method: 'GET',
  address: '/house-rules',
  verb: 'programme.read',
  topic,
  summary: 'The rules of the bank whatever programme is in force: deadlines, retention, sizes, contact',
  path: nothing,
  query: nothing,
  answers: {
    200: {
      words: 'The rules with their sources, who confirmed them, what waits, and what holds from a later day',
      schema: shape({
        digest: Type.String({ description: 'SHA-256 of the rules that hold' }),
        today: day('The day of the bank'),
        identity,
        rules: listOf(rule),
        waiting: listOf(ruleChange),
        coming: listOf(ruleChange),
      }),
    },
  },
  run: async (tools) => {
    const { desk, clock } = tools
    const today = todayOf(tools)
    await desk.houseHeld.renew()
    const { digest, identity: lines, written } = desk.houseHeld.on(today)
    const { name, hotline, source } = lines[0]!
    const changes = await ruleChanges(desk, clock())
    const held = heldOn(heldFrom(changes), today)
    const inState = (...states: readonly string[]) =>
      changes.filter(({ state }) => states.includes(state)).map(changeAnswer)
    return ok({
      digest,
      today,
      identity: { name, hotline, source, ...recordOf('identity.bank', held) },
      rules: written.map((one) => ({ ...one, ...recordOf(`${one.group}.${one.rule}`, held) })),
      waiting: inState('waiting', 'said_by_file'),
      coming: inState('coming'),
    })
  },
})

type Held = ReadonlyMap<string, ReturnType<typeof heldFrom>[number]>

/** Who brought a rule in force; what holds is on record. */
function recordOf(rule: string, held: Held) {
  const change = held.get(rule)!
  const { origin, proposedBy, answeredBy, holdsFrom, proposedAt, answeredAt = proposedAt } = change
  return {
    origin,
    ...(proposedBy !== undefined && { proposedBy }),
    ...(answeredBy !== undefined && { confirmedBy: answeredBy }),
    ...(holdsFrom !== '' && { since: holdsFrom }),
    recordedAt: answeredAt,
  }
}

export const houseRulesReadOne = route({
  method: 'GET',
  address: '/house-rules/{rule}',
  verb: 'programme.read',
  topic,
  summary: 'One rule or service of the bank with every change of it, the newest first',
  path: shape({ rule: ruleName }),
  query: nothing,
  answers: {
    200: {
      words: 'What holds, its history, and how many open work items keep the day it gave them',
      schema: shape({
        rule: ruleName,
        today: day('The day of the bank'),
        content: Type.Optional(standingLine),
        history: listOf(ruleChange),
        itemsPromised: Type.Optional(count('Open work items whose day this rule gave; they keep it')),
      }),
    },
  },
  run: async (tools, { path }) => ok(await oneRule(tools, path.rule)),
})

async function oneRule(tools: ApiTools, name: string): Promise<object | Refusal> {
  const { desk, clock } = tools
  const today = todayOf(tools)
  const own = (await ruleChanges(desk, clock())).filter((change) => change.rule === name)
  if (own.length === 0) return refuse('rule_does_not_exist', `the bank has no rule ${name}`, 'rule')
  const content = heldOn(heldFrom(own), today).get(name)?.content
  const itemsPromised = await itemsPromisedBy(desk, name)
  return {
    rule: name,
    today,
    ...(content !== undefined && { content }),
    history: own.map(changeAnswer).toReversed(),
    ...(itemsPromised !== undefined && { itemsPromised }),
  }
}
