// The rules of the bank that hold today, each with where it comes from and who confirmed it, and what was proposed.

import { Type } from '@sinclair/typebox'
import { heldOn, type WrittenRule } from '../../house/index.ts'
import { isoFromDay, type Refusal, refuse } from '../../kernel/index.ts'
import { bankDay, heldFrom, itemsPromisedBy, stateOfChange } from '../../operations/index.ts'
import type { RuleChange } from '../../store/index.ts'
import { type ApiTools, ok, route } from '../route.ts'
import { rule, ruleChange, ruleName, standingLine } from '../schemas/house-rules.ts'
import { count, day, listOf, nothing, shape } from '../schemas/parts.ts'

const topic = 'house rules'

/** The day of the bank. */
export const todayOf = ({ clock }: Pick<ApiTools, 'clock'>): string => isoFromDay(bankDay(clock()))

/** A change as it is answered: without the day before all days of the first record. */
export function changeAnswer(change: RuleChange, changes: readonly RuleChange[], today: string) {
  const { holdsFrom, ...rest } = change
  const state = stateOfChange(change, changes, today)
  return { ...rest, state, ...(holdsFrom !== undefined && holdsFrom !== '' && { holdsFrom }) }
}

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
        rules: listOf(rule),
        waiting: listOf(ruleChange),
        coming: listOf(ruleChange),
      }),
    },
  },
  run: async (tools) => {
    const { store, houseHeld } = tools.desk
    const today = todayOf(tools)
    await houseHeld.renew()
    const house = houseHeld.on(today)
    const changes = await store.houseRecord.changes()
    const held = heldOn(heldFrom(changes), today)
    const inState = (...states: readonly string[]) =>
      changes
        .map((change) => changeAnswer(change, changes, today))
        .filter(({ state }) => states.includes(state))
    return ok({
      digest: house.digest,
      today,
      rules: house.written.map((written) => withRecord(written, held)),
      waiting: inState('waiting', 'said_by_file'),
      coming: inState('coming'),
    })
  },
})

/** A rule with who brought it in force; the row of a rule that holds is on record. */
function withRecord(written: WrittenRule, held: ReadonlyMap<string, RuleChange>) {
  const change = held.get(`${written.group}.${written.rule}`)!
  const { origin, proposedBy, answeredBy, holdsFrom, proposedAt, answeredAt = proposedAt } = change
  return {
    ...written,
    origin,
    ...(proposedBy !== undefined && { proposedBy }),
    ...(answeredBy !== undefined && { confirmedBy: answeredBy }),
    ...(holdsFrom !== undefined && holdsFrom !== '' && { since: holdsFrom }),
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
  const today = todayOf(tools)
  const changes = await tools.desk.store.houseRecord.changes()
  const own = changes.filter((change) => change.rule === name)
  if (own.length === 0) return refuse('rule_does_not_exist', `the bank has no rule ${name}`, 'rule')
  const content = heldOn(heldFrom(own), today).get(name)?.content
  const itemsPromised = await itemsPromisedBy(tools.desk, name)
  return {
    rule: name,
    today,
    ...(content !== undefined && { content }),
    history: own.map((change) => changeAnswer(change, changes, today)).toReversed(),
    ...(itemsPromised !== undefined && { itemsPromised }),
  }
}
