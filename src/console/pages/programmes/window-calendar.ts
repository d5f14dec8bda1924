// Places on the calendar of the windows: whole months from the first window to the last.

import { daysBetween } from '../../figures/figures.ts'
import type { WrittenWindow } from './written-programme.ts'

export interface Calendar {
  /** First day of the first month. */
  readonly first: string
  /** First day of the month after the last. */
  readonly end: string
}

const firstOfMonth = (year: number, month: number): string =>
  `${year + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-01`

const partsOf = (day: string): readonly [number, number] => [Number(day.slice(0, 4)), Number(day.slice(5, 7))]

/** The months all windows lie in; one more where a window is still open. */
export function calendarOf(windows: readonly WrittenWindow[]): Calendar {
  const firsts = windows.map(({ firstDay }) => firstDay).sort()
  const lasts = windows.map(({ firstDay, lastDay }) => lastDay ?? firstDay).sort()
  const isOpen = windows.some(({ lastDay }) => lastDay === undefined)
  const [firstYear, firstMonth] = partsOf(firsts[0]!)
  const [lastYear, lastMonth] = partsOf(lasts.at(-1)!)
  return {
    first: firstOfMonth(firstYear, firstMonth),
    end: firstOfMonth(lastYear, lastMonth + (isOpen ? 2 : 1)),
  }
}

/** The first day of each month of the calendar. */
export function monthsOf({ first, end }: Calendar): readonly string[] {
  const months: string[] = []
  const [year, month] = partsOf(first)
  for (let at = 0, day = first; day < end; day = firstOfMonth(year, month + ++at)) months.push(day)
  return months
}

/** Where a day lies between the ends of the calendar, from 0 to 1; `after` so many days later. */
export const shareOf = ({ first, end }: Calendar, day: string, after = 0): number =>
  (daysBetween(first, day) + after) / daysBetween(first, end)
