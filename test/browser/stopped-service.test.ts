// S0.1 through the browser, by several people: the last outlet of a league closes a service, and the league is told until it serves again.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openWorld, type World } from './world.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.stop())

const station = 'wuhai.railway_station'
const wuda = 'wuhai.wuda'
const own = 'wuhai.haibowan'
const stateOf = (node: string, state: string) =>
  `[data-outlet="${node}"] [data-service="cash"][data-state="${state}"]`

/** Says on the page how cash stands at an outlet, as a person does: the form, the state, the reason, who serves instead. */
async function say(
  page: Page,
  node: string,
  state: '正常' | '停办',
  { reason, alternative }: { readonly reason?: string; readonly alternative?: string } = {},
): Promise<void> {
  const card = page.locator(`[data-outlet="${node}"]`)
  await card.getByRole('button', { name: '报告状态' }).click()
  const field = card.locator('[data-report="cash"]')
  await field.getByText(state, { exact: true }).click()
  if (reason !== undefined) await field.getByLabel('原因').fill(reason)
  if (alternative !== undefined) {
    await field.getByLabel('代办网点').click()
    await page.locator('.ant-select-item-option', { hasText: alternative }).dispatchEvent('click')
    await field.getByText(alternative).filter({ visible: true }).first().waitFor()
  }
  await card.getByRole('button', { name: '提交报告' }).click()
  await page.locator(stateOf(node, state === '正常' ? 'running' : 'closed')).waitFor()
}

const inbox = '/work-items?code=service_stopped'
const row = (page: Page, matter: string) => page.getByRole('row').filter({ hasText: matter })

test('S0.1 the last outlet of a league closes a service, and the league has an alert and a work item until it reopens', async () => {
  const operations = await world.open('lina', { path: '/services?league=1503' })
  await say(operations, station, '停办', { reason: '封路', alternative: '乌达支行' })
  await say(operations, wuda, '停办', { reason: '人员隔离' })
  assert.equal(await operations.getByRole('alert').count(), 0)

  const manager = await world.open('zhaojianguo', { path: '/services', width: 390 })
  await say(manager, own, '停办', { reason: '现金调拨途中' })
  await manager.getByRole('alert').filter({ hasText: '现金存取' }).waitFor()

  await operations.goto(`${world.origin}/`)
  const matter = operations.locator('[data-stopped="cash"]')
  await matter.filter({ hasText: '现金存取' }).waitFor()
  assert.match(await matter.innerText(), /乌海.*现金存取.*到期/s)
  await operations.getByRole('link', { name: '停办的服务和渠道，须立即处理' }).click()
  await row(operations, '服务停办，无替代').getByRole('link').first().click()
  const panel = operations.getByRole('region', { name: /第 \d+ 号/ })
  await panel.getByText(/乌海.*全部停办现金存取/).waitFor()
  for (const reason of ['封路', '人员隔离', '现金调拨途中']) await panel.getByText(reason).waitFor()
  await panel.getByRole('button', { name: '我来办' }).click()
  await panel.getByRole('button', { name: '退回待认领' }).waitFor()

  const elsewhere = await world.open('siqin', { path: inbox })
  await elsewhere.getByText('没有符合条件的待办').waitFor()
  await elsewhere.context().close()

  await say(manager, own, '正常')
  await manager.getByRole('alert').waitFor({ state: 'detached' })

  await operations.reload()
  await panel.getByText('情况已解除，自动办结').waitFor()
  await operations.goto(`${world.origin}${inbox}`)
  await operations.getByText('没有符合条件的待办').waitFor()
  await operations.goto(`${world.origin}/`)
  await operations.locator('[data-outlets]').waitFor()
  assert.equal(await operations.locator('[data-stopped]').count(), 0)
  for (const page of [operations, manager]) await page.context().close()
})

test('S0.1 an outlet whose customers are sent to a closed door is told in English too, and the item leads to its card', async () => {
  const manager = await world.open('zhaojianguo', { path: '/services', width: 390 })
  await say(manager, own, '停办', { reason: '现金调拨途中', alternative: '新城支行' })
  const operations = await world.open('lina', { path: '/services' })
  await say(operations, 'hohhot.xincheng', '停办', { reason: '人员隔离' })
  await operations.context().close()

  const told = await world.open('zhaojianguo', { path: '/work-items?owner=me', width: 390, language: 'en' })
  await row(told, 'The outlet named instead has closed too').getByRole('link').first().click()
  const panel = told.getByRole('region', { name: /No\. \d+/ })
  await panel.getByText(/Name another outlet or give the service again/).waitFor()
  await panel.getByText('closed there too: name another outlet').waitFor()
  assert.ok(await told.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
  await panel.getByRole('link', { name: 'See the outlets and report' }).click()
  await told.locator(stateOf(own, 'closed')).waitFor()
  await told.context().close()

  await manager.reload()
  await say(manager, own, '正常')
  await manager.goto(`${world.origin}/work-items?owner=me`)
  await manager.getByText('没有符合条件的待办').waitFor()
  await manager.context().close()
})

test('S0.1 the history of an outlet tells who said what, when and why, and is reached from its card', async () => {
  const page = await world.open('wangxiulan', { path: '/services' })
  await page.locator(stateOf(station, 'closed')).waitFor()
  const card = page.locator(`[data-outlet="${own}"]`)
  assert.ok(!(await card.isVisible()), 'an outlet where everything runs is folded')
  await page.getByText('各项服务正常的网点：1 个').click()
  await card.getByRole('link', { name: '报告记录' }).click()
  const steps = page.locator('[data-reported]')
  await steps.first().waitFor()
  const told = await steps.allInnerTexts()
  assert.equal(told.length, 4)
  assert.match(told[0]!, /赵建国.*现金存取.*正常/s)
  assert.match(told[1]!, /停办.*现金调拨途中.*新城支行/s)
  await page.context().close()
})

test('S0.1 an agent of 95588 says that the hotline has stopped; the overview and the inbox show it until it is back', async () => {
  const agent = await world.open('liuyang', { path: '/services', width: 390 })
  const line = agent.locator('[data-channels] [data-channel="hotline"]')
  const report = async (state: '正常' | '中断', reason?: string): Promise<void> => {
    await line.getByRole('button', { name: '报告95588 客服热线' }).click()
    await line.getByText(state, { exact: true }).last().click()
    if (reason !== undefined) await line.getByLabel('不正常的原因').fill(reason)
    await line.getByRole('button', { name: '提交报告' }).click()
  }
  await agent.locator('[data-channel="hotline"][data-state="not_known"]').waitFor()
  await report('中断', '线路故障')
  await agent.locator('[data-channel="hotline"][data-state="stopped"]').waitFor()

  const operations = await world.open('lina', { path: '/', language: 'en' })
  const shown = operations.locator('[data-channel="hotline"]')
  await shown.waitFor()
  assert.match(await shown.innerText(), /Hotline 95588\s*stopped.*线路故障.*Liu Yang/s)
  await operations.goto(`${world.origin}/work-items?about=stopped`)
  await row(operations, 'A channel has stopped').getByRole('link').first().click()
  await operations.getByText(/Lead customers to other ways/).waitFor()

  await report('正常')
  await agent.locator('[data-channel="hotline"][data-state="running"]').waitFor()
  await operations.goto(`${world.origin}/work-items?about=stopped`)
  await operations.getByText(/^\d+ shown|No work item fits/).waitFor()
  assert.equal(await row(operations, 'A channel has stopped').count(), 0)

  await operations.goto(`${world.origin}/services`)
  await operations
    .locator('[data-channels] [data-channel="hotline"]')
    .getByRole('link', { name: 'What was said before' })
    .click()
  await operations.getByRole('heading', { level: 1, name: 'Hotline 95588: what was reported' }).waitFor()
  const told = operations.locator('[data-reported]')
  await told.first().waitFor()
  const [last, first, ...others] = await told.allInnerTexts()
  assert.match(last!, /Liu Yang.*running/s)
  assert.match(first!, /Liu Yang.*stopped.*线路故障/s)
  assert.deepEqual(others, [])
  for (const page of [agent, operations]) await page.context().close()
})
