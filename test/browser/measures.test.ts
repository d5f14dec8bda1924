// S0.4 in the console: the figures of the eight measures lead to the lists behind them, and say what is not known.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type World } from './world.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world?.stop())

test('S0.4 a measure of the overview leads to its figures, and a figure to as many corrections as it says', async () => {
  const page = await world.open('lina', { path: '/' })
  await page.locator('.measures a').last().click()
  const own = page.locator('[data-measure="loan-relief"]')
  await own.waitFor()
  assert.equal(await page.locator('[data-measure]').count(), 8)
  assert.ok(page.url().endsWith('/measures#loan-relief'))
  const figure = own.locator('[data-kpi="broken_today"] a')
  const said = Number((await figure.textContent())!.replaceAll(',', ''))
  assert.ok(said > 0)
  await figure.click()
  await page.getByRole('heading', { level: 1, name: /更正/ }).waitFor()
  const answer = await page.evaluate(async (plan) => {
    const asked = await fetch(`/api/plans/${plan}/corrections?measure=loan-relief`)
    return (await asked.json()) as { total: number }
  }, world.plan)
  assert.equal(answer.total, said)
  assert.match(page.url(), new RegExp(`/plans/${world.plan}/corrections\\?measure=loan-relief$`))
})

test('S0.4 what nothing records yet says so, and a clerk is told that the nights are not for the role to see', async () => {
  const page = await world.open('wangxiulan', { path: '/measures', width: 390, language: 'en' })
  const payroll = page.locator('[data-measure="payroll"] [data-kpi="payroll_batches"]')
  await payroll.getByText('Not recorded here yet, so nothing is claimed').waitFor()
  const entitled = page.locator('[data-measure="loan-relief"] [data-kpi="entitled"]')
  await entitled.getByText('Not for your role to see').waitFor()
  assert.equal(await entitled.locator('a').count(), 0)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 390, `${width} px`)
})
