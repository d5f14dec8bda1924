// Journeys through the customer pages, in a real browser over a real server.

import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Book, type BookPerson, withPeople } from '../../src/book/index.ts'
import { customerNumberFrom, isMistypedIdNumber, kindOfMark } from '../../src/console/pages/customers/mark.ts'
import { maskedPerson } from '../../src/customers/index.ts'
import { isRefusal, type Refusal } from '../../src/kernel/index.ts'
import { bookOfDesk, loadCustomers } from '../../src/operations/index.ts'
import { openDatabase } from '../../src/store/store.ts'
import { openWorld, type World } from './world.ts'

let world: World
let ofWuhai: BookPerson
let ofBaotou: BookPerson
let people: readonly BookPerson[]

before(async () => {
  world = await openWorld()
  const { folder } = world.desk
  const book = must(await bookOfDesk(world.desk))
  const extract = join(folder, 'extracts', '2020-03-31')
  const keyFile = join(folder, 'customers.key')
  must(await loadCustomers(world.desk, { book, extract, keyFile, random: randomBytes }))
  people = await peopleOf(book, extract)
  const inPlace = (prefix: string) => people.find((one) => one.region.startsWith(prefix) && hasAccount(one))!
  ofWuhai = inPlace('1503')
  ofBaotou = inPlace('1502')
})
after(() => world.stop())

const hasAccount = ({ accounts }: BookPerson): boolean => accounts.length > 0

function must<Value>(answer: Value | Refusal): Value {
  assert.ok(!isRefusal(answer), isRefusal(answer) ? answer.because : '')
  return answer as Value
}

async function peopleOf(book: Book, extract: string): Promise<readonly BookPerson[]> {
  const options = { book, extract, workDir: world.desk.folder, memoryLimit: '1GB', threads: 1 }
  const all: BookPerson[] = []
  must(
    await withPeople(options, async (some) => {
      for await (const part of some) all.push(...part)
      return true
    }),
  )
  return all
}

async function find(page: Page, mark: string): Promise<void> {
  await page.getByLabel('证件号码、卡号、手机号或姓名').fill(mark)
  await page.getByRole('button', { name: '查找客户' }).click()
}

test('S1.8: the one box understands what was typed', () => {
  const rows = [
    [ofWuhai.idNumber, 'idNumber'],
    [` ${ofWuhai.idNumber.slice(0, 6)} ${ofWuhai.idNumber.slice(6).toLowerCase()}`, 'idNumber'],
    [ofWuhai.phone, 'phone'],
    ['6290 0000 0000 0126', 'card'],
    ['629000000000012600', 'card'],
    [ofWuhai.name, 'name'],
    ['P00000012', 'name'],
  ] as const
  assert.deepEqual(
    rows.map(([text]) => kindOfMark(text)),
    rows.map(([, kind]) => kind),
  )
  const digitOff = ofWuhai.idNumber.replace(/.$/, (last) => (last === '1' ? '2' : '1'))
  assert.deepEqual(
    [digitOff, ofWuhai.idNumber, ofWuhai.phone].map((text) => isMistypedIdNumber(text)),
    [true, false, false],
  )
  assert.deepEqual([' p00000012', 'P0000001', ofWuhai.name].map(customerNumberFrom), [
    'P00000012',
    undefined,
    undefined,
  ])
})

test('S1.8: a clerk finds a customer, opens the page, and unmasks for a purpose that an auditor then reads', async () => {
  const { customer, name, idNumber, phone } = maskedPerson(ofWuhai)
  const page = await world.open('wangxiulan', { path: '/customers' })
  await page.getByRole('link', { name: '客户' }).waitFor()
  await find(page, ofWuhai.idNumber)
  const row = page.getByRole('row').filter({ hasText: idNumber })
  await row.getByText(phone).waitFor()
  await row.getByRole('link', { name }).click()
  await page.waitForURL(`**/customers/${customer}`)
  const line = page.getByRole('figure', { name: '时间线' }).first()
  await line.getByRole('list', { name: '图例' }).getByText('数据日').waitFor()
  await page.getByText('尚未告知过这位客户。').waitFor()
  const text = await page.locator('main').innerText()
  for (const value of [ofWuhai.idNumber, ofWuhai.phone, ofWuhai.name]) assert.ok(!text.includes(value))
  await page.getByRole('button', { name: '显示完整信息' }).click()
  const submit = page
    .getByRole('form', { name: '显示完整信息' })
    .getByRole('button', { name: '显示完整信息' })
  assert.equal(await submit.isDisabled(), true)
  await page.getByLabel('联系客户').check()
  assert.equal(await submit.isDisabled(), true)
  await page.getByLabel('具体原因').fill('通知延期还款')
  await submit.click()
  await page.getByText(ofWuhai.idNumber).waitFor()
  await page.getByRole('button', { name: '恢复脱敏' }).click()
  assert.equal(await page.getByText(ofWuhai.idNumber).count(), 0)
  await page.goBack()
  await row.getByText(phone).waitFor()
  assert.ok(!page.url().includes(ofWuhai.idNumber))
  const audit = await world.open('sunguoqiang', { path: `/customers/${customer}` })
  const look = audit.getByRole('row').filter({ hasText: '通知延期还款' })
  await look.getByText('wangxiulan').waitFor()
})

test('S9.1: a clerk of Wuhai sees no customer of Baotou, and is told why', async () => {
  const page = await world.open('wangxiulan', { path: '/customers' })
  await find(page, ofBaotou.phone)
  await page.getByText('没有找到客户。').waitFor()
  await page.getByText('只查找您机构所辖的地区：乌海市。').waitFor()
  const direct = await world.open('wangxiulan', { path: `/customers/${ofBaotou.customer}` })
  await direct.getByText('账册中没有这位客户，或不在您的机构管辖范围内。').waitFor()
  const own = await world.open('siqin', { path: '/customers' })
  await find(own, ofBaotou.phone)
  await own.getByText(maskedPerson(ofBaotou).phone).waitFor()
})

/** An hour of the day of the book in which collection is not forbidden by the clock. */
const morning = '2020-04-01T10:00:00+08:00'

/** Of these customers one who may not be called for collection, since it stands still, and one who may. */
async function heldAndFree(page: Page, customers: readonly string[]) {
  return page.evaluate(
    async ({ at, ids }) => {
      const { csrfToken } = (await (await fetch('/api/session')).json()) as { csrfToken: string }
      const headers = { 'x-csrf-token': csrfToken, 'content-type': 'application/json' }
      const found: Record<string, string> = {}
      for (const customer of ids) {
        const body = JSON.stringify({ customer, channel: 'agent', type: 'collection', at })
        const asked = await fetch('/api/decisions/contact?dryRun=true', { method: 'POST', headers, body })
        const { code } = (await asked.json()) as { code: string }
        found[code] ??= customer
        if (found.collection_stands_still !== undefined && found.allowed !== undefined) break
      }
      return { held: found.collection_stands_still!, free: found.allowed! }
    },
    { at: morning, ids: customers },
  )
}

test('X16 a call-centre agent asks before calling: told no with the reason, or yes, reports who was not reached, and reads it in the history', async () => {
  const page = await world.open('liuyang', { path: '/customers', width: 390 })
  await page.getByRole('button', { name: '查找客户' }).waitFor()
  const { held, free } = await heldAndFree(
    page,
    people.filter(hasAccount).map(({ customer }) => customer),
  )
  await page.route('**/api/decisions/contact', (route) =>
    route.continue({ postData: JSON.stringify({ ...route.request().postDataJSON(), at: morning }) }),
  )
  const section = page.getByRole('region', { name: '现在可以致电吗' })
  const collect = section.getByRole('button', { name: '可以催收吗' })
  const told = section.getByRole('status')
  await page.goto(`${world.origin}/customers/${held}`)
  await collect.focus()
  await page.keyboard.press('Enter')
  await told.getByText('不可致电').waitFor()
  await told.getByText('该地区个人贷款催收已暂停，待分批恢复').waitFor()
  assert.equal(await section.getByRole('button', { name: '没有接通' }).count(), 0)
  await section.getByRole('button', { name: '可以作服务联系吗' }).click()
  await told.getByText('可以致电', { exact: true }).waitFor()
  await page.goto(`${world.origin}/customers/${free}`)
  await collect.click()
  await told.getByText('已记为接通一次').waitFor()
  await section.getByText('请先报告上一次是否接通。').waitFor()
  for (const other of await section.locator('button', { hasText: /^可以/ }).all())
    assert.equal(await other.getAttribute('aria-disabled'), 'true')
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
  await told.getByRole('button', { name: '没有接通' }).click()
  await told.getByText('未接通，不计入当天次数').waitFor()
  const { contacts } = world.desk.store
  const { given, unconnected } = await contacts.callsOf(free, '2020-04-01')
  assert.deepEqual([given, unconnected], [1, 1])
  const history = page.getByRole('region', { name: '经过' })
  const asked = history.getByRole('listitem').filter({ hasText: '可以联系' })
  await asked.getByText('没有接通').waitFor()
  await asked.getByText('没有规则禁止').waitFor()
  await page.goto(`${page.url()}?history=objection`)
  await history.getByText('没有这一类记录。').waitFor()
  await page.goBack()
  await asked.waitFor()
  await page.getByRole('region', { name: '接下来' }).waitFor()
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
  await page.context().close()
})

/** A page of a clerk who signed in twenty minutes ago and has been busy since. */
async function openAfterAWhile(person: string, path: string): Promise<Page> {
  const secret = randomBytes(32).toString('base64url')
  const { sql, close } = await openDatabase({ dataFolder: world.desk.folder, durable: false })
  await sql`
    insert into session (token_hash, person, opened_at, authenticated_at, used_at, idle_until, absolute_until)
    select ${createHash('sha256').update(secret).digest('hex')}, ${person}, before, before, now(),
      now() + interval '10 minutes', now() + interval '1 hour'
    from (select now() - interval '20 minutes' as before) as earlier`
  await close()
  const page = await world.open('', { path })
  const cookie = { name: 'reprieve-session', value: secret, domain: '127.0.0.1', path: '/api' }
  await page.context().addCookies([{ ...cookie, httpOnly: true, sameSite: 'Strict' }])
  await page.reload()
  return page
}

test('X24: a while after signing in, data are shown once one has signed in again, and the form stays filled in', async () => {
  const page = await openAfterAWhile('wangxiulan', `/customers/${ofWuhai.customer}`)
  await page.getByRole('button', { name: '显示完整信息' }).click()
  await page.getByLabel('联系客户').check()
  await page.getByLabel('具体原因').fill('核对还款日')
  const form = page.getByRole('form', { name: '显示完整信息' })
  await form.getByRole('button', { name: '显示完整信息' }).click()
  const beside = page.context().waitForEvent('page')
  await form.getByRole('link', { name: '重新登录' }).click()
  const tab = await beside
  await tab.locator('form[action$="/wangxiulan"] button').click()
  await tab.getByRole('heading', { level: 1, name: '已重新登录' }).waitFor()
  await tab.close()
  await form.getByText('请再次提交').waitFor()
  assert.equal(await page.getByLabel('具体原因').inputValue(), '核对还款日')
  await form.getByRole('button', { name: '显示完整信息' }).click()
  await page.getByText(ofWuhai.idNumber).waitFor()
})

test('X24: when a session ends by itself the page is hidden, and is as it was once its person has signed in again', async () => {
  const page = await world.open('wangxiulan', { path: `/customers/${ofWuhai.customer}` })
  await page.getByRole('button', { name: '显示完整信息' }).click()
  await page.getByLabel('联系客户').check()
  await page.getByLabel('具体原因').fill('核对地址')
  await world.desk.store.sessions.endAll('wangxiulan')
  const form = page.getByRole('form', { name: '显示完整信息' })
  await form.getByRole('button', { name: '显示完整信息' }).click()
  await page.getByRole('heading', { level: 1, name: '登录已结束' }).waitFor()
  assert.ok(await page.getByLabel('具体原因').isHidden())
  const beside = page.context().waitForEvent('page')
  await page.getByRole('link', { name: '重新登录' }).click()
  const tab = await beside
  await tab.locator('form[action$="/wangxiulan"] button').click()
  await tab.getByRole('heading', { level: 1, name: '已重新登录' }).waitFor()
  await tab.close()
  await form.waitFor()
  assert.equal(await page.getByLabel('具体原因').inputValue(), '核对地址')
  await form.getByRole('button', { name: '显示完整信息' }).click()
  await page.getByText(ofWuhai.idNumber).waitFor()
})

test('X24: a page that nobody touches hides itself once its session has ended, and shows nobody what another had read', async () => {
  const { customer, name, phone } = maskedPerson(ofWuhai)
  const page = await world.open('wangxiulan', { path: '/customers' })
  await page.clock.install()
  await page.goto(`${world.origin}/customers/${customer}`)
  await page.getByText(phone).waitFor()
  await world.desk.store.sessions.endAll('wangxiulan')
  await page.clock.fastForward(61_000)
  await page.getByRole('heading', { level: 1, name: '登录已结束' }).waitFor()
  assert.ok(await page.getByText(phone).isHidden())
  const beside = await page.context().newPage()
  await beside.goto(`${world.origin}/api/sign-in?returnTo=%2Faccount`)
  await beside.locator('form[action$="/siqin"] button').click()
  await beside.waitForURL('**/account')
  await page.clock.fastForward(61_000)
  await page.getByText('账册中没有这位客户，或不在您的机构管辖范围内。').waitFor()
  const text = await page.locator('body').innerText()
  for (const value of [phone, name]) assert.ok(!text.includes(value), value)
  await page.context().close()
})

test('X24: without a network nothing waits in silence: pages and decisions say so, and the frame stays', async () => {
  const page = await world.open('wangxiulan', { path: '/customers', language: 'en' })
  await page.getByLabel('Identity number, card, phone or name').fill('120')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Find the customer' }).click()
  await page.getByText('The server cannot be reached right now').first().waitFor()
  await page.getByRole('link', { name: 'Work items', exact: true }).click()
  await page.getByText('The page did not arrive').waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByText('You may still be signed in').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { level: 1, name: 'Work items' }).waitFor()
  await page.context().close()
})

test('UX-32: who may not find customers reads which roles may, and nothing is asked', async () => {
  const page = await world.open('wulan', { path: '/customers', language: 'en' })
  const button = page.getByRole('button', { name: 'Find the customer' })
  await page.getByText('Needs one of these roles: outlet clerk').waitFor()
  assert.equal(await button.getAttribute('aria-disabled'), 'true')
})
