// What the engine is measured against in the same run: a bare scan of the same columns, and a rule as one SQL query.

/** Reads every column that drafting reads, and does as little with it as a query can. */
export const scanSql = (accounts: string): string => `
  SELECT sum(product + region + final_day % 7 + listed_as_defaulter + contact_agent + contact_auto_voice + contact_manager
      + len(circumstances) + len(debts) + len(charges) + len(credit_record) + len(contacts) + len(corrected))
    + sum(hash(circumstances, debts, charges, credit_record, contacts, corrected) % 2)
  FROM ${accounts}`

const windowFirst = "DATE '2020-01-25' - DATE '1970-01-01'"
const windowLast = "DATE '2020-02-25' - DATE '1970-01-01'"

/** The waiver of penalty interest of covered loans by overlap with the window: one rule of the programme as SQL. */
export const waiverSql = (accounts: string): string => `
  WITH covered AS (
    SELECT charges FROM ${accounts} WHERE product = 0 AND len(list_filter(circumstances, c ->
      c.kind < 4 AND c.status = 0 AND c.first_day <= ${windowLast} AND c.last_day >= ${windowFirst})) > 0),
  charge AS (SELECT unnest(charges) AS c FROM covered),
  days AS (SELECT c, c.base_last_day - c.base_first_day + 1 AS days,
      greatest(0, least(c.base_last_day, ${windowLast}) - greatest(c.base_first_day, ${windowFirst}) + 1) AS covered
    FROM charge WHERE c.kind < 2)
  SELECT coalesce(sum(c.amount - (c.base_amount::HUGEINT * c.rate_ppm * (days - covered) + 180000000) // 360000000), 0)
  FROM days WHERE covered > 0`

/** An extract in which everybody has a verified circumstance in the window. */
export const coverEverybodySql = (extract: string, out: string): string => `
  COPY (SELECT 'E' || customer AS circumstance, customer, 'frontline' AS kind, DATE '2020-02-01' AS first_day,
      NULL::DATE AS last_day, 'verified' AS status, NULL::DATE AS known_day
    FROM '${extract}/customers.parquet')
  TO '${out}/circumstances.parquet' (FORMAT parquet)`
