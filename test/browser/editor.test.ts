// The table editor as an author uses it: rows, columns, pasted blocks, checks on the rows and cases beside them.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { openWorld, type World } from './world.ts'

let world: World
let page: Page

const address = '/programmes/icbc-im-2020/submit?file=eligibility.dmn'

before(async () => {
  world = await openWorld()
})
after(() => world?.stop())

/** A fresh page for each test: nothing is kept in the browser. */
async function openTable(settings: { language?: 'zh' | 'en'; width?: number } = {}): Promise<void> {
  page = await world.open('wulan', { path: address, language: 'en', ...settings })
  await cell(1, 1).waitFor()
  await page.locator('.cases-beside .badge').first().waitFor()
}

const rows = (): Locator => page.locator('.decision-table tbody tr')
const cell = (row: number, column: number): Locator =>
  rows()
    .nth(row - 1)
    .locator('[role=textbox]')
    .nth(column - 1)
const kinds = (): Promise<readonly string[]> =>
  rows().evaluateAll((all) =>
    all.map((row) => row.querySelectorAll('[role=textbox]')[1]!.textContent!.trim()),
  )
const checks = () => page.getByRole('region', { name: 'Checks' })
const finding = (text: string | RegExp) => checks().locator('.finding').filter({ hasText: text })
const isSound = () => checks().getByText('No gap, no overlap, no mistake in this table.').waitFor()
const press = (keys: string) => page.keyboard.press(keys)
const focusedAt = (label: string) =>
  page.waitForFunction((own) => document.activeElement?.getAttribute('aria-label') === own, label)

test('UX-39 a row is duplicated with one key, the new row is selected, and one undo takes it back', async () => {
  await openTable()
  await cell(3, 2).click()
  await press('Control+d')
  await focusedAt('Row 4 · 情形 kind of circumstance')
  assert.deepEqual((await kinds()).slice(2, 4), ['"frontline"', '"frontline"'])
  await finding('Rows 3, 4').waitFor()
  await press('Control+z')
  await isSound()
  assert.equal(await rows().count(), 8)
  await press('Control+y')
  await finding('Overlap: several rows answer').waitFor()
  assert.equal(await rows().count(), 9)
  await page.context().close()
})

test('UX-17 an overlap is marked on its rows for eye and screen reader, and the finding leads to the row', async () => {
  await openTable()
  await cell(4, 2).click()
  await page.locator('.cell-bar').getByRole('button', { name: 'Any' }).click()
  await finding('Rows 1, 4').waitFor()
  assert.equal(await rows().nth(3).getAttribute('data-mark'), 'fault')
  assert.match(
    (await rows().nth(3).locator('.rule-index').getAttribute('aria-label'))!,
    /^Row 4; Overlap: several rows answer For example: .*Personal loan/,
  )
  assert.equal(await rows().nth(4).getAttribute('data-mark'), null)
  await cell(8, 1).click()
  await finding('Rows 1, 4').click()
  await focusedAt('Row 4 · 产品 product')
  await page.context().close()
})

test('UX-16 the cases run as the table changes: red says how, lights its row, and keeps the author from submitting', async () => {
  await openTable()
  await cell(7, 3).click()
  await page.locator('.cell-bar').getByRole('button', { name: 'no' }).click()
  const cases = page.getByRole('region', { name: 'Cases' })
  await cases.getByText(/^\d+ of 51 cases do not hold$/).waitFor()
  await cases.getByRole('button', { name: /^fails the nurse paid a late fee/ }).click()
  await page.locator('tr[data-fired]').first().waitFor()
  assert.match((await rows().nth(6).locator('.rule-index').getAttribute('aria-label'))!, /This row answers/)
  assert.equal(await page.locator('tr[data-fired]').count(), 1)
  await page.getByText(/findings are to be put right before it is submitted/).waitFor()
  assert.equal(
    await page.getByRole('button', { name: 'Submit for approval' }).getAttribute('aria-disabled'),
    'true',
  )
  await cell(7, 3).click()
  await press('Control+z')
  await cases.getByText('All 51 cases hold').waitFor()
  await page.context().close()
})

test('UX-39 what the editor writes keeps ids and namespaces, and the check reads it back without a finding', async () => {
  await openTable()
  const shipped = await textOfFile()
  await cell(1, 6).click()
  await press('End')
  await page.keyboard.type(' ')
  await page.getByText('Changed: eligibility.dmn').waitFor()
  await isSound()
  const written = await textOfFile()
  const idsIn = (xml: string) => [...xml.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  const namesIn = (xml: string) => [...xml.matchAll(/xmlns(?::\w+)?="([^"]+)"/g)].map(([, name]) => name)
  assert.deepEqual(idsIn(written), idsIn(shipped))
  assert.deepEqual(namesIn(written), namesIn(shipped))
  assert.equal(written.match(/<annotationEntry>/g)?.length, 8)
  assert.doesNotMatch(written, /<description>/)
  await page.context().close()
})

async function textOfFile(): Promise<string> {
  await page.getByText('Text', { exact: true }).click()
  const text = await page.getByLabel('Text of the file').inputValue()
  await page.getByText('Table', { exact: true }).click()
  await cell(1, 1).waitFor()
  return text
}
