// The SQL of verification: the verdict table of `verdictOn` and the standings of `standsInCase`, over sets.

import { quoted } from '../../book/index.ts'
import { channelAllowed, channelHeld, channels, correctionKinds } from '../../kernel/index.ts'

/** The accounts the plan names, as the book shows them. */
export const bookAccountsSql = (shards: readonly string[]): string => `
  CREATE OR REPLACE TEMP TABLE book_account AS
  SELECT account, listed_as_defaulter, ${channels.map((channel) => `contact_${channel}`).join(', ')},
    credit_record, credit_codes, corrected, correction_details
  FROM read_parquet([${shards.map(quoted).join(', ')}])
  WHERE account IN (SELECT account FROM planned)`

const kindNames = `[${correctionKinds.map(quoted).join(', ')}]`

/**
 * Corrections on the books of the planned accounts. Of transfers the book keeps sums only, so a planned
 * correction of a transfer counts as booked when the sum of its kind covers it.
 */
export const bookedSql = (transfersFile: string): string => `
  CREATE OR REPLACE TEMP TABLE booked AS
  SELECT account, detail.correction AS correction, ${kindNames}[kind.kind + 1] AS kind, detail.target AS target,
    detail.amount AS amount
  FROM (SELECT account, unnest(correction_details) AS detail, unnest(corrected) AS kind FROM book_account)
  UNION ALL
  SELECT p.account, p.correction, p.kind, p.target, p.amount
  FROM planned AS p JOIN read_parquet(${quoted(transfersFile)}) AS t ON t.transfer = p.account
  WHERE (p.kind = 'waive_charge' AND t.waived >= p.amount) OR (p.kind = 'refund_charge' AND t.refunded >= p.amount)`

/** Reported codes of the planned accounts by month. */
export const codesSql = `
  CREATE OR REPLACE TEMP TABLE codes AS
  SELECT account, format('{:04d}-{:02d}', reported.month // 12, reported.month % 12 + 1) AS month, code
  FROM (SELECT account, unnest(credit_record) AS reported, unnest(credit_codes) AS code FROM book_account)`

const contactState = `CASE p.target ${channels.map((name) => `WHEN ${quoted(name)} THEN a.contact_${name}`).join(' ')} END`

const soIf = (condition: string): string => `CASE WHEN ${condition} THEN 'so' ELSE 'not_so' END`

const bestFirst = quoted('N1234567')
const isAsGood = `(c.code = p.to_value OR (length(c.code) = 1 AND position(c.code IN ${bestFirst}) > 0
  AND position(c.code IN ${bestFirst}) < position(p.to_value IN ${bestFirst})))`

const standing = (asOf: string): string => `CASE
  WHEN p.kind IN ('waive_charge', 'refund_charge') THEN
    CASE WHEN b.correction IS NULL THEN 'not_so' WHEN b.amount = p.amount THEN 'so' ELSE 'other_amount' END
  WHEN a.account IS NULL THEN 'not_so'
  WHEN p.kind = 'move_due_day' AND p.to_value >= p.from_value THEN ${soIf('b.correction IS NOT NULL')}
  WHEN p.kind = 'move_due_day' THEN ${soIf('m.account IS NULL')}
  WHEN p.kind = 'delist_default' THEN ${soIf('a.listed_as_defaulter = 0')}
  WHEN p.kind = 'amend_credit_record' THEN ${soIf(isAsGood)}
  WHEN p.kind = 'hold_contact' AND p.until_day < ${quoted(asOf)} THEN 'run_out'
  WHEN p.kind = 'hold_contact' THEN ${soIf(`${contactState} = ${channelHeld} AND (h.own OR h.others IS NOT TRUE)`)}
  ELSE ${soIf(`${contactState} = ${channelAllowed} OR (${contactState} = ${channelHeld} AND h.others AND NOT h.own)`)} END`

const reason = `CASE
  WHEN standing = 'so' THEN CASE WHEN outcome = 'accepted' THEN 'in_the_book' ELSE 'found_without_answer' END
  WHEN standing = 'run_out' THEN 'run_out'
  WHEN standing = 'other_amount' THEN 'other_amount'
  WHEN seen_before OR outcome = 'accepted' THEN 'gone_again'
  WHEN outcome = 'refused' THEN 'refused'
  WHEN outcome = 'unknown' THEN 'never_arrived'
  ELSE 'not_sent' END`

const verdict = `CASE
  WHEN reason IN ('in_the_book', 'found_without_answer', 'run_out') THEN 'done'
  WHEN reason = 'gone_again' THEN 'undone'
  ELSE 'open' END`

const programmeOf = (id: string): string => `split_part(${id}, ':', 2)`

/** Of planned holds and releases: whether their programme and others hold the channel in the book. */
const holdsSql = `
  SELECT p.correction, bool_or(${programmeOf('b.correction')} = ${programmeOf('p.correction')}) AS own,
    bool_or(${programmeOf('b.correction')} <> ${programmeOf('p.correction')}) AS others
  FROM planned AS p JOIN booked AS b ON b.account = p.account AND b.target = p.target AND b.kind = 'hold_contact'
  WHERE p.kind IN ('hold_contact', 'release_contact') GROUP BY p.correction`

/** `verified`: every planned correction with standing, reason, verdict and the amount booked under its id. */
export function verdictsSql(asOf: string, earlierVerdicts: string | undefined): string {
  const seenBefore =
    earlierVerdicts === undefined
      ? 'false'
      : `p.correction IN (SELECT correction FROM read_parquet(${quoted(earlierVerdicts)}) WHERE verdict = 'done')`
  return `CREATE OR REPLACE TEMP TABLE verified AS
    SELECT *, ${verdict} AS verdict FROM (SELECT *, ${reason} AS reason FROM (
      SELECT p.*, ${standing(asOf)} AS standing, ${seenBefore} AS seen_before, b.amount AS booked_amount
      FROM planned AS p
      LEFT JOIN book_account AS a ON a.account = p.account
      LEFT JOIN booked AS b ON b.correction = p.correction
      LEFT JOIN codes AS c ON c.account = p.account AND c.month = p.target
      LEFT JOIN (SELECT DISTINCT account, target, ${programmeOf('correction')} AS programme FROM booked
          WHERE kind = 'move_due_day') AS m
        ON m.account = p.account AND m.target = p.target AND m.programme = ${programmeOf('p.correction')}
      LEFT JOIN (${holdsSql}) AS h ON h.correction = p.correction))`
}
