// A sweep that breaks off or is refused is told, and keeps no other from its work.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refuse } from '../../kernel/index.ts'
import { Sweeper } from './sweeper.ts'

test('R26 every sweep is done at the start, one behind the other, whatever became of the one before', async () => {
  const done: string[] = []
  const told: string[] = []
  const sweeper = new Sweeper({
    sweeps: [
      async () => {
        done.push('first')
        throw new Error('broken off')
      },
      async () => {
        done.push('second')
        return refuse('store_is_busy', 'come again')
      },
      async () => {
        done.push('third')
        return {}
      },
    ],
    onFailure: (error) => told.push((error as Error).message),
  })
  sweeper.start()
  await sweeper.stop()
  assert.deepEqual(done, ['first', 'second', 'third'])
  assert.deepEqual(told, ['broken off', 'store_is_busy: come again'])
})
