// How far back the corrections of a customer are looked for, and that what is not looked through is said.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import type { Run } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { appliedTo } from './applied-to.ts'

/** A desk of so many runs, one each night from 1 February 2020 on; the files of their plans are gone. */
function deskOf(count: number): Desk {
  const day = (night: number) => new Temporal.PlainDate(2020, 2, 1).add({ days: night }).toString()
  const runs = Array.from({ length: count }, (_, night) => ({
    plan: `plan_${night}`,
    startedAt: `${day(night)}T12:00:00Z`,
  })).toReversed() as unknown as readonly Run[]
  const store = {
    runs: { list: async ({ limit }: { readonly limit: number }) => runs.slice(0, limit) },
    plans: { findPlan: async () => undefined },
  }
  return { store, folder: '/nowhere' } as unknown as Desk
}

test('X4 the corrections of the last 60 plans are told; of older ones it is said from which day they are', async () => {
  assert.deepEqual(await appliedTo(deskOf(60), ['A1']), { applied: [] })
  assert.deepEqual(await appliedTo(deskOf(61), ['A1']), { applied: [], since: '2020-02-02' })
  assert.deepEqual(await appliedTo(deskOf(0), ['A1']), { applied: [] })
})
