// Journeys through the plan pages, in a real browser over a real server.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { publishFlood } from '../../src/api/api-for-tests.ts'
import { readAccounts } from '../../src/book/index.ts'
import { isoFromDay, isRefusal } from '../../src/kernel/index.ts'
import { listBooks, loadCustomers } from '../../src/operations/index.ts'
import { openWorld, type World } from './world.ts'

let world: World

before(async () => {
  world = await openWorld()
})
after(() => world.stop())

const planPage = () => `/plans/${world.plan}`
const stateOf = async () => (await world.desk.store.plans.plan(world.plan)).state
const button = (page: Page, name: RegExp) => page.getByRole('button', { name })

test('E2E-console: nobody sees a page before signing in, and comes back to it afterwards', async () => {
  const page = await world.open('', { path: planPage() })
  await page.getByRole('link', { name: '登录' }).click()
  await page.locator('form[action$="/lina"] button').click()
  await page.waitForURL(`**${planPage()}`)
  await page.getByRole('heading', { level: 1, name: '2020年3月31日 的方案' }).waitFor()
})

test('X3: a drafter cannot approve their own plan, and nothing has changed', async () => {
  const page = await world.open('lina', { path: planPage() })
  const approve = button(page, /^批准全部/)
  await page.getByText('方案由您起草，须由另一人审批。').first().waitFor()
  assert.equal(await approve.getAttribute('aria-disabled'), 'true')
  await approve.click({ force: true })
  const status = await page.evaluate(async (plan) => {
    const { csrfToken } = await (await fetch('/api/session')).json()
    const answer = await fetch(`/api/plans/${plan}/approve`, {
      method: 'POST',
      headers: { 'x-csrf-token': csrfToken },
    })
    return answer.status
  }, world.plan)
  assert.equal(status, 403)
  assert.equal(await stateOf(), 'drafted')
})

test('X2: an auditor reads the plan and is told which role would decide', async () => {
  const page = await world.open('sunguoqiang', { path: planPage(), language: 'en' })
  await page.getByText('Needs one of these roles: operations').first().waitFor()
  assert.equal(await button(page, /^Approve all/).getAttribute('aria-disabled'), 'true')
})

test('X2: a clerk sees no plan, and is told once which role would', async () => {
  const page = await world.open('wangxiulan', { path: planPage(), language: 'en' })
  await page.getByRole('heading', { name: 'You may not see this page' }).waitFor()
  await page.getByText(/^Needs one of these roles: .*operations/).waitFor()
  assert.equal(await page.getByText('690').count(), 0)
})

test('UX-32: of a drafted plan the drafter reads four eyes, a second person the state, an auditor the role', async () => {
  const rows = [
    ['lina', /^批准全部/, '方案由您起草，须由另一人审批。'],
    ['batu', /^执行这/, '方案尚未批准'],
    ['sunguoqiang', /^退回$/, '需要以下角色之一：运营人员'],
  ] as const
  for (const [person, name, reason] of rows) {
    const page = await world.open(person, { path: planPage() })
    const off = page.locator('.reasoned', { has: button(page, name) })
    await off.getByText(reason).waitFor()
    assert.equal(await button(page, name).getAttribute('aria-disabled'), 'true', person)
    await page.context().close()
  }
})

test('S5.6: a plan is sent back only with a reason, and then approved after all by the same person', async () => {
  const page = await world.open('batu', { path: planPage() })
  await button(page, /^退回$/).click()
  assert.equal(await button(page, /^退回$/).isDisabled(), true)
  await page.getByLabel('退回原因').fill('请核对锡林郭勒盟')
  await button(page, /^退回$/).click()
  await page.getByText(/由 巴图（batu） 于 .* 退回： 请核对锡林郭勒盟/).waitFor()
  assert.equal(await stateOf(), 'sent_back')
  await button(page, /^批准全部/).click()
  await page.getByText(/由 巴图（batu） 于 .* 批准/).waitFor()
  assert.equal(await stateOf(), 'approved')
})

test('X7: an approved plan is applied once; its parts add up; the next book gives the verdict', async () => {
  const page = await world.open('batu', { path: planPage() })
  await button(page, /^执行这/).click()
  await page.getByRole('heading', { name: '执行结果' }).waitFor()
  const run = (await world.desk.store.runs.findRun(world.plan))!
  assert.equal(run.accepted + run.refused + run.unknown + run.waiting, run.corrections)
  assert.equal(await button(page, /^执行这/).count(), 0)
  await world.nextDay()
  await page.reload()
  await page.getByText('核验后方可告知：只告知账册中读到的。').waitFor()
  await button(page, /^用 .* 的账册核验$/).click()
  await page.getByText('已完成').waitFor()
  const verified = (await world.desk.store.runs.findRun(world.plan))!
  assert.equal(verified.verdicts.length, 1)
})

test('X15: customers of the verified plan are told, and their page shows the very text with the plan behind it', async () => {
  const books = await listBooks(world.desk)
  for (const book of books) {
    const extract = join(world.desk.folder, 'extracts', isoFromDay(book.asOf))
    const keyFile = join(world.desk.folder, 'customers.key')
    assert.ok(!isRefusal(await loadCustomers(world.desk, { book, extract, keyFile, random: randomBytes })))
  }
  const page = await world.open('batu', { path: planPage() })
  await button(page, /^告知客户$/).click()
  await page.getByText(/^已告知 [\d,]+ \/ [1-9]\d* 位客户$/).waitFor()
  const { customers } = (await world.desk.store.notices.find(world.plan))!
  assert.ok(customers > 100)
  const account = await page.evaluate(async (plan) => {
    const answer = await fetch(`/api/plans/${plan}/outcomes?part=verified&measure=loan-relief&limit=1`)
    return (await answer.json()).items[0].correction.account as string
  }, world.plan)
  const cases = await readAccounts(books[0]!, [account])
  assert.ok(!isRefusal(cases))
  const told = await world.open('batu', { path: `/customers/${cases[0]!.accounts[0]!.owner}` })
  const section = told.getByRole('region', { name: '告知记录' })
  await section.getByText(`尾号${account.slice(-4)}的贷款`).waitFor()
  assert.equal(await section.getByRole('link', { name: '依据的方案' }).getAttribute('href'), planPage())
})

test('UX-31: filters are in the address, and the address shows another person the same', async () => {
  const path = `${planPage()}/corrections?kind=refund_charge`
  const page = await world.open('lina', { path })
  await page.getByRole('row').nth(1).waitFor()
  const rows = await page.locator('tbody tr').count()
  const other = await world.open('sunguoqiang', { path })
  await other.getByRole('row').nth(1).waitFor()
  assert.equal(await other.locator('tbody tr').count(), rows)
})

test('UX-31: filter, search and open item are in the address: a second person sees the same minus rights, and Back goes back', async () => {
  const found = `?plan=${world.plan}`
  const page = await world.open('batu', { path: `/work-items${found}` })
  await page.locator('tbody th a').first().click()
  await page.locator('.open-item h2').waitFor()
  const opened = page.url().replace(world.origin, '')
  const heading = await page.locator('.open-item h2').innerText()
  const other = await world.open('sunguoqiang', { path: opened })
  await other.locator('.open-item h2').waitFor()
  assert.equal(await other.locator('.open-item h2').innerText(), heading)
  const close = other.getByRole('button', { name: '办结' })
  await other.getByText('需要以下角色之一：运营人员').first().waitFor()
  assert.equal(await close.getAttribute('aria-disabled'), 'true')
  await page.goBack()
  await page.locator('.open-item').waitFor({ state: 'detached' })
  assert.equal(new URL(page.url()).search, found)
  await page.goForward()
  await page.locator('.open-item h2').waitFor()
  await Promise.all([page.context().close(), other.context().close()])
})

test('UX-31: the kind, league and account one filters by are in the address, and Back takes the last one away', async () => {
  const page = await world.open('lina', { path: `${planPage()}/corrections?kind=hold_contact` })
  await page.getByText(/^符合条件的更正共 [\d,]+ 笔$/).waitFor()
  const before = await page.getByText(/^符合条件的更正共 [\d,]+ 笔$/).innerText()
  await page.getByRole('combobox', { name: '盟市' }).click()
  await page.getByTitle('乌海市', { exact: true }).click()
  await page.waitForURL('**league=1503*')
  await page.goBack()
  await page.waitForURL((url) => !url.search.includes('league'))
  await page.getByText(before).waitFor()
  await page.context().close()
})

test('X16 whoever may export lists takes who must not be contacted from here, by the book of its day; others read which role may', async () => {
  const [page, other] = [await world.open('lina'), await world.open('sunguoqiang')]
  const listOn = (on: Page) => on.getByRole('region', { name: '目前不得联系的客户名单' })
  await listOn(page).getByText('以 2020年4月1日 的账册为准').waitFor()
  const href = await listOn(page).getByRole('link', { name: '下载 CSV' }).getAttribute('href')
  const file = await page.evaluate(async (address) => (await fetch(address)).text(), href!)
  assert.match(file, /^account,customer,channel,type,until_day,because,programmes\r\n/)
  await listOn(other).getByText('需要以下角色之一：运营人员').waitFor()
  assert.equal(await listOn(other).getByRole('link').count(), 0)
  await other.context().close()
  await page.context().close()
})

test('S0.2 the programme of the newest plan is proposed unless the address names one; the log calls it by its title', async () => {
  await publishFlood(world.desk)
  for (const [path, proposed] of [
    ['/plans', 'icbc-im-2020'],
    ['/plans?programme=flood-2020', 'flood-2020'],
  ] as const) {
    const page = await world.open('lina', { path })
    const choices = page.locator('.night-choices')
    await choices.getByText(new RegExp(`· ${proposed}$`)).waitFor()
    await page.context().close()
  }
  const audit = await world.open('sunguoqiang', { path: '/audit?kind=programme_published' })
  await audit.locator('summary', { hasText: /^工商银行内蒙古分行防疫期间.* flood-2020$/ }).waitFor()
  await audit.context().close()
})
