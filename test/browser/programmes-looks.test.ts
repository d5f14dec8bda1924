// The programme pages as everybody meets them: both widths, both languages, and whoever reads with other means.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { draftChanged, fourMonths, publishChanged, submitChanged } from './versions.ts'
import { openWorld, type World } from './world.ts'

let world: World
let axe: string
let waiting: string

const programme = 'icbc-im-2020'

before(async () => {
  world = await openWorld()
  await publishChanged(world.desk, fourMonths)
  const shorter = {
    file: 'terms/relief.yaml',
    from: 'defaultDays:\n  value: 90',
    to: 'defaultDays:\n  value: 60',
  }
  waiting = await submitChanged(world.desk, shorter)
  await draftChanged(world.desk, shorter)
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
})
after(() => world?.stop())

const sidewaysScroll = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

/** Run in the browser: every text that claims to be in the language of the page. */
const textsOfPage = `[...document.body.querySelectorAll('*')]
  .filter((element) => element.closest('[translate=no], .code, .language-switch, script, style') === null)
  .flatMap((element) => [...element.childNodes])
  .filter((node) => node.nodeType === Node.TEXT_NODE)
  .map((node) => node.textContent)`

interface Report {
  readonly violations: readonly {
    readonly id: string
    readonly impact: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

const pages = [
  '/programmes',
  `/programmes/${programme}`,
  `/programmes/${programme}/versions/1/print`,
  `/programmes/${programme}/compare?from=1&to=2`,
  '/drafts/draft_of_tests?view=files&file=terms/relief.yaml',
  '/submissions/…',
  `/simulate?first=${programme}%402&second=${programme}%401`,
] as const

interface Setting {
  readonly width: number
  readonly language: 'zh' | 'en'
}

/** One browser window for each width and language, in which Wulan has signed in once. */
const windows = new Map<string, Promise<Page>>()

function windowOf(setting: Setting): Promise<Page> {
  const name = JSON.stringify(setting)
  const found = windows.get(name) ?? world.open('wulan', { path: '/', ...setting })
  windows.set(name, found)
  return found
}

/** Shows a page and waits until nothing is on its way any more. */
async function opened(path: string, setting: Setting): Promise<Page> {
  const page = await windowOf(setting)
  await page.goto(`${world.origin}${path.replace('…', waiting)}`)
  await page.locator('h1').first().waitFor()
  await page.locator('.loading').first().waitFor({ state: 'detached' })
  if (path === `/programmes/${programme}`) await openAll(page)
  if (path.startsWith('/simulate')) await tryTwo(page)
  return page
}

async function openAll(page: Page): Promise<void> {
  await page.locator('button[aria-expanded]').click()
  await page.locator('.decision-table tbody tr').first().waitFor()
  for (const group of await page.locator('.case-group summary').all()) await group.click()
}

async function tryTwo(page: Page): Promise<void> {
  await page.locator('.choose-step .ant-btn-primary').click()
  await page.locator('#effect-list tbody tr').first().waitFor()
  await page.locator('canvas').first().waitFor()
}

const settings: readonly Setting[] = (['zh', 'en'] as const).flatMap((language) =>
  [1440, 390].map((width) => ({ width, language })),
)

for (const path of pages) {
  test(`UX-35: ${path} holds at 1440 and 390 px, in both languages, without sideways scrolling`, async () => {
    const look = async (setting: Setting) => {
      const page = await opened(path, setting)
      const tooWide = await page.evaluate(sidewaysScroll)
      assert.equal(tooWide, 0, JSON.stringify(setting))
    }
    await Promise.all(settings.map(look))
  })

  test(`UX-34: axe finds no serious issue on ${path}`, async () => {
    const page = await opened(path, { width: 1440, language: 'zh' })
    await page.evaluate(axe)
    const { violations } = await page.evaluate<Report>(
      `axe.run({ exclude: ['.decision-table'] }, { resultTypes: ['violations'] })`,
    )
    const found = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    assert.deepEqual(found, [])
  })

  test(`X22: ${path} speaks one language at a time, apart from what is quoted`, async () => {
    const [chinese, english] = await Promise.all([
      opened(path, { width: 1440, language: 'zh' }),
      opened(path, { width: 1440, language: 'en' }),
    ])
    assert.deepEqual(await strangeWords(chinese, /[A-Za-z]{2,}/), [])
    assert.deepEqual(await strangeWords(english, /\p{Script=Han}/u), [])
  })
}

/** Texts of the page that match, once quotations, codes, names of people, programmes, files and formats are left aside. */
async function strangeWords(page: Page, words: RegExp): Promise<readonly string[]> {
  const texts = await page.evaluate<readonly string[]>(textsOfPage)
  return texts.filter((text) =>
    words.test(text.replace(/icbc-im-2020|wulan|terms\/relief\.yaml|CSV|Excel/g, '')),
  )
}
