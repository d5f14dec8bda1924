// The answer of `evaluate`, exactly as relief-rules §11 writes it.

import type {
  Channel,
  CircumstanceKind,
  CorrectionKind,
  ExceptionKind,
  Relation,
} from '../../kernel/index.ts'

export interface CaseAnswer {
  readonly asOf: string
  readonly accounts: readonly AccountAnswer[]
}

export interface AccountAnswer {
  readonly id: string
  readonly entitlement: EntitlementAnswer
  readonly deferred: readonly { readonly debt: string; readonly from: string; readonly to: string }[]
  readonly daysPastDue: { readonly standing: number; readonly entitled: number }
  readonly corrections: readonly CorrectionAnswer[]
  readonly exceptions: readonly ExceptionAnswer[]
  readonly violations: readonly { readonly day: string; readonly channel: Channel }[]
}

export type EntitlementAnswer =
  | { readonly outcome: 'none' }
  | { readonly outcome: 'refused'; readonly code: string }
  | {
      readonly outcome: 'granted'
      readonly because: readonly ReasonAnswer[]
      readonly coverage: readonly { readonly firstDay: string; readonly lastDay?: string }[]
      readonly creditRecord: 'protect' | 'by_schedule'
    }

export interface ReasonAnswer {
  readonly person: string
  readonly kind: CircumstanceKind
  readonly relation: Relation
}

export interface CorrectionAnswer {
  readonly kind: CorrectionKind
  readonly target?: string
  readonly amountMinor?: number
  readonly from?: string
  readonly to?: string
  readonly untilDay?: string
}

export interface ExceptionAnswer {
  readonly code: ExceptionKind
  readonly target: string
  readonly amountMinor?: number
}
