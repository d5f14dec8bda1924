// On which channels collection of one account is forbidden on a day, and why (relief-rules §7).

import { type Channel, channels, type Day, isRefusal, noDay, type Refusal } from '../../kernel/index.ts'
import {
  forbiddenUntil,
  type HoldReason,
  openAssessment,
  reasonForbidden,
  rulebookFrom,
} from '../../measures/index.ts'
import type { Programme } from '../../programmes/index.ts'
import { columnsFromRows } from '../evaluate/columns-builder.ts'
import { readOneCase } from '../evaluate/evaluate.ts'

/** A channel that is held; without `untilDay` no end is known. */
export interface ContactHold {
  readonly channel: Channel
  readonly reason: HoldReason
  readonly untilDay?: Day
}

/** The holds of the only account of a case on a day, by channel. Refused where the case is wrong. */
export function contactHolds(
  programme: Programme,
  input: unknown,
  on: Day,
): readonly ContactHold[] | Refusal {
  const read = readOneCase(input)
  if (isRefusal(read)) return read
  const { columns, regions } = columnsFromRows([read.accounts[0]!.row], programme.id)
  const { assessment } = openAssessment()
  assessment.open(columns, rulebookFrom(programme, read.asOf, regions))
  assessment.assess(0)
  return channels.flatMap((channel, at): ContactHold[] => {
    const reason = reasonForbidden(assessment, at, on)
    if (reason === undefined) return []
    const untilDay = forbiddenUntil(assessment, at, on)!
    return [untilDay === noDay ? { channel, reason } : { channel, reason, untilDay }]
  })
}
