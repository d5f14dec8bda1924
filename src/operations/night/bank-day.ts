// The day of an instant at the bank, whose clocks show the time of Shanghai.

import { localTimeFrom } from '../../contact/index.ts'
import type { Day } from '../../kernel/index.ts'

/** The day in Asia/Shanghai of an instant in UTC. */
export const bankDay = (instant: string): Day => localTimeFrom(instant).day
