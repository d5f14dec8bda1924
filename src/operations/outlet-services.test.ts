// S0.1: how a service stands follows from what outlets say of it, and what was said long ago says nothing.

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { House } from '../house/index.ts'
import type { OutletState, ServiceReport } from '../store/index.ts'
import { openHouse } from '../wiring.ts'
import { type LineState, servicesFrom, stateOfService } from './outlet-services.ts'

let house: House
before(async () => {
  house = await openHouse()
})

type Said = OutletState | 'not_known'
const table: readonly (readonly [outlets: readonly Said[], isOnline: boolean, state: LineState])[] = [
  [['running', 'running'], false, 'running'],
  [['running', 'reduced'], false, 'degraded'],
  [['running', 'closed'], false, 'degraded'],
  [['reduced', 'closed'], false, 'degraded'],
  [['running', 'not_known'], false, 'degraded'],
  [['closed', 'closed'], false, 'stopped'],
  [['closed', 'closed'], true, 'degraded'],
  [['closed', 'not_known'], false, 'not_known'],
  [['closed', 'not_known'], true, 'degraded'],
  [['not_known', 'not_known'], true, 'not_known'],
]

for (const [outlets, isOnline, state] of table) {
  test(`S0.1 ${outlets.join(' and ')}${isOnline ? ', also online' : ''}: ${state}`, () => {
    assert.equal(stateOfService(outlets, isOnline), state)
  })
}

const at = '2020-02-10T08:00:00Z'
const report = (node: string, service: string, state: OutletState, reportedAt: string): ServiceReport => ({
  id: 1,
  node,
  service,
  state,
  person: 'zhaojianguo',
  at: reportedAt,
})

test('S0.1 a report counts for the hours the bank set, and not a minute longer', () => {
  const stateAt = (reportedAt: string) =>
    servicesFrom([report('wuhai.haibowan', 'cash', 'running', reportedAt)], { house, at })
      .outlets.find(({ node }) => node === 'wuhai.haibowan')!
      .services.find(({ service }) => service === 'cash')!.state
  assert.equal(house.rules.outlets.confirmedHours, 24)
  assert.equal(stateAt('2020-02-09T08:00:00Z'), 'running')
  assert.equal(stateAt('2020-02-09T07:59:00Z'), 'not_known')
})

test('S0.1 a league whose every outlet closed a service without an online route stops it for the province', () => {
  const outlets = ['wuhai.haibowan', 'wuhai.railway_station', 'wuhai.wuda']
  const closed = (service: string) => outlets.map((node) => report(node, service, 'closed', at))
  const { services } = servicesFrom([...closed('cash'), ...closed('payroll')], { house, at })
  const standing = (id: string) => services.find(({ service }) => service === id)!
  const wuhai = (id: string) => standing(id).leagues.find(({ league }) => league === '1503')!.state
  assert.deepEqual([standing('cash').state, wuhai('cash')], ['stopped', 'stopped'])
  assert.deepEqual([standing('payroll').state, wuhai('payroll')], ['degraded', 'degraded'])
  assert.equal(standing('cards').state, 'not_known')
})

test('S0.1 a stop outlasts the hours for which reports count, and ends when one outlet serves again', () => {
  const [first, ...others] = ['wuhai.haibowan', 'wuhai.railway_station', 'wuhai.wuda']
  const longAgo = '2020-02-05T08:00:00Z'
  const standing = (state: OutletState, reportedAt: string, service = 'cash') => {
    const closed = others.map((node) => report(node, service, 'closed', longAgo))
    const { services } = servicesFrom([report(first!, service, state, reportedAt), ...closed], { house, at })
    const { outlets, leagues, ...line } = services.find((one) => one.service === service)!
    return [line.state, leagues.find(({ league }) => league === '1503')!.state, outlets.not_known]
  }
  const all = servicesFrom([], { house, at }).outlets.length
  assert.deepEqual(standing('closed', longAgo), ['stopped', 'stopped', all])
  assert.deepEqual(standing('closed', at), ['stopped', 'stopped', all - 1])
  assert.deepEqual(standing('reduced', at), ['degraded', 'degraded', all - 1])
  assert.deepEqual(standing('running', longAgo), ['not_known', 'not_known', all])
  assert.deepEqual(standing('closed', longAgo, 'payroll'), ['not_known', 'not_known', all])
})
