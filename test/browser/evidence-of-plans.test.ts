// What is taken away from a plan: on paper, as a file, as a proof; and a list too long for any screen.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { planOfRows } from '../../src/api/plan-of-rows-for-tests.ts'
import { checkProofFile } from '../../src/evidence/index.ts'
import { isRefusal } from '../../src/kernel/index.ts'
import { openWorld, type World } from './world.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.stop())

test('UX-10 the proof of a decision is taken from the page of an account, holds offline, and not with one byte changed', async () => {
  const page = await world.open('sunguoqiang', { path: `/plans/${world.plan}/corrections` })
  await page.locator('tbody th a').first().click()
  await page.getByRole('button', { name: '查看证明' }).click()
  const taken = page.waitForEvent('download')
  await page
    .getByRole('link', { name: /^下载第 \d+ 条的证明$/ })
    .first()
    .click()
  const bytes = await readFile(await (await taken).path())
  const proof = checkProofFile(bytes)
  assert.ok(!isRefusal(proof))
  assert.deepEqual([proof.entry.kind, proof.entry.subject], ['plan_drafted', world.plan])
  assert.match(
    await page.locator('pre.command').innerText(),
    new RegExp(`evidence check .* --root ${proof.root}$`),
  )
  for (const at of [40, bytes.length >> 1, bytes.length - 3]) {
    const changed = Buffer.from(bytes)
    changed[at] = changed[at]! ^ 1
    assert.ok(isRefusal(checkProofFile(changed)), `byte ${at}`)
  }
})

test('S2.5 the fee of a donation transfer leads to the rule that frees it', async () => {
  const path = `/plans/${world.plan}/corrections?measure=donation-fees`
  const page = await world.open('lina', { path })
  await page.locator('tbody th a').first().click()
  await page.getByRole('heading', { name: '这是一笔转账' }).waitFor()
  await page
    .getByText(/^(?:退还|免收)费用：/)
    .first()
    .waitFor()
})

test('UX-9 what is downloaded is what the filters show', async () => {
  const path = `/plans/${world.plan}/corrections?kind=hold_contact&league=1501`
  const page = await world.open('lina', { path, language: 'en' })
  const words = await page.getByText(/^[\d,]+ corrections fit$/).innerText()
  const shown = Number(words.replace(/\D/g, ''))
  const taken = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download CSV' }).click()
  const download = await taken
  assert.match(download.suggestedFilename(), /^corrections-2020-03-31-plan_\w+\.csv$/)
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
  assert.equal(lines.length, shown + 2)
  assert.equal(lines.at(-1), `#end,${shown}`)
})

let long: Promise<string> | undefined
const longPlan = (): Promise<string> => {
  long ??= planOfRows(world.desk, 250_000, '2020-03-31')
  return long
}

for (const width of [1440, 390]) {
  test(`UX-6 250,000 corrections are scrolled at ${width} pixels with a screen of rows in memory`, async () => {
    const plan = await longPlan()
    const page = await world.open('lina', { width, language: 'en', path: `/plans/${plan}/corrections` })
    await page.getByText('250,000 corrections fit').waitFor()
    const list = page.locator('.row-window')
    await list.locator('th a', { hasText: 'B0000000000' }).first().waitFor()
    await list.evaluate((element) => {
      element.scrollTop = element.scrollHeight
    })
    await list.locator('th a', { hasText: 'B0000016666' }).first().waitFor()
    assert.ok((await page.locator('tbody tr').count()) < 80)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    assert.ok(wide <= width, `${wide}`)
    await page.context().close()
  })
}

/** Pages, and the streams of a PDF unpacked. */
function paperOf(pdf: Buffer): { readonly pages: number; readonly texts: number } {
  const pages = [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length
  let texts = 0
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    const content = pdf.subarray(at + 7, pdf.indexOf('endstream', at))
    try {
      texts += [
        ...inflateSync(content)
          .toString('latin1')
          .matchAll(/\bT[jJ]\b/g),
      ].length
    } catch {
      texts += 0
    }
  }
  return { pages, texts }
}

for (const [what, path] of [
  ['a plan', () => `/plans/${world.plan}`],
  ['a programme', () => '/programmes/icbc-im-2020/versions/1/print'],
] as const) {
  test(`X20 ${what} is printed on paper: no navigation, no button, nothing cut off at the side`, async () => {
    const page = await world.open('sunguoqiang', { path: path(), language: 'en' })
    await page.locator('h1').first().waitFor()
    await page.waitForFunction(() => document.querySelector('.loading') === null)
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('.frame-nav').isVisible(), false)
    assert.equal(await page.locator('main button:visible').count(), 0)
    const paper = { width: 794, height: 1123 }
    await page.setViewportSize(paper)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    assert.ok(wide <= paper.width, `${wide}`)
    const { pages, texts } = paperOf(await page.pdf({ format: 'A4' }))
    assert.ok(pages >= 1 && pages < 30 && texts > 50, JSON.stringify({ pages, texts }))
  })
}
