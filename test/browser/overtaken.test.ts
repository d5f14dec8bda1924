// Two people at one thing, and an amendment published while a plan waits: nobody decides about what they have not seen.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { isRefusal } from '../../src/kernel/index.ts'
import { fourMonths, publishChanged, submitChanged } from './versions.ts'
import { openWorld, type World } from './world.ts'

let world: World

before(async () => {
  world = await openWorld()
  for (const role of ['operations', 'programme_approver'] as const) {
    const post = { person: 'tana', role, node: 'inner_mongolia', by: 'saren' } as const
    assert.ok(!isRefusal(await world.desk.store.organisation.assign(post)))
  }
})
after(() => world?.stop())

const button = (page: Page, name: RegExp) => page.getByRole('button', { name })
const stateOf = async () => (await world.desk.store.plans.plan(world.plan)).state
const allowed = (page: Page, name: RegExp) =>
  page.locator('button:not([aria-disabled=true])').filter({ hasText: name }).waitFor()

/** The same page, opened by two people before either of them does anything. */
async function opened(path: string, people: readonly string[], ready: RegExp): Promise<readonly Page[]> {
  const pages = []
  for (const person of people) {
    const page = await world.open(person, { path, language: 'en' })
    await allowed(page, ready)
    pages.push(page)
  }
  return pages
}

test('R5 of two people at one plan the second is told what the first did, and the page shows it', async () => {
  const [first, second] = await opened(`/plans/${world.plan}`, ['batu', 'tana'], /^Approve all/)
  await button(first!, /^Send back$/).click()
  await first!.locator('.send-back textarea').fill('请核对阿拉善盟')
  await button(first!, /^Send back$/).click()
  await first!.getByText(/^Sent back by Batu/).waitFor()
  await button(second!, /^Approve all/).click()
  const told = second!.locator('.meanwhile')
  await told.getByText(/^Since you opened this page: Plan sent back \(Batu \(batu\), /).waitFor()
  await second!.getByText(/^Sent back by Batu .*: 请核对阿拉善盟$/).waitFor()
  assert.equal(await stateOf(), 'sent_back')
})

test('R5 of two approvers at one submission the second publishes nothing that the first sent back', async () => {
  const submission = await submitChanged(world.desk, fourMonths)
  const path = `/submissions/${submission}`
  const [first, second] = await opened(path, ['zhangmin', 'tana'], /^Publish as version 2$/)
  await button(first!, /^Send back$/).click()
  await first!.getByLabel('What has to change').fill('依据不足')
  await button(first!, /^Send back$/).click()
  await first!.getByText(/^Sent back by Zhang Min/).waitFor()
  await button(second!, /^Publish as version 2$/).click()
  await second!
    .locator('.meanwhile')
    .getByText(/Programme sent back \(Zhang Min/)
    .waitFor()
  await second!.getByText(/^Sent back by Zhang Min .*: 依据不足$/).waitFor()
  assert.equal(await button(second!, /^Publish/).count(), 0)
  assert.equal((await world.desk.store.programmes.list()).length, 1)
})

test('R5 of two people who take one work item the second is told whose it is, and takes nothing away', async () => {
  const [item] = await world.desk.store.workItems.list({ state: 'open', limit: 1 })
  const path = `/work-items?item=${item!.id}`
  const [first, second] = await opened(path, ['batu', 'tana'], /^Take it$/)
  await button(first!, /^Take it$/).click()
  await button(first!, /^Put it back$/).waitFor()
  await button(second!, /^Take it$/).click()
  await second!
    .locator('.meanwhile')
    .getByText(/Work item given to somebody \(Batu/)
    .waitFor()
  await second!.locator('.open-item').getByText('Batu').waitFor()
  assert.equal((await world.desk.store.workItems.find(item!.id))?.owner, 'batu')
})

test('S0.6 X3 a version published while a plan is open: approving is refused, and the page says which, why and what changed', async () => {
  const [page] = await opened(`/plans/${world.plan}`, ['batu'], /^Approve all/)
  await publishChanged(world.desk, { ...fourMonths, to: 'deferMonths:\n  value: 5' })
  await button(page!, /^Approve all/).click()
  await page!
    .locator('.meanwhile')
    .getByText(/Programme published \(Zhang Min/)
    .waitFor()
  const note = page!.locator('.overtaken')
  await note.getByText(/^Zhang Min .zhangmin. published version 2 on .*: 银保监办发〔2020〕10号$/).waitFor()
  await note.getByText(/^Places that read otherwise: 2, such as .*Months postponed/).waitFor()
  await page!.getByText('Overtaken by version 2').waitFor()
  await page!
    .locator('button[aria-disabled=true]')
    .filter({ hasText: /^Approve all/ })
    .waitFor()
  assert.equal(await stateOf(), 'sent_back')
  await note.getByRole('link', { name: 'Compare the two versions' }).click()
  await page!.locator('table.differences tr[data-place="terms.loan.deferMonths"]').waitFor()
})

test('S0.6 the list marks the plan, in Chinese too, and its link leads to a draft under the new version', async () => {
  const page = await world.open('lina', { path: '/plans' })
  await page.getByText('已有第 2 版').first().waitFor()
  await page.getByRole('link', { name: '2020年3月31日' }).first().click()
  await page.getByRole('link', { name: '按第 2 版重新起草' }).click()
  await button(page, /^起草/).click()
  await page.getByRole('link', { name: '查看方案' }).click()
  await page.waitForURL((url) => /\/plans\/plan_/.test(url.pathname) && !url.pathname.includes(world.plan))
  const [fresh] = await opened(new URL(page.url()).pathname, ['batu'], /^Approve all/)
  await button(fresh!, /^Approve all/).click()
  await fresh!.getByText(/^Approved by Batu/).waitFor()
})
