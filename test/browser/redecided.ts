// A re-decision kept in the test's bank: whom the plan of its first night refused, decided again under the version it was refused under.

import assert from 'node:assert/strict'
import { isRefusal } from '../../src/kernel/index.ts'
import type { Desk } from '../../src/operations/index.ts'
import { redecide } from '../../src/operations/redecide.ts'

/** Decides again without publishing, so that no plan of the bank is overtaken; answers with the id and one of the accounts. */
export async function keepRedecision(
  desk: Desk,
): Promise<{ readonly redecision: string; readonly account: string }> {
  const { store } = desk
  const id = 'job_redecided'
  const input = {
    programme: 'icbc-im-2020',
    version: 1,
    code: 'kind_not_covered',
    firstDay: '2020-03-31',
    lastDay: '2020-03-31',
    reason: '银发〔2020〕29号',
  }
  const job = {
    id,
    kind: 'redecide',
    input,
    person: 'chenjing',
    state: 'running',
    done: 0,
    total: 0,
  } as const
  const made = await redecide(desk, { ...job, createdAt: '2020-04-01T02:00:00Z' }, {})
  assert.ok(!isRefusal(made), JSON.stringify(made))
  const { items } = await store.redecisions.accounts(id, { from: 0, limit: 1 }, [''])
  return { redecision: id, account: items[0]!.account }
}
