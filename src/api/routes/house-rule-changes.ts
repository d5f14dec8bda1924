// Changing a rule of the bank: one person proposes or stands for what the file says, another confirms it or sends it back.

import { isRefusal, type Refusal } from '../../kernel/index.ts'
import { confirmRule, proposeRule, ruleChanges, standForRule } from '../../operations/index.ts'
import type { RuleChange } from '../../store/index.ts'
import { type ApiTools, type Reply, type Route, route } from '../route.ts'
import { newValue, ruleChange, ruleChangeId, ruleName, whyAndWhen } from '../schemas/house-rules.ts'
import { shape, text } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { changeAnswer, todayOf } from './house-rules-read.ts'

const topic = 'house rules'
const short = 500
const ofChange = { path: shape({ change: ruleChangeId }), query: shape({ ...dryRun }) }

/** The change as it stands once it was kept; of a rehearsal, as it would. */
async function answer(
  { desk, clock }: ApiTools,
  status: number,
  kept: RuleChange | Refusal,
): Promise<Reply | Refusal> {
  if (isRefusal(kept)) return kept
  const found = (await ruleChanges(desk, clock())).find(({ id }) => id === kept.id)
  const state = kept.answer === 'sent_back' ? 'sent_back' : 'waiting'
  return { status, body: changeAnswer({ state, ...found, ...kept }) }
}

const propose = route({
  method: 'POST',
  address: '/house-rules/{rule}/changes',
  verb: 'house_rule.propose',
  topic,
  summary: 'Propose a new value of a rule with a reason, a source and a day from which it holds',
  details: 'Refused where the law does not allow the value. It holds once another person confirms it.',
  path: shape({ rule: ruleName }),
  query: shape({ ...dryRun }),
  body: newValue,
  answers: { 201: { words: 'The change, which waits', schema: ruleChange } },
  run: async (tools, { path, body, person: { id: person } }) => {
    const wish = { ...body, rule: path.rule, id: `rule_${tools.newId()}`, person, today: todayOf(tools) }
    return answer(tools, 201, await proposeRule(tools.desk, wish))
  },
})

const takeUp = route({
  method: 'POST',
  address: '/house-rule-changes/{change}/take-up',
  verb: 'house_rule.propose',
  topic,
  summary: 'Stand for a change that the file of rules proposed; it then waits as one’s own proposal',
  ...ofChange,
  body: shape(whyAndWhen),
  answers: { 201: { words: 'The change, which waits', schema: ruleChange } },
  run: async (tools, { path, body, person: { id: person } }) => {
    const id = `rule_${tools.newId()}`
    const wish = { ...body, takenFrom: path.change, id, person, today: todayOf(tools) }
    return answer(tools, 201, await standForRule(tools.desk, wish))
  },
})

const confirm = route({
  method: 'POST',
  address: '/house-rule-changes/{change}/confirm',
  verb: 'house_rule.confirm',
  topic,
  summary: 'Confirm what another person proposed: it holds from its day, at once where that day has come',
  ...ofChange,
  answers: { 200: { words: 'The change with the day from which it holds', schema: ruleChange } },
  run: async (tools, { path, person }) => {
    const wish = { change: path.change, person: person.id, today: todayOf(tools) }
    return answer(tools, 200, await confirmRule(tools.desk, wish))
  },
})

const sendBack = route({
  method: 'POST',
  address: '/house-rule-changes/{change}/send-back',
  verb: 'house_rule.send_back',
  topic,
  summary: 'Send back with a reason what another person, or the file, proposed; it never holds',
  ...ofChange,
  body: shape({ reason: text('Why', short) }),
  answers: { 200: { words: 'The change', schema: ruleChange } },
  run: async (tools, { path, body, person }) => {
    const { reason } = body
    const kept = await tools.desk.store.houseRecord.sendBack(path.change, { person: person.id, reason })
    return answer(tools, 200, kept)
  },
})

export const houseRuleChangeRoutes: readonly Route[] = [propose, takeUp, confirm, sendBack]
