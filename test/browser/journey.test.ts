// The whole journey by four people: write, try, submit, publish, draft a plan under it, approve, apply, verify.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openWorld, type World } from './world.ts'

let world: World
let draft: string
let plan: string

const programme = 'icbc-im-2020'
const title = 'Financial services for personal customers during the epidemic, ICBC Inner Mongolia Branch'

before(async () => {
  world = await openWorld()
})
after(() => world?.stop())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const path = (page: Page) => new URL(page.url()).pathname
const cell = (page: Page, row: number, column: number) =>
  page
    .locator('.decision-table tbody tr')
    .nth(row - 1)
    .locator('[role=textbox]')
    .nth(column - 1)
const granted = async (page: Page, run: number) => {
  const text = await page.locator('table[data-runs=totals] tr[data-row=granted] td').nth(run).innerText()
  return Number(text.replaceAll(',', ''))
}
const changed = (text: string, from: string, to: string): string => {
  assert.ok(text.includes(from), from)
  return text.replace(from, to)
}

interface Item {
  readonly account: string
  readonly kind: string
  readonly correction: { readonly account: string; readonly kind: string }
}

/** All that a list of the API holds, asked with the session of the page. */
const listed = (page: Page, address: string): Promise<readonly Item[]> =>
  page.evaluate(async (from) => {
    const items: Item[] = []
    for (let cursor = ''; ; ) {
      const answer = await (await fetch(`${from}&limit=100${cursor}`)).json()
      items.push(...answer.items)
      if (answer.next === undefined) return items
      cursor = `&cursor=${encodeURIComponent(answer.next)}`
    }
  }, address)

test('E2E-write: who lost the income is covered for cards too; the cases that say otherwise turn red', async () => {
  const page = await world.open('wulan', { path: `/programmes/${programme}/versions/1`, language: 'en' })
  await button(page, 'Change and submit').click()
  await page.waitForURL('**/drafts/*')
  draft = path(page)
  await page.goto(`${world.origin}${draft}?view=files&file=eligibility.dmn`)
  await cell(page, 8, 3).click()
  await page.locator('.cell-bar').getByRole('button', { name: 'yes' }).click()
  await page.getByText('2 of 51 cases do not hold').waitFor()
  await page.getByText('Saved (2)').waitFor()
  await page.goto(`${world.origin}${draft}?view=files&file=cases/card-relief.yaml`)
  const text = page.getByLabel('Text of the file')
  await text.fill(casesThatCover(await text.inputValue()))
  await page.getByText('Saved (3)').waitFor()
  await page.getByText(/^Nothing is wrong:/).waitFor()
})

/** The two cases of cards that expected a refusal expect a grant, and evidence before it. */
function casesThatCover(text: string): string {
  const notCovered = '{ outcome: refused, code: kind_not_covered }'
  const nothing =
    ', deferred: [], daysPastDue: { standing: 50, entitled: 50 }, corrections: [], exceptions: []'
  const moved = '{ outcome: granted }, deferred: [{ debt: s1, from: 2020-02-10, to: 2020-05-10 }]'
  const granted = changed(text, `${notCovered}${nothing}`, moved)
  return changed(granted, notCovered, '{ outcome: refused, code: evidence_pending }')
}

test('UX-18: the author tries it beside the version in force and sees more accounts granted', async () => {
  const page = await world.open('wulan', { path: `${draft}?view=effect`, language: 'en' })
  await button(page, 'Try it beside the version in force').click()
  await page.locator('table[data-runs=leagues]').waitFor()
  assert.ok((await granted(page, 1)) > (await granted(page, 0)))
})

test('X1: its author cannot publish it; another person publishes version 2', async () => {
  const author = await world.open('wulan', { path: draft, language: 'en' })
  await author.getByText(/^Nothing is wrong:/).waitFor()
  await author.getByLabel('Why it is changed').fill('工银内蒙发〔2020〕41号')
  await button(author, 'Submit for approval').click()
  await author.waitForURL('**/submissions/*')
  await author.getByText('You wrote this; another person must publish it.').first().waitFor()
  assert.equal(await button(author, /^Publish as/).getAttribute('aria-disabled'), 'true')
  const approver = await world.open('zhangmin', { path: path(author), language: 'en' })
  await button(approver, 'Publish as version 2').click()
  await approver.waitForURL(`**/programmes/${programme}/versions/2`)
  const published = (await world.desk.store.programmes.findLatest(programme))!
  assert.deepEqual([published.version, published.author, published.approver], [2, 'wulan', 'zhangmin'])
})

test('E2E-draft: the plan is drafted under the version just published, and its drafter cannot approve it', async () => {
  const page = await world.open('lina', { path: '/plans', language: 'en' })
  await page.getByTitle(`${title}, version 2 · ${programme}`).waitFor()
  await button(page, /^Draft the plan of/).click()
  await page.getByText(/^Drafted: [\d,]+ corrections/).waitFor()
  await page.getByRole('status').getByRole('link', { name: 'See the plan' }).click()
  await page.waitForURL('**/plans/*')
  await page.locator('header').getByText(`${title}, version 2`).waitFor()
  plan = path(page).split('/').at(-1)!
  assert.notEqual(plan, world.plan)
  assert.equal(await button(page, /^Approve all/).getAttribute('aria-disabled'), 'true')
  await page.goto(`${world.origin}/plans`)
  const waiting = page.locator('section.card').filter({ hasText: 'Waiting for a decision' })
  const cells = waiting.locator('td[data-label=Programme]')
  await cells.filter({ hasText: title }).nth(1).waitFor()
  const versions = await cells.allInnerTexts()
  assert.deepEqual(
    versions.toSorted(),
    [1, 2].map((version) => `${title}, version ${version} ${programme}`),
  )
})

test('E2E-apply: another person approves and applies it, imports the next book and verifies it', async () => {
  const page = await world.open('batu', { path: `/plans/${plan}`, language: 'en' })
  await button(page, /^Approve all/).click()
  await button(page, /^Apply exactly these/).click()
  await page.getByRole('heading', { name: 'What the systems answered' }).waitFor()
  await page.goto(`${world.origin}/plans`)
  await button(page, /^Import the extract of/).click()
  await page.getByText(/^The book of .* is imported/).waitFor()
  await page.goto(`${world.origin}/plans/${plan}`)
  await button(page, /^Verify with the book of/).click()
  await page.getByText('Done', { exact: true }).first().waitFor()
  const { verdicts, corrections } = (await world.desk.store.runs.findRun(plan))!
  assert.equal(verdicts.length, 1)
  const { done, open, undone } = verdicts[0]!
  assert.equal(done + open + undone, corrections)
  assert.ok(done > open)
})

test('E2E-verify: nobody calls a cardholder any more whom version 1 did not cover; the next book shows it', async () => {
  const page = await world.open('batu', { path: `/plans/${plan}`, language: 'en' })
  const account = await newlyHeld(page)
  const words = page.locator('.sentences')
  await page.goto(`${world.origin}/plans/${world.plan}/accounts/${account}`)
  await words.getByText('Relief is refused: kind not covered').waitFor()
  await words.getByText('Nothing to correct').waitFor()
  await page.goto(`${world.origin}/plans/${plan}/accounts/${account}`)
  await words.getByText('Suspended until it is released: collection by hotline agents').waitFor()
  assert.doesNotMatch(await words.innerText(), /kind not covered/)
  await page.goto(`${world.origin}/plans/${plan}/outcomes?part=verified`)
  const rows = page.locator('tbody tr')
  await rows.first().waitFor()
  const own = rows.filter({ hasText: account })
  while ((await own.count()) === 0) {
    const shown = await rows.count()
    await button(page, /^Show \d+ more$/).click()
    await rows.nth(shown).waitFor()
  }
  assert.match(await own.first().innerText(), /The book shows it/)
})

/** An account with a hold that only version 2 asks for and that stands in the next book. */
async function newlyHeld(page: Page): Promise<string> {
  const before = await listed(page, `/api/plans/${world.plan}/corrections?kind=hold_contact`)
  const known = new Set(before.map(({ account }) => account))
  const verified = await listed(page, `/api/plans/${plan}/outcomes?part=verified`)
  const held = verified.map(({ correction }) => correction).filter(({ kind }) => kind === 'hold_contact')
  const found = held.find(({ account }) => !known.has(account))
  assert.ok(found !== undefined, 'no hold under the new rule alone')
  return found.account
}
