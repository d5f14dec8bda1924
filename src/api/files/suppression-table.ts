// The columns of the suppression list.

import type { SuppressionList } from '../../operations/index.ts'
import type { Suppressed } from '../../store/index.ts'
import type { Table } from './table.ts'

/** Named by the day of the book it is as of. */
export const suppressionTable = ({ asOf, ...rows }: SuppressionList): Table<Suppressed> => ({
  name: `suppression-${asOf}`,
  columns: [
    { name: 'account', of: ({ account }) => account },
    { name: 'customer', of: ({ customer }) => customer },
    { name: 'channel', of: ({ channel }) => channel },
    { name: 'type', of: ({ type }) => type },
    { name: 'until_day', of: ({ untilDay }) => untilDay },
    { name: 'because', of: ({ because }) => because },
    { name: 'programmes', of: ({ programmes }) => programmes },
  ],
  ...rows,
})
