// One account as a case in the format of relief-rules §11: days as YYYY-MM-DD, money in minor units.

import type {
  Channel,
  ChargeKind,
  CircumstanceKind,
  CircumstanceStatus,
  ContactType,
  CorrectionKind,
  Product,
} from '../kernel/index.ts'

export interface CaseCircumstance {
  readonly kind: CircumstanceKind
  readonly firstDay: string
  readonly lastDay?: string
  readonly status: CircumstanceStatus
  readonly knownDay?: string
}

export interface CasePerson {
  readonly id: string
  readonly spouse?: string
  readonly circumstances: readonly CaseCircumstance[]
}

export interface CaseDebt {
  readonly id: string
  readonly dueDay: string
  readonly statementDay?: string
  readonly minimumMinor?: number
  readonly principalMinor?: number
  readonly interestMinor?: number
  readonly payments: readonly { readonly day: string; readonly amountMinor: number }[]
}

export interface CaseChargeBase {
  readonly amountMinor: number
  readonly ratePpm: number
  readonly contractRatePpm: number
  readonly firstDay: string
  readonly lastDay: string
}

export interface CaseCharge {
  readonly id: string
  readonly debtId: string
  readonly kind: ChargeKind
  readonly day: string
  readonly amountMinor: number
  readonly paidMinor: number
  readonly base?: CaseChargeBase
}

export interface CaseContact {
  readonly day: string
  readonly channel: Channel
  readonly type: ContactType
}

export interface CaseCorrection {
  readonly kind: CorrectionKind
  /** The programme it was made under; absent: the one that is evaluated. */
  readonly programme?: string
  readonly target?: string
  readonly amountMinor?: number
  readonly from?: string
  readonly to?: string
  readonly untilDay?: string
}

export interface CaseAccount {
  readonly id: string
  readonly product: Product
  readonly owner: string
  readonly region: string
  readonly finalDay?: string
  readonly listedAsDefaulter: boolean
  readonly debts: readonly CaseDebt[]
  readonly charges: readonly CaseCharge[]
  readonly creditRecord: Readonly<Record<string, string>>
  readonly contactAllowed: Readonly<Partial<Record<Channel, boolean>>>
  readonly contacts: readonly CaseContact[]
  readonly corrected: readonly CaseCorrection[]
}

export interface AccountCase {
  readonly asOf: string
  readonly people: readonly CasePerson[]
  readonly accounts: readonly CaseAccount[]
}
