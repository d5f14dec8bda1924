// The closed lists of words that book, programmes and measures share. A column stores the position of a word in
// its list, so the order is part of the format.

export const products = ['loan', 'card'] as const
export const circumstanceKinds = [
  'hospitalised',
  'quarantined',
  'frontline',
  'income_lost',
  'verified_hardship',
] as const
export const circumstanceStatuses = ['verified', 'pending', 'rejected'] as const
export const relations = ['owner', 'spouse'] as const
/** Alphabetical: the order in which holds are answered. */
export const channels = ['agent', 'auto_voice', 'manager'] as const
export const contactTypes = ['collection', 'service', 'marketing'] as const
/** Charges that accrue by day carry a base; all others are point charges. */
export const dayChargeKinds = ['penalty_interest', 'compound_interest'] as const
export const chargeKinds = [
  ...dayChargeKinds,
  'late_fee',
  'overlimit_fee',
  'annual_fee',
  'cash_advance_fee',
  'overdraft_interest',
  'instalment_fee',
  'service_fee',
  'transfer_fee',
] as const
/** In the order in which an answer lists them. */
export const correctionKinds = [
  'move_due_day',
  'waive_charge',
  'refund_charge',
  'delist_default',
  'amend_credit_record',
  'hold_contact',
  'release_contact',
] as const
export const exceptionKinds = [
  'awaiting_collection',
  'inconsistent_charge',
  'over_corrected',
  'record_worse_than_arithmetic',
] as const
export const transferPurposes = ['donation', 'epidemic_funds', 'other'] as const
export const transferChannels = ['counter', 'smart_terminal', 'mobile_bank', 'e_bank'] as const

export type Product = (typeof products)[number]
export type CircumstanceKind = (typeof circumstanceKinds)[number]
export type CircumstanceStatus = (typeof circumstanceStatuses)[number]
export type Relation = (typeof relations)[number]
export type Channel = (typeof channels)[number]
export type ContactType = (typeof contactTypes)[number]
export type ChargeKind = (typeof chargeKinds)[number]
export type CorrectionKind = (typeof correctionKinds)[number]
export type ExceptionKind = (typeof exceptionKinds)[number]
export type TransferPurpose = (typeof transferPurposes)[number]
export type TransferChannel = (typeof transferChannels)[number]

/** Credit-record codes that may be amended are 0 (`N`) and 1 … 7; every other code is stored as this. */
export const creditCodeOther = 255

/** The state of a contact channel in the core: not named in the extract, allowed, or held. */
export const channelUnnamed = 0
export const channelAllowed = 1
export const channelHeld = 2

/** The systems that own the state a correction changes. */
export const systems = ['core', 'cards', 'bureau', 'dialler'] as const
export type SystemName = (typeof systems)[number]
