// S0.2, X3 in the console: one proposes a rule of the bank, another sees old and new and confirms; nobody both.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openWorld, type World } from './world.ts'

let world: World
before(async () => {
  world = await openWorld()
  const { organisation } = world.desk.store
  for (const role of ['programme_approver', 'programme_author'] as const)
    for (const person of ['wulan', 'zhangmin'])
      await organisation.assign({ person, role, node: 'inner_mongolia', by: 'saren' })
})
after(() => world?.stop())

const rule = 'documents.unsentDays'
const path = `/house-rules/${rule}`
const standing = () => world.desk.house.rules.documents.unsentDays
const waitingCard = (page: Page) => page.locator('[data-change].decide')

async function proposeValue(page: Page, value: string): Promise<void> {
  await page.getByLabel('新取值（天）').fill(value)
  await page.getByLabel('更改理由').fill('材料缩短保留')
  await page.getByRole('button', { name: '提议更改' }).click()
}

test('S0.2 the page says of every rule its value, unit, who set it, its source and who confirmed it', async () => {
  const page = await world.open('wangxiulan', { path: '/house-rules' })
  const row = page.locator('[data-rule="deadlines.creditRecordObjection"]')
  await row.waitFor()
  const text = await row.innerText()
  for (const part of [
    '20 天',
    '法规',
    '《征信业管理条例》第二十五条',
    '首次记录：采用随附文件，未经第二人确认',
  ])
    assert.ok(text.includes(part), `${part} in ${text}`)
  await row.getByRole('link').click()
  await page.getByText('法规上限：20 天').first().waitFor()
  const propose = page.getByRole('button', { name: '提议更改' })
  assert.equal(await propose.getAttribute('aria-disabled'), 'true')
  await page.context().close()
})

test('S0.2 a value looser than the law is refused in words and nothing waits; what is stricter the bank has set', async () => {
  const page = await world.open('wulan', { path: '/house-rules/deadlines.creditRecordObjection' })
  await proposeValue(page, '25')
  await page.getByText('取值比法规宽松').waitFor()
  assert.equal(await waitingCard(page).count(), 0)
  await proposeValue(page, '15')
  await waitingCard(page).waitFor()
  const second = await world.open('zhangmin', { path: '/house-rules/deadlines.creditRecordObjection' })
  await waitingCard(second).locator('button:not([aria-disabled])', { hasText: '确认更改' }).click()
  await second.getByRole('region', { name: '现行规定' }).getByText('本行，严于法规').waitFor()
  await Promise.all([page, second].map((one) => one.context().close()))
})

test('X3 who proposed may not confirm; a second person compares old and new, confirms, and it holds at once', async () => {
  const author = await world.open('wulan', { path })
  await proposeValue(author, '5')
  await waitingCard(author).waitFor()
  const own = waitingCard(author).getByRole('button', { name: '确认更改' })
  await author.getByText('由您提议，须由另一人确认或退回。').first().waitFor()
  assert.equal(await own.getAttribute('aria-disabled'), 'true')
  assert.equal(standing(), 7)
  await author.context().close()

  const second = await world.open('zhangmin', { path: '/house-rules' })
  await second.getByRole('region', { name: '等待处理的更改' }).getByRole('link').click()
  const value = waitingCard(second).locator('[data-part="value"]')
  await value.waitFor()
  assert.match(await value.innerText(), /7 天[\s\S]*5 天/)
  await waitingCard(second).locator('button:not([aria-disabled])', { hasText: '确认更改' }).click()
  await second.getByRole('region', { name: '现行规定' }).getByText('5 天').waitFor()
  assert.equal(standing(), 5)
  assert.equal(await second.getByRole('region', { name: '历次更改' }).locator('[data-change]').count(), 2)
  await second.context().close()
})

test('X3 a second person sends a change back with a reason, which the history keeps', async () => {
  const author = await world.open('wulan', { path })
  await proposeValue(author, '6')
  await waitingCard(author).waitFor()
  await author.context().close()
  const second = await world.open('zhangmin', { path })
  await waitingCard(second).locator('button:not([aria-disabled])', { hasText: '退回' }).click()
  await second.getByLabel('退回这项更改的理由').fill('没有新的依据')
  await second.getByRole('button', { name: '退回' }).click()
  await second.getByRole('region', { name: '历次更改' }).getByText('没有新的依据').waitFor()
  assert.equal(standing(), 5)
  await second.context().close()
})

test('S0.2 a rule that is yes or no is chosen, not typed, and a second person reads both words', async () => {
  const page = await world.open('wulan', { path: '/house-rules/retention.removesNightly' })
  await page.getByLabel('新取值').click()
  await page.getByTitle('是', { exact: true }).click()
  await page.getByLabel('更改理由').fill('磁盘按期清理')
  await page.getByRole('button', { name: '提议更改' }).click()
  const value = waitingCard(page).locator('[data-part="value"]')
  await value.waitFor()
  assert.match(await value.innerText(), /否[\s\S]*是/)
  await page.context().close()
})
