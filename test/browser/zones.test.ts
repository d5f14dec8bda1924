// The bank's days are those of Asia/Shanghai wherever the server and the browser stand: fourteen hours either way.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openWorld, type World } from './world.ts'

const ownZone = process.env.TZ
after(() => {
  if (ownZone === undefined) delete process.env.TZ
  else process.env.TZ = ownZone
})

const pathsOf = ({ plan }: World): readonly string[] => [
  '/',
  '/plans',
  `/plans/${plan}`,
  `/plans/${plan}/corrections?kind=amend_credit_record`,
  `/plans/${plan}/accounts/A0000000001`,
  '/audit',
  '/work-items?state=all',
  '/circumstances',
  '/departures',
  '/programmes/icbc-im-2020/versions/1',
]

/** Runs in the page: what is read, without the instants and hashes of the run. */
const readText = `
  document.querySelector('main').innerText
    .replace(/\\d{4}年\\d{1,2}月\\d{1,2}日 \\d\\d:\\d\\d/g, '⌚')
    .replace(/[0-9a-f]{12,}…?/g, '#')`

/** Reads the page once it says what is expected, or, the first time, once everything has come. */
async function read(page: Page, address: string, expected: string | undefined): Promise<string> {
  await page.goto(address)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  if (expected === undefined) {
    await page.reload()
    await page.waitForLoadState('networkidle')
    await page.locator('.loading').first().waitFor({ state: 'detached' })
  } else {
    const same = `${readText} === ${JSON.stringify(expected)}`
    await page.waitForFunction(same, undefined, { timeout: 30_000 }).catch(() => {})
  }
  return page.evaluate(readText)
}

interface Read {
  readonly texts: readonly string[]
  readonly file: string
}

/** What the auditor's browser reads in a zone, and a file that is taken away. */
async function readAll(world: World, zone: string, expected?: Read): Promise<Read> {
  const page = await world.open('sunguoqiang', { zone, path: '/' })
  const texts: string[] = []
  for (const [at, path] of pathsOf(world).entries())
    texts.push(await read(page, `${world.origin}${path}`, expected?.texts[at]))
  const file = await page.evaluate(async (plan) => {
    const [one, other] = await Promise.all([
      fetch(`/api/plans/${plan}/corrections/file?kind=amend_credit_record`),
      fetch('/api/evidence/entries/file'),
    ])
    return `${await one!.text()}\n${await other!.text()}`
  }, world.plan)
  await page.context().close()
  return { texts, file }
}

/** What browsers in some zones read of a server in another; the first of all is what the others are held to. */
async function inServerZone(
  zone: string,
  browsers: readonly string[],
  expected?: Read,
): Promise<readonly Read[]> {
  process.env.TZ = zone
  const world = await openWorld()
  try {
    const [first, ...others] = browsers
    const read = await readAll(world, first!, expected)
    return [read, ...(await Promise.all(others.map((zone) => readAll(world, zone, expected ?? read))))]
  } finally {
    await world.stop()
  }
}

test('UX-34 servers and browsers at UTC+14, UTC−12, in New York and in Shanghai show the same pages and write ISO 8601', async () => {
  const east = await inServerZone('Pacific/Kiritimati', ['Etc/GMT+12', 'America/New_York'])
  const west = await inServerZone('Etc/GMT+12', ['Pacific/Kiritimati', 'Asia/Shanghai'], east[0])
  const [first, ...others] = [...east, ...west]
  assert.ok(first!.texts.join('').includes('2020年3月31日'))
  for (const { texts } of others)
    for (const [at, text] of texts.entries()) assert.equal(text, first!.texts[at])
  for (const { texts, file } of [first!, ...others]) {
    assert.doesNotMatch(texts.join('\n'), /\b(?:null|undefined|NaN|Invalid Date)\b/)
    const days = file.match(/\b\d{4}[-/年]\d{1,2}[-/月]\d{1,2}[^",\r\n]*/g) ?? []
    assert.ok(days.length > 20, `${days.length}`)
    assert.deepEqual(
      days.filter((day) => !/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?$/.test(day)),
      [],
    )
  }
})
