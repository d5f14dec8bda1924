// What the rooms find, as columns that grow: corrections, exceptions for people, violations of the past.

import {
  type CorrectionKind,
  correctionKinds,
  type ExceptionKind,
  exceptionKinds,
  noDay,
} from '../kernel/index.ts'

/** No target, for kinds that correct the account as a whole. */
export const noTarget = -1

/** A correction as a room states it. Days and codes in `from`/`to`; `noDay` where the kind has none. */
export interface CorrectionDetails {
  readonly target: number
  readonly amount?: number
  readonly from?: number
  readonly to?: number
  readonly untilDay?: number
}

/** Typed columns that double when full. */
class CorrectionFindings {
  count = 0
  row = new Int32Array(1024)
  measure = new Uint8Array(1024)
  kind = new Uint8Array(1024)
  /** Counts from the account's first debt or charge; a month; a channel; `noTarget`. */
  target = new Int32Array(1024)
  /** Which correction of this kind and target it is, from 1. */
  nth = new Int32Array(1024)
  amount = new Float64Array(1024)
  from = new Int32Array(1024)
  to = new Int32Array(1024)
  untilDay = new Int32Array(1024)

  /** Room for one more; answers its position. */
  next(): number {
    if (this.count === this.row.length) this.#grow()
    return this.count++
  }

  #grow(): void {
    this.row = doubled(this.row)
    this.measure = doubled(this.measure)
    this.kind = doubled(this.kind)
    this.target = doubled(this.target)
    this.nth = doubled(this.nth)
    this.amount = doubled(this.amount)
    this.from = doubled(this.from)
    this.to = doubled(this.to)
    this.untilDay = doubled(this.untilDay)
  }
}

class ExceptionFindings {
  count = 0
  row = new Int32Array(256)
  measure = new Uint8Array(256)
  kind = new Uint8Array(256)
  target = new Int32Array(256)
  amount = new Float64Array(256)

  next(): number {
    if (this.count === this.row.length) {
      this.row = doubled(this.row)
      this.measure = doubled(this.measure)
      this.kind = doubled(this.kind)
      this.target = doubled(this.target)
      this.amount = doubled(this.amount)
    }
    return this.count++
  }
}

class ViolationFindings {
  count = 0
  row = new Int32Array(256)
  day = new Int32Array(256)
  channel = new Uint8Array(256)

  next(): number {
    if (this.count === this.row.length) {
      this.row = doubled(this.row)
      this.day = doubled(this.day)
      this.channel = doubled(this.channel)
    }
    return this.count++
  }
}

/** The findings of a run of accounts. `row` and `measure` are set by who calls the rooms. */
export class Findings {
  readonly corrections = new CorrectionFindings()
  readonly exceptions = new ExceptionFindings()
  readonly violations = new ViolationFindings()
  /** Added to the row of each account: where the run of columns stands in the whole. */
  firstRow = 0
  row = 0
  measure = 0
  /** The number of the latest correction of the kind and target on the books of the account, 0 for none. */
  latestNth: (kind: number, target: number) => number = () => 0

  clear(): void {
    this.corrections.count = 0
    this.exceptions.count = 0
    this.violations.count = 0
  }

  correct(kind: CorrectionKind, details: CorrectionDetails): void {
    const { corrections } = this
    const at = corrections.next()
    const position = correctionKinds.indexOf(kind)
    corrections.row[at] = this.row
    corrections.measure[at] = this.measure
    corrections.kind[at] = position
    corrections.target[at] = details.target
    corrections.nth[at] = this.latestNth(position, details.target) + 1
    corrections.amount[at] = details.amount ?? 0
    corrections.from[at] = details.from ?? noDay
    corrections.to[at] = details.to ?? noDay
    corrections.untilDay[at] = details.untilDay ?? noDay
  }

  except(kind: ExceptionKind, target: number, amount = 0): void {
    const { exceptions } = this
    const at = exceptions.next()
    exceptions.row[at] = this.row
    exceptions.measure[at] = this.measure
    exceptions.kind[at] = exceptionKinds.indexOf(kind)
    exceptions.target[at] = target
    exceptions.amount[at] = amount
  }

  violate(day: number, channel: number): void {
    const { violations } = this
    const at = violations.next()
    violations.row[at] = this.row
    violations.day[at] = day
    violations.channel[at] = channel
  }
}

function doubled<Column extends Int32Array | Float64Array | Uint8Array>(column: Column): Column {
  const Kind = column.constructor as new (length: number) => Column
  const larger = new Kind(column.length * 2)
  larger.set(column)
  return larger
}
