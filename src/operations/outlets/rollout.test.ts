// S0.4: from publication to the last outlet is measured; who has not read a version in time is overdue.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { innerMongolia } from '../../organisation/index.ts'
import { rolloutFrom } from './rollout.ts'

const publishedAt = '2020-02-10T15:30:00Z'
const outlets = innerMongolia.nodes.filter(({ kind }) => kind === 'outlet').map(({ id }) => id)
const moment = (at: string) => ({ publishedAt, at, acknowledgeHours: 24 })
const by = (node: string, at: string) => ({ node, person: 'zhaojianguo', at })

const missing: readonly (readonly [at: string, hours: number, isOverdue: boolean])[] = [
  ['2020-02-10T15:30:00Z', 0, false],
  ['2020-02-10T16:29:00Z', 0, false],
  ['2020-02-10T16:30:00Z', 1, false],
  ['2020-02-11T15:30:00Z', 24, false],
  ['2020-02-11T15:31:00Z', 24, true],
]

for (const [at, hours, isOverdue] of missing) {
  test(`S0.4 an outlet that says nothing at ${at} is missing for ${hours} h${isOverdue ? ', overdue' : ''}`, () => {
    const [first] = rolloutFrom([], moment(at)).nodes
    assert.deepEqual([first!.hours, first!.isOverdue, first!.acknowledged], [hours, isOverdue, undefined])
  })
}

test('S0.4 all have acknowledged only when the last has, and it says after how many hours', () => {
  const early = outlets.map((node) => by(node, '2020-02-10T18:30:00Z'))
  const last = by(outlets.at(-1)!, '2020-02-12T15:30:00Z')
  const now = moment('2020-02-20T00:00:00Z')
  const before = rolloutFrom(early.slice(0, -1), now)
  assert.equal(before.hoursUntilAll, undefined)
  assert.equal(before.acknowledged, outlets.length - 1)
  assert.equal(rolloutFrom([...early.slice(0, -1), last], now).hoursUntilAll, 48)
})

test('S0.4 who is missing comes first, then whom it took longest, and so do the leagues', () => {
  const [early, late] = [
    by('hohhot.xincheng', '2020-02-10T16:30:00Z'),
    by('baotou.kundulun', '2020-02-10T18:30:00Z'),
  ]
  const { nodes, leagues } = rolloutFrom([early, late], moment('2020-02-10T20:30:00Z'))
  assert.deepEqual(
    nodes.slice(-2).map(({ node, hours }) => [node, hours]),
    [
      ['baotou.kundulun', 3],
      ['hohhot.xincheng', 1],
    ],
  )
  assert.ok(nodes.slice(0, -2).every(({ acknowledged, hours }) => acknowledged === undefined && hours === 5))
  assert.deepEqual(
    leagues.slice(-2).map(({ league }) => league),
    ['1502', '1501'],
  )
})

test('S0.4 each league counts its own outlets', () => {
  const { leagues } = rolloutFrom([by('wuhai.haibowan', publishedAt)], moment(publishedAt))
  const counted = leagues.filter(({ acknowledged }) => acknowledged > 0)
  assert.deepEqual(
    counted.map(({ acknowledged }) => acknowledged),
    [1],
  )
  assert.equal(
    leagues.reduce((sum, one) => sum + one.outlets, 0),
    outlets.length,
  )
})
