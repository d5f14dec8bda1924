// Who looks into the inbox: the regions they see, whose items are theirs, and which day it is in Asia/Shanghai.

import { localTimeFrom } from '../contact/index.ts'
import { isoFromDay } from '../kernel/index.ts'
import { type Caller, regionsOf } from '../organisation/index.ts'

export const inboxReader = (person: Caller, now: string) => ({
  regions: regionsOf(person, 'work_item.read'),
  person: person.id,
  today: isoFromDay(localTimeFrom(now).day),
})
