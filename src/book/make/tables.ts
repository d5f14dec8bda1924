// SQL for each table of a synthetic extract, from the people and debts of story.ts.

import {
  addDays,
  type Day,
  isoFromMonth,
  lastDayOfMonth,
  type Month,
  monthOfDay,
} from '../../kernel/index.ts'
import { sqlIdNumberCheck, sqlLuhnSum } from '../check-digits.ts'
import type { TableName } from '../schema.ts'
import { donationAccounts, otherPayees } from './donation-accounts.ts'
import { lateFeeAfterDays, peopleSql, type StoryOptions, windowFirst, windowLast } from './story.ts'

/** `debts` and `accounts` are the files that hold the story: one row per debt, one row per account. */
export interface TableOptions extends StoryOptions {
  readonly debts: string
  readonly accounts: string
}

const noDay = 2 ** 30
/** Months whose code the bank has reported: the last day is not after the extract. */
function reportedMonths(asOf: Day): readonly Month[] {
  const last = monthOfDay(asOf)
  return [-5, -4, -3, -2, -1, 0]
    .map((back) => (last + back) as Month)
    .filter((month) => lastDayOfMonth(month) <= asOf)
}

/** One row per account: the greatest days past due at each reported month-end and on the day of the extract. */
export function accountsSql(options: StoryOptions, debts: string): string {
  const overdueOn = (day: number) =>
    `max(CASE WHEN due < ${day} AND settled > ${day} THEN ${day} - due ELSE 0 END)`
  const months = reportedMonths(options.asOf).map(
    (month) => `${overdueOn(lastDayOfMonth(month))} AS dpd_${month}`,
  )
  return `SELECT a, any_value(n) AS n, any_value(k) AS k, any_value(rate) AS rate, any_value(troubled) AS troubled,
      min(due) AS first_due, ${[...months, `${overdueOn(options.asOf)} AS dpd_now`].join(', ')}
    FROM ${debts} GROUP BY a ORDER BY a`
}

const region = `getvariable('county')[slot(n)]`

const customersSql = (options: TableOptions): string => `
  SELECT customer_id(n) AS customer,
    CASE WHEN draw(n, 4, 1000) >= getvariable('mongolian')[slot]
           THEN pick('surname', n, 5) || pick('given', n, 6) || CASE WHEN draw(n, 7, 100) < 70 THEN pick('given', n, 8) ELSE '' END
         WHEN draw(n, 9, 100) < 4 THEN pick('clan', n, 5) || '·' || pick('mongolian_name', n, 6)
         ELSE pick('mongolian_name', n, 6) END AS name,
    CAST(id17 AS VARCHAR) || ${sqlIdNumberCheck('id17')} AS id_number,
    '120' || lpad(CAST((n * 48271) % 100000000 AS VARCHAR), 8, '0') AS phone,
    customer_id(spouse_of(n)) AS spouse,
    getvariable('county')[slot] AS region
  FROM (SELECT *, 15990000000000000 + CAST(strftime(birth_day, '%Y%m%d') AS BIGINT) * 1000 + sequence AS id17
        FROM (${peopleSql(options)}))`

/** Facts begin in the window but for a few before it; hardship is verified after it; none is in the future. */
const circumstancesSql = ({ customers, asOf }: TableOptions): string => `
  SELECT 'S' || lpad(CAST(c AS VARCHAR), 9, '0') AS circumstance, customer_id(n) AS customer, kind,
    as_day(first) AS first_day,
    CASE WHEN draw(c, 64, 100) < 70 AND kind <> 'verified_hardship' THEN as_day(first + 7 + draw(c, 65, 35)) END AS last_day,
    CASE WHEN draw(c, 66, 100) < 85 THEN 'verified' WHEN draw(c, 67, 100) < 65 THEN 'pending' ELSE 'rejected' END AS status,
    CASE WHEN draw(c, 68, 100) < 30 THEN as_day(least(first + 1 + draw(c, 69, 60), ${asOf})) END AS known_day
  FROM (SELECT *, least(CASE WHEN kind = 'verified_hardship' THEN ${addDays(windowLast, 1)} + draw(c, 61, 34)
                             WHEN draw(c, 62, 100) < 6 THEN ${addDays(windowFirst, -90)} + draw(c, 61, 40)
                             ELSE ${windowFirst} + draw(c, 61, 30) END, ${asOf}) AS first
    FROM (SELECT *, CASE WHEN u < 3 THEN 'hospitalised' WHEN u < 23 THEN 'quarantined' WHEN u < 51 THEN 'frontline'
                         WHEN u < 95 THEN 'income_lost' ELSE 'verified_hardship' END AS kind
      FROM (SELECT n, n * 2 + i AS c, draw(n * 2 + i, 60, 100) AS u
        FROM (SELECT range // 2 AS n, range % 2 AS i FROM range(${customers} * 2))
        WHERE has_circumstance(n) AND (i = 0 OR draw(n, 63, 100) < 10))))`

const loansSql = ({ accounts }: TableOptions): string => `
  SELECT account_id(a) AS account, customer_id(n) AS customer, ${region} AS region,
    ['PL-HOUSE', 'PL-CAR', 'PL-BUSINESS', 'PL-CONSUMER'][1 + draw(a, 70, 4)] AS product_code,
    rate AS contract_rate_ppm,
    CASE WHEN draw(a, 71, 100) < 97 THEN make_date(2022 + draw(a, 72, 24), 1 + draw(a, 73, 12), 1 + draw(a, 20, 28)) END AS final_day
  FROM ${accounts} WHERE k = 0`

const cardsSql = ({ accounts }: TableOptions): string => `
  SELECT account_id(a) AS account, customer_id(n) AS customer, ${region} AS region,
    CAST(card16 + (10 - ${sqlLuhnSum('card16', 16)} % 10) % 10 AS VARCHAR) AS card_number
  FROM (SELECT *, 629000000000000 + (a * 7919) % 1000000000 AS card15, CAST(card15 * 10 AS UBIGINT) AS card16 FROM ${accounts} WHERE k > 0)`

const debtId = `CASE WHEN is_loan THEN 'D' ELSE 'S' END || lpad(CAST(j + 1 AS VARCHAR), 2, '0')`

const debtsTableSql = ({ debts }: TableOptions): string => `
  SELECT account_id(a) AS account, ${debtId} AS debt, as_day(due) AS due_day,
    CASE WHEN NOT is_loan THEN as_day(due - 25) END AS statement_day,
    CASE WHEN is_loan THEN principal_due END AS principal_minor,
    CASE WHEN is_loan THEN interest_due END AS interest_minor,
    CASE WHEN NOT is_loan THEN minimum_due END AS minimum_minor
  FROM ${debts}`

const paymentsSql = ({ debts }: TableOptions): string => `
  SELECT account_id(a) AS account, ${debtId} AS debt, as_day(payment.day) AS day, payment.amount AS amount_minor
  FROM (SELECT *, unnest(list_filter([
      {day: least(due, settled) - draw(d, 37, 6), amount: part},
      {day: settled, amount: CASE WHEN settled < ${noDay} THEN principal_due + interest_due + minimum_due - part ELSE 0 END}],
      lambda p: p.amount > 0)) AS payment
    FROM ${debts})`

interface ChargeParts {
  readonly suffix: string
  readonly kind: string
  readonly day: string
  readonly when: string
  readonly fixed?: string
  readonly base?: string
  readonly firstDay?: string
  readonly lastDay?: string
}

const charge = (parts: ChargeParts): string => `CASE WHEN ${parts.when} THEN
  {suffix: '${parts.suffix}', kind: '${parts.kind}', day: ${parts.day}, fixed: CAST(${parts.fixed ?? 'NULL'} AS BIGINT),
   base: CAST(${parts.base ?? 'NULL'} AS BIGINT), first: CAST(${parts.firstDay ?? 'NULL'} AS BIGINT),
   last: CAST(${parts.lastDay ?? 'NULL'} AS BIGINT)} END`

/** A debt open for longer than this has its penalty posted in two parts, and compound interest on its interest. */
const firstPostingDays = 30
const longOverdueDays = 60

function chargeListSql(asOf: Day): string {
  const split = `(settled = ${noDay} AND overdue > ${longOverdueDays})`
  const accrued = { day: 'until', lastDay: 'until - 1' }
  const penalty = { kind: 'penalty_interest', base: 'unpaid' }
  const second = `due + ${firstPostingDays}`
  return `[
    ${charge({ ...penalty, ...accrued, suffix: 'p', when: `is_loan AND overdue > 0 AND NOT ${split}`, firstDay: 'due' })},
    ${charge({ ...penalty, suffix: 'p1', day: second, when: `is_loan AND ${split}`, firstDay: 'due', lastDay: `${second} - 1` })},
    ${charge({ ...penalty, ...accrued, suffix: 'p2', when: `is_loan AND ${split}`, firstDay: second })},
    ${charge({ ...accrued, suffix: 'c', kind: 'compound_interest', base: 'interest_due', when: `is_loan AND ${split}`, firstDay: second })},
    ${charge({
      suffix: 'f',
      kind: 'late_fee',
      day: `due + ${lateFeeAfterDays}`,
      when: `NOT is_loan AND settled > due + ${lateFeeAfterDays} AND due + ${lateFeeAfterDays} <= ${asOf}`,
      fixed: 'half_up(unpaid * 5, 100)',
    })},
    ${charge({ suffix: 'a', kind: 'annual_fee', day: 'due - 25', when: 'NOT is_loan AND j = 1 AND draw(a, 40, 100) < 2', fixed: '20000' })}]`
}

/** Amounts are exact interest on the base; with realistic damage a few are not. Most settled debts' charges are paid. */
const chargesSql = ({ debts, asOf, damage }: TableOptions): string => `
  SELECT account_id(a) AS account, ${debtId} || '-' || c.suffix AS charge, ${debtId} AS debt, c.kind AS kind,
    as_day(c.day) AS day, amount AS amount_minor,
    CASE WHEN c.kind = 'annual_fee' OR (settled < ${noDay} AND draw(d, 42, 100) < 85) THEN amount ELSE 0 END AS paid_minor,
    c.base AS base_amount_minor,
    CASE WHEN c.base IS NOT NULL THEN penalty_rate END AS rate_ppm,
    CASE WHEN c.base IS NOT NULL THEN rate END AS contract_rate_ppm,
    as_day(c.first) AS base_first_day, as_day(c.last) AS base_last_day
  FROM (SELECT *, CASE WHEN ${damage === 'realistic'} AND c.base IS NOT NULL AND draw(d, 43, 400) = 0 THEN exact * 13 // 10 + 7 ELSE exact END AS amount
    FROM (SELECT *, CASE WHEN c.base IS NULL THEN c.fixed ELSE interest(c.base, penalty_rate, c.last - c.first + 1) END AS exact
      FROM (SELECT *, unnest(list_filter(${chargeListSql(asOf)}, lambda x: x IS NOT NULL)) AS c
        FROM (SELECT *, least(settled, ${asOf}) AS until, least(settled, ${asOf}) - due AS overdue,
            principal_due + interest_due + minimum_due - part AS unpaid, rate * 3 // 2 AS penalty_rate
          FROM ${debts} WHERE (settled > due AND due < ${asOf}) OR (NOT is_loan AND j = 1)))))
  WHERE amount > 0`

/** The code of the days past due at month-end; with realistic damage a few are worse, and a few are other codes. */
const creditRecordSql = ({ accounts, asOf, damage }: TableOptions): string => `
  SELECT account_id(a) AS account, m.month AS month,
    CASE WHEN draw(a * 8 + m.i, 44, 1000) = 0 AND m.dpd = 0 THEN '*'
         WHEN code = 0 THEN 'N'
         WHEN ${damage === 'realistic'} AND code < 7 AND draw(a * 8 + m.i, 45, 150) = 0 THEN CAST(code + 1 AS VARCHAR)
         ELSE CAST(code AS VARCHAR) END AS code
  FROM (SELECT *, CASE WHEN m.dpd = 0 THEN 0 ELSE least(7, (m.dpd + 29) // 30) END AS code
    FROM (SELECT a, unnest(list_filter([${reportedMonths(asOf)
      .map(
        (month, index) =>
          `{i: ${index}, month: '${isoFromMonth(month)}', dpd: dpd_${month}, shown: first_due <= ${lastDayOfMonth(month)}}`,
      )
      .join(', ')}], lambda x: x.shown)) AS m FROM ${accounts}))`

/** Who calls, by days since the due day. */
const calls = [
  [5, 'auto_voice'],
  [12, 'auto_voice'],
  [20, 'agent'],
  [30, 'agent'],
  [45, 'manager'],
  [60, 'manager'],
] as const

const contactsSql = ({ debts, asOf, damage }: TableOptions): string => `
  SELECT account_id(a) AS account, as_day(c.day) AS day, c.channel AS channel, c.type AS type
  FROM (SELECT *, unnest(list_filter([${calls
    .map(
      ([after, channel]) =>
        `CASE WHEN settled > due + ${after} THEN {day: due + ${after}, channel: '${channel}', type: 'collection'} END`,
    )
    .join(', ')},
      CASE WHEN j = 1 AND draw(a, 41, 100) < 3 THEN {day: due - 2, channel: 'agent', type: 'service'} END],
      lambda x: x IS NOT NULL AND x.day <= ${asOf})) AS c FROM ${debts} WHERE settled > due OR j = 1)
  WHERE ${damage === 'realistic'} OR c.type = 'service' OR c.day < ${windowFirst} OR NOT (is_loan OR troubled)`

const flagsSql = ({ accounts, damage }: TableOptions): string => {
  const usual = damage === 'clean' ? 'NOT (k = 0 OR troubled)' : 'true'
  return `SELECT account_id(a) AS account, dpd_now > 90 AS listed_as_defaulter,
    ${usual} AND draw(a, 46, 100) > 0 AS agent, ${usual} AS auto_voice,
    CASE WHEN draw(a, 47, 100) >= 5 THEN ${usual} END AS manager
  FROM ${accounts}`
}

const payees = [
  ...donationAccounts.map((each) => ({ account: each.account_number, name: each.name, weight: 6 })),
  ...otherPayees.map((each) => ({ ...each, weight: 4 })),
].flatMap(({ account, name, weight }) =>
  Array.from({ length: weight }, () => `{account: '${account}', name: '${name}'}`),
)

/** Most donations are free; some were charged all the same. */
const transfersSql = ({ customers, asOf }: TableOptions): string => `
  SELECT 'T' || lpad(CAST(n AS VARCHAR), 8, '0') AS transfer,
    CASE WHEN draw(n, 11, 100) < 30 THEN account_id(n * 4 + 1) END AS account,
    payee.account AS payee_account, payee.name AS payee_name,
    as_day(least(${addDays(windowFirst, -10)} + draw(n, 81, 60), ${asOf})) AS day,
    ['counter', 'smart_terminal', 'mobile_bank', 'mobile_bank', 'e_bank'][1 + draw(n, 82, 5)] AS channel,
    CASE WHEN u < 70 THEN 'donation' WHEN u < 80 THEN 'epidemic_funds' ELSE 'other' END AS purpose,
    ${region} AS region, amount AS amount_minor,
    CASE WHEN fee > 0 THEN 'F' || lpad(CAST(n AS VARCHAR), 8, '0') END AS fee, fee AS fee_minor,
    CASE WHEN draw(n, 86, 100) < 95 THEN fee ELSE 0 END AS fee_paid_minor
  FROM (SELECT *, CASE WHEN draw(n, 85, 100) < 12 THEN least(5000, greatest(200, half_up(amount, 200))) ELSE 0 END AS fee
    FROM (SELECT range AS n, draw(range, 83, 100) AS u, 1000 * (1 + draw(range, 84, 2000)) AS amount,
        [${payees.join(', ')}][1 + draw(range, 80, ${payees.length})] AS payee
      FROM range(${customers}) WHERE draw(range, 79, 100) = 0))`

const correctionsSql = (): string => `
  SELECT CAST(NULL AS VARCHAR) AS correction, CAST(NULL AS VARCHAR) AS account, CAST(NULL AS VARCHAR) AS kind,
    CAST(NULL AS VARCHAR) AS target, CAST(NULL AS BIGINT) AS amount_minor, CAST(NULL AS VARCHAR) AS from_value,
    CAST(NULL AS VARCHAR) AS to_value, CAST(NULL AS DATE) AS until_day WHERE false`

/** The SELECT of each table of the extract. */
export const tableSql: Readonly<Record<TableName, (options: TableOptions) => string>> = {
  customers: customersSql,
  circumstances: circumstancesSql,
  loans: loansSql,
  cards: cardsSql,
  debts: debtsTableSql,
  payments: paymentsSql,
  charges: chargesSql,
  credit_record: creditRecordSql,
  contacts: contactsSql,
  flags: flagsSql,
  transfers: transfersSql,
  corrections: correctionsSql,
}
