// X7, X15: the gateway that is none: a message goes out once however often it is handed over, and a number is refused always.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calmMessages, LineBroken, SimulatedMessages } from './index.ts'

const messages = Array.from({ length: 100 }, (_, at) => ({ id: `n${at}`, phone: `1200000${at}`, text: '一' }))
const opened = (rates: Partial<typeof calmMessages>) =>
  new SimulatedMessages({ seed: 3, rates: { ...calmMessages, ...rates } })

test('X7 answers that are lost or repeated never send a message twice', async () => {
  const gateway = opened({ lose_answer: 0.5, repeat_answer: 0.5 })
  const first = await gateway.submit(messages)
  assert.ok(new Set(first.map(({ id }) => id)).size < messages.length)
  const again = await gateway.submit(messages)
  assert.deepEqual([new Set(again.map(({ id }) => id)).size, gateway.sent], [100, 100])
  assert.ok(again.length > 100)
})

test('X15 a number that does not exist is refused by every gateway of the seed; a broken line took a part', async () => {
  const refusedBy = async () =>
    (await opened({ refuse_number: 0.2 }).submit(messages)).flatMap(({ id, code }) => (code ? [id] : []))
  const refused = await refusedBy()
  assert.ok(refused.length > 5 && refused.length < 40)
  assert.deepEqual(await refusedBy(), refused)
  const broken = opened({ break_connection: 1 })
  await assert.rejects(broken.submit(messages), LineBroken)
  assert.equal(broken.sent, 50)
})

test('X15 a report may come late, and may say that a message did not arrive', async () => {
  const gateway = opened({ late_report: 0.5, undeliverable: 0.2 })
  const ids = messages.map(({ id }) => id)
  const early = await gateway.reports(ids)
  const all = await gateway.reports(ids)
  assert.ok(early.length < 100)
  assert.equal(all.length, 100)
  const lost = all.filter(({ outcome }) => outcome === 'undeliverable')
  assert.ok(lost.length > 5 && lost.every(({ code }) => code === 'absent_subscriber'))
})
