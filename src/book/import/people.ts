// Customers and their circumstances: checked, with spouses found, and only what the joins need kept.

import type { DuckDBConnection } from '@duckdb/node-api'
import { rowsOf } from '../database.ts'
import { sqlFault, sqlRowFault, sqlValue } from './checks.ts'
import type { Source } from './source.ts'
import { columnOf } from './stage.ts'

const count = async (connection: DuckDBConnection, sql: string): Promise<number> => {
  const [row] = await rowsOf(connection, `SELECT count(*) AS rows FROM ${sql}`)
  return Number(row!.rows)
}

/**
 * Fills `customer_bad` with the quarantined customers. A customer whose spouse is quarantined is quarantined too,
 * and so on, because the spouse's circumstances could not be told.
 */
export async function checkCustomers(
  connection: DuckDBConnection,
  source: Source,
  asOf: string,
): Promise<void> {
  await connection.run(`CREATE TABLE customer_bad AS
    SELECT "row", customer, unnest(CASE WHEN fault IS NULL THEN [] ELSE [fault] END) AS fault
    FROM (SELECT "row", customer, ${sqlRowFault('customers', source.physical, asOf)} AS fault FROM source_customers)`)
  await connection.run(`INSERT INTO customer_bad SELECT "row", c.customer, ${sqlFault('customer', 'duplicate_id', 'c.customer')}
    FROM source_customers c JOIN (SELECT customer FROM source_customers WHERE customer IS NOT NULL GROUP BY customer HAVING count(*) > 1) USING (customer)
    WHERE "row" NOT IN (SELECT "row" FROM customer_bad)`)
  await connection.run(`INSERT INTO customer_bad SELECT c."row", c.customer, ${sqlFault('spouse', 'unknown_customer', 'c.spouse')}
    FROM source_customers c WHERE c.spouse IS NOT NULL AND "row" NOT IN (SELECT "row" FROM customer_bad)
      AND NOT EXISTS (SELECT 1 FROM source_customers p WHERE p.customer = c.spouse)`)
  await followSpouses(connection)
  await connection.run(`INSERT INTO quarantine SELECT 'customers', "row", fault FROM customer_bad`)
  await connection.run(`CREATE VIEW customer_good AS SELECT customer, spouse FROM source_customers
    WHERE "row" NOT IN (SELECT "row" FROM customer_bad)`)
}

/** Puts aside whoever is married to somebody put aside, until nobody is left to follow. */
async function followSpouses(connection: DuckDBConnection): Promise<void> {
  let bad = await count(connection, 'customer_bad')
  while (bad > 0) {
    await connection.run(`INSERT INTO customer_bad SELECT c."row", c.customer, ${sqlFault('spouse', 'refers_to_quarantined_row', 'c.spouse')}
      FROM source_customers c WHERE c.spouse IN (SELECT customer FROM customer_bad) AND "row" NOT IN (SELECT "row" FROM customer_bad)`)
    const now = await count(connection, 'customer_bad')
    if (now === bad) return
    bad = now
  }
}

/** Fills `circumstance_fact` with the good rows of `circumstances`, in the numbers of the book. */
export async function checkCircumstances(
  connection: DuckDBConnection,
  source: Source,
  asOf: string,
): Promise<void> {
  const value = (name: string) =>
    sqlValue(columnOf('circumstances', name), source.physical.get(name) ?? 'text')
  await connection.run(`CREATE TABLE circumstance_row AS
    SELECT "row", circumstance, customer, ${value('kind')} AS kind, ${value('status')} AS status,
      ${value('first_day')} AS first_day, ${value('last_day')} AS last_day, ${value('known_day')} AS known_day,
      ${sqlRowFault('circumstances', source.physical, asOf)} AS fault
    FROM source_circumstances`)
  await connection.run(`UPDATE circumstance_row SET fault = ${sqlFault('circumstance', 'duplicate_id', 'circumstance')}
    WHERE fault IS NULL AND circumstance IN
      (SELECT circumstance FROM circumstance_row WHERE circumstance IS NOT NULL GROUP BY circumstance HAVING count(*) > 1)`)
  await connection.run(`UPDATE circumstance_row SET fault = CASE
      WHEN customer IN (SELECT customer FROM customer_bad) THEN ${sqlFault('customer', 'refers_to_quarantined_row', 'customer')}
      ELSE ${sqlFault('customer', 'unknown_customer', 'customer')} END
    WHERE fault IS NULL AND customer NOT IN
      (SELECT g.customer FROM customer_good g SEMI JOIN circumstance_row r ON r.customer = g.customer)`)
  await connection.run(
    `INSERT INTO quarantine SELECT 'circumstances', "row", fault FROM circumstance_row WHERE fault IS NOT NULL`,
  )
  await connection.run(
    'CREATE TABLE circumstance_fact AS SELECT * EXCLUDE ("row", fault) FROM circumstance_row WHERE fault IS NULL',
  )
  await connection.run('DROP TABLE circumstance_row')
}
