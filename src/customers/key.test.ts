// Keyed hashes are those of everybody: HMAC-SHA-256 as Node makes it.

import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { sealOf } from './key.ts'

test('X13: a seal is the HMAC-SHA-256 of its parts, under any key of at most a block', () => {
  const key = fc.uint8Array({ minLength: 1, maxLength: 64 })
  fc.assert(
    fc.property(
      key,
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ maxLength: 300 }),
      (bytes, one, other) => {
        const expected = createHmac('sha256', bytes).update(one).update(other).digest('hex')
        assert.equal(sealOf(Buffer.from(bytes), one, other).toString('hex'), expected)
      },
    ),
  )
})
