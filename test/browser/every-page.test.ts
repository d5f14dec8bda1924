// What holds on every page: both widths, both languages, readable by a screen reader, quiet under the strict policy.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openWorld, type World } from './world.ts'

let world: World
let account = ''

before(async () => {
  world = await openWorld()
  account = await accountOfPlan()
})
after(() => world.stop())

const pages = (): readonly string[] => [
  '/',
  '/plans',
  `/plans/${world.plan}`,
  `/plans/${world.plan}/corrections?kind=amend_credit_record`,
  `/plans/${world.plan}/accounts/${account}`,
  '/work-items',
  '/audit',
  '/nowhere',
]

/** An account of the plan whose credit record is amended: it has a story to tell. */
async function accountOfPlan(): Promise<string> {
  const page = await world.open('lina', { path: `/plans/${world.plan}/corrections?kind=amend_credit_record` })
  const found = await page.locator('tbody th a').first().textContent()
  await page.context().close()
  return found!
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(`${world.origin}${path}`)
  await page.locator('h1').waitFor()
  await page.waitForFunction(() => document.querySelector('.loading') === null)
  await page.evaluate(() => document.fonts.ready)
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string }[]
}

async function seriousIssues(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    const own = window as unknown as { axe: { run(): Promise<{ violations: readonly Finding[] }> } }
    return (await own.axe.run()).violations
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 160)}`)
}

/** What a person sees, without codes and without what is said to be of the other language. */
const visibleText = (page: Page, language: 'zh' | 'en'): Promise<string> =>
  page.evaluate((own) => {
    const body = document.body.cloneNode(true) as HTMLElement
    const foreign = own === 'zh' ? '[lang="en"]' : '[lang="zh-CN"]'
    for (const element of body.querySelectorAll(`.code, script, ${foreign}`)) element.remove()
    return [...body.querySelectorAll('*')]
      .flatMap((element) => [...element.childNodes])
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent)
      .join('\n')
  }, language)

for (const [width, language] of [
  [1440, 'zh'],
  [390, 'en'],
] as const) {
  test(`UX-26: no page has a serious issue for a screen reader, ${width} pixels wide, in ${language}`, async () => {
    const page = await world.open('lina', { width, language })
    for (const path of pages()) {
      await goTo(page, path)
      assert.deepEqual(await seriousIssues(page), [], path)
    }
    const door = await world.open('', { path: '/', width, language })
    await door.locator('h1').waitFor()
    assert.deepEqual(await seriousIssues(door), [])
  })
}

for (const width of [1440, 390]) {
  test(`UX-20: no page scrolls sideways at ${width} pixels`, async () => {
    for (const language of ['zh', 'en'] as const) {
      const page = await world.open('lina', { width, language })
      for (const path of pages()) {
        await goTo(page, path)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        assert.ok(wide <= width, `${path} in ${language} is ${wide} wide`)
      }
      await page.context().close()
    }
  })
}

test('UX-27: the language switch leaves no word of the other language, and loads nothing anew', async () => {
  const page = await world.open('lina', { language: 'zh' })
  for (const path of pages()) {
    await goTo(page, path)
    assert.doesNotMatch(await visibleText(page, 'zh'), /[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}/, path)
    await page.evaluate(() => document.body.setAttribute('data-same-page', ''))
    await page.getByRole('button', { name: 'English' }).click()
    assert.doesNotMatch(await visibleText(page, 'en'), /\p{Script=Han}/u, path)
    assert.equal(await page.locator('body[data-same-page]').count(), 1)
    await page.getByRole('button', { name: '中文' }).click()
  }
})

test('UX-34: no page shows null, undefined, NaN or an invalid date', async () => {
  const page = await world.open('sunguoqiang', { language: 'en' })
  for (const path of pages()) {
    await goTo(page, path)
    assert.doesNotMatch(await visibleText(page, 'en'), /\b(?:null|undefined|NaN|Invalid Date)\b/, path)
  }
})

test('X24: the strict policy is broken by nothing on any page', async () => {
  const page = await world.open('lina')
  const broken: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) broken.push(message.text())
  })
  page.on('pageerror', (error) => broken.push(String(error)))
  for (const path of pages()) await goTo(page, path)
  assert.deepEqual(broken, [])
})

test('UX-30: the scripts of the first page are less than 600 kB packed', async () => {
  const page = await world.open('')
  const context = await world.browser.newContext()
  const first = await context.newPage()
  let bytes = 0
  first.on('response', (answer) => {
    if (answer.url().endsWith('.js')) bytes += Number(answer.headers()['content-length'] ?? 0)
  })
  await first.goto(world.origin)
  await first.locator('h1').waitFor()
  assert.ok(bytes > 0 && bytes < 600_000, `${bytes}`)
  await page.context().close()
})

test('UX-26: a plan is approved with the keyboard alone', async () => {
  const page = await world.open('batu', { path: `/plans/${world.plan}` })
  await page.locator('button:not(.is-off)', { hasText: '批准全部' }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  for (let steps = 0; steps < 12; steps++) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => document.activeElement?.textContent ?? '')
    if (name.startsWith('批准全部')) break
  }
  await page.keyboard.press('Enter')
  await page.getByText(/由 batu 于 .* 批准/).waitFor()
  assert.equal((await world.desk.store.plans.plan(world.plan)).state, 'approved')
})
