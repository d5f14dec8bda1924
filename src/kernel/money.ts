// Money in whole minor units (fen for CNY), interest and shares rounded half up once, by name.

import { assert } from './assert.ts'

declare const minorBrand: unique symbol

/** Whole minor units of one currency, 0 … 2^53 − 1 in size. */
export type Minor = number & { readonly [minorBrand]: true }

/** A rate in parts per million per year: 4.9 % = 49 000. */
export type Ppm = number

const dayBasis = 360
const interestDivisor = 1_000_000 * dayBasis

/** Checks that a number is money: a safe whole number. */
export function minorFrom(value: number): Minor {
  assert(Number.isSafeInteger(value), `money is a whole number of minor units, not ${value}`)
  return value as Minor
}

/** `dividend / divisor` rounded half up, exact for every product below 2^53 and divisor above 0. */
function divideHalfUp(dividend: number, divisor: number): number {
  const rest = dividend % divisor
  const whole = (dividend - rest) / divisor
  return rest * 2 >= divisor ? whole + 1 : whole
}

function divideHalfUpExactly(dividend: bigint, divisor: bigint): number {
  return Number((dividend * 2n + divisor) / (divisor * 2n))
}

/**
 * Interest on `base` for `days` at `rate`, day basis 360, rounded half up to one minor unit, once
 * (relief-rules §1). Exact also where `base × rate × days` leaves 2^53.
 */
export function interestHalfUp(base: number, rate: Ppm, days: number): Minor {
  const product = base * rate * days
  const interest = Number.isSafeInteger(product)
    ? divideHalfUp(product, interestDivisor)
    : divideHalfUpExactly(BigInt(base) * BigInt(rate) * BigInt(days), BigInt(interestDivisor))
  return interest as Minor
}

/** `percent` of an amount, rounded half up to one minor unit; percent is a whole number 0 … 100. */
export function percentHalfUp(amount: number, percent: number): Minor {
  const product = amount * percent
  const share = Number.isSafeInteger(product)
    ? divideHalfUp(product, 100)
    : divideHalfUpExactly(BigInt(amount) * BigInt(percent), 100n)
  return share as Minor
}

/** `1234567` → `12,345.67`: yuan with separators, for people. */
export function yuanFromMinor(amount: number): string {
  const sign = amount < 0 ? '-' : ''
  const whole = Math.trunc(Math.abs(amount) / 100)
  const cents = String(Math.abs(amount) % 100).padStart(2, '0')
  return `${sign}${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}
