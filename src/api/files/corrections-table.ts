// The columns of corrections in files: of a whole plan, and of the lists that other systems take.

import type { ListName, OpenList } from '../../operations/index.ts'
import type { Correction } from '../../reconcile/index.ts'
import type { Column, Table } from './table.ts'

type CorrectionColumn = Column<Correction>

const id: CorrectionColumn = { name: 'correction', of: (correction) => correction.id }
const account: CorrectionColumn = { name: 'account', of: (correction) => correction.account }
const kind: CorrectionColumn = { name: 'kind', of: (correction) => correction.kind }
const system: CorrectionColumn = { name: 'system', of: (correction) => correction.system }
const amount: CorrectionColumn = { name: 'amount_minor', of: ({ amountMinor }) => amountMinor }
const until: CorrectionColumn = { name: 'until_day', of: ({ untilDay }) => untilDay }
const target = (name: string): CorrectionColumn => ({ name, of: (correction) => correction.target })

const listColumns: Readonly<Record<ListName, readonly CorrectionColumn[]>> = {
  suppression: [account, target('channel'), until, id],
  releases: [account, target('channel'), id],
  'fee-waivers': [account, kind, target('charge'), amount, system, id],
  'defaulter-corrections': [account, id],
  'bureau-corrections': [
    account,
    target('month'),
    { name: 'from_code', of: ({ from }) => from },
    { name: 'to_code', of: ({ to }) => to },
    id,
  ],
}

/** A list of a plan, named by what it holds, the day of its book and the plan. */
export const listTable = (plan: string, list: ListName, { asOf, ...rows }: OpenList): Table<Correction> => ({
  name: `${list}-${asOf}-${plan}`,
  columns: listColumns[list],
  ...rows,
})

export const correctionColumns: readonly CorrectionColumn[] = [
  account,
  { name: 'measure', of: ({ measure }) => measure },
  kind,
  system,
  target('target'),
  { name: 'from', of: ({ from }) => from },
  { name: 'to', of: ({ to }) => to },
  amount,
  until,
  id,
]
