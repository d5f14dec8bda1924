// UX-25 through the browser: what circumstances wait for is done from the inbox, and the next item opens by itself.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Request } from 'playwright-core'
import { png } from '../../src/documents/files-for-tests.ts'
import { addDays, isoFromDay, isRefusal, type Refusal } from '../../src/kernel/index.ts'
import { bankDay, DocumentDesk, recordCircumstance } from '../../src/operations/index.ts'
import { clock, customersKeyFile } from '../../src/wiring.ts'
import { fillDirectory } from './directory.ts'
import { openWorld, type World } from './world.ts'

let world: World
/** Two customers of Haibowan whose documents came, and one whose document is awaited. */
let customers: readonly string[]

function must<Value>(answer: Value | Refusal): Value {
  assert.ok(!isRefusal(answer), isRefusal(answer) ? answer.because : '')
  return answer as Value
}

before(async () => {
  world = await openWorld()
  const people = await fillDirectory(world.desk)
  const ofHaibowan = people.filter(({ region }) => region === '150302').map(({ customer }) => customer)
  customers = ofHaibowan.slice(0, 3)
  assert.equal(customers.length, 3)
  const today = bankDay(clock())
  const documents = new DocumentDesk({
    desk: world.desk,
    keyFile: customersKeyFile(world.desk.folder),
    random: randomBytes,
  })
  for (const [at, customer] of customers.entries()) {
    const person = 'wangxiulan'
    const about = { customer, region: '150302', person, today }
    const file = {
      name: '证明.png',
      bytes: png(8 + at),
      kind: 'hospital_letter',
      consentHow: 'paper',
    } as const
    const brought = at === 2 ? [] : [must(await documents.take({ ...about, ...file })).document.id]
    must(
      await recordCircumstance(world.desk, {
        ...about,
        kind: 'hospitalised',
        firstDay: isoFromDay(addDays(today, -3)),
        howKnown: 'customer',
        documents: brought,
      }),
    )
  }
})
after(() => world.stop())

test('UX-25 a reviewer verifies from the inbox, and the next item opens by itself', async () => {
  const page = await world.open('gaowa', { path: '/work-items?code=evidence_unverified' })
  await page.locator('tbody tr').nth(1).waitFor()
  await page.locator('tbody tr').first().locator('th a').click()
  await page.getByRole('button', { name: '认领并查看' }).click()
  await page.locator('figure.evidence img').waitFor()
  await page.getByRole('button', { name: '核实无误' }).click()
  await page.getByText(/^已办结。已打开下一项/).waitFor()
  await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '认领并查看' }).click()
  await page.locator('figure.evidence img').waitFor()
  await page.getByRole('button', { name: '核实无误' }).click()
  await page.getByText('已办结。这个筛选下没有其他事项了。').waitFor()
  const states = await Promise.all(
    customers.map(async (customer) => {
      const [known] = await world.desk.store.circumstances.list({ customer, regions: ['15'], limit: 1 })
      return known!.state
    }),
  )
  assert.deepEqual(states, ['verified', 'verified', 'recorded'])
  await page.context().close()
})

test('UX-25 a clerk finds the document they promised among their own items, and brings it there', async () => {
  const page = await world.open('wangxiulan', { path: '/work-items?owner=me' })
  await page.getByRole('link', { name: '待补材料 1' }).waitFor()
  await page.locator('tbody tr').first().locator('th a').click()
  await page.getByRole('button', { name: '补交材料' }).click()
  await page.getByRole('form', { name: '补交材料' }).waitFor()
  const elsewhere = await world.open('siqin', { path: '/work-items' })
  await elsewhere.getByText(/^这里没有待办|没有符合条件/).waitFor()
  for (const item of ['999999', 'abc']) {
    await elsewhere.goto(`${world.origin}/work-items?item=${item}`)
    await elsewhere.getByRole('alert').getByText('没有这项待办，或不在您的管辖范围内。').waitFor()
  }
  await elsewhere.getByRole('link', { name: '只看列表' }).click()
  await elsewhere.getByRole('alert').waitFor({ state: 'detached' })
  await Promise.all([page, elsewhere].map((one) => one.context().close()))
})

test('S0.3 a branch asks to depart from a programme; its author answers from the inbox, and the asker reads why', async () => {
  const page = await world.open('zhaojianguo', { path: '/departures', language: 'en' })
  await page.getByLabel('What is to be otherwise').fill('宽限期延长一个月')
  await page.getByLabel('Why', { exact: true }).fill('交通管制至四月底')
  await page.getByLabel(/^For whom or where/).fill('海勃湾区')
  await page.getByLabel('Needed until').fill('2027-04-30')
  const isAsked = (request: Request) =>
    request.method() === 'POST' && request.url().endsWith('/api/departures')
  let isLost = false
  await page.route('**/api/departures', async (route) => {
    if (isLost || !isAsked(route.request())) return route.continue()
    isLost = true
    await route.fetch()
    await route.abort()
  })
  await page.getByRole('button', { name: 'Ask to depart' }).click()
  await page.getByText(/^No answer came/).waitFor()
  const again = page.waitForResponse((response) => isAsked(response.request()))
  await page.getByRole('button', { name: 'Ask to depart' }).click()
  assert.equal((await again).headers()['idempotency-replayed'], 'true', 'X7 pressed again, it is asked once')
  await page.getByText('waits for an answer').waitFor()
  const author = await world.open('wulan', { path: '/work-items?code=departure_asked' })
  await author.locator('tbody tr').first().locator('th a').click()
  await author.getByRole('button', { name: '不同意' }).click()
  await author.getByLabel('不同意的理由').fill('公告未授权延长')
  await author.getByRole('button', { name: '不同意' }).click()
  await author.getByText('已办结。这个筛选下没有其他事项了。').waitFor()
  await page.reload()
  await page.getByText('公告未授权延长').waitFor()
  await Promise.all([page, author].map((one) => one.context().close()))
})
