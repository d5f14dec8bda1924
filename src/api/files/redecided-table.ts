// The columns of the accounts of a re-decision in files.

import type { Followed } from '../../operations/index.ts'
import type { RedecidedAccount } from '../../store/index.ts'
import type { Column } from './table.ts'

export const redecidedColumns: readonly Column<RedecidedAccount & Followed>[] = [
  { name: 'account', of: ({ account }) => account },
  { name: 'product', of: ({ product }) => product },
  { name: 'region', of: ({ region }) => region },
  { name: 'refused_from', of: ({ firstNight }) => firstNight },
  { name: 'refused_to', of: ({ lastNight }) => lastNight },
  { name: 'refused_version', of: ({ version }) => version },
  { name: 'refused_plan', of: ({ plan }) => plan },
  { name: 'refused_because', of: ({ code }) => code },
  { name: 'refused_by_rows', of: ({ rowsThen }) => rowsThen.join(' ') },
  { name: 'outcome', of: ({ outcome }) => outcome },
  { name: 'answered_by_rows', of: ({ rowsNow }) => rowsNow.join(' ') },
  { name: 'amount_minor', of: ({ amountMinor }) => amountMinor },
  { name: 'due_days_moved', of: ({ dueDaysMoved }) => dueDaysMoved },
  { name: 'months_repaired', of: ({ monthsRepaired }) => monthsRepaired },
  { name: 'delisted', of: ({ delisted }) => delisted },
  { name: 'corrections', of: ({ corrections }) => corrections },
  { name: 'standing', of: ({ standing }) => standing },
  { name: 'served_by_plan', of: ({ servedBy }) => servedBy },
]
