// Calls counted in memory beside programs that report what this one has not seen.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayFromIso } from '../../kernel/index.ts'
import { CallsCounted } from './calls-counted.ts'

const day = dayFromIso('2020-04-01')
const usedUp = { given: 3, unconnected: 0, next: 4 }
const oneFree = { given: 3, unconnected: 1, next: 4 }
const report = (number: number, customer: string) => ({ number, customer, day: '2020-04-01' })

/** A database in which others report, and a clock that stands until it is moved. */
function bank() {
  const told = { calls: usedUp, reports: [report(7, 'P0')], asked: [] as number[] }
  let now = 0
  const contacts = {
    callsOf: async () => told.calls,
    lastReport: async () => told.reports.at(-1)!.number,
    unconnectedAfter: async (number: number) => {
      told.asked.push(number)
      return told.reports.filter((one) => one.number > number)
    },
  }
  return { told, calls: new CallsCounted(contacts, () => now), pass: (time: number) => (now += time) }
}

test('X16: a call that another program reported as not connected is free again within a second', async () => {
  const { told, calls, pass } = bank()
  await calls.learn()
  await calls.read({ customer: 'P1', day })
  await calls.read({ customer: 'P2', day })
  pass(999)
  assert.equal(calls.isOld(), false)
  pass(1)
  assert.equal(calls.isOld(), true)
  told.reports.push(report(8, 'P1'))
  told.calls = oneFree
  await calls.learn()
  assert.equal(calls.isOld(), false)
  assert.equal(calls.find({ customer: 'P1', day }), undefined)
  assert.deepEqual(await calls.read({ customer: 'P1', day }), oneFree)
  assert.deepEqual(calls.find({ customer: 'P2', day }), usedUp)
})

test('X16: a report with a number below the last one seen is learnt, and each report once', async () => {
  const { told, calls } = bank()
  await calls.learn()
  told.reports.push(report(10, 'P1'))
  await calls.learn()
  await calls.read({ customer: 'P1', day })
  await calls.read({ customer: 'P2', day })
  told.reports.splice(1, 0, report(9, 'P2'))
  await calls.learn()
  assert.deepEqual(calls.find({ customer: 'P1', day }), usedUp)
  assert.equal(calls.find({ customer: 'P2', day }), undefined)
})

test('X16: calls that were being read when a report was learnt are not remembered', async () => {
  const { told, calls } = bank()
  await calls.learn()
  const reading = calls.read({ customer: 'P1', day })
  calls.forget({ customer: 'P1', day })
  told.calls = oneFree
  assert.deepEqual(await reading, usedUp)
  assert.equal(calls.find({ customer: 'P1', day }), undefined)
})
