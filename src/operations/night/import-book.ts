// The book of a night: what the bank delivered, joined by what its people recorded until then.

import { type Imported, type ImportOptions, importBook, type RecordedCircumstance } from '../../book/index.ts'
import { type CircumstanceStatus, isoFromDay, isRefusal, type Refusal } from '../../kernel/index.ts'
import type { Circumstance } from '../../store/index.ts'
import { lapseOverdue } from '../customers/lapse-circumstances.ts'
import type { Desk } from '../desk.ts'
import { bankDay } from './bank-day.ts'

/** What a state is worth to the rules; of others the book says nothing. */
const statuses: Readonly<Partial<Record<Circumstance['state'], CircumstanceStatus>>> = {
  recorded: 'pending',
  accepted: 'verified',
  verified: 'verified',
  ended: 'verified',
  rejected: 'rejected',
}

/** Imports an extract with everything recorded by now; what nobody proved in time lapses first. Refused as `importBook` refuses. */
export async function importBookWithRecorded(
  desk: Pick<Desk, 'store' | 'house'>,
  options: Omit<ImportOptions, 'recorded'>,
): Promise<Imported | Refusal> {
  const lapsed = await lapseOverdue(desk, options.asOf)
  if (isRefusal(lapsed)) return lapsed
  const asOf = isoFromDay(options.asOf)
  const known = await desk.store.circumstances.counting()
  const recorded = known.flatMap((one) => factOf(one, asOf))
  return importBook({ ...options, recorded })
}

/** A circumstance as the book of a day has it. What begins later waits; the bank never learned later than the book. */
function factOf(circumstance: Circumstance, asOf: string): readonly RecordedCircumstance[] {
  const { id, customer, kind, firstDay, lastDay, state, recordedAt } = circumstance
  const status = statuses[state]
  if (status === undefined || firstDay > asOf) return []
  const recordedDay = isoFromDay(bankDay(recordedAt))
  const knownDay = recordedDay < asOf ? recordedDay : asOf
  const fact = { id, customer, kind, firstDay, status, knownDay }
  return [lastDay === undefined ? fact : { ...fact, lastDay }]
}
