// A night led from the console alone: import, draft, approve, apply, import the next day, verify, undo a grant.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openWorld, type World } from './world.ts'

let world: World

before(async () => {
  world = await openWorld()
})
after(() => world.stop())

const button = (page: Page, name: RegExp) => page.getByRole('button', { name })
const books = async (page: Page) => {
  const { items } = await page.evaluate(async () => (await fetch('/api/books')).json())
  return items as readonly { readonly id: string; readonly asOf: string }[]
}

/** The list of jobs that a page asks for first is still on its way when a job is added. */
const keepFirstJobsAway = (page: Page) =>
  page.addInitScript(() => {
    const { fetch } = window
    let isFirst = true
    window.fetch = (address, request) => {
      if (!isFirst || !String(address).startsWith('/api/jobs?')) return fetch(address, request)
      isFirst = false
      return new Promise(() => {})
    }
  })

/** The rehearsal of a step is answered before the plan is read anew: a step pressed then would be refused as overtaken. */
async function readPlanAfterRehearsal(page: Page): Promise<void> {
  const overtaken = page.waitForResponse((one) => /\/apply(\?|$)/.test(one.url()) && one.status() === 412)
  const read = `**/api/plans/${world.plan}`
  await page.route(read, (route) => overtaken.then(() => route.continue()), { times: 1 })
}

test('UX-32 an auditor sees that plans are drafted here, and which role would', async () => {
  const page = await world.open('sunguoqiang', { path: '/plans', language: 'en' })
  await page.getByRole('heading', { name: 'Tonight' }).waitFor()
  assert.equal(await button(page, /^Draft the plan$/).getAttribute('aria-disabled'), 'true')
  await page.getByText('Needs one of these roles: operations').first().waitFor()
})

test('X7 the plan of a book is drafted as a job, and drafted again it is the same plan', async () => {
  const page = await world.open('lina', { path: '/plans' })
  await button(page, /^起草 2020年3月31日 的方案$/).click()
  await page.getByText(/^方案已起草：[\d,]+ 笔更正/).waitFor()
  await page.getByRole('status').getByRole('link', { name: '查看方案' }).click()
  await page.waitForURL(`**/plans/${world.plan}`)
})

test('S0.5 a night is done from the console: approved, applied, the next day imported, verified', async () => {
  const page = await world.open('batu', { path: `/plans/${world.plan}` })
  await button(page, /^批准全部/).waitFor()
  await readPlanAfterRehearsal(page)
  await button(page, /^批准全部/).click()
  await button(page, /^执行这/).click()
  await page.getByRole('heading', { name: '执行结果' }).waitFor()
  await keepFirstJobsAway(page)
  await page.goto(`${world.origin}/plans`)
  await button(page, /^导入 2020年4月1日 的数据$/).click()
  await page.getByText(/^已导入 2020年4月1日 的账册：[\d,]+ 户/).waitFor()
  assert.deepEqual(
    (await books(page)).map(({ asOf }) => asOf),
    ['2020-04-01', '2020-03-31'],
  )
  const first = (await books(page)).find(({ asOf }) => asOf === '2020-03-31')!
  await page.goto(`${world.origin}/plans?book=${first.id}`)
  await button(page, /^起草 2020年3月31日 的方案$/).click()
  await page.getByText(/得到的是同一份方案，已经批准：[\d,]+ 笔更正。/).waitFor()
  await page.goto(`${world.origin}/plans/${world.plan}`)
  await button(page, /^用 .* 的账册核验$/).click()
  await page.getByRole('heading', { name: '核验结论' }).waitFor()
  await page.getByText('已完成').waitFor()
  const left = await page.evaluate(async (plan) => {
    const { run } = await (await fetch(`/api/plans/${plan}`)).json()
    return run.standing.total - run.standing.verified
  }, world.plan)
  await page.goto(`${world.origin}/`)
  const tile = page.locator('.totals .card', { hasText: '未兑现承诺' }).getByRole('link')
  assert.equal((await tile.innerText()).replaceAll(',', ''), String(left))
})

test('S0.5 what the bank has delivered is imported once; the plan of the new book says what is left', async () => {
  const page = await world.open('lina', { path: '/plans' })
  await button(page, /^导入 2020年4月2日 的数据$/).waitFor()
  await button(page, /^起草 2020年4月1日 的方案$/).click()
  await page.getByText(/^方案已起草|^账册与承诺完全一致/).waitFor()
})

test('S8.9 a wrong grant is undone as a plan with a reason, which a second person approves', async () => {
  const path = `/plans/${world.plan}/corrections?kind=move_due_day`
  const page = await world.open('lina', { path })
  await page.locator('tbody th a').first().click()
  await button(page, /^撤销此账户的纾困$/).click()
  assert.equal(await button(page, /^起草撤销方案$/).isDisabled(), true)
  await page.getByLabel('撤销原因').fill('证明材料系他人冒用')
  await button(page, /^起草撤销方案$/).click()
  await page.getByText(/^撤销方案已起草/).waitFor()
  await page.getByRole('status').getByRole('link', { name: '查看方案' }).click()
  await page.getByText('撤销原因： 证明材料系他人冒用').waitFor()
  await page.getByText('方案由您起草，须由另一人审批。').first().waitFor()
  assert.equal(await button(page, /^批准全部/).getAttribute('aria-disabled'), 'true')
  const undo = new URL(page.url()).pathname.split('/').at(-1)!
  const { decision } = (await world.desk.store.plans.approve(undo, 'batu')) as { readonly decision: string }
  assert.equal(decision, 'approved')
  const [list, total] = await page.evaluate(async (plan) => {
    const file = await fetch(`/api/plans/${plan}/lists/releases`)
    const listed = await fetch(`/api/plans/${plan}/corrections?kind=release_contact`)
    return [await file.text(), ((await listed.json()) as { total: number }).total] as const
  }, undo)
  assert.ok(total > 0)
  assert.ok(list.endsWith(`\r\n#end,${total}\r\n`), list)
})

test('UX-40 every figure of the overview says as of when, and leads to what is behind it', async () => {
  const page = await world.open('lina', { path: '/', language: 'en' })
  await page.getByRole('heading', { name: 'From night to night' }).waitFor()
  const tiles = page.locator('.totals .card')
  const count = await tiles.count()
  assert.ok(count >= 4)
  for (let at = 0; at < count; at++) {
    assert.match(await tiles.nth(at).innerText(), /As of \d+ \w+ 20\d\d/)
    assert.notEqual(await tiles.nth(at).getByRole('link').getAttribute('href'), null)
  }
  const waiting = page.locator('.ages a').first()
  const items = Number(await waiting.innerText())
  assert.ok(items > 0)
  await waiting.click()
  await page.getByText('Waiting: up to day 1').waitFor()
  await page.getByText(`${Math.min(items, 50)} shown`).waitFor()
  await page.goBack()
  await tiles.first().getByRole('link').click()
  await page.waitForURL(`**/plans/${world.plan}`)
})

test('UX-24 a number of the run leads to the corrections it counts', async () => {
  const page = await world.open('lina', { path: `/plans/${world.plan}`, language: 'en' })
  const verified = page.locator('dl.counts div', { hasText: 'Verified' }).first()
  const shown = Number((await verified.locator('dd').innerText()).replaceAll(',', ''))
  assert.ok(shown > 0)
  await verified.getByRole('link').click()
  await page.waitForURL('**/outcomes?part=verified')
  await page.getByText(`${Math.min(shown, 100)} shown`).waitFor()
})
