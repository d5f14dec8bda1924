// Instants are read as the format says, whether they are known at a glance or not.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { exactValidatorOf } from './validation.ts'

const schema = { type: 'string', format: 'date-time' }
const ours = exactValidatorOf(schema)
const plain = new Ajv()
;(formats as unknown as (ajv: Ajv) => void)(plain)
const theirs = plain.compile(schema)

const part = (min: number, max: number) =>
  fc.integer({ min, max }).map((value) => String(value).padStart(2, '0'))
const anyInstant = fc
  .tuple(
    fc.constantFrom('1999', '2000', '2019', '2020', '2100'),
    part(0, 13),
    part(0, 32),
    fc.constantFrom('T', 't', ' '),
    part(0, 25),
    part(58, 61),
    part(58, 61),
    fc.constantFrom('', '.5', '.', '.123456789'),
    fc.constantFrom('Z', 'z', '', '+08:00', '-00:00', '+14:00', '+23:59', '+24:00', '+08', '+0800'),
  )
  .map(
    ([year, month, day, mark, hour, minute, second, fraction, zone]) =>
      `${year}-${month}-${day}${mark}${hour}:${minute}:${second}${fraction}${zone}`,
  )

test('an instant is read where the format date-time reads it, and nowhere else', () => {
  fc.assert(
    fc.property(anyInstant, (text) => assert.equal(ours(text), theirs(text), text)),
    { numRuns: 5000 },
  )
  for (const day of ['2020-02-29', '2019-02-28', '2020-12-31', '2020-04-30'])
    assert.equal(ours(`${day}T10:00:00+08:00`), true, day)
  for (const day of ['2019-02-29', '2020-02-30', '2020-04-31', '2020-00-10', '2020-10-00'])
    assert.equal(ours(`${day}T10:00:00+08:00`), false, day)
})
