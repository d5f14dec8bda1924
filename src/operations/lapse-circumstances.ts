// What was to be proved and was not: after its day and some days of grace a circumstance lapses by itself.

import { addDays, type Day, isoFromDay, type Refusal } from '../kernel/index.ts'
import type { Circumstance, Store } from '../store/index.ts'

/** Days after the last day of a document on which it is still taken; a letter may lie in the post over a holiday. */
const graceDays = 7

/** Lets lapse everything whose document did not come by its day and the days of grace. Answers with what lapsed. */
export const lapseOverdue = (
  store: Pick<Store, 'circumstances'>,
  today: Day,
): Promise<readonly Circumstance[] | Refusal> =>
  store.circumstances.lapse(isoFromDay(addDays(today, -graceDays)))
