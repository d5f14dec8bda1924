// UX-19 in the browser: the row that was wrong is ticked in the table of the version, and its letters are taken at once.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { publishChanged } from './versions.ts'
import { openWorld, type World } from './world.ts'

let world: World
const asker = 'chenjing'
/** Cards of those who lost their income: not covered by version 1, covered by version 2. */
const corrected = {
  file: 'eligibility.dmn',
  from: 'card_income_lost_covered_answer"><text>false',
  to: 'card_income_lost_covered_answer"><text>true',
}
const form = '/redecisions?version=icbc-im-2020%402&under=1&firstDay=2020-03-31&lastDay=2020-03-31'

before(async () => {
  world = await openWorld()
  await publishChanged(world.desk, corrected)
})
after(() => world?.stop())

const row = (page: Page, number: number) =>
  page.getByRole('checkbox', { name: new RegExp(`^row ${number} `) })
const button = (page: Page, name: RegExp) => page.getByRole('button', { name })

test('UX-31 what is filled in stands in the address: another person opens the same form', async () => {
  const page = await world.open(asker, { path: form, language: 'en' })
  await row(page, 8).click()
  await page.waitForURL(/[?&]rows=8(&|$)/)
  const { pathname, search } = new URL(page.url())
  const other = await world.open('zhangmin', { path: pathname + search, language: 'en', width: 390 })
  assert.equal(await row(other, 8).isChecked(), true)
  assert.equal(await row(other, 3).isChecked(), false)
  await other.context().close()
  await page.context().close()
})

test('UX-19 UX-9 a row that refuses nobody cannot be ticked; who was refused by one is listed, as many as file, letters and sheets of paper, Chinese before and English behind, say', async () => {
  const page = await world.open(asker, { path: `${form}&rows=8`, language: 'en' })
  assert.equal(await row(page, 1).isDisabled(), true)
  await page.getByLabel('Why it is decided again').fill('收入中断的信用卡客户被误判')
  await button(page, /^Re-decide$/).click()
  await button(page, /^See the result$/).click()
  await page.getByRole('heading', { level: 1, name: 'Refused by row 8 of version 1' }).waitFor()
  const rows = page.getByRole('table').locator('tbody tr')
  await rows.first().waitFor()
  const [redecision] = await world.desk.store.redecisions.list({ limit: 1 })
  const { accounts } = redecision!.sums
  assert.ok(accounts > 0)
  assert.equal(await rows.count(), accounts)
  await page.getByText(`${accounts} accounts fit`).waitFor()
  assert.match(
    await rows.first().innerText(),
    /Kind not covered · row 8\s+(Granted|Evidence pending) · row 8/,
  )
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Chinese with English below, one file to print' }).click()
  const letters = await readFile(await (await waiting).path(), 'utf8')
  assert.equal(letters.match(/<article>/g)?.length, accounts)
  const paper = await page.context().newPage()
  await paper.setContent(letters)
  const pdf = await paper.pdf({ preferCSSPageSize: true })
  assert.equal([...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length, 2 * accounts)
  await page.context().close()
})

test('S1.8 UX-8 a letter is read on its page, and the auditor sees at the customer who read it', async () => {
  const [redecision] = await world.desk.store.redecisions.list({ limit: 1 })
  const { items } = await world.desk.store.redecisions.inFull(redecision!.id, { from: 0, limit: 1 }, [''])
  const [{ account, people }] = items as [(typeof items)[number]]
  const path = `/redecisions/${redecision!.id}/accounts/${account}`
  const page = await world.open('batu', { path, language: 'zh', width: 390 })
  await page.getByRole('heading', { name: '致客户的信' }).waitFor()
  assert.match(await page.locator('.letter').innerText(), /60 日内[\s\S]*15 日内/)
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390)
  const [{ id: owner }] = people as unknown as [{ readonly id: string }]
  await page.emulateMedia({ media: 'print' })
  await page.getByText(`客户编号 ${owner}`).waitFor()
  const printed = await page.locator('main').innerText()
  assert.ok(!printed.includes(account) && !printed.includes('截至'), printed)
  await page.context().close()
  const looks = await world.desk.store.customerViews.list({ customer: owner, limit: 10, regions: [''] })
  assert.deepEqual(looks.filter(({ act }) => act === 'letter').map(({ person }) => person)[0], 'batu')
})
