// S0.4 in the demo: all outlets but one have acknowledged the programme, and the one that is late gets its work item.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followAcknowledgements, rolloutOf } from '../../src/operations/index.ts'
import { openStore } from '../../src/store/index.ts'
import { clock, openDeskOver } from '../../src/wiring.ts'
import { newDataFolder, play } from './play.ts'

const programme = 'icbc-im-2020'

test('S0.4 after the demo one outlet is overdue, its manager has the item, and told again nothing more is acknowledged', async () => {
  const { folder, remove } = await newDataFolder()
  try {
    assert.equal((await play(folder, [])).code, 0)
    const looked = await look(folder)
    assert.deepEqual(looked.overdue, ['wuhai.haibowan'])
    assert.deepEqual(looked.owners, ['zhaojianguo'])
    assert.ok(looked.hours.every((hours) => hours < 24) && new Set(looked.hours).size > 5)
    assert.equal((await play(folder, ['--lang', 'zh'])).code, 0)
    assert.deepEqual(await look(folder), looked)
  } finally {
    await remove()
  }
})

/** Who is overdue and whose item it is, and the hours that the others took. */
async function look(folder: string) {
  const store = await openStore({ dataFolder: folder, clock })
  try {
    const desk = await openDeskOver({ store, folder, clock })
    await followAcknowledgements(desk)
    const rollout = await rolloutOf(desk, { programme, version: 1, at: clock() })
    assert.ok('nodes' in rollout)
    const items = await store.workItems.list({ state: 'open' })
    return {
      overdue: rollout.nodes.filter(({ isOverdue }) => isOverdue).map(({ node }) => node),
      hours: rollout.nodes.filter(({ acknowledged }) => acknowledged !== undefined).map(({ hours }) => hours),
      owners: items.filter(({ acknowledgement }) => acknowledgement !== undefined).map(({ owner }) => owner),
    }
  } finally {
    await store.close()
  }
}
