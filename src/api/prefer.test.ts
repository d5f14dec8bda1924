// `Prefer` is read as the list it is (RFC 7240), so that a rehearsal is never carried out.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { prefersRehearsal } from './prefer.ts'

const headers: readonly (readonly [string | readonly string[] | undefined, boolean])[] = [
  [undefined, false],
  ['', false],
  ['respond-async', false],
  ['dry-run', true],
  ['respond-async, dry-run', true],
  ['dry-run,respond-async', true],
  ['Dry-Run', true],
  ['respond-async;wait=10 , dry-run; strict', true],
  [' ,, dry-run ,', true],
  ['dry-run=""', true],
  ['dry-run = true', true],
  ['dry-run="yes"', true],
  ['dry-run=false', false],
  ['dry-run="FALSE"', false],
  ['dry-run, dry-run=false', true],
  ['dry-run=false, dry-run', false],
  [['respond-async', 'dry-run'], true],
  [['handling=lenient', 'wait=5'], false],
  ['note="dry-run, please"', false],
  ['note="a \\" b", dry-run', true],
  ['note; about=dry-run', false],
  ['note; about="x, dry-run"', false],
  ['not-dry-run', false],
  ['dry-runner', false],
]

test('The envelope: `dry-run` is found among preferences, in any case, header, place and with parameters, and nowhere else', () => {
  const read = headers.map(([prefer]) => [prefer, prefersRehearsal(prefer)])
  assert.deepEqual(read, headers)
})
