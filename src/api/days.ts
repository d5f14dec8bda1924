// Days of Asia/Shanghai, as callers name them, as the instants that a list is narrowed to.

import { addDays, dayFromIso, isoFromDay } from '../kernel/index.ts'

interface Days {
  readonly firstDay?: string | undefined
  readonly lastDay?: string | undefined
}

/** From the beginning of the first day, included, to the end of the last, not included. */
export const instantsOf = ({
  firstDay,
  lastDay,
}: Days): { readonly from?: string; readonly to?: string } => ({
  ...(firstDay !== undefined && { from: beginOf(firstDay) }),
  ...(lastDay !== undefined && { to: beginOf(isoFromDay(addDays(dayFromIso(lastDay), 1))) }),
})

const beginOf = (isoDay: string): string => `${isoDay}T00:00:00+08:00`
