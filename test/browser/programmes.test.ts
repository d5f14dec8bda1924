// Journeys through the programme pages: reading, comparing, trying, submitting and publishing by two people.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { yuanText } from '../../src/console/figures/figures.ts'
import { isRefusal } from '../../src/kernel/index.ts'
import { fourMonths, publishChanged, submitChanged } from './versions.ts'
import { openWorld, type World } from './world.ts'

let world: World
let waiting: string

const programme = 'icbc-im-2020'
const aheadDays = {
  file: 'terms/relief.yaml',
  from: 'deferAheadDays:\n  value: 31',
  to: 'deferAheadDays:\n  value: 30',
}

before(async () => {
  world = await openWorld()
  await publishChanged(world.desk, fourMonths)
  waiting = await submitChanged(world.desk, aheadDays)
})
after(() => world?.stop())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const versions = () => world.desk.store.programmes.list()

/** Publishes from within the page, as the button would, whatever the page thinks of it. */
const publishAnyway = (page: Page) =>
  page.evaluate(async (submission) => {
    const { csrfToken } = (await (await fetch('/api/session')).json()) as { csrfToken: string }
    const answer = await fetch(`/api/submissions/${submission}/publish`, {
      method: 'POST',
      headers: { 'x-csrf-token': csrfToken },
    })
    return { status: answer.status, code: ((await answer.json()) as { code: string }).code }
  }, waiting)

test('X3: an author cannot approve their own programme, and nothing has changed', async () => {
  const before = await versions()
  const page = await world.open('wulan', { path: `/submissions/${waiting}` })
  await page.getByText('您是起草人，须由另一人公布。').first().waitFor()
  const publish = button(page, '公布为第 3 版')
  assert.equal(await publish.getAttribute('aria-disabled'), 'true')
  await publish.click({ force: true })
  assert.deepEqual(await publishAnyway(page), { status: 403, code: 'role_is_missing' })
  assert.deepEqual(await versions(), before)
  assert.equal((await world.desk.store.submissions.find(waiting))?.version, undefined)
})

test('X3: an author who also holds the approver’s role still cannot, and nothing has changed', async () => {
  const before = await versions()
  const assigned = await world.desk.store.organisation.assign({
    person: 'wulan',
    role: 'programme_approver',
    node: 'inner_mongolia',
    by: 'saren',
  })
  assert.ok(!isRefusal(assigned))
  const page = await world.open('wulan', { path: `/submissions/${waiting}`, language: 'en' })
  await page.getByText('You wrote this; another person must publish it.').first().waitFor()
  assert.equal(await button(page, 'Publish as version 3').getAttribute('aria-disabled'), 'true')
  assert.equal((await publishAnyway(page)).code, 'approver_is_author')
  assert.deepEqual(await versions(), before)
})

test('X2: an auditor reads what waits and is told which role would publish it', async () => {
  const page = await world.open('sunguoqiang', { path: '/programmes', language: 'en' })
  await page.getByRole('link', { name: 'Review' }).click()
  await page.getByText('Needs one of these roles: programme approver').first().waitFor()
  assert.equal(await button(page, 'Publish as version 3').getAttribute('aria-disabled'), 'true')
})

test('S0.3: the eight measures, the window, the terms and the table of a version are read on one page', async () => {
  const page = await world.open('sunguoqiang', {
    path: `/programmes/${programme}/versions/1`,
    language: 'en',
  })
  const section = (heading: string) =>
    page
      .locator('section')
      .filter({ has: page.getByRole('heading', { level: 2, name: heading, exact: true }) })
  await section('The measures').waitFor()
  assert.equal(await section('The measures').locator('tbody tr').count(), 8)
  await section('Windows of relief').getByText('25 Feb 2020').waitFor()
  const months = section('Terms').getByRole('row', { name: /^Months postponed/ })
  assert.match(await months.innerText(), /3[\s\S]*第七条「适当延长还款期」/)
  await button(page, 'Show the decision table').click()
  await page.locator('.decision-table').getByText('"income_lost"').first().waitFor()
  assert.equal(await page.locator('.decision-table tbody tr').count(), 8)
  assert.ok(await page.locator('.bjs-powered-by').isVisible())
})

test('X1: an author runs the cases of a version and sees each hold; one that fails is red', async () => {
  const page = await world.open('wulan', { path: `/programmes/${programme}/versions/1` })
  await button(page, /^运行全部 \d+ 个案例$/).click()
  await page.getByText(/^\d+ 个案例全部相符$/).waitFor()
  assert.equal(await page.locator('.case-group .badge.bad').count(), 0)
  await page.goto(`${world.origin}/programmes/${programme}/versions/2`)
  await button(page, /^运行全部/).click()
  await page.getByText(/^\d+ 个案例不符$/).waitFor()
  await page.locator('.case-group li .badge.bad').first().waitFor()
})

test('S0.6: comparing two versions shows the changed term, and the address shows another person the same', async () => {
  const path = `/programmes/${programme}/compare?from=1&to=2`
  for (const person of ['wulan', 'sunguoqiang']) {
    const page = await world.open(person, { path, language: 'en' })
    await page.getByText('Personal loan · Months postponed').waitFor()
    const rows = await page.locator('table.differences tbody tr').allInnerTexts()
    assert.deepEqual(
      rows.map((row) => row.split(/\s*\t\s*/)),
      [
        ['Credit card · Months postponed', '3', '4'],
        ['Personal loan · Months postponed', '3', '4'],
      ],
    )
  }
})

test('S8.9: trying two versions ends with the figures of the server, and nothing is written', async () => {
  const before = { versions: await versions(), plans: await world.desk.store.plans.list() }
  const path = `/simulate?first=${programme}%402&second=${programme}%401`
  const page = await world.open('wulan', { path, language: 'en' })
  await button(page, 'Start').click()
  await page.locator('table[data-runs=leagues]').waitFor()
  const jobs = new URL(page.url()).searchParams.getAll('run')
  assert.equal(jobs.length, 2)
  const results = await Promise.all(jobs.map((job) => resultOf<Result>(job)))
  const shown = async (table: string, row: string) =>
    (await page.locator(`table[data-runs=${table}] tr[data-row="${row}"] td`).allInnerTexts()).slice(0, 2)
  const counts = (of: (result: Result) => number) => results.map((result) => grouped(of(result)))
  assert.deepEqual(
    await shown('totals', 'people'),
    counts(({ people }) => people),
  )
  assert.deepEqual(
    await shown('totals', 'granted'),
    counts(({ summary }) => total(summary.grants)),
  )
  assert.deepEqual(
    await shown('totals', 'held'),
    counts(({ summary }) => total(summary.measures.filter(({ kind }) => kind === 'hold_contact'))),
  )
  const hohhot = counts(({ summary }) =>
    summary.grants.reduce((sum, { leagues }) => sum + (leagues['1501']?.count ?? 0), 0),
  )
  assert.deepEqual(await shown('leagues', '1501'), hohhot)
  const [{ month, returnedMinor }] = results[0]!.months as [Result['months'][number]]
  assert.equal((await shown('months', month))[0], yuanText(returnedMinor))
  assert.deepEqual({ versions: await versions(), plans: await world.desk.store.plans.list() }, before)
})

test('S8.9: a version is tried on the book of a night that one chooses, and the figures say of which day', async () => {
  const { book } = await world.desk.store.plans.plan(world.plan)
  const page = await world.open('wulan', { path: '/simulate', language: 'en' })
  await page.getByRole('combobox', { name: 'On which book' }).click()
  await page.getByTitle('That of 31 Mar 2020', { exact: true }).click()
  const asked = page.waitForRequest((request) => request.url().endsWith('/api/simulations'))
  await button(page, 'Start').click()
  assert.equal((await asked).postDataJSON().book, book)
  await page.getByText('Book of 31 Mar 2020').waitFor()
})

test('UX-18: who gains and who loses is told account by account; each number leads to its accounts, and one to both answers', async () => {
  const path = `/simulate?first=${programme}%401&second=${programme}%402`
  const page = await world.open('wulan', { path, language: 'en' })
  await button(page, 'Start').click()
  await page.locator('#effect-list tbody tr').first().waitFor()
  const { sums, rules } = await resultOf<Comparison>(new URL(page.url()).searchParams.get('compare')!)
  assert.ok(sums.accounts > 0 && sums.senses.gains > 0)
  assert.equal(await page.locator('[data-effects]').getAttribute('data-effects'), String(sums.accounts))
  assert.equal(await page.locator('table[data-sums=rules] tbody tr').count(), rules.length)
  await page.getByRole('link', { name: `gains ${grouped(sums.senses.gains)}`, exact: true }).click()
  await page
    .getByText(new RegExp(`^${grouped(sums.senses.gains)} accounts? fits?$`))
    .first()
    .waitFor()
  assert.equal(new URL(page.url()).searchParams.get('sense'), 'gains')
  const account = page.locator('#effect-list tbody th a').first()
  const id = await account.innerText()
  await account.click()
  await page.getByRole('heading', { name: `Both answers for account ${id}` }).waitFor()
  await page.locator('.side-by-side').waitFor()
  assert.deepEqual(await page.locator('.side-by-side h2').allInnerTexts(), ['Before', 'After'])
  await page.goBack()
  await page
    .getByText(new RegExp(`^${grouped(sums.senses.gains)} accounts? fits?$`))
    .first()
    .waitFor()
})

interface Comparison {
  readonly sums: { readonly accounts: number; readonly senses: { readonly gains: number } }
  readonly rules: readonly unknown[]
}

interface Line {
  readonly kind: string
  readonly count: number
  readonly leagues: Readonly<Record<string, { readonly count: number }>>
}

interface Result {
  readonly people: number
  readonly months: readonly { readonly month: string; readonly returnedMinor: number }[]
  readonly summary: { readonly grants: readonly Line[]; readonly measures: readonly Line[] }
}

const resultOf = async <Kind = Result>(job: string): Promise<Kind> =>
  (await world.desk.store.jobs.find(job))!.result as unknown as Kind
const total = (lines: readonly Line[]): number => lines.reduce((sum, { count }) => sum + count, 0)
const grouped = (count: number): string => count.toLocaleString('en-GB')

test('S0.3: an approver reads what would change, tries it beside the version in force, and sees who it reaches', async () => {
  const page = await world.open('zhangmin', { path: `/submissions/${waiting}`, language: 'en' })
  await page.getByText('Against version 2, in force today.').waitFor()
  const changed = page.locator('tr[data-place="terms.loan.deferAheadDays"] td')
  assert.deepEqual(await changed.allInnerTexts(), ['31', '30'])
  await page.getByText(/^In force from today in place of version 2; 4 places read otherwise/).waitFor()
  await page.getByText(/^Nothing is wrong:/).waitFor()
  await button(page, 'Try it beside the version in force').click()
  await page.locator('table[data-runs=leagues]').waitFor()
  const runs = new URL(page.url()).searchParams.getAll('run')
  assert.equal(runs.length, 2)
  const [before, after] = await Promise.all(runs.map((run) => resultOf<Result>(run)))
  const cells = await page.locator('table[data-runs=totals] tr[data-row=people] td').allInnerTexts()
  assert.deepEqual(cells.slice(0, 2), [grouped(before!.people), grouped(after!.people)])
})

test('X3: an approver sends a submission back with a reason; the author reads it and nobody publishes it', async () => {
  const approver = await world.open('zhangmin', { path: `/submissions/${waiting}`, language: 'en' })
  await button(approver, 'Send back').click()
  await approver.getByLabel('What has to change').fill('第七条未写明提前天数')
  await button(approver, 'Send back').click()
  await approver.getByText(/^Sent back by Zhang Min .zhangmin. on .*: 第七条未写明提前天数$/).waitFor()
  assert.equal(await button(approver, /^Publish/).count(), 0)
  const author = await world.open('wulan', { path: `/submissions/${waiting}` })
  await author.getByText(/^由 张敏（zhangmin） 于 .* 退回： 第七条未写明提前天数$/).waitFor()
  assert.deepEqual(await publishAnyway(approver), { status: 409, code: 'submission_was_sent_back' })
})

test('E2E-publish: an author changes a term, checks and submits it; another person publishes the next version', async () => {
  const path = `/programmes/${programme}/versions/2`
  const author = await world.open('wulan', { path, language: 'en' })
  await button(author, 'Change and submit').click()
  await author.waitForURL('**/drafts/*')
  await author.getByText('Table and text', { exact: true }).click()
  await author.getByLabel('File', { exact: true }).click()
  await author.getByText('Terms · terms/relief.yaml', { exact: true }).last().click()
  const text = author.getByLabel('Text of the file')
  await text.waitFor()
  const submit = button(author, 'Submit for approval')
  assert.equal(await submit.getAttribute('aria-disabled'), 'true')
  const shipped = (await text.inputValue()).replace('deferMonths:\n  value: 4', 'deferMonths:\n  value: 3')
  await text.fill(`${shipped}# reviewed\n`)
  await author.getByText(/^Nothing is wrong:/).waitFor()
  await author.getByLabel('Why it is changed').fill('银发〔2020〕122号')
  await submit.click()
  await author.waitForURL('**/submissions/*')
  const approver = await world.open('zhangmin', { path: '/programmes', language: 'en' })
  const item = approver.locator('article.submission').filter({ hasText: '银发〔2020〕122号' })
  await item.getByRole('link', { name: 'Review' }).click()
  await button(approver, 'Publish as version 3').click()
  await approver.waitForURL(`**/programmes/${programme}/versions/3`)
  const published = (await versions()).at(-1)!
  assert.deepEqual(
    [published.version, published.author, published.approver, published.reason],
    [3, 'wulan', 'zhangmin', '银发〔2020〕122号'],
  )
})
