// Journeys with name lists, in a real browser over a real server.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { BookPerson } from '../../src/book/index.ts'
import { maskedPerson } from '../../src/customers/index.ts'
import { fillDirectory } from './directory.ts'
import { openWorld, type World } from './world.ts'

let world: World
let people: readonly BookPerson[]

before(async () => {
  world = await openWorld()
  people = (await fillDirectory(world.desk)).filter(({ region }) => region.startsWith('1503'))
})
after(() => world.stop())

/** A list as a hospital's Excel saves it: a title, Chinese headings, days in Chinese. */
const listOf = (rows: readonly (readonly string[])[]): Buffer => {
  const table = [['乌海市人民医院支援人员名单'], ['姓名', '身份证号', '类别', '起始日期'], ...rows]
  return Buffer.from(table.map((row) => row.join(',')).join('\r\n'))
}

async function choose(page: Page, institution: string, buffer: Buffer): Promise<void> {
  await page.getByLabel('送交单位').fill(institution)
  const file = { name: '支援名单.csv', mimeType: 'text/csv', buffer }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: '试读' }).click()
}

test('S7.9 X3: operations import a list, a second person approves it, the customer confirms, and the circumstance is verified', async () => {
  const [one, two] = people as [BookPerson, BookPerson]
  const page = await world.open('lina', { path: '/name-lists/new' })
  const rows = [
    [one.name, one.idNumber, '医护人员', '2020年2月1日'],
    [`${two.name}某`, two.idNumber, '一线', '2020/2/3'],
    ['路人甲', '123', '一线', '2020-02-01'],
  ]
  await choose(page, '乌海市人民医院', listOf(rows))
  await page.getByText('身份证号应为18位').waitFor()
  assert.deepEqual(await world.desk.store.nameLists.list({ regions: ['15'], limit: 9 }), [])
  await page.getByLabel('单位申报人数').fill('5')
  await page.getByText('单位申报 5 行，文件实有 3 行').waitFor()
  await page.getByLabel('单位申报人数').fill('3')
  await page.getByRole('button', { name: '导入 3 行' }).click()
  await page.waitForURL('**/name-lists/list_*')
  const address = new URL(page.url()).pathname
  const approve = page.getByRole('button', { name: '审核通过' })
  assert.equal(await approve.getAttribute('aria-disabled'), 'true')
  await page.getByText('需要以下角色之一：健康证明审核人').first().waitFor()
  await page.getByText('类别和起止日期只向登记人员与健康证明审核人显示。').waitFor()
  const told = await page.locator('main').innerText()
  assert.ok(!told.includes(one.idNumber) && !told.includes('2020年2月1日'), told)

  const reviewing = await world.open('gaowa', { path: address })
  await reviewing.getByRole('button', { name: '认定是否同一人' }).click()
  await reviewing.getByRole('button', { name: '显示两个姓名' }).click()
  await reviewing.getByText(`${two.name}某`).waitFor()
  await reviewing.getByLabel('不是同一人').check()
  await reviewing.getByLabel('认定依据').fill('与单位电话核对')
  await reviewing.getByRole('button', { name: '保存认定' }).click()
  await reviewing.getByText(/高娃.*认定/).waitFor()
  await reviewing.getByRole('button', { name: '审核通过' }).click()
  await reviewing.getByText('待客户确认').first().waitFor()

  const { customer, name } = maskedPerson(one)
  const asking = await world.open('wangxiulan', { path: `${address}?state=awaiting_customer` })
  const line = asking.getByRole('row').filter({ hasText: name })
  await line.getByRole('button', { name: '登记客户答复' }).click()
  await line.getByLabel('客户确认').check()
  await line.getByLabel('柜面').check()
  await line.getByRole('button', { name: '保存答复' }).click()
  await asking.getByText('没有这样的行。').waitFor()
  await asking.locator('a[href$="state=confirmed"]', { hasText: '1' }).waitFor()
  const known = await world.desk.store.circumstances.list({ customer, regions: ['15'], limit: 9 })
  assert.deepEqual(
    known.map(({ state, kind, source }) => [state, kind, source]),
    [['verified', 'frontline', 'name_list']],
  )
  const audit = await world.open('sunguoqiang', { path: '/audit' })
  await audit.getByRole('cell', { name: '客户确认名单所列情形' }).waitFor()
  assert.equal(
    await audit.getByRole('cell', { name: '情形核实' }).count(),
    0,
    'nobody of the bank verified it',
  )
})

test('S7.9: the same list a second time changes nothing and leads to the first', async () => {
  const bytes = listOf([[people[2]!.name, people[2]!.idNumber, '一线', '2020-02-01']])
  const page = await world.open('lina', { path: '/name-lists/new' })
  await choose(page, '海南区医院', bytes)
  await page.getByText('每一行都核对一致。').waitFor()
  await page.getByRole('button', { name: '导入 1 行' }).click()
  await page.waitForURL('**/name-lists/list_*')
  const again = await world.open('batu', { path: '/name-lists/new' })
  await choose(again, '海南区医院', bytes)
  await again.getByText('这份名单先前已导入').waitFor()
  await again.getByRole('link', { name: '查看名单' }).click()
  await again.waitForURL(page.url())
})

test('UX-32: a file that cannot be a list is refused in words, and a clerk is told who may import', async () => {
  const page = await world.open('lina', { path: '/name-lists/new' })
  await choose(page, '医院', Buffer.from('%PDF-1.7'))
  await page.getByText('无法读取这种文件。').waitFor()
  const clerk = await world.open('wangxiulan', { path: '/name-lists/new', language: 'en' })
  await clerk.getByText('Needs one of these roles: operations, outlet manager').waitFor()
})
