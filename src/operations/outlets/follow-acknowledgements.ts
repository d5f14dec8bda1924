// Who has not acknowledged a version in time is asked again, then its branch (S0.4): the work items of late outlets.

import type { Refusal } from '../../kernel/index.ts'
import { innerMongolia, outletsOfInnerMongolia } from '../../organisation/index.ts'
import type { MattersFollowed } from '../../store/index.ts'
import type { Desk } from '../desk.ts'

/** Opens, escalates and closes the work items of outlets by the hours of the bank. */
export function followAcknowledgements({
  store,
  house,
}: Pick<Desk, 'store' | 'house'>): Promise<MattersFollowed | Refusal> {
  const { acknowledgeHours, acknowledgeEscalateHours, acknowledgeEscalatedHours } = house.rules.outlets
  const outlets = outletsOfInnerMongolia.map(({ id }) => ({
    node: id,
    nodesAbove: innerMongolia.path(id).slice(1),
  }))
  return store.acknowledgementMatters.follow(outlets, {
    acknowledge: acknowledgeHours,
    escalate: acknowledgeEscalateHours,
    escalated: acknowledgeEscalatedHours,
  })
}
