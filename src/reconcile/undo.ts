// Undoes a grant as one unit: what can be taken back is drafted, what was given to the customer goes to people.

import { programmeOfCorrection } from '../book/index.ts'
import type { Channel, CorrectionKind, Product, SystemName } from '../kernel/index.ts'
import { type Correction, correctionId, nextNth } from './correction.ts'

/** A correction on the books of an account, as the extract shows it. */
export type CorrectionOnTheBooks = Pick<
  Correction,
  'id' | 'kind' | 'target' | 'amountMinor' | 'from' | 'to' | 'untilDay'
>

export interface UndoInput {
  /** The programme whose grant is undone; it becomes part of the ids. Corrections of others are left alone. */
  readonly programme: string
  readonly account: string
  readonly product: Product
  readonly onTheBooks: readonly CorrectionOnTheBooks[]
  /** Channels on which contact is forbidden also without the grant, such as by a standstill: they stay held. */
  readonly stillForbidden?: ReadonlySet<Channel>
}

/** Why people must decide: the customer would lose what was given. */
export const undoDecisions = {
  money_given: 'the amount was waived or refunded; it is never taken back without a decision',
  record_amended: 'the credit record was amended; it is never made worse without a decision',
  delisted: 'the customer was taken off the defaulter list; listing again needs a decision',
} as const
export type UndoDecisionCode = keyof typeof undoDecisions

export interface UndoDecision {
  readonly code: UndoDecisionCode
  readonly correction: CorrectionOnTheBooks
}

export interface UndoDraft {
  /** In the order of application. From then on no charge is waived, because nothing is granted. */
  readonly corrections: readonly Correction[]
  /** In the order of the books. */
  readonly decisions: readonly UndoDecision[]
}

const decisionOf: Readonly<Partial<Record<CorrectionKind, UndoDecisionCode>>> = {
  waive_charge: 'money_given',
  refund_charge: 'money_given',
  amend_credit_record: 'record_amended',
  delist_default: 'delisted',
}

/** The name of the measure under which corrections of an undo are drafted. */
const undoMeasure = 'undo-grant'

/** Drafts the undoing of all that the programme has on the books of one account. */
export function draftUndo(asked: UndoInput): UndoDraft {
  const onTheBooks = asked.onTheBooks.filter(({ id }) => programmeOfCorrection(id) === asked.programme)
  const input = { ...asked, onTheBooks }
  const decisions = onTheBooks.flatMap((correction) => {
    const code = decisionOf[correction.kind]
    return code === undefined ? [] : [{ code, correction }]
  })
  const movesBack = onTheBooks
    .filter(({ kind }) => kind === 'move_due_day')
    .map((move) => moveBack(input, move))
  return { corrections: [...movesBack, ...releases(input)], decisions }
}

function moveBack(input: UndoInput, move: CorrectionOnTheBooks): Correction {
  const system = input.product === 'card' ? 'cards' : 'core'
  const turned = { from: move.to ?? '', to: move.from ?? '' }
  return { ...drafted(input, { kind: 'move_due_day', target: move.target }, system), ...turned }
}

/** One release for each held channel, however many holds stand on it. */
function releases(input: UndoInput): Correction[] {
  const held = new Set(
    input.onTheBooks.filter(({ kind }) => kind === 'hold_contact').map(({ target }) => target),
  )
  return [...held]
    .filter((channel) => !input.stillForbidden?.has(channel as Channel))
    .map((target) => drafted(input, { kind: 'release_contact', target }, 'dialler'))
}

function drafted(
  { programme, account, onTheBooks }: UndoInput,
  { kind, target }: { readonly kind: CorrectionKind; readonly target: string | undefined },
  system: SystemName,
): Correction {
  const before = onTheBooks.filter((booked) => booked.kind === kind && booked.target === target)
  const id = correctionId(programme, account, kind, target, nextNth(before.map((booked) => booked.id)))
  return { id, system, measure: undoMeasure, account, kind, ...(target !== undefined && { target }) }
}
