// What was to be proved and was not: after its day and some days of grace a circumstance lapses by itself.

import { addDays, type Day, isoFromDay, type Refusal } from '../../kernel/index.ts'
import type { Circumstance } from '../../store/index.ts'
import type { Desk } from '../desk.ts'

/** Lets lapse everything whose document did not come by its day and the days of grace. Answers with what lapsed. */
export const lapseOverdue = (
  { store, house }: Pick<Desk, 'store' | 'house'>,
  today: Day,
): Promise<readonly Circumstance[] | Refusal> =>
  store.circumstances.lapse(isoFromDay(addDays(today, -house.rules.circumstances.documentGraceDays)))
