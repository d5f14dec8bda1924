// From instants to days and minutes in Asia/Shanghai and back; the zone has had one offset since 1991.

import { Temporal } from 'temporal-polyfill'
import type { Day } from '../kernel/index.ts'

const minutesOfDay = 24 * 60
const offsetMinutes = 8 * 60
const millisecondsOfMinute = 60_000

export interface LocalTime {
  readonly day: Day
  /** Whole minutes since midnight. */
  readonly minute: number
}

/** The local time of an ISO instant such as `2020-04-01T01:00:00Z`. */
export function localTimeFrom(instant: string): LocalTime {
  const { epochMilliseconds } = Temporal.Instant.from(instant)
  const minutes = Math.floor(epochMilliseconds / millisecondsOfMinute) + offsetMinutes
  const day = Math.floor(minutes / minutesOfDay)
  return { day: day as Day, minute: minutes - day * minutesOfDay }
}

/** The ISO instant of a local time, in the offset of the bank. */
export function instantAt({ day, minute }: LocalTime): string {
  const minutes = day * minutesOfDay + minute - offsetMinutes
  const instant = Temporal.Instant.fromEpochMilliseconds(minutes * millisecondsOfMinute)
  return instant.toString({ timeZone: '+08:00', smallestUnit: 'second' })
}
