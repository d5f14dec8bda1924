// A clerk records a hospital stay with its letter in the browser; a reviewer reads the letter in the page and verifies.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { pdf, png } from '../../src/documents/files-for-tests.ts'
import { isRefusal } from '../../src/kernel/index.ts'
import { bookOfDesk, CustomerDesk, InForce, loadCustomers } from '../../src/operations/index.ts'
import { clock } from '../../src/wiring.ts'
import { openWorld, type World } from './world.ts'

const clerk = 'wangxiulan'
const reviewer = 'gaowa'

let world: World
/** Customers of Wuhai. */
let customers: readonly string[]
before(async () => {
  world = await openWorld()
  customers = await ofWuhai()
})
after(() => world.stop())

async function ofWuhai(): Promise<readonly string[]> {
  const { desk } = world
  const keyFile = join(desk.folder, 'customers.key')
  const book = await bookOfDesk(desk)
  assert.ok(!isRefusal(book))
  const extract = join(desk.folder, 'extracts', '2020-03-31')
  const loaded = await loadCustomers(desk, { book, extract, keyFile, random: randomBytes })
  assert.ok(!isRefusal(loaded), JSON.stringify(loaded))
  const inForce = new InForce({
    desk,
    programme: 'icbc-im-2020',
    clock,
    stopwatch: () => 0,
  })
  const directory = new CustomerDesk({ desk, inForce, keyFile })
  const found: string[] = []
  for (let number = 0; number < 2000; number++) {
    const customer = `P${String(number).padStart(8, '0')}`
    if ((await directory.regionOf({ customer }))?.startsWith('1503') === true) found.push(customer)
  }
  await directory.close()
  await inForce.close()
  return found
}

const section = (page: Page) =>
  page.getByRole('region', { name: /^(?:情形与证明|Circumstances and evidence)$/ })

/** Fills the form of the customer's page and sends it with a file. */
async function record(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await section(page).getByRole('button', { name: '登记情形' }).click()
  const form = page.getByRole('form', { name: '登记情形' })
  await form.getByLabel('起始日期').fill('2020-02-05')
  await form.getByLabel('终止日期').fill('2020-02-25')
  await addProof(form, file)
  await form.getByRole('button', { name: '提交核实' }).click()
  await form.waitFor({ state: 'detached' })
}

const letter = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })

test('S7.2 a clerk records a stay with its letter; it waits for a second person, and says what comes next', async () => {
  const page = await world.open(clerk, { path: `/customers/${customers[0]}` })
  await record(page, letter('住院证明.png', png(200, 'synthetic')))
  const told = await page.getByRole('status').getByText('情形已登记').boundingBox()
  assert.ok(told!.height > 20, 'what came of it is seen, not only heard')
  await section(page).getByText('感染住院或隔离治疗').waitFor()
  const text = await section(page).innerText()
  for (const words of ['待核实', '2020年2月5日 至 2020年2月25日', '住院或诊断证明', '接下来', '另一人核实'])
    assert.ok(text.includes(words), `${words}: ${text}`)
  assert.equal(await section(page).getByRole('button', { name: '查看材料' }).count(), 0)
  await page.goto(`${world.origin}/circumstances?state=recorded`)
  const verify = page.getByRole('button', { name: '核实无误' })
  assert.equal(await verify.getAttribute('aria-disabled'), 'true')
  await page.getByText('健康证明审核人').first().waitFor()
  await page.context().close()
})

test('R26 a file that is not what it says is refused in words, and nothing is attached', async () => {
  const page = await world.open(clerk, { path: `/customers/${customers[1]}` })
  await section(page).getByRole('button', { name: '登记情形' }).click()
  const form = page.getByRole('form', { name: '登记情形' })
  await form.getByRole('checkbox').check()
  const fake = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  await form.locator('input[type=file]').setInputFiles(letter('x.png', fake))
  await form.getByText('只收照片（JPEG、PNG）和 PDF。').waitFor()
  assert.equal(await form.getByRole('listitem').count(), 0)
  await page.context().close()
})

test('UX-25 S7.9 the reviewer reads the letter inside the page and verifies; the next opens by itself', async () => {
  const second = await world.open(clerk, { path: `/customers/${customers[1]}` })
  await record(second, letter('住院证明.pdf', pdf('Hospital letter, synthetic')))
  await second.context().close()
  const page = await world.open(reviewer, { path: '/circumstances?state=recorded' })
  const items = page.getByRole('list', { name: '情形核实' }).getByRole('button')
  await items.first().waitFor()
  assert.equal(await items.count(), 2)
  assert.equal(await page.getByRole('button', { name: '查看材料' }).count(), 0)
  await page.getByText('您还没有看过全部材料。').first().waitFor()
  await page.getByRole('button', { name: '认领并查看' }).click()
  const picture = page.locator('figure.evidence img')
  await picture.waitFor()
  assert.deepEqual(
    await picture.evaluate((shown: HTMLImageElement) =>
      shown.decode().then(() => [shown.naturalWidth, shown.src.slice(0, 5)]),
    ),
    [200, 'blob:'],
  )
  await page.getByRole('button', { name: '核实无误' }).click()
  await items.nth(1).waitFor({ state: 'detached' })
  await page.getByText(customers[1]!).first().waitFor()
  await page.getByRole('button', { name: '认领并查看' }).click()
  await page.locator('figure.evidence iframe').waitFor()
  await page.getByLabel('说明').fill('签章缺失')
  await page.getByLabel('哪里不符').click()
  await page.locator('.ant-select-item-option', { hasText: '缺少签章' }).click()
  await page.getByRole('button', { name: '不予认可' }).click()
  await page.getByText('没有待核实的情形。').waitFor()
  const wanted = { customer: customers[0]!, regions: ['15'], limit: 1 }
  const [decided] = await world.desk.store.circumstances.list(wanted)
  await page.goto(`${world.origin}/circumstances?state=rejected&open=${decided!.id}`)
  await page.locator('article').getByText('已核实', { exact: true }).first().waitFor()
  await items.first().waitFor()
  assert.equal(await items.count(), 1, 'what was rejected stands in the list and is not shown in its place')
  await page.context().close()
})

test('S7.2 verified, the customer’s page says from which book it counts; rejected, it says why', async () => {
  const page = await world.open(clerk, { path: `/customers/${customers[0]}` })
  await section(page).getByText('已核实', { exact: true }).waitFor()
  const text = await section(page).innerText()
  const steps = section(page).getByRole('list', { name: '办理经过' }).getByRole('listitem')
  assert.deepEqual(
    (await steps.allInnerTexts()).map((step) => /(wangxiulan|gaowa) · (.*)$/.exec(step)?.slice(1)),
    [
      [clerk, '已登记'],
      [reviewer, '已核实'],
    ],
  )
  assert.ok(text.includes('2020年3月31日 之后的下一次账册起计入'), text)
  assert.ok(text.includes('纾困期 2020年1月25日 至 2020年2月25日，期间内的到期日按政策延后'), text)
  await page.goto(`${world.origin}/customers/${customers[1]}`)
  await section(page).getByText('缺少签章 · 签章缺失').waitFor()
  await page.context().close()
})

test('S7.2 of days outside the window the page promises nothing', async () => {
  const { circumstances } = world.desk.store
  const customer = customers.at(-1)!
  const kept = await circumstances.record({
    customer,
    documents: [],
    region: '150302',
    kind: 'quarantined',
    firstDay: '2020-02-26',
    howKnown: 'customer',
    documentDueDay: '2099-04-20',
    reviewDays: 3,
    person: clerk,
  })
  assert.ok(!isRefusal(kept))
  assert.ok(!isRefusal(await circumstances.act(kept.id, { act: 'accept', person: reviewer, reason: '核对' })))
  const page = await world.open(clerk, { path: `/customers/${customer}` })
  await section(page).getByText('没有重叠，不会因此延后或减免').waitFor()
  assert.equal(await section(page).getByText('按政策延后').count(), 0)
  await page.context().close()
})

test('UX-20 the form and the queue hold at 390 px in both languages without sideways scrolling', async () => {
  for (const language of ['zh', 'en'] as const) {
    const page = await world.open(reviewer, { width: 390, language, path: '/circumstances?state=verified' })
    await page.getByRole('article').waitFor()
    await holds(page)
    await page.context().close()
    const form = await world.open(clerk, { width: 390, language, path: `/customers/${customers[2]}` })
    await section(form).getByRole('button').first().click()
    await form.getByRole('form').first().waitFor()
    await holds(form)
    await form.context().close()
  }
})

test('S7.2 UX-23 a document added later, the day it ended and what followed are taken down on the customer’s page', async () => {
  const path = `/customers/${customers[3]}`
  const page = await world.open(clerk, { path })
  const step = (name: string) => section(page).getByRole('button', { name, exact: true })
  const form = (name: string) => page.getByRole('form', { name, exact: true })
  await step('登记情形').click()
  await form('登记情形').getByLabel('起始日期').fill('2020-02-05')
  await form('登记情形').getByRole('button', { name: '提交核实' }).click()
  await section(page).getByText('（含当日）补交').waitFor()
  await step('补交材料').click()
  await addProof(form('补交材料'), letter('住院证明.png', png(201, 'later')))
  await form('补交材料').getByRole('button', { name: '补交材料' }).click()
  await form('补交材料').waitFor({ state: 'detached' })
  await section(page)
    .getByText(/^将于 .*日 删除$/)
    .waitFor()
  assert.equal(await section(page).getByText('（含当日）补交').count(), 0)

  const queue = await world.open(reviewer, { path: '/circumstances?state=recorded' })
  await queue.getByRole('button', { name: '认领并查看' }).click()
  await queue.locator('figure.evidence img').waitFor()
  await queue.getByRole('button', { name: '核实无误' }).click()
  await queue.getByText('没有待核实的情形。').waitFor()
  await queue.context().close()

  await page.reload()
  await step('登记延长').waitFor()
  assert.equal(await step('登记延长').getAttribute('aria-disabled'), 'true')
  await step('登记结束').click()
  await form('登记结束').getByLabel('最后一天').fill('2020-02-20')
  await form('登记结束').getByLabel('具体原因').fill('已出院')
  await form('登记结束').getByRole('button', { name: '登记结束' }).click()
  await section(page).getByText('已结束', { exact: true }).waitFor()
  await step('登记延长').click()
  assert.equal(await form('登记延长').getByLabel('起始日期').inputValue(), '2020-02-21')
  await addProof(form('登记延长'), letter('隔离.png', png(202, 'longer')))
  await form('登记延长').getByRole('button', { name: '提交核实' }).click()
  await section(page).getByText('2020年2月21日 起').waitFor()
  const [longer, shorter] = await page
    .evaluate(
      async (address) => (await (await fetch(address)).json()).items,
      `/api/customers/${customers[3]}/circumstances`,
    )
    .then((items) => items.toSorted((one: Told, other: Told) => other.firstDay.localeCompare(one.firstDay)))
  assert.deepEqual([longer.continues, shorter.lastDay], [shorter.id, '2020-02-20'])

  const reading = await world.open(reviewer, { path: `/circumstances?open=${longer.id}` })
  await reading.getByRole('button', { name: '认领并查看' }).click()
  await reading.locator('figure.evidence img').waitFor()
  const last = section(page).getByRole('article').filter({ hasText: '2020年2月21日 起' })
  await last.getByRole('button', { name: '撤回' }).click()
  await form('撤回').getByText('已提交的材料立即删除，不能恢复').waitFor()
  await form('撤回').getByLabel('具体原因').fill('客户要求')
  await form('撤回').getByRole('button', { name: '撤回' }).click()
  await last.getByText('已撤回', { exact: true }).first().waitFor()
  await reading.getByRole('button', { name: '核实无误' }).click()
  await reading.getByText('已删除，删除证明留存').waitFor()
  assert.equal(await reading.locator('figure.evidence').count(), 0, 'what was deleted is shown no longer')
  await Promise.all([page, reading].map((one) => one.context().close()))
})

interface Told {
  readonly id: string
  readonly firstDay: string
}

/** Takes the consent and gives a file. */
async function addProof(form: Locator, file: ReturnType<typeof letter>): Promise<void> {
  await form.getByRole('checkbox').check()
  await form.locator('input[type=file]').setInputFiles(file)
  await form.getByRole('listitem').waitFor()
}

const holds = async (page: Page): Promise<void> =>
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
