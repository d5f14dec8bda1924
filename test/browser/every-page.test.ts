// What holds on every page of the router: both widths, both languages, readable by a screen reader, quiet, explained.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { notYetNamed } from '../../src/console/people/not-yet-named.ts'
import { helpWords } from '../../src/console/words/help.ts'
import { isRefusal } from '../../src/kernel/index.ts'
import { reportChannel, reportServices } from '../../src/operations/index.ts'
import { roles } from '../../src/organisation/index.ts'
import { fillDirectory } from './directory.ts'
import { keepList } from './kept-list.ts'
import { Keyboard } from './keyboard.ts'
import { placesWith, routePatterns, unknownPlaces } from './places.ts'
import { keepRedecision } from './redecided.ts'
import { draftChanged, fourMonths, submitChanged } from './versions.ts'
import { openWorld, type World } from './world.ts'

let world: World
let places: readonly string[]
/** Addresses of what does not exist: every blank wrong, or the last one alone. */
let nowhere: readonly string[]
/** The plan that waits under the newest version. */
let plan: string
let desk: Awaited<ReturnType<typeof crawl>>
let hand: Awaited<ReturnType<typeof crawl>>

/** Somebody who may see everything, so that every page has something to show. */
const seesAll = 'sunguoqiang'

before(async () => {
  world = await openWorld()
  const people = await fillDirectory(world.desk)
  const { customer } = people.find(({ accounts }) => accounts.length > 1)!
  for (const role of roles.filter((one) => one !== 'auditor'))
    await world.desk.store.organisation.assign({ person: seesAll, role, node: 'inner_mongolia', by: 'saren' })
  const submission = await submitChanged(world.desk, fourMonths)
  const draft = await draftChanged(world.desk, fourMonths)
  const programme = { programme: 'icbc-im-2020', version: '1', submission, draft }
  const { redecision, plan: waiting } = await keepRedecision(world.desk)
  plan = waiting
  const account = await accountOfPlan()
  await reportClosed('wuhai.haibowan')
  await reportStopped('hotline')
  const things = {
    redecision,
    list: await keepList(world.desk, people),
    plan,
    account,
    customer,
    person: 'lina',
    rule: 'deadlines.ownMistake',
    node: 'wuhai.haibowan',
    channel: 'hotline',
    ...programme,
  }
  places = placesWith(things)
  nowhere = unknownPlaces(things)
  const crawled = await Promise.all([
    crawl({ width: 1440, first: 'zh', zone: 'Pacific/Kiritimati' }),
    crawl({ width: 390, first: 'en', zone: 'Etc/GMT+12' }),
  ])
  desk = crawled[0]
  hand = crawled[1]
})
after(() => world.stop())

/** An outlet says what it closed, and later what runs, so that its history tells something. */
async function reportClosed(node: string): Promise<void> {
  const by = { node, person: 'lina', nodes: [node] }
  const closed = { service: 'cash', state: 'closed', reason: '封控', alternative: 'wuhai.wuda' } as const
  for (const report of [closed, { service: 'cards', state: 'running' } as const])
    assert.ok(!isRefusal(await reportServices(world.desk, { ...by, reports: [report] })))
}

/** A channel stops and is back, so that its history tells something. */
async function reportStopped(channel: string): Promise<void> {
  const by = { channel, caller: 'liuyang', isMachine: false }
  for (const report of [{ state: 'stopped', reason: '线路故障' } as const, { state: 'running' } as const])
    assert.ok(!isRefusal(await reportChannel(world.desk, { ...by, ...report })))
}

/** An account of the plan whose credit record is amended: it has a story to tell. */
async function accountOfPlan(): Promise<string> {
  const page = await world.open('lina', { path: `/plans/${plan}/corrections?kind=amend_credit_record` })
  const found = await page.locator('tbody th a').first().textContent()
  await page.context().close()
  return found!
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(`${world.origin}${path}`)
  await page.locator('h1, .failed').first().waitFor()
  await page.waitForFunction(() => document.querySelector('.loading, [aria-busy=true]') === null)
  await page.waitForFunction((coming) => !document.body.innerText.includes(coming), notYetNamed)
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
    const own = window as unknown as {
      axe: { run(wish: object): Promise<{ violations: readonly Finding[] }> }
    }
    return (await own.axe.run({ resultTypes: ['violations'] })).violations
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 160)}`)
}

/** What a person sees, without the title told again, codes, names of customers, and what is quoted in the language it was written in. */
const visibleText = (page: Page, language: 'zh' | 'en'): Promise<string> =>
  page.evaluate((own) => {
    const body = document.body.cloneNode(true) as HTMLElement
    const foreign = own === 'zh' ? '[lang="en"]' : '[lang="zh-CN"]'
    for (const element of body.querySelectorAll(`.told, .code, [translate=no], script, ${foreign}`))
      element.remove()
    return [...body.querySelectorAll('*')]
      .flatMap((element) => [...element.childNodes])
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent)
      .join('\n')
      .replace(/\*+\p{Script=Han}/gu, '')
  }, language)

/** What was found on a page in one width, read in one language and then, without loading anew, in the other. */
interface Visit {
  readonly path: string
  readonly issues: readonly string[]
  readonly wide: number
  readonly text: Readonly<Record<'zh' | 'en', string>>
  readonly wasLoadedAnew: boolean
}

interface Crawl {
  readonly width: number
  readonly first: 'zh' | 'en'
  readonly zone: string
}

const other = { zh: 'en', en: 'zh' } as const
const switchTo = { zh: '中文', en: 'English' } as const

async function visit(page: Page, path: string, { first }: Crawl): Promise<Visit> {
  await goTo(page, path)
  const issues = await seriousIssues(page)
  const second = other[first]
  const [text, wide] = [await visibleText(page, first), await widthOf(page)]
  await page.evaluate(() => document.body.setAttribute('data-same-page', ''))
  await page.getByRole('button', { name: switchTo[second] }).first().click()
  const said = { [first]: text, [second]: await visibleText(page, second) } as Visit['text']
  const wasLoadedAnew = (await page.locator('body[data-same-page]').count()) === 0
  const wideToo = await widthOf(page)
  await page.getByRole('button', { name: switchTo[first] }).first().click()
  return { path, issues, wide: Math.max(wide, wideToo), text: said, wasLoadedAnew }
}

const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth)

async function crawl(settings: Crawl): Promise<{ visits: readonly Visit[]; broken: readonly string[] }> {
  const { width, first, zone } = settings
  const page = await world.open(seesAll, { width, language: first, zone, path: '/' })
  const broken: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) broken.push(message.text())
  })
  page.on('pageerror', (error) => broken.push(String(error)))
  const visits: Visit[] = []
  for (const path of places) visits.push(await visit(page, path, settings))
  await page.context().close()
  return { visits, broken }
}

const bothOf = () => [...desk.visits, ...hand.visits]

test('UX-26: no page has a serious issue for a screen reader, on a desk in Chinese and in a hand in English', () => {
  assert.ok(places.length >= 16)
  assert.deepEqual(
    bothOf().flatMap(({ path, issues }) => issues.map((issue) => `${path} ${issue}`)),
    [],
  )
})

test('UX-20: no page scrolls sideways at 1440 and 390 pixels, in either language', () => {
  const tooWide = (visits: readonly Visit[], width: number) =>
    visits.filter(({ wide }) => wide > width).map(({ path, wide }) => `${path} is ${wide} wide`)
  assert.deepEqual([...tooWide(desk.visits, 1440), ...tooWide(hand.visits, 390)], [])
})

/** A code where a word should stand: `hold_contact`, `dueDay`. */
const codeWithoutWord = /.*\b(?:[a-z]+_[a-z]+|[a-z]+[A-Z][a-z]+)\w*\b.*/g

test('UX-27: the language switch leaves no word of the other language, and loads nothing anew', () => {
  const mixed = bothOf().flatMap(({ path, text }) => [
    ...(text.zh.match(/.*[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}.*/g) ?? []).map(
      (line) => `${path} zh: ${line}`,
    ),
    ...(text.en.match(/.*\p{Script=Han}.*/gu) ?? []).map((line) => `${path} en: ${line}`),
    ...Object.entries(text).flatMap(([language, said]) =>
      (said.match(codeWithoutWord) ?? []).map((line) => `${path} ${language}: ${line}`),
    ),
  ])
  assert.deepEqual(mixed, [])
  assert.ok(bothOf().every(({ wasLoadedAnew }) => !wasLoadedAnew))
})

/** Forms and notices that show nothing the server answered. */
const withoutFigures = ['/customers', '/programmes/declare', '/signed-in-again', '/nowhere']

test('UX-40: every page says as of when what it shows was answered, in both languages', () => {
  const silent = bothOf().filter(
    ({ text }) => !/本页数据截至 \d{4}年/.test(text.zh) || !/This page is as of \d+ \w+ \d{4}/.test(text.en),
  )
  assert.deepEqual(
    silent.map(({ path }) => path).filter((path) => !withoutFigures.includes(path)),
    [],
  )
})

test('UX-34: no page shows null, undefined, NaN or an invalid date', () => {
  const wrong = bothOf().flatMap(({ path, text }) =>
    (text.en.match(/.*\b(?:null|undefined|NaN|Invalid Date)\b.*/g) ?? []).map((line) => `${path}: ${line}`),
  )
  assert.deepEqual(wrong, [])
})

/** The days a text names, as one reads them. */
const daysIn = (text: string): readonly string[] => [
  ...new Set(text.match(/\d{4}年\d{1,2}月\d{1,2}日|\d{1,2} [A-Z][a-z]+ \d{4}/g)),
]

test('UX-34: browsers at UTC+14, UTC−12 and in New York read the same days on every page', async () => {
  const days = (visits: readonly Visit[]) =>
    visits
      .filter(({ path }) => !withoutFigures.includes(path))
      .map(({ path, text }) => [path, daysIn(text.en), daysIn(text.zh)])
  assert.ok(desk.visits.flatMap(({ text }) => daysIn(text.en)).length > 50)
  assert.deepEqual(days(hand.visits), days(desk.visits))
  const page = await world.open(seesAll, { language: 'en', zone: 'America/New_York' })
  for (const { path, text } of desk.visits.filter(({ path: one }) => ['/plans', '/audit'].includes(one))) {
    await goTo(page, path)
    assert.deepEqual(daysIn(await visibleText(page, 'en')), daysIn(text.en), path)
  }
  await page.context().close()
})

test('X24: the strict policy is broken by nothing on any page', () => {
  assert.deepEqual([...desk.broken, ...hand.broken], [])
})

test('UX-26: every page says what it is for, in a paragraph of its own', () => {
  assert.deepEqual(Object.keys(helpWords).toSorted(), routePatterns().toSorted())
})

test('UX-26: an address of what does not exist has a heading, says what was not found, and leads on, in both languages', async () => {
  assert.ok(nowhere.length >= 20)
  await Promise.all(
    (['zh', 'en'] as const).map(async (language) => {
      const width = { zh: 1440, en: 390 }[language]
      const page = await world.open(seesAll, { width, language, path: '/' })
      for (const path of [...nowhere, '/work-items?item=999999']) {
        await goTo(page, path)
        const sentence = page.getByText(
          { zh: /没有|地址中的编号/, en: /no such|Nothing|Nobody|No such/i }[language],
        )
        await sentence.first().waitFor()
        assert.equal(await page.locator('h1').count(), 1, path)
        const text = await visibleText(page, language)
        assert.doesNotMatch(text, /代码|code /, path)
        assert.ok((await page.locator('#content a').count()) > 0, path)
        assert.ok((await widthOf(page)) <= width, path)
      }
      assert.deepEqual(await seriousIssues(page), [])
      await page.context().close()
    }),
  )
})

test('UX-26: the door has no serious issue for a screen reader', async () => {
  const door = await world.open('', { path: '/' })
  await door.locator('h1').waitFor()
  assert.deepEqual(await seriousIssues(door), [])
  await door.context().close()
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

test('UX-26: on every page Tab comes to each control in order, each is named and seen, and it comes out again', async () => {
  const page = await world.open(seesAll, { path: '/' })
  const hands = await Keyboard.of(page)
  for (const path of places) {
    await goTo(page, path)
    assert.ok((await hands.round('跳过列表')).length > 8, path)
  }
  await page.context().close()
})

test('UX-26 UX-40: a plan is approved with the keyboard alone, and one question is asked after it', async () => {
  const page = await world.open('batu', { path: `/plans/${plan}` })
  await page.locator('button:not(.is-off)', { hasText: '批准全部' }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  for (let steps = 0; steps < 40; steps++) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => document.activeElement?.textContent ?? '')
    if (name.startsWith('批准全部')) break
  }
  await page.keyboard.press('Enter')
  await page.getByText(/由 巴图（batu） 于 .* 批准/).waitFor()
  await page.getByRole('button', { name: '清楚', exact: true }).click()
  await page.getByText('谢谢，已记录。').waitFor()
  assert.deepEqual(
    (await world.desk.store.feedback.list()).map(({ task }) => task),
    ['approve_plan'],
  )
  assert.equal((await world.desk.store.plans.plan(plan)).state, 'approved')
})
