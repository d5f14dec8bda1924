// What one fills in to change a programme in one step, whether it is complete, and what is sent.

import type { Question } from '../../client/ask.ts'
import { dayFrom } from '../../people/day.ts'
import type { PlainWord } from '../../words/say.ts'

export interface TypedChange {
  readonly kind: string
  readonly region: string
  readonly day: string
  readonly wave: string
  readonly channels: readonly string[]
  readonly regions: readonly string[]
  /** Digits; empty where accounts of every age are released. */
  readonly daysPastDue: string
  readonly document: string
  readonly reason: string
}

type Change = NonNullable<
  Question<'POST /api/programmes/{programme}/versions/{version}/amend'>['body']['change']
>

/** Nothing filled in but what is proposed. */
export const changeWith = (wave: string): TypedChange => ({
  kind: 'close_window',
  region: '',
  day: '',
  wave,
  channels: ['manager'],
  regions: [],
  daysPastDue: '',
  document: '',
  reason: '',
})

const needsRegion = ['close_window', 'reopen_window']
const needsDay = ['close_window', 'release_wave', 'wind_down']

export const wants = (kind: string) => ({
  region: needsRegion.includes(kind),
  day: needsDay.includes(kind),
  wave: kind === 'release_wave',
})

/** What the day of a change is called. */
export const dayWord = (kind: string) => (wants(kind).wave ? 'releasedFrom' : 'lastDay')

/** The fields that are still empty, in the order of the form. */
export function emptyFields({
  kind,
  region,
  day,
  wave,
  channels,
  document,
  reason,
}: TypedChange): readonly PlainWord[] {
  const wanted = wants(kind)
  const fields: readonly (readonly [PlainWord, boolean])[] = [
    ['region', wanted.region && region === ''],
    [dayWord(kind), wanted.day && day.trim() === ''],
    ['waveId', wanted.wave && wave.trim() === ''],
    ['channelsFreed', wanted.wave && channels.length === 0],
    ['decidingPaper', document.trim() === ''],
    ['whyChanged', reason.trim() === ''],
  ]
  return fields.filter(([, isEmpty]) => isEmpty).map(([word]) => word)
}

/** True where a day is typed that does not exist or cannot be read. */
export const isDayWrong = ({ kind, day }: TypedChange): boolean =>
  wants(kind).day && day.trim() !== '' && dayFrom(day) === undefined

/** The paper that decides it, and why. */
export const decided = ({ document, reason }: TypedChange) => ({
  document: document.trim(),
  reason: reason.trim(),
})

/** As it is sent; its day is one that can be read. */
export function changeFrom(typed: TypedChange): Change {
  const { kind, region, wave, channels, regions, daysPastDue } = typed
  const day = dayFrom(typed.day) ?? typed.day
  const by = decided(typed)
  if (kind === 'close_window') return { kind, region, lastDay: day, ...by }
  if (kind === 'reopen_window') return { kind, region, ...by }
  if (kind === 'wind_down') return { kind, lastDay: day, ...by }
  if (kind === 'end_measures') return { kind, ...by }
  const narrowed = {
    ...(regions.length > 0 && { regions }),
    ...(daysPastDue !== '' && { minDaysPastDue: Number(daysPastDue) }),
  }
  const released = { wave: wave.trim(), releasedDay: day, channels, ...narrowed, ...by }
  return { kind: 'release_wave', ...released } as Change
}
