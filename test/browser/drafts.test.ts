// Journeys of authors: declare, write, be overtaken, look back, submit; and a change of one league's window in one step.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { isRefusal } from '../../src/kernel/index.ts'
import { publishChanged } from './versions.ts'
import { openWorld, type World } from './world.ts'

let world: World
let draft: string
/** The draft that opens the window of one league again. */
let amended: string

before(async () => {
  world = await openWorld()
  const post = { person: 'tana', role: 'programme_author', node: 'inner_mongolia', by: 'saren' } as const
  assert.ok(!isRefusal(await world.desk.store.organisation.assign(post)))
})
after(() => world?.stop())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const saved = (page: Page, revision: number) => page.getByText(`Saved (${revision})`).waitFor()
const term = (page: Page, id: string) => page.locator(`fieldset[data-term="${id}"]`)

/** Presses a key until the element with this label has the focus. */
async function tabTo(page: Page, label: string): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => {
      const focused = document.activeElement as HTMLInputElement | null
      return focused?.labels?.[0]?.textContent ?? focused?.textContent ?? ''
    })
    if (name === label) return
  }
  assert.fail(`${label} is not reached by the keyboard`)
}

test('UX-26: an emergency is declared with the keyboard alone, and its draft has nothing wrong in it', async () => {
  const page = await world.open('wulan', { path: '/programmes/declare' })
  await page.locator('h1').waitFor()
  const fields = [
    ['事件名称（中文）', '黄河凌汛'],
    ['事件名称（英文）', 'Ice flood of the Yellow River'],
    ['宣布日', '2020-03-20'],
    ['宣布机关', '内蒙古自治区人民政府'],
    ['依据文件', '启动防凌应急响应, 2020-03-20'],
  ] as const
  for (const [label, text] of fields) {
    await tabTo(page, label)
    await page.keyboard.type(text)
  }
  await tabTo(page, '乌海市')
  await page.keyboard.press('Space')
  await tabTo(page, '生成草稿')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/drafts/*')
  draft = new URL(page.url()).pathname
  await page.getByText('没有发现问题：决策表 3 行，条款 5 条，案例 4 个。').waitFor()
  assert.equal(await page.locator('fieldset[data-window="1503"]').count(), 1)
})

test('S0.2: a declaration that lacks something says so at the field and goes there', async () => {
  const page = await world.open('wulan', { path: '/programmes/declare', language: 'en' })
  await page.getByLabel('Declared on').fill('2020-02-30')
  await button(page, 'Make the draft').click()
  const focused = await page.evaluate(() =>
    document.activeElement?.closest('[data-field]')?.getAttribute('data-field'),
  )
  assert.equal(focused, 'nameZh')
  const problem = page.locator('[data-field=declaredDay] .field-finding')
  assert.equal(await problem.innerText(), 'Write a day that exists, such as 2021-07-20')
  assert.equal(await page.locator('[data-field=regions] .field-finding').innerText(), 'Choose at least one')
})

test('S0.3: what is written is saved by itself; a browser that is gone loses nothing that was saved', async () => {
  const page = await world.open('wulan', { path: draft, language: 'en' })
  await term(page, 'graceDays').getByLabel('Value').fill('20')
  await page.keyboard.press('Tab')
  await saved(page, 2)
  await page.context().close()
  const again = await world.open('wulan', { path: draft, language: 'en' })
  assert.equal(await term(again, 'graceDays').getByLabel('Value').inputValue(), '20')
  await again.getByText(/^Nothing is wrong:/).waitFor()
  const files = await world.desk.store.drafts.files(draft.split('/').at(-1)!, 2)
  const terms = files.find(({ path }) => path === 'terms/relief.yaml')!.text
  assert.match(terms, /graceDays:\n {2}value: 20\n/)
})

test('S0.3: what was typed a moment before one leaves or reloads the page is saved all the same, or the browser warns', async () => {
  const page = await world.open('wulan', { path: '/programmes/icbc-im-2020', language: 'en' })
  await button(page, 'Change and submit').click()
  await saved(page, 1)
  const save = page.waitForResponse((answer) => answer.url().endsWith('/save'))
  const days = term(page, 'graceDays').first().getByLabel('Value')
  await days.fill('21')
  await page.getByRole('link', { name: 'Programmes', exact: true }).click()
  assert.equal((await save).status(), 200)
  await page.goBack()
  await saved(page, 2)
  assert.equal(await days.inputValue(), '21')
  await days.fill('23')
  await page.reload()
  await saved(page, 3)
  assert.equal(await days.inputValue(), '23')
  await page.route('**/save', (route) => route.abort())
  await days.fill('24')
  await days.press('Tab')
  await page.locator('.save-problem').waitFor()
  const warned = page.waitForEvent('dialog')
  page.evaluate(() => location.reload()).catch(() => {})
  await (await warned).dismiss()
  assert.equal(await days.inputValue(), '24')
})

test('S0.3: a draft is given up with a reason; who writes on it elsewhere is told, and goes on with another', async () => {
  const page = await world.open('wulan', { path: '/programmes/icbc-im-2020', language: 'en' })
  await button(page, 'Change and submit').click()
  await page.waitForURL('**/drafts/*')
  await saved(page, 1)
  const given = new URL(page.url()).pathname
  const other = await world.open('tana', { path: given, language: 'en' })
  await saved(other, 1)
  await button(page, 'Discard the draft…').click()
  assert.equal(await button(page, 'Discard it').isDisabled(), true)
  await page.getByLabel('Why it is discarded').fill('与另一份重复')
  await button(page, 'Discard it').click()
  await page.getByText(/^Discarded by Wulan \(wulan\) on/).waitFor()
  await page.goto(`${world.origin}/programmes`)
  await page.getByRole('link', { name: 'Show discarded ones' }).click()
  await page.getByText('与另一份重复').waitFor()
  await term(other, 'graceDays').first().getByLabel('Value').fill('22')
  await other.keyboard.press('Tab')
  await other.getByText('This draft was discarded. Your last changes were not saved.').waitFor()
  await button(other, 'Begin another draft with my changes').click()
  await other.waitForURL((url) => url.pathname.startsWith('/drafts/') && url.pathname !== given)
  await saved(other, 2)
  assert.equal(await term(other, 'graceDays').first().getByLabel('Value').inputValue(), '22')
  await other.context().close()
})

test('S0.3: a finding stands at the field it is about', async () => {
  const page = await world.open('wulan', { path: draft, language: 'en' })
  const window = page.locator('fieldset[data-window="1503"]')
  await window.getByLabel('Last day').fill('2020-03-01')
  await page.keyboard.press('Tab')
  await window.getByText('The last day lies before the first').waitFor()
  await saved(page, 3)
  await window.getByLabel('Last day').fill('')
  await page.keyboard.press('Tab')
  await window.getByText('The last day lies before the first').waitFor({ state: 'detached' })
  await saved(page, 4)
})

test('UX-35: two browsers do not overwrite each other, and the history shows each save within two seconds', async () => {
  const one = await world.open('wulan', { path: draft, language: 'en' })
  const other = await world.open('tana', { path: draft, language: 'en' })
  const watching = await world.open('sunguoqiang', { path: `${draft}?view=history`, language: 'en' })
  await term(other, 'graceDays').waitFor()
  await term(one, 'graceDays').getByLabel('Value').fill('15')
  await one.keyboard.press('Tab')
  await saved(one, 5)
  const row = watching.locator('[data-revision="5"] tr[data-place="terms.graceDays"] td')
  await row.first().waitFor()
  assert.deepEqual(await row.allInnerTexts(), ['20', '15'])
  await term(other, 'standstill').getByLabel('Source').fill('第五条')
  await other.keyboard.press('Tab')
  await other.getByText(/Your last changes did not overwrite it/).waitFor()
  const note = await other.locator('.save-problem').boundingBox()
  assert.ok(
    note !== null && note.y >= 0 && note.y < 900,
    'the note is in sight of who writes far down the page',
  )
  await button(other, 'Drop mine, load the latest').click()
  await saved(other, 5)
  assert.equal(await term(other, 'graceDays').getByLabel('Value').inputValue(), '15')
})

test('UX-35: who keeps their own words replaces those files alone, and says so before', async () => {
  const one = await world.open('wulan', { path: draft, language: 'en' })
  const other = await world.open('tana', { path: draft, language: 'en' })
  const owner = (page: Page) => page.locator('fieldset[data-measure="card-relief"]').getByLabel('Owner')
  await owner(other).waitFor()
  await term(one, 'graceDays').getByLabel('Source').fill('第二条「延至黄河凌汛结束后十五日」。')
  await one.keyboard.press('Tab')
  await saved(one, 6)
  await owner(other).fill('Cards and Payments')
  await other.keyboard.press('Tab')
  await button(other, 'Keep mine and replace programme.yaml').click()
  await saved(other, 7)
  const files = await world.desk.store.drafts.files(draft.split('/').at(-1)!, 7)
  const said = (path: string) => files.find((file) => file.path === path)!.text
  assert.match(said('programme.yaml'), /Cards and Payments/)
  assert.match(said('terms/relief.yaml'), /十五日」。/)
})

/** The terms as they were saved last, once nothing is left to save. */
async function termsSaved(page: Page): Promise<string> {
  const said = await page.getByText(/^(Saved \(|已保存（第 )\d+/).innerText()
  const files = await world.desk.store.drafts.files(draft.split('/').at(-1)!, Number(/\d+/.exec(said)![0]))
  return files.find(({ path }) => path === 'terms/relief.yaml')!.text
}

test('S0.3 UX-26: the fees that are given back are chosen by name with the keyboard, with source and note', async () => {
  const page = await world.open('wulan', { path: draft, language: 'en' })
  await button(page, /^Add a term.*Charges that may be waived$/).press('Enter')
  const fees = term(page, 'waivable')
  await fees.getByText('No source: write the sentence of the article').waitFor()
  assert.equal(await fees.getByRole('checkbox', { name: 'Penalty interest' }).count(), 0)
  assert.ok(await fees.getByRole('checkbox', { name: 'Late fee' }).isChecked())
  await fees.getByRole('checkbox', { name: 'Annual fee' }).press('Space')
  await fees.getByLabel('Source').fill('第七条')
  await fees.getByLabel('Note').fill('年费由行领导决定')
  await page.keyboard.press('Tab')
  const written =
    /waivable:\n {2}value:\n {4}- late_fee\n {4}- annual_fee\n {2}source: .*\n {2}note: 年费由行领导决定\n/
  assert.match(await termsSaved(page), written)
})

test('S0.3: a kind that is no fee is refused at its boxes, in the language of the page, and can be taken out', async () => {
  const page = await world.open('wulan', { path: `${draft}?view=files&file=terms/relief.yaml` })
  const text = page.getByLabel('文件内容')
  await text.fill((await text.inputValue()).replace('    - annual_fee', '    - penalty_interest'))
  assert.match(await termsSaved(page), /- penalty_interest/)
  await page.getByText('逐项填写', { exact: true }).click()
  const fees = term(page, 'waivable')
  await fees.getByRole('group', { name: '减免哪些费用' }).getByText('逐日计算的罚息或复利').waitFor()
  await fees.getByRole('checkbox', { name: '罚息' }).click()
  await fees.getByText('逐日计算的罚息或复利').waitFor({ state: 'detached' })
  assert.doesNotMatch(await termsSaved(page), /penalty_interest/)
})

test('S0.3 UX-26: application after the window is a typed day and a share; each is refused at its own field', async () => {
  const page = await world.open('wulan', { path: draft, language: 'en' })
  await button(page, /^Add a term.*Application afterwards$/).press('Enter')
  const afterwards = term(page, 'postApplication')
  const [day, share] = [afterwards.getByLabel('until'), afterwards.getByLabel('share given back (%)')]
  await day.fill('2020-13-01')
  await share.fill('101')
  await afterwards.getByLabel('Source').fill('第八条')
  await page.keyboard.press('Tab')
  const wrong = async (field: typeof day) => {
    const said = await field.getAttribute('aria-describedby')
    await page.locator(`[id="${said}"] .field-finding`).waitFor()
    return page.locator(`[id="${said}"] .field-finding`).innerText()
  }
  assert.equal(await wrong(day), 'Write a day that exists, such as 2021-07-20')
  assert.equal(await wrong(share), 'Write a whole number from 0 to 100')
  assert.equal(await share.getAttribute('aria-invalid'), 'true')
  await day.fill('2020-12-31')
  await share.fill('50')
  await page.keyboard.press('Tab')
  await afterwards.locator('.field-finding').first().waitFor({ state: 'detached' })
  const shown = await page
    .locator('fieldset[data-term] input[type=text]')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
  assert.deepEqual(
    shown.filter((value) => /[[{]/.test(value)),
    [],
  )
  assert.match(await termsSaved(page), /untilDay: "?2020-12-31"?\n {4}waiverPercent: 50\n/)
  for (const id of ['postApplication', 'waivable'])
    await term(page, id).getByRole('button', { name: 'Remove' }).click()
  await page.getByText(/^Nothing is wrong:/).waitFor()
  assert.doesNotMatch(await termsSaved(page), /waivable|postApplication/)
})

test('UX-18: the author tries the draft on the book from the page it is written on', async () => {
  const page = await world.open('wulan', { path: `${draft}?view=effect`, language: 'en' })
  await button(page, 'Try it on the book').click()
  await page.locator('table[data-runs=leagues]').waitFor()
  const run = new URL(page.url()).searchParams.get('run')!
  const { people } = (await world.desk.store.jobs.find(run))!.result as { people: number }
  const cell = page.locator('table[data-runs=totals] tr[data-row=people] td')
  assert.equal(await cell.first().innerText(), people.toLocaleString('en-GB'))
})

test('S0.2: a declared flood calls circumstances as is usual in one, or as its author writes', async () => {
  const page = await world.open('wulan', { path: draft, language: 'en' })
  const injured = page.locator('fieldset[data-kind=hospitalised]')
  await injured.getByText('通行叫法：因灾住院').waitFor()
  const isSaved = page.waitForResponse(/\/save$/)
  await injured.getByLabel('English').fill('hospital stay after an injury in the ice flood')
  await page.keyboard.press('Enter')
  await isSaved
  await page.getByText('Table and text', { exact: true }).click()
  await page.locator('tbody td.input-cell').nth(1).click()
  for (const name of ['hospital stay after an injury in the ice flood', 'rescue and relief work'])
    await page.locator('.cell-bar').getByRole('button', { name }).waitFor()
})

test('E2E-declare: the draft is submitted; its author cannot publish it, another person does, and it is active', async () => {
  const author = await world.open('wulan', { path: draft, language: 'en' })
  await author.getByText(/^Nothing is wrong:/).waitFor()
  await author.getByLabel('Why it is changed').fill('启动防凌应急响应, 2020-03-20')
  await button(author, 'Submit for approval').click()
  await author.waitForURL('**/submissions/*')
  await author.getByText('You wrote this; another person must publish it.').first().waitFor()
  assert.equal(await button(author, 'Publish as version 1').getAttribute('aria-disabled'), 'true')
  const path = new URL(author.url()).pathname
  const approver = await world.open('zhangmin', { path, language: 'en' })
  await approver.getByText(/^This programme is new/).waitFor()
  await button(approver, 'Publish as version 1').click()
  await approver.waitForURL('**/programmes/flood-2020-03-20/versions/1')
  await approver.locator('.life li[data-state=active]').waitFor()
  const called = approver.locator('table.matrix tbody th')
  assert.deepEqual(await called.allTextContents(), [
    'hospital stay after an injury in the ice flood',
    'rescue and relief work',
    'income lost in the emergency',
  ])
  const counter = await world.open('lina', { path: '/name-lists/new' })
  await counter.getByLabel('类别').click()
  const offered = counter.locator('.ant-select-item-option')
  await offered.filter({ hasText: '隔离观察或转移安置' }).waitFor()
})

test('S0.6: the window of one league is opened again in one step, shown as a difference with the cases it touches', async () => {
  const page = await world.open('wulan', { path: '/programmes/icbc-im-2020/versions/1', language: 'en' })
  await page.locator('details.change summary').click()
  await page.getByLabel('What to change').click()
  await page.getByText('Open the window of a region again', { exact: true }).click()
  await page.locator('details.change').getByLabel('Region').click()
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByText('Wuhai').click()
  assert.equal(await button(page, 'Prepare the change').getAttribute('aria-disabled'), 'true')
  await page.getByText('Still to fill in: Paper that decides it, Reason').waitFor()
  await page.getByLabel('Paper that decides it').fill('内政发〔2020〕3号')
  await page.getByLabel('Reason', { exact: true }).fill('疫情反复')
  await button(page, 'Prepare the change').click()
  await page.waitForURL('**/drafts/*')
  const places = page.locator('table.differences tbody tr')
  await places.first().waitFor()
  const shown = await places.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-place')))
  assert.deepEqual(shown, ['windows[1503].firstDay', 'windows[1503].region', 'windows[1503].source'])
  assert.equal(await page.getByLabel('Why it is changed').inputValue(), '内政发〔2020〕3号: 疫情反复')
  const found = page.getByText(/^\d+ findings?$/)
  await found.waitFor()
  const before = Number.parseInt(await found.innerText(), 10)
  await button(page, 'Let the case expect this…').first().click()
  const taken = page.getByRole('region', { name: 'The cases would read as follows' })
  await button(page, 'Keep what changed (1)').waitFor()
  assert.equal(await taken.locator('tbody tr').count(), 1)
  const saving = page.waitForResponse((answer) => answer.url().endsWith('/save'))
  await button(page, 'Keep what changed (1)').click()
  assert.equal((await saving).status(), 200)
  await page
    .getByText(before === 1 ? /^Nothing is wrong:/ : new RegExp(`^${before - 1} findings?$`))
    .waitFor()
  await saved(page, 2)
  amended = new URL(page.url()).pathname
})

test('S0.3: what a version changed meanwhile is not undone unseen: the draft says whose it was and takes it in', async () => {
  const path = 'CHANGELOG.md'
  const { files } = (await world.desk.store.programmes.findLatest('icbc-im-2020'))!.pack
  const from = files.find((file) => file.path === path)!.text
  await publishChanged(world.desk, { file: path, from, to: `${from}* 另一处修改\n` })
  const page = await world.open('wulan', { path: amended, language: 'en' })
  await page
    .getByText(/^Version 2 was published on .*, written by Wulan \(wulan\), approved by Zhang Min/)
    .waitFor()
  await page.getByText('Bring it forward first').waitFor()
  const side = page.getByRole('radiogroup', { name: `Whose is taken: ${path}` })
  assert.equal(await side.getByRole('radio', { name: 'Version 2' }).isChecked(), true)
  await button(page, 'Bring it forward to version 2').click()
  await saved(page, 3)
  assert.equal(await page.getByText(/^Version 2 was published on/).count(), 0)
  await page.goto(`${world.origin}${amended}?view=difference`)
  await page.locator('table.differences tbody tr').first().waitFor()
  assert.equal(await page.getByText(path, { exact: true }).count(), 0)
})

test('S0.3: a first day that is cleared keeps the page; typed as people write it, it is kept as files write it', async () => {
  const page = await world.open('wulan', { path: amended, language: 'en' })
  const first = page.locator('fieldset[data-window="15"]').getByLabel('First day')
  await first.fill('')
  await page.keyboard.press('Tab')
  await saved(page, 4)
  await first.fill('2020年1月25日')
  await page.keyboard.press('Tab')
  const focused = await page.evaluate(
    () => (document.activeElement as HTMLInputElement).labels?.[0]?.textContent,
  )
  assert.equal(focused, 'Last day')
  await saved(page, 5)
  assert.equal(await first.inputValue(), '2020-01-25')
})

test('S8.9: a draft that cannot be tried as it stands says what is wrong with it', async () => {
  const page = await world.open('wulan', { path: `${amended}?view=files&as=text`, language: 'en' })
  const text = page.getByLabel('Text of the file')
  const written = await text.inputValue()
  await text.fill(written.replace('<text>"frontline"</text>', '<text>"quarantined"</text>'))
  await saved(page, 6)
  await page.goto(`${world.origin}${amended}?view=effect`)
  await button(page, 'Try it beside the version in force').click()
  await page.getByText(/^It cannot be tried as it stands: (Gap|Overlap)/).waitFor()
})

test('S0.3: whom a row for all but some answers for, and what limits a wave, are read with the version', async () => {
  const exceptThree = '<text>not("hospitalised","frontline","income_lost")</text>'
  await publishChanged(world.desk, {
    file: 'eligibility.dmn',
    from: '<text>"quarantined"</text>',
    to: exceptThree,
  })
  const wave =
    '{ id: wave-1, releasedDay: 2020-03-20, minDaysPastDue: 30, channels: [manager], source: 复工通知 }'
  await publishChanged(world.desk, {
    file: 'programme.yaml',
    from: '\nnote:',
    to: `\nwaves: [${wave}]\nnote:`,
  })
  const page = await world.open('wulan', { path: '/programmes/icbc-im-2020/versions/3', language: 'en' })
  const quarantine = page.locator('table.matrix').getByRole('row', { name: /^quarantine/ })
  await quarantine.waitFor()
  assert.match((await quarantine.getByRole('cell').allInnerTexts())[0]!, /^Covered/)
  assert.equal(await page.locator('table.matrix tbody tr').count(), 4)
  await page.goto(`${world.origin}/programmes/icbc-im-2020/versions/4`)
  const released = page.getByRole('row', { name: /^wave-1/ })
  await released.waitFor()
  assert.deepEqual((await released.getByRole('cell').allInnerTexts()).slice(3), ['30', '复工通知'])
})
