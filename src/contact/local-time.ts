// From instants to days and minutes in Asia/Shanghai and back; the zone has had one offset since 1991.

import { Temporal } from 'temporal-polyfill'
import { type Day, isoFromDay } from '../kernel/index.ts'

const minutesOfDay = 24 * 60
const offsetMinutes = 8 * 60
const millisecondsOfMinute = 60_000

export interface LocalTime {
  readonly day: Day
  /** Whole minutes since midnight. */
  readonly minute: number
}

const plainInstant = /^(\d{4}-\d\d-\d\dT\d\d:\d\d):[0-5]\d(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/
const minutesRemembered = 1000
/** The minutes that were read last: many ask about the same one. */
const minutesKnown = new Map<string, LocalTime>()
/** The instant that was read last: of those who ask at once, most ask about the same. */
let last: { readonly instant: string; readonly time: LocalTime } | undefined

/** The local time of an ISO instant such as `2020-04-01T01:00:00Z`. */
export function localTimeFrom(instant: string): LocalTime {
  if (last?.instant !== instant) last = { instant, time: lookUpLocalTime(instant) }
  return last.time
}

/** Minutes of the clock from one instant to another. */
export function minutesBetween(from: string, until: string): number {
  const [first, last] = [localTimeFrom(from), localTimeFrom(until)]
  return (last.day - first.day) * minutesOfDay + last.minute - first.minute
}

function lookUpLocalTime(instant: string): LocalTime {
  const parts = plainInstant.exec(instant)
  if (parts === null) return readLocalTime(instant)
  const minute = `${parts[1]}${parts[2]}`
  const known = minutesKnown.get(minute)
  if (known !== undefined) return known
  const time = readLocalTime(instant)
  if (minutesKnown.size >= minutesRemembered) minutesKnown.clear()
  minutesKnown.set(minute, time)
  return time
}

function readLocalTime(instant: string): LocalTime {
  const { epochMilliseconds } = Temporal.Instant.from(instant)
  const minutes = Math.floor(epochMilliseconds / millisecondsOfMinute) + offsetMinutes
  const day = Math.floor(minutes / minutesOfDay)
  return { day: day as Day, minute: minutes - day * minutesOfDay }
}

const two = (part: number): string => String(part).padStart(2, '0')

/** Minutes after midnight as a clock shows them: `08:00`. */
export const clockTime = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** The ISO instant of a local time, in the offset of the bank. */
export function instantAt({ day, minute }: LocalTime): string {
  return `${isoFromDay(day)}T${clockTime(minute)}:00+08:00`
}
