// SQL that invents people and what happened on their accounts, every value a function of seed and row number.

import { addDays, type Day, dayFromIso, firstDayOfMonth, type Month, monthOfDay } from '../../kernel/index.ts'
import { clans, givenCharacters, mongolianNames, surnames } from './names.ts'
import { countySlots } from './province.ts'

export type Damage = 'clean' | 'realistic'

export interface StoryOptions {
  readonly customers: number
  readonly seed: number
  readonly asOf: Day
  readonly damage: Damage
}

/** The relief window the broken promises gather in. */
export const windowFirst = dayFromIso('2020-01-25')
export const windowLast = dayFromIso('2020-02-25')

const countySlotCount = 4096
/** Loans show eight instalments, from five months before the extract to two months after. */
const loanDebts = 8
const loanFirstMonth = -5
/** Cards show four statements, the last of the month of the extract. */
const cardDebts = 4
const cardFirstMonth = -3
/** A statement is due this many days later. */
const cardDaysToPay = 25
/** The core posts a late fee this many days after the due day. */
export const lateFeeAfterDays = 3

const list = (items: readonly (string | number)[]): string =>
  `[${items.map((item) => (typeof item === 'number' ? item : `'${item}'`)).join(', ')}]`

/** A 61-bit number that spreads seeds far apart, so that two seeds share no draws. */
function seedOffset(seed: number): bigint {
  const mixed = BigInt.asUintN(64, (BigInt(seed) + 1n) * 0x9e3779b97f4a7c15n)
  return BigInt.asUintN(61, mixed ^ (mixed >> 29n))
}

const monthStarts = (asOf: Day, first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => firstDayOfMonth((monthOfDay(asOf) + first + index) as Month))

const birthDays = 23_700
const firstBirthDay = dayFromIso('1938-01-01')
const idSequences = 999
/** More customers than this would need an identity number twice. */
export const customersMax = 20_000_000

/** Macros and lists that every later statement uses. `draw(row, salt, n)` gives 0 … n − 1. */
export function storyMacros(options: StoryOptions): readonly string[] {
  const slots = countySlots(countySlotCount)
  return [
    `CREATE MACRO draw(r, salt, n) AS CAST((hash(r * 256 + salt + ${seedOffset(options.seed)}) >> 11) % n AS BIGINT)`,
    `SET VARIABLE county = ${list(slots.map((each) => each.code))}`,
    `SET VARIABLE mongolian = ${list(slots.map((each) => each.mongolianPermille))}`,
    `SET VARIABLE surname = ${list(surnames)}`,
    `SET VARIABLE given = ${list(givenCharacters)}`,
    `SET VARIABLE mongolian_name = ${list(mongolianNames)}`,
    `SET VARIABLE clan = ${list(clans)}`,
    `SET VARIABLE loan_month = ${list(monthStarts(options.asOf, loanFirstMonth, loanDebts))}`,
    `SET VARIABLE card_month = ${list(monthStarts(options.asOf, cardFirstMonth, cardDebts))}`,
    `CREATE MACRO pick(name, r, salt) AS getvariable(name)[1 + draw(r, salt, len(getvariable(name)))]`,
    `CREATE MACRO married(n) AS (n // 2) * 2 + 1 < ${options.customers} AND draw(n // 2, 1, 1000) < 400`,
    `CREATE MACRO slot(n) AS 1 + draw(CASE WHEN married(n) THEN n // 2 * 2 ELSE n END, 2, ${countySlotCount})`,
    `CREATE MACRO spouse_of(n) AS CASE WHEN married(n) THEN xor(n, 1) END`,
    `CREATE MACRO has_circumstance(n) AS draw(n, 3, 1000) < 15`,
    `CREATE MACRO troubled(n) AS has_circumstance(n) OR (married(n) AND has_circumstance(xor(n, 1)))`,
    `CREATE MACRO customer_id(n) AS 'P' || lpad(CAST(n AS VARCHAR), 8, '0')`,
    `CREATE MACRO account_id(a) AS 'A' || lpad(CAST(a AS VARCHAR), 10, '0')`,
    `CREATE MACRO as_day(d) AS CAST(DATE '1970-01-01' + CAST(d AS INTEGER) AS DATE)`,
    `CREATE MACRO half_up(dividend, divisor) AS CAST((CAST(dividend AS HUGEINT) * 2 + divisor) // (divisor * 2) AS BIGINT)`,
    `CREATE MACRO interest(base, ppm, days) AS half_up(CAST(base AS HUGEINT) * ppm * days, 360000000)`,
  ]
}

/** One row per customer: the table `customers`, without its identity number's check character. */
export const peopleSql = (options: StoryOptions): string => `
  SELECT n, slot(n) AS slot,
    as_day(${firstBirthDay} + (n * 7919) % ${birthDays}) AS birth_day,
    1 + (n // ${birthDays}) % ${idSequences} AS sequence
  FROM (SELECT range AS n FROM range(${options.customers}))`

/**
 * One row per account. Keys are `customer × 4 + k`: k = 0 the loan, 1 and 2 the cards. Behaviour: 0 pays on
 * time, 1 sometimes late, 2 stops paying, 3 pauses in the window and pays after it.
 */
const accountsSql = (options: StoryOptions): string => `
  SELECT n * 4 + k AS a, n, k, k = 0 AS is_loan, troubled(n) AS troubled,
    1 + draw(n * 4 + k, 20, 28) AS day_of_month,
    CASE WHEN k > 0 THEN 0 WHEN draw(n * 4 + k, 21, 100) < 70 THEN 0 ELSE 1 + draw(n * 4 + k, 22, 2) END AS skipped,
    48000 + draw(n * 4 + k, 23, 41) * 50 AS rate,
    30000 + draw(n * 4 + k, 24, 470000) AS principal,
    60 + draw(n * 4 + k, 25, 240) AS instalments_left,
    draw(n * 4 + k, 30, 1000) AS u
  FROM (SELECT range // 3 AS n, range % 3 AS k FROM range(${options.customers} * 3))
  WHERE CASE k WHEN 0 THEN draw(n, 10, 100) < 12 WHEN 1 THEN draw(n, 11, 100) < 30 ELSE draw(n, 12, 100) < 5 END`

const behaviourSql = (options: StoryOptions): string => `
  SELECT *,
    CASE WHEN troubled AND ${options.damage === 'clean'} THEN 0
         WHEN troubled THEN CASE WHEN u < 550 THEN 0 WHEN u < 700 THEN 1 WHEN u < 850 THEN 2 ELSE 3 END
         ELSE CASE WHEN u < 950 THEN 0 WHEN u < 980 THEN 1 WHEN u < 992 THEN 2 ELSE 3 END END AS behaviour,
    draw(a, 33, 8) AS stops_at, draw(a, 34, 36) AS pays_after
  FROM (${accountsSql(options)})`

const scheduleSql = (options: StoryOptions): string => `
  SELECT *, a * 8 + j AS d,
    CASE WHEN is_loan THEN getvariable('loan_month')[1 + j] + day_of_month - 1
         ELSE getvariable('card_month')[1 + j] + day_of_month - 1 + ${cardDaysToPay} END AS due,
    CASE WHEN is_loan THEN principal ELSE 0 END AS principal_due,
    CASE WHEN is_loan THEN half_up(CAST(principal AS HUGEINT) * (instalments_left - j) * rate, 12000000) ELSE 0 END
      AS interest_due,
    CASE WHEN is_loan THEN 0 ELSE half_up(20000 + draw(a * 8 + j, 26, 1500000), 10) END AS minimum_due
  FROM (SELECT *, unnest(CASE WHEN is_loan THEN range(skipped, ${loanDebts}) ELSE range(${cardDebts}) END) AS j
        FROM (${behaviourSql(options)}))
  WHERE is_loan OR getvariable('card_month')[1 + j] + day_of_month - 1 <= ${options.asOf}`

/** The day a debt would be paid, whether or not that day has come. */
const payDaySql = `
  CASE behaviour
    WHEN 0 THEN due - draw(d, 31, 4)
    WHEN 1 THEN due + CASE WHEN draw(d, 32, 100) < 40 THEN 1 + draw(d, 35, 28) ELSE 0 END
    WHEN 2 THEN CASE WHEN j >= stops_at THEN ${2 ** 30} ELSE due END
    ELSE CASE WHEN due BETWEEN ${addDays(windowFirst, -15)} AND ${windowLast}
              THEN ${addDays(windowLast, 5)} + pays_after ELSE due END END`

/**
 * One row per debt, in the order of the keys: due day, amounts, the day it was settled (or `no_day`), and what
 * was paid before the due day (`part`).
 */
export const debtsSql = (options: StoryOptions): string => `
  SELECT *, CASE WHEN pay_day <= ${options.asOf} THEN pay_day ELSE ${2 ** 30} END AS settled,
    CASE WHEN due <= ${options.asOf} AND draw(d, 36, 100) < 6 THEN half_up((principal_due + interest_due + minimum_due) * 6, 10)
         ELSE 0 END AS part
  FROM (SELECT *, ${payDaySql} AS pay_day FROM (${scheduleSql(options)}))`
