// S0.1: how a service stands follows from what outlets say of it, and what was said long ago says nothing.

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { House } from '../../house/index.ts'
import type { ChannelReport, ChannelState, OutletState, ServiceReport } from '../../store/index.ts'
import { openHouse } from '../../wiring.ts'
import { type LineState, servicesFrom, stateOfService } from './outlet-services.ts'
import { serviceMattersFrom } from './service-matters.ts'

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

const channel = (name: string, state: ChannelState, reportedAt = at): ChannelReport => ({
  id: 1,
  channel: name,
  node: 'inner_mongolia',
  state,
  person: 'lina',
  at: reportedAt,
})

/** How everything stands given what outlets and channels said. */
const standingOf = (outlets: readonly ServiceReport[], channels: readonly ChannelReport[] = []) =>
  servicesFrom({ outlets, channels }, { house, at })

test('S0.1 a report counts for the hours the bank set, and not a minute longer', () => {
  const stateAt = (reportedAt: string) =>
    standingOf([report('wuhai.haibowan', 'cash', 'running', reportedAt)])
      .outlets.find(({ node }) => node === 'wuhai.haibowan')!
      .services.find(({ service }) => service === 'cash')!.state
  assert.equal(house.rules.outlets.confirmedHours, 24)
  assert.equal(stateAt('2020-02-09T08:00:00Z'), 'running')
  assert.equal(stateAt('2020-02-09T07:59:00Z'), 'not_known')
})

test('S0.1 a league whose every outlet closed a service without an online route stops it for the province', () => {
  const outlets = ['wuhai.haibowan', 'wuhai.railway_station', 'wuhai.wuda']
  const closed = (service: string) => outlets.map((node) => report(node, service, 'closed', at))
  const { services } = standingOf([...closed('cash'), ...closed('cards')])
  const standing = (id: string) => services.find(({ service }) => service === id)!
  const wuhai = (id: string) => standing(id).leagues.find(({ league }) => league === '1503')!.state
  assert.deepEqual([standing('cash').state, wuhai('cash')], ['stopped', 'stopped'])
  assert.deepEqual([standing('cards').state, wuhai('cards')], ['degraded', 'degraded'])
  assert.equal(standing('payroll').state, 'not_known')
})

test('S0.1 a stop outlasts the hours for which reports count, and ends when one outlet serves again', () => {
  const [first, ...others] = ['wuhai.haibowan', 'wuhai.railway_station', 'wuhai.wuda']
  const longAgo = '2020-02-05T08:00:00Z'
  const standing = (state: OutletState, reportedAt: string, service = 'cash') => {
    const closed = others.map((node) => report(node, service, 'closed', longAgo))
    const { services } = standingOf([report(first!, service, state, reportedAt), ...closed])
    const { outlets, leagues, ...line } = services.find((one) => one.service === service)!
    return [line.state, leagues.find(({ league }) => league === '1503')!.state, outlets.not_known]
  }
  const all = standingOf([]).outlets.length
  assert.deepEqual(standing('closed', longAgo), ['stopped', 'stopped', all])
  assert.deepEqual(standing('closed', at), ['stopped', 'stopped', all - 1])
  assert.deepEqual(standing('reduced', at), ['degraded', 'degraded', all - 1])
  assert.deepEqual(standing('running', longAgo), ['not_known', 'not_known', all])
  assert.deepEqual(standing('closed', longAgo, 'cards'), ['not_known', 'not_known', all])
})

test('S0.1 a channel counts as known for the same hours, but for a stop, which silence does not end', () => {
  const longAgo = '2020-02-09T07:59:00Z'
  const stateOf = (...reports: readonly ChannelReport[]) =>
    standingOf([], reports).channels.map(({ channel: name, state }) => [name, state])
  assert.deepEqual(stateOf(), [
    ['hotline', 'not_known'],
    ['online', 'not_known'],
  ])
  assert.deepEqual(stateOf(channel('hotline', 'degraded'), channel('online', 'running')), [
    ['hotline', 'degraded'],
    ['online', 'running'],
  ])
  assert.deepEqual(stateOf(channel('hotline', 'degraded', longAgo), channel('online', 'stopped', longAgo)), [
    ['hotline', 'not_known'],
    ['online', 'stopped'],
  ])
})

test('S0.1 once the online channels have stopped, what a league closed has stopped there too', () => {
  const outlets = ['wuhai.haibowan', 'wuhai.railway_station', 'wuhai.wuda']
  const closed = outlets.map((node) => report(node, 'cards', 'closed', at))
  const cards = (state: ChannelState) => {
    const { services } = standingOf(closed, [channel('online', state), channel('hotline', 'stopped')])
    const { isOnline, state: line } = services.find(({ service }) => service === 'cards')!
    return [isOnline, line]
  }
  assert.deepEqual(cards('degraded'), [true, 'degraded'])
  assert.deepEqual(cards('stopped'), [false, 'stopped'])
})

test('S0.1 each stop is one matter: of its league, of the province where a channel stopped, of the outlet to be told', () => {
  const sent = { ...report('wuhai.haibowan', 'payroll', 'closed', at), alternative: 'baotou.kundulun' }
  const said = [
    sent,
    report('baotou.kundulun', 'payroll', 'closed', at),
    report('hohhot.xincheng', 'cards', 'closed', at),
  ]
  const matters = serviceMattersFrom(standingOf(said, [channel('online', 'stopped')]), house)
  assert.deepEqual(
    matters.map(({ code, service, region, outlet }) => [code, service, region, outlet]),
    [
      ['service_stopped', 'cards', '1501', undefined],
      ['service_stopped', 'payroll', '1502', undefined],
      ['channel_stopped', 'online', '', undefined],
      ['alternative_closed', 'payroll', '1503', 'wuhai.haibowan'],
    ],
  )
})
