// S0.4 in the console: a manager says that the outlet has read and understood a version; others see it, and only see it.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type World } from './world.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world?.stop())

const path = '/programmes/icbc-im-2020/versions/1'
const wuhai = '[data-rollout] [data-league="1503"]'
const given = () => world.desk.store.acknowledgements.of('icbc-im-2020', 1)

test('S0.4 a clerk of Baotou is offered nothing for Wuhai, and asking anyway is refused', async () => {
  const page = await world.open('siqin', { path })
  await page.locator(wuhai).waitFor()
  assert.equal(await page.getByRole('button', { name: /已阅知.*海勃湾/ }).count(), 0)
  const answer = await page.evaluate(async () => {
    const { csrfToken } = (await (await fetch('/api/session')).json()) as { csrfToken: string }
    const asked = await fetch('/api/programmes/icbc-im-2020/versions/1/acknowledge', {
      method: 'POST',
      headers: { 'x-csrf-token': csrfToken, 'content-type': 'application/json' },
      body: JSON.stringify({ node: 'wuhai.haibowan' }),
    })
    return { status: asked.status, code: ((await asked.json()) as { code: string }).code }
  })
  assert.deepEqual(answer, { status: 403, code: 'place_is_not_yours' })
  assert.equal((await given()).length, 0)
})

test('S0.4 a manager acknowledges for the outlet, and the page says who did', async () => {
  const page = await world.open('zhaojianguo', { path })
  const button = page.locator('[data-rollout] button:not([aria-disabled])')
  await button.click()
  await page.locator(wuhai).getByText('赵建国').waitFor()
  assert.equal(await button.count(), 0)
  assert.deepEqual(
    (await given()).map(({ node, person }) => [node, person]),
    [['wuhai.haibowan', 'zhaojianguo']],
  )
})
