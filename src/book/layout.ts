// The columns of a shard file: first those of bulk reading, then those that only explain one account.

import { channels } from '../kernel/index.ts'

/** Columns that bulk reading needs, in the order of `AccountColumns`. */
export const hotColumns = [
  'product',
  'region',
  'final_day',
  'listed_as_defaulter',
  ...channels.map((channel) => `contact_${channel}`),
  'circumstances',
  'debts',
  'charges',
  'credit_record',
  'contacts',
  'corrected',
] as const

/** Columns that only single accounts and people need; bulk reading never touches them. */
export const coldColumns = [
  'account',
  'customer',
  'spouse',
  'circumstance_ids',
  'debt_details',
  'payments',
  'charge_ids',
  'credit_codes',
  'correction_details',
] as const

/** Columns that hold a list for each account; never absent, empty where there is nothing. */
export const listColumns = new Set<string>([
  'circumstances',
  'debts',
  'charges',
  'credit_record',
  'contacts',
  'corrected',
  'circumstance_ids',
  'debt_details',
  'payments',
  'charge_ids',
  'credit_codes',
  'correction_details',
])
