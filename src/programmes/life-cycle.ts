// The life of a programme: which states follow which, who may publish, and what it was at any past instant.

import { refuse } from '../kernel/index.ts'
import type { ProgrammeRefusal } from './codes.ts'

export const programmeStates = ['draft', 'approved', 'active', 'winding_down', 'closed'] as const
export type ProgrammeState = (typeof programmeStates)[number]

/** What may follow each state. A programme that winds down may become active again; a closed one stays closed. */
export const transitions: Readonly<Record<ProgrammeState, readonly ProgrammeState[]>> = {
  draft: ['approved'],
  approved: ['draft', 'active'],
  active: ['winding_down'],
  winding_down: ['active', 'closed'],
  closed: [],
}

export interface Publication {
  readonly author: string
  readonly approver: string
  readonly reason: string
}

/** One recorded change of state; `at` is an instant in ISO 8601 with the same zone throughout. */
export interface StateChange {
  readonly to: ProgrammeState
  readonly at: string
}

/** What people may do with a programme: undefined where they may, otherwise the refusal. */
export const programmeCan = {
  /** Needs an author, an approver who is another person, and a reason, refused in this order (X3). */
  publish({ author, approver, reason }: Publication): ProgrammeRefusal | undefined {
    if (author.trim() === '')
      return refuse('author_missing', 'name the person who wrote the version', 'author')
    if (approver.trim() === '')
      return refuse('approver_missing', 'name the person who approves it', 'approver')
    if (author.trim() === approver.trim()) {
      return refuse('approver_is_author', 'must be approved by somebody other than its author', 'approver')
    }
    if (reason.trim() === '') return refuse('reason_missing', 'say why this version is published', 'reason')
    return undefined
  },

  /** Refused where the life cycle does not lead from one state to the other (X1). */
  move(from: ProgrammeState, to: ProgrammeState): ProgrammeRefusal | undefined {
    const next = transitions[from]
    if (next.includes(to)) return undefined
    const words = next.length === 0 ? 'nothing' : next.join(' or ')
    return refuse('transition_not_allowed', `goes from ${from} to ${words}, not to ${to}`)
  },
}

/** The state at an instant, from the changes in the order in which they were recorded; a draft before the first. */
export function stateAt(changes: readonly StateChange[], at: string): ProgrammeState {
  return changes.findLast((change) => change.at <= at)?.to ?? 'draft'
}
