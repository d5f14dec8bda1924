// Who looks into the inbox: the regions and nodes whose items they see, whose items are theirs, and which day it is in Asia/Shanghai.

import { isoFromDay } from '../kernel/index.ts'
import { bankDay } from '../operations/index.ts'
import { atTheirBranch, type Caller, innerMongolia, nodesOf, regionsOf } from '../organisation/index.ts'

export const inboxReader = (person: Caller, now: string) => ({
  regions: regionsOf(person, 'work_item.read'),
  nodes: nodesOf(atTheirBranch(innerMongolia, person), 'work_item.read'),
  person: person.id,
  today: isoFromDay(bankDay(now)),
})
