// Check digits against the examples of the standard and against every single-digit mistake.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlCardNumberDigits, sqlIdNumberDigits, sqlIsCardNumber, sqlIsIdNumber } from './check-digits.ts'
import { type Database, openDatabase, quoted, rowsOf } from './database.ts'

let database: Database
let connection: DuckDBConnection

before(async () => {
  database = await openDatabase({ spillDir: '', memoryLimit: '500MB', threads: 1 })
  connection = database.connection
})
after(() => database.close())

const isIdNumber = sqlIsIdNumber('t', sqlIdNumberDigits('t'))
const isCardNumber = sqlIsCardNumber('t', sqlCardNumberDigits('t'))

async function answers(check: string, texts: readonly string[]): Promise<readonly boolean[]> {
  const values = texts.map((text) => `(${quoted(text)})`).join(', ')
  const rows = await rowsOf(connection, `SELECT ${check} AS ok FROM (VALUES ${values}) v(t)`)
  return rows.map((row) => row.ok === true)
}

/** The text with one digit replaced by each other digit. */
const mistakes = (text: string, place: number): readonly string[] =>
  [...'0123456789']
    .filter((digit) => digit !== text[place])
    .map((digit) => text.slice(0, place) + digit + text.slice(place + 1))

describe('identity numbers', () => {
  test('the examples of GB 11643 are right', async () => {
    assert.deepEqual(
      await answers(isIdNumber, ['11010519491231002X', '440524188001010014', '159900198001010013']),
      [true, true, true],
    )
  })

  test('every single wrong digit is found', async () => {
    const wrong = Array.from({ length: 17 }, (_, place) => mistakes('440524188001010014', place)).flat()
    assert.deepEqual(new Set(await answers(isIdNumber, wrong)), new Set([false]))
  })

  test('15 digits, a small x, and days that do not exist are wrong', async () => {
    const wrong = [
      '110105491231002',
      '11010519491231002x',
      '159900190002290019',
      '',
      'X'.repeat(18),
      '１１０１０５１９４９１２３１００２X',
    ]
    assert.deepEqual(new Set(await answers(isIdNumber, wrong)), new Set([false]))
  })
})

describe('card numbers', () => {
  test('numbers of 13, 16 and 19 digits with a right Luhn digit are right', async () => {
    assert.deepEqual(
      await answers(isCardNumber, [
        '4222222222222',
        '4111111111111111',
        '6290000000395950',
        '6200000000000000000',
      ]),
      [true, true, true, true],
    )
  })

  test('every single wrong digit is found', async () => {
    const wrong = Array.from({ length: 15 }, (_, place) => mistakes('6290000000395950', place + 1)).flat()
    assert.deepEqual(new Set(await answers(isCardNumber, wrong)), new Set([false]))
  })

  test('too short, too long and not digits are wrong', async () => {
    assert.deepEqual(
      new Set(
        await answers(isCardNumber, ['0', '123456789012', '62000000000000000000', '4111 1111 1111 1111', '']),
      ),
      new Set([false]),
    )
  })
})
