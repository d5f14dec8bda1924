// UX-25, X3 through the browser: what waits for a second person is found in the inbox, taken, given and decided, and who asked only watches.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { fourMonths, submitChanged } from './versions.ts'
import { openWorld, type World } from './world.ts'

let world: World
before(async () => {
  world = await openWorld()
  const { organisation } = world.desk.store
  const post = { role: 'operations', node: 'operations_centre', by: 'saren' } as const
  const given = await organisation.assign({ ...post, person: 'chenjing' })
  assert.ok(!('code' in given))
})
after(() => world?.stop())

const inbox = '/work-items?about=decisions'
const panel = (page: Page) => page.locator('.open-item')

async function openItem(page: Page, matter: string): Promise<void> {
  await page.getByRole('row').filter({ hasText: matter }).getByRole('link', { name: matter }).click()
  await panel(page).getByRole('heading', { name: matter }).waitFor()
}

/** What a button says for itself, by what describes it. */
async function reasonOf(page: Page, name: string): Promise<string> {
  const off = panel(page).locator('button[aria-disabled]', { hasText: name })
  await off.waitFor()
  const id = await off.getAttribute('aria-describedby')
  return panel(page).locator(`[id="${id}"]`).innerText()
}

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

test('X3 a drafted plan is in the inbox of operations: who drafted it is told that somebody else decides', async () => {
  const page = await world.open('lina', { path: inbox })
  await openItem(page, '方案待批准')
  await panel(page).getByText('由您提出，须由另一人决定。').waitFor()
  await panel(page).getByText('方案由您起草，须由另一人审批。').waitFor()
  for (const name of ['我来办', '转交他人'])
    assert.match(await reasonOf(page, name), /方案由您起草，须由另一人审批/)
  await page.context().close()
})

test('UX-25 somebody else takes it, gives it to a third, and from the item comes to where it is decided', async () => {
  const page = await world.open('batu', { path: inbox })
  await openItem(page, '方案待批准')
  await panel(page)
    .getByText(/李娜起草了 .*的方案，共 [\d,]+ 项更正/)
    .waitFor()
  await panel(page).locator('button:not([aria-disabled])', { hasText: '我来办' }).click()
  await panel(page).getByRole('button', { name: '退回待认领' }).waitFor()
  await panel(page).getByRole('button', { name: '转交他人' }).click()
  await panel(page).getByLabel('转交给').click()
  const options = page.locator('.ant-select-item-option')
  await options.filter({ hasText: '陈静' }).waitFor()
  assert.equal(await options.filter({ hasText: '李娜' }).count(), 0)
  await options.filter({ hasText: '陈静' }).dispatchEvent('click')
  await panel(page).getByRole('button', { name: '转交', exact: true }).click()
  await panel(page).locator('.person', { hasText: '陈静' }).waitFor()
  await panel(page).getByRole('link', { name: '前往方案并决定' }).click()
  await page.locator('button:not([aria-disabled])', { hasText: '批准全部' }).click()
  await page.getByText('已批准').first().waitFor()
  await page.goto(`${world.origin}${inbox}&state=done`)
  await openItem(page, '方案待批准')
  await panel(page).getByText('已获批准').waitFor()
  await page.context().close()
})

test('X3 a submission and a proposed rule wait for the approver in English on a telephone, and for nobody of operations', async () => {
  await submitChanged(world.desk, fourMonths)
  const author = await world.open('wulan', { path: '/house-rules/documents.unsentDays' })
  await author.getByLabel('新取值（天）').fill('5')
  await author.getByLabel('更改理由').fill('材料缩短保留')
  await author.getByRole('button', { name: '提议更改' }).click()
  await author.locator('[data-change].decide').waitFor()
  await author.goto(`${world.origin}${inbox}`)
  await openItem(author, '规则更改待确认')
  await panel(author).getByText('由您提出，须由另一人决定。').waitFor()

  const page = await world.open('zhangmin', { path: inbox, width: 390, language: 'en' })
  await openItem(page, 'A submitted programme waits')
  await panel(page)
    .getByText(/Wulan submitted a version of a programme/)
    .waitFor()
  await panel(page).getByText('银发〔2020〕120号').waitFor()
  assert.ok(await fits(page))
  await page.goto(`${world.origin}${inbox}`)
  await openItem(page, 'A change of a rule waits')
  await panel(page)
    .getByText(/Wulan proposes to change/)
    .waitFor()
  await panel(page).locator('[data-part="value"]').waitFor()
  assert.ok(await fits(page))
  await panel(page).getByRole('link', { name: 'To the page of the rule' }).click()
  await page.locator('button:not([aria-disabled])', { hasText: 'Confirm the change' }).click()
  await page.getByRole('region', { name: 'What holds' }).getByText('5 days').waitFor()

  await author.reload()
  await panel(author).getByText('已确认').waitFor()
  const operations = await world.open('batu', { path: inbox })
  await operations.getByText('没有符合条件的待办').waitFor()
  for (const one of [author, page, operations]) await one.context().close()
})

test('UX-32 who only looks finds the buttons disabled with the roles that may', async () => {
  const { store } = world.desk
  const asked = {
    programme: 'icbc-im-2020',
    place: '1503',
    what: '延长一个月',
    why: '管制',
    forWhom: '海勃湾',
  }
  await store.departures.ask({
    ...asked,
    id: 'departure_looked_at',
    untilDay: '2027-04-30',
    answerDays: 5,
    askedBy: 'zhaojianguo',
  })
  const page = await world.open('sunguoqiang', { path: '/work-items?code=departure_asked' })
  await openItem(page, '特例申请待答复')
  assert.equal(await reasonOf(page, '我来办'), '需要以下角色之一：政策起草人、政策审批人')
  await page.context().close()
})
