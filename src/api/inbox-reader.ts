// Who looks into the inbox: the regions and nodes whose items they see, what they may decide as a second person, whose items are theirs, and which day it is in Asia/Shanghai.

import { isoFromDay } from '../kernel/index.ts'
import { bankDay } from '../operations/index.ts'
import {
  atTheirBranch,
  type Caller,
  innerMongolia,
  may,
  nodesOf,
  regionsOf,
  type Verb,
} from '../organisation/index.ts'

/** What a second person does with what waits for one, by the code of its item. */
const decidedBy: Readonly<Record<string, readonly Verb[]>> = {
  submission_waits: ['programme.publish'],
  rule_change_waits: ['house_rule.confirm'],
  rule_change_said: ['house_rule.propose', 'house_rule.send_back'],
  plan_waits: ['plan.approve'],
}

export const inboxReader = (person: Caller, now: string) => ({
  regions: regionsOf(person, 'work_item.read'),
  nodes: nodesOf(atTheirBranch(innerMongolia, person), 'work_item.read'),
  decides: Object.keys(decidedBy).filter((code) =>
    decidedBy[code]!.some((verb) => may(person, verb) === undefined),
  ),
  person: person.id,
  today: isoFromDay(bankDay(now)),
})
