// A day as people type it: 2020-04-30, 2020/4/30, 2020年4月30日; one that does not exist is none.

import { dayInShanghai } from '../figures/figures.ts'

/** The day of what was typed as YYYY-MM-DD; undefined when it is none. */
export function dayFrom(typed: string): string | undefined {
  const parts = /^(\d{4})[-/.年 ]?(\d{1,2})[-/.月 ]?(\d{1,2})日?$/.exec(typed.normalize('NFKC').trim())
  if (parts === null) return undefined
  const [, year = '', month = '', day = ''] = parts
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const instant = Date.parse(`${iso}T00:00:00Z`)
  const isThere =
    Number.isFinite(instant) && new Intl.DateTimeFormat('en-CA', { timeZone: 'UTC' }).format(instant) === iso
  return isThere ? iso : undefined
}

/** The day of the bank when it last answered; nothing before it has. */
export const dayOfBank = (answeredAt: string): string | undefined =>
  answeredAt === '' ? undefined : dayInShanghai(answeredAt)

/** The instant at which a day ends in Asia/Shanghai. */
export const endOfDay = (day: string): string => `${day}T23:59:59+08:00`

/** The day itself where it lies within the bounds, or else the bound it is nearest to. */
export function nearestDay(day: string, from: string | undefined, to: string | undefined): string {
  if (to !== undefined && day > to) return to
  return from !== undefined && day < from ? from : day
}
