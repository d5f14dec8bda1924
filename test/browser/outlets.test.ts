// S0.1 through the browser: an outlet says from a phone what it serves, and the province sees it at once.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openWorld, type World } from './world.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.stop())

const own = '[data-outlet="wuhai.haibowan"]'
const cash = `${own} [data-service="cash"]`
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  readonly id: string
  readonly impact: string
}

/** Nothing serious for a screen reader, and nothing to scroll to sideways. */
async function assertReadable(page: Page): Promise<void> {
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    const own = window as unknown as { axe: { run(): Promise<{ violations: readonly Finding[] }> } }
    return (await own.axe.run()).violations
  })
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  assert.deepEqual(
    serious.map(({ id }) => id),
    [],
  )
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
}

test('S0.1 UX-20 a manager confirms with one tap on a phone, then says what is closed, why and who serves instead', async () => {
  const page = await world.open('zhaojianguo', { path: '/services', width: 390 })
  await page.locator(`${cash}[data-state="not_known"]`).waitFor()
  await page.getByRole('button', { name: '全部正常' }).click()
  await page.locator(`${cash}[data-state="running"]`).waitFor()
  assert.equal(await page.locator(`${own} [data-state="running"]`).count(), 7)

  await page.getByRole('button', { name: '报告状态' }).click()
  const field = page.locator('[data-report="cash"]')
  await field.getByText('停办', { exact: true }).click()
  await page.getByText('不正常的服务请写明原因。').waitFor()
  await assertReadable(page)
  await field.getByLabel('原因').fill('现金调拨途中')
  await field.getByLabel('代办网点').click()
  await page.locator('.ant-select-item-option', { hasText: '乌海火车站支行' }).dispatchEvent('click')
  await field.getByText('乌海火车站支行').filter({ visible: true }).first().waitFor()
  await page.getByRole('button', { name: '提交报告' }).click()
  await page.locator(`${cash}[data-state="closed"]`).waitFor()
  assert.match(await page.locator(cash).innerText(), /现金调拨途中.*代办.*赵建国/s)
  await assertReadable(page)
  await page.context().close()
})

test('S0.1 operations see on the page and on the overview what an outlet closed, in English on a phone too', async () => {
  const page = await world.open('lina', { path: '/services', width: 390, language: 'en' })
  await page.locator(`${cash}[data-state="closed"]`).waitFor()
  assert.match(await page.locator(cash).innerText(), /served at/)
  await assertReadable(page)
  await page.goto(`${world.origin}/`)
  const line = page.locator('[data-outlets]')
  await line.waitFor()
  assert.notEqual(await line.getAttribute('data-outlets'), 'running')
  await line.getByRole('link').click()
  await page.locator('tr[data-service="cash"]').waitFor()
  await page.context().close()
})

test('X2 a clerk reads what outlets serve and is offered no way to report', async () => {
  const page = await world.open('wangxiulan', { path: '/services' })
  await page.locator(`${cash}[data-state="closed"]`).waitFor()
  assert.equal(await page.getByRole('button', { name: /全部正常|照旧确认|报告状态/ }).count(), 0)
  await assertReadable(page)
  await page.context().close()
})
