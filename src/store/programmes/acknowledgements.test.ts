// S0.4: what was shown, acknowledged and missed is written once, and the database refuses an acknowledgement of nothing.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { innerMongolia } from '../../organisation/index.ts'
import { asPeople } from '../database/branch-view.ts'
import {
  amendedPack,
  granted,
  openTestStore,
  programme,
  publication,
  refusedBy,
  type TestStore,
} from '../store-for-tests.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore()
  granted(
    await bank.store.organisation.found({
      nodes: innerMongolia.nodes,
      administrator: 'li.na',
      by: 'wang.li',
    }),
  )
})
after(() => bank.stop())

const digest = 'a'.repeat(64)
const [node, person] = ['wuhai.haibowan', 'li.na']
const given = { programme, version: 1, person }
const outlet = { node, nodesAbove: ['wuhai', 'inner_mongolia', 'head_office'] }
/** Late from the first minute on: the clock of the test stands at publication. */
const hours = { acknowledge: -1, escalate: 24, escalated: 24 }

test('S0.4 an acknowledgement that names nothing, or what its person was not shown, is refused by the database', async () => {
  const insert = (shown: string | null) => bank.sql`
    insert into version_acknowledgement (programme, version, node, person, shown, at)
    values (${programme}, 1, ${node}, ${person}, ${shown}, now())`
  assert.equal(await refusedBy(insert(null)), 'an_acknowledgement_says_what_was_shown')
  assert.equal(await refusedBy(insert(digest)), 'acknowledged_is_what_was_shown')
  granted(await bank.store.acknowledgements.show({ ...given, person: 'wang.li', digest }))
  assert.equal(await refusedBy(insert(digest)), 'acknowledged_is_what_was_shown')
})

test('S0.4 what was shown holds from the first time on and is never changed', async () => {
  const first = granted(await bank.store.acknowledgements.show({ ...given, digest }))
  assert.deepEqual(granted(await bank.store.acknowledgements.show({ ...given, digest })), first)
  assert.match(await refusedBy(bank.sql`update difference_shown set person = 'sun.wei'`), /written once/)
  assert.match(await refusedBy(bank.sql`delete from difference_shown`), /written once/)
})

test('S0.4 what an outlet missed is seen by its people, later by those above it, and by nobody else', async () => {
  const seen = async (nodes: readonly string[]) => {
    const read = (queries: typeof bank.sql) => queries`select id from work_item`
    return (await asPeople(bank.sql, { regions: ['15'], nodes }, (queries) => read(queries as never))).length
  }
  const { acknowledgementMatters } = bank.store
  assert.deepEqual(granted(await acknowledgementMatters.follow([outlet], hours)), {
    opened: 1,
    escalated: 0,
    closed: 0,
  })
  const readers = [[node], ['wuhai'], ['wuhai.wuda'], ['inner_mongolia'], []]
  const counts = async () => Promise.all(readers.map(seen))
  assert.deepEqual(await counts(), [1, 0, 0, 0, 0])
  granted(await acknowledgementMatters.follow([outlet], { ...hours, escalate: 0 }))
  assert.deepEqual(await counts(), [1, 1, 0, 1, 0])
  assert.match(await refusedBy(bank.sql`delete from acknowledgement_missed`), /written once/)
})

test('S0.4 the log says that an outlet was late and what was acknowledged', async () => {
  granted(await bank.store.acknowledgements.record({ ...given, node, nodes: [node], shown: digest }))
  const [item] = await bank.store.workItems.list({})
  assert.deepEqual([item!.state, item!.outcome, item!.closedBy], ['done', 'acknowledged', person])
  const kinds: string[] = []
  for await (const { kind } of bank.store.log.entries()) kinds.push(kind)
  assert.deepEqual(kinds.slice(-3), [
    'acknowledgements_followed',
    'acknowledgements_followed',
    'version_acknowledged',
  ])
})

test('S0.4 an acknowledgement that came while its item was opened closes it, and a newer version needs one anew', async () => {
  granted(await bank.store.programmes.publish(await amendedPack('2020-04-02'), publication))
  granted(await bank.store.acknowledgementMatters.follow([outlet], hours))
  granted(await bank.store.acknowledgements.show({ ...given, version: 2, digest }))
  await bank.sql`
    insert into version_acknowledgement (programme, version, node, person, shown, at)
    values (${programme}, 2, ${node}, ${person}, ${digest}, now())`
  const { closed } = granted(await bank.store.acknowledgementMatters.follow([outlet], hours))
  assert.equal(closed, 1)
  assert.deepEqual(await bank.store.workItems.list({ state: 'open' }), [])
})
