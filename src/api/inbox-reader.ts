// Who looks into the inbox: the regions and nodes whose items they see, what they may decide as a second person, whose items are theirs, and which day it is in Asia/Shanghai.

import { isoFromDay } from '../kernel/index.ts'
import { bankDay } from '../operations/index.ts'
import { atTheirBranch, type Caller, innerMongolia, may, nodesOf, regionsOf } from '../organisation/index.ts'
import { decidedBy } from '../store/index.ts'

export const inboxReader = (person: Caller, now: string) => ({
  regions: regionsOf(person, 'work_item.read'),
  nodes: nodesOf(atTheirBranch(innerMongolia, person), 'work_item.read'),
  decides: Object.entries(decidedBy)
    .filter(([, verbs]) => verbs.some((verb) => may(person, verb) === undefined))
    .map(([code]) => code),
  person: person.id,
  today: isoFromDay(bankDay(now)),
})
