// The life of a programme: which states follow which, and what it is on any day by the versions published for it.

import { addDays, type Day, refuse } from '../kernel/index.ts'
import type { ProgrammeRefusal } from './codes.ts'
import type { Programme } from './programme.ts'

export const programmeStates = ['draft', 'approved', 'active', 'winding_down', 'closed'] as const
export type ProgrammeState = (typeof programmeStates)[number]

/** What may follow each state. A programme that winds down may become active again; a closed one stays closed. */
const transitions: Readonly<Record<ProgrammeState, readonly ProgrammeState[]>> = {
  draft: ['approved'],
  approved: ['draft', 'active'],
  active: ['winding_down'],
  winding_down: ['active', 'closed'],
  closed: [],
}

/** What may become of a programme: undefined where it may, otherwise the refusal. */
export const programmeCan = {
  /** Refused where the life cycle does not lead from one state to the other (X1). */
  move(from: ProgrammeState, to: ProgrammeState): ProgrammeRefusal | undefined {
    const next = transitions[from]
    if (next.includes(to)) return undefined
    const words = next.length === 0 ? 'nothing' : next.join(' or ')
    return refuse('transition_not_allowed', `goes from ${from} to ${words}, not to ${to}`)
  },
}

/** A published version, by the day it is in force from; the later of two for the same day holds. */
export interface DatedVersion {
  readonly version: number
  readonly validFrom: Day
  readonly programme: Pick<Programme, 'windows' | 'measures'>
}

export interface LifeSpan {
  readonly state: ProgrammeState
  readonly firstDay: Day
  /** The version that made it so. */
  readonly version: number
}

/** The state on a day that the versions published for it give: open windows keep a programme active (X1). */
export function stateOnDay(versions: readonly DatedVersion[], day: Day): ProgrammeState {
  const found = inForceOn(versions, day)
  if (found === undefined) return 'draft'
  const { windows, measures = [] } = found.programme
  if (measures.length > 0 && measures.every(({ status }) => status === 'ended')) return 'closed'
  if (windows.every(({ lastDay }) => lastDay !== undefined && lastDay < day)) return 'winding_down'
  return windows.every(({ firstDay }) => firstDay > day) ? 'approved' : 'active'
}

const inForceOn = (versions: readonly DatedVersion[], day: Day): DatedVersion | undefined =>
  versions.findLast(({ validFrom }) => validFrom <= day)

/** The life of a programme as spans, each beginning on the day its state does; `versions` in order of number. */
export function lifeOf(versions: readonly DatedVersion[]): readonly LifeSpan[] {
  const days = versions.flatMap(({ validFrom, programme: { windows } }) => [
    validFrom,
    ...windows.flatMap(({ firstDay, lastDay }) =>
      lastDay === undefined ? [firstDay] : [firstDay, addDays(lastDay, 1)],
    ),
  ])
  const spans: LifeSpan[] = []
  for (const firstDay of [...new Set(days)].sort((one, other) => one - other)) {
    const found = inForceOn(versions, firstDay)
    const state = stateOnDay(versions, firstDay)
    if (found === undefined || spans.at(-1)?.state === state) continue
    spans.push({ state, firstDay, version: found.version })
  }
  return spans
}
