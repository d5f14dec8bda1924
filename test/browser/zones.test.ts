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
  '/work-items',
  '/audit',
  '/programmes/icbc-im-2020/versions/1',
]

/** Instants are those of the run; everything else is the same in each. */
const withoutInstants = (text: string): string =>
  text
    .replace(/\d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d/g, '⌚')
    .replace(/\d{1,2} \w{3} \d{4}, \d\d:\d\d/g, '⌚')
    .replace(/[0-9a-f]{12,}…?/g, '#')

async function read(page: Page, world: World, path: string): Promise<string> {
  await page.goto(`${world.origin}${path}`)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  return `${path}\n${withoutInstants(await page.locator('main').innerText())}`
}

interface Read {
  readonly texts: readonly string[]
  readonly file: string
}

/** What the auditor's browser reads in a zone, and a file that is taken away. */
async function readAll(world: World, zone: string): Promise<Read> {
  const page = await world.open('sunguoqiang', { zone, path: '/' })
  const texts: string[] = []
  for (const path of pathsOf(world)) texts.push(await read(page, world, path))
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

async function inServerZone(zone: string, browsers: readonly string[]): Promise<readonly Read[]> {
  process.env.TZ = zone
  const world = await openWorld()
  try {
    const all: Read[] = []
    for (const browser of browsers) all.push(await readAll(world, browser))
    return all
  } finally {
    await world.stop()
  }
}

test('UX-34 servers and browsers at UTC+14, UTC−12, in New York and in Shanghai show the same pages and write ISO 8601', async () => {
  const east = await inServerZone('Pacific/Kiritimati', ['Etc/GMT+12', 'America/New_York'])
  const west = await inServerZone('Etc/GMT+12', ['Pacific/Kiritimati', 'Asia/Shanghai'])
  const [first, ...others] = [...east, ...west]
  assert.ok(first!.texts.join('').includes('2020年3月31日'))
  for (const { texts } of others) assert.deepEqual(texts, first!.texts)
  for (const { texts, file } of [first!, ...others]) {
    assert.doesNotMatch(texts.join('\n'), /\b(?:null|undefined|NaN|Invalid Date)\b/)
    const days = file.match(/\b\d{4}[-/年]\d{1,2}[-/月]\d{1,2}[^,\r\n]*/g) ?? []
    assert.ok(days.length > 20, `${days.length}`)
    assert.deepEqual(
      days.filter((day) => !/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?"?$/.test(day)),
      [],
    )
  }
})
