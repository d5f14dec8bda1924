// S0.4 in the console: a manager sees what a version changes, then acknowledges it; others see it, and only see it.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { amendedPack } from '../../src/store/store-for-tests.ts'
import { openWorld, type World } from './world.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world?.stop())

const path = '/programmes/icbc-im-2020/versions/1'
const wuhai = '[data-rollout] [data-league="1503"]'
const outlet = { node: 'wuhai.haibowan', nodesAbove: ['wuhai', 'inner_mongolia', 'head_office'] }
const given = (version = 1) => world.desk.store.acknowledgements.of('icbc-im-2020', version)

test('S0.4 a clerk of Baotou is offered nothing for Wuhai, and asking anyway is refused', async () => {
  const page = await world.open('siqin', { path })
  await page.locator(wuhai).waitFor()
  assert.equal(await page.getByRole('button', { name: /海勃湾.*确认知悉/ }).count(), 0)
  const answer = await page.evaluate(async () => {
    const { csrfToken } = (await (await fetch('/api/session')).json()) as { csrfToken: string }
    const headers = { 'x-csrf-token': csrfToken }
    const address = '/api/programmes/icbc-im-2020/versions/1'
    const opened = await fetch(`${address}/show`, { method: 'POST', headers })
    const { shown } = (await opened.json()) as { shown: string }
    const asked = await fetch(`${address}/acknowledge`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ node: 'wuhai.haibowan', shown }),
    })
    return { status: asked.status, code: ((await asked.json()) as { code: string }).code }
  })
  assert.deepEqual(answer, { status: 403, code: 'place_is_not_yours' })
  assert.equal((await given()).length, 0)
})

test('S0.4 a manager sees what the version is before the button appears, and the page says who acknowledged', async () => {
  const page = await world.open('zhaojianguo', { path })
  const acknowledge = page.getByRole('button', { name: '海勃湾支行确认知悉第 1 版全文' })
  const open = page.getByRole('button', { name: '查看第 1 版的变化' })
  await open.waitFor()
  assert.equal(await acknowledge.count(), 0)
  await page
    .locator(wuhai)
    .getByText(/已等 \d+ 小时/)
    .first()
    .waitFor()
  await open.click()
  await page.locator('.what-changes').getByText('programme.yaml').waitFor()
  await acknowledge.click()
  await page.locator(wuhai).getByText('赵建国').waitFor()
  await page
    .locator(wuhai)
    .getByText(/用时 \d+ 小时/)
    .waitFor()
  assert.equal(await acknowledge.count(), 0)
  assert.deepEqual(
    (await given()).map(({ node, person }) => [node, person]),
    [['wuhai.haibowan', 'zhaojianguo']],
  )
})

test('S0.4 what an outlet missed stands in the inbox of its manager, is acknowledged there and closes by itself', async () => {
  const { store } = world.desk
  const pack = await amendedPack('2020-04-01 补充说明')
  await store.programmes.publish(pack, { author: 'wulan', approver: 'zhangmin', reason: '补充说明' })
  await store.acknowledgementMatters.follow([outlet], { acknowledge: -1, escalate: 24, escalated: 24 })
  const others = await world.open('lina', { path: '/work-items?code=version_unacknowledged' })
  await others.locator('.empty').waitFor()
  const page = await world.open('zhaojianguo', { path: '/work-items?code=version_unacknowledged' })
  await page.getByRole('link', { name: '网点逾期未确认知悉' }).click()
  const item = page.locator('.open-item')
  await item.getByRole('link', { name: '阅读第 2 版' }).waitFor()
  await item.getByRole('button', { name: '查看第 2 版的变化' }).click()
  await item.locator('.what-changes').getByText('CHANGELOG.md').waitFor()
  await item.getByRole('button', { name: '海勃湾支行确认知悉第 2 版的 1 处变化' }).click()
  await page.getByText('已办结。这个筛选下没有其他事项了。').waitFor()
  assert.equal((await given(2)).length, 1)
})
