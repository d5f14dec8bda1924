// A re-decision kept in the test's bank: whom the plan of its first night refused, decided again under version 2.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { isRefusal } from '../../src/kernel/index.ts'
import { type Desk, draftPlan } from '../../src/operations/index.ts'
import { redecide } from '../../src/operations/redecisions/redecide.ts'
import { fourMonths, publishChanged } from './versions.ts'

export interface KeptRedecision {
  readonly redecision: string
  readonly account: string
  /** Drafted under version 2, which overtook the plan that was there. */
  readonly plan: string
}

/** Publishes version 2 where there is none, decides again, and drafts the plan that corrects it. */
export async function keepRedecision(desk: Desk): Promise<KeptRedecision> {
  const { store } = desk
  if ((await store.programmes.findVersion('icbc-im-2020', 2)) === undefined)
    await publishChanged(desk, fourMonths)
  const id = 'job_redecided'
  const input = {
    programme: 'icbc-im-2020',
    version: 2,
    code: 'kind_not_covered',
    refusedUnder: 1,
    rows: [8],
    firstDay: '2020-03-31',
    lastDay: '2020-03-31',
    reason: '银发〔2020〕29号',
  }
  const made = await redecide(desk, { id, input, person: 'chenjing' }, {})
  assert.ok(!isRefusal(made), JSON.stringify(made))
  const { items } = await store.redecisions.accounts(id, { from: 0, limit: 1 }, [''])
  const drafting = {
    programme: 'icbc-im-2020',
    bookDir: join(desk.folder, 'books', '2020-03-31'),
    registerFile: join(desk.folder, 'donation-accounts.csv'),
    person: 'lina',
  }
  const plan = await draftPlan(desk, drafting)
  assert.ok(!isRefusal(plan), JSON.stringify(plan))
  return { redecision: id, account: items[0]!.account, plan: plan.id }
}
