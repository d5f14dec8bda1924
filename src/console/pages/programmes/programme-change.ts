// What one fills in to change a programme in one step, whether it is complete, and what is sent.

import type { Question } from '../../client/ask.ts'

export interface TypedChange {
  readonly kind: string
  readonly region: string
  readonly day: string
  readonly wave: string
  readonly channels: readonly string[]
  readonly regions: readonly string[]
  readonly document: string
  readonly reason: string
}

type Change = NonNullable<
  Question<'POST /api/programmes/{programme}/versions/{version}/amend'>['body']['change']
>

export const emptyChange: TypedChange = {
  kind: 'close_window',
  region: '',
  day: '',
  wave: 'wave-1',
  channels: ['manager'],
  regions: [],
  document: '',
  reason: '',
}

const needsRegion = ['close_window', 'reopen_window']
const needsDay = ['close_window', 'release_wave', 'wind_down']

export const wants = (kind: string) => ({
  region: needsRegion.includes(kind),
  day: needsDay.includes(kind),
  wave: kind === 'release_wave',
})

export function isComplete({ kind, region, day, wave, channels, document, reason }: TypedChange): boolean {
  const wanted = wants(kind)
  return (
    (!wanted.region || region !== '') &&
    (!wanted.day || /^\d{4}-\d\d-\d\d$/.test(day)) &&
    (!wanted.wave || (wave.trim() !== '' && channels.length > 0)) &&
    document.trim() !== '' &&
    reason.trim() !== ''
  )
}

export function changeFrom(typed: TypedChange): Change {
  const { kind, region, day, wave, channels, regions } = typed
  const decided = { document: typed.document.trim(), reason: typed.reason.trim() }
  if (kind === 'close_window') return { kind, region, lastDay: day, ...decided }
  if (kind === 'reopen_window') return { kind, region, ...decided }
  if (kind === 'wind_down') return { kind, lastDay: day, ...decided }
  if (kind === 'end_measures') return { kind, ...decided }
  const where = regions.length === 0 ? {} : { regions }
  const released = { wave: wave.trim(), releasedDay: day, channels, ...where, ...decided }
  return { kind: 'release_wave', ...released } as Change
}
