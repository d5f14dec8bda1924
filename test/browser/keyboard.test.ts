// What people do every day, done with the keyboard alone, in Chinese and English in turn: seen, named, in order, announced.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, beforeEach, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { BookPerson } from '../../src/book/index.ts'
import { type Language, sayIn, wordOfCode } from '../../src/console/words/say.ts'
import { maskedPerson } from '../../src/customers/index.ts'
import { png } from '../../src/documents/files-for-tests.ts'
import { fillDirectory } from './directory.ts'
import { Keyboard } from './keyboard.ts'
import { type Change, draftChanged, fourMonths, submitChanged } from './versions.ts'
import { openWorld, type World } from './world.ts'

let language: Language = 'en'
let say = sayIn(language)
const roleName = (role: string) => wordOfCode('role', role, language)
let world: World
let ofWuhai: readonly BookPerson[]

/** Each test is done in the other language than the one before it. */
beforeEach(() => {
  language = language === 'zh' ? 'en' : 'zh'
  say = sayIn(language)
})

before(async () => {
  world = await openWorld()
  ofWuhai = (await fillDirectory(world.desk)).filter(
    ({ region, accounts }) => region.startsWith('1503') && accounts.length > 0,
  )
})
after(() => world?.stop())

/** A page with its keyboard; nothing else touches it. */
async function at(person: string, path: string): Promise<{ page: Page; hands: Keyboard }> {
  const page = await world.open(person, { path, language })
  // Heard from the beginning, a chooser that opens later is not missed.
  page.on('filechooser', () => {})
  await page.locator('h1').first().waitFor()
  return { page, hands: await Keyboard.of(page) }
}
const isOn = (page: Page, pattern: string) => page.waitForURL(pattern)

test('UX-26 an emergency is declared with a typed day, and its draft opens', async () => {
  const { page, hands } = await at('wulan', '/programmes/declare')
  await hands.fill(say('nameInChinese'), '黄河凌汛')
  await hands.fill(say('nameInEnglish'), 'Ice flood of the Yellow River')
  await hands.fill(say('declaredDayOf'), '2020-03-20')
  await hands.fill(say('issuedBy'), '内蒙古自治区人民政府')
  await hands.fill(say('issuingDocument'), '启动防凌应急响应')
  await hands.to(wordOfCode('league', '1503', language))
  await hands.press('Space')
  await hands.enter(say('makeDraft'))
  await isOn(page, '**/drafts/*')
  await hands.hears(say('saved', { revision: 1 }))
  await page.context().close()
})

test('UX-26 a cell of a table is changed, the draft is saved, and it is submitted', async () => {
  const draft = await draftChanged(world.desk, otherSlogan)
  const { page, hands } = await at('wulan', `/drafts/${draft}?view=files&file=eligibility.dmn`)
  await page.locator('.decision-table tbody tr').nth(7).waitFor()
  await hands.to(say('cellAt', { row: 8, column: await thirdColumn(page) }))
  await hands.press('Alt+Enter')
  assert.equal(await whatIsChosen(page), wordOfCode('tableValue', 'true', language))
  await hands.press('Enter')
  await hands.hears(say('saved', { revision: 2 }))
  await hands.press('Escape', 'Control+z')
  await hands.hears(say('saved', { revision: 3 }))
  await hands.fill(say('whySubmitted'), '工银内蒙发〔2020〕41号')
  await hands.enter(say('submitForApproval'))
  await isOn(page, '**/submissions/*')
  await page.context().close()
})

test('UX-26 a submission is sent back by a second person: the form has the focus and gives it back', async () => {
  const submission = await submitChanged(world.desk, {
    ...fourMonths,
    to: fourMonths.to.replace('4', '5'),
  })
  const { page, hands } = await at('zhangmin', `/submissions/${submission}`)
  await hands.enter(say('sendBack'))
  assert.equal((await hands.stop()).name, say('sentBackReason'))
  await hands.enter(say('cancel'))
  assert.equal((await hands.stop()).name, say('sendBack'))
  await hands.press('Enter')
  await hands.type('请补充依据')
  await hands.enter(say('sendBack'))
  await hands.hears('请补充依据')
  assert.ok((await hands.stop()).isSomewhere)
  await page.context().close()
})

test('UX-26 a plan is drafted', async () => {
  const { page, hands } = await at('lina', '/plans')
  await hands.enter(new RegExp(blanks(say('draftOf', { day: '*' }))))
  await hands.hears(new RegExp(blanks(say('drafted', { count: '*' }))))
  await hands.enter(say('toDraftedPlan'))
  await isOn(page, `**/plans/${world.plan}`)
  await page.context().close()
})

test('UX-26 a customer is found and shown in full for a purpose', async () => {
  const [person] = ofWuhai as [BookPerson]
  const { page, hands } = await at('wangxiulan', '/customers')
  await hands.fill(say('customerMark'), person.idNumber)
  await hands.press('Enter')
  await hands.hears(maskedPerson(person).idNumber)
  await hands.enter(maskedPerson(person).name)
  await isOn(page, `**/customers/${person.customer}`)
  await hands.enter(say('unmask'))
  assert.match((await hands.stop()).role, /radio/)
  await hands.press('Space')
  await hands.fill(say('reasonInWords'), '通知延期还款')
  await hands.enter(say('unmask'))
  await hands.hears(say('shownInFull'))
  assert.equal((await hands.stop()).name, say('hideAgain'))
  await page.getByText(person.idNumber).waitFor()
  await page.context().close()
})

test('UX-26 a circumstance is recorded with typed days and a document, and a second person verifies it', async () => {
  const [, person] = ofWuhai as [BookPerson, BookPerson]
  const { page, hands } = await at('wangxiulan', `/customers/${person.customer}`)
  await hands.enter(say('recordCircumstance'))
  await hands.fill(say('firstDayHeld'), '2020年2月5日')
  await hands.fill(say('lastDayHeld'), '2020/2/25')
  await hands.to(say('consentTaken'))
  await hands.press('Space')
  await hands.to(new RegExp(say('dropProof')))
  await giveFile(page, hands, { name: '住院证明.png', buffer: png(200, `synthetic ${language}`) })
  await hands.hears(wordOfCode('documentKind', 'hospital_letter', language))
  await hands.enter(say('keepCircumstance'))
  await hands.hears(say('circumstanceKept'))
  assert.equal((await hands.stop()).name, say('recordCircumstance'))
  await page.context().close()
  const second = await at('gaowa', '/circumstances?state=recorded')
  await second.hands.enter(say('takeAndView'))
  await second.page.locator('figure.evidence img').waitFor()
  await second.hands.enter(say('verifyIt'))
  await second.hands.hears(wordOfCode('circumstanceState', 'verified', language))
  assert.ok((await second.hands.stop()).isSomewhere)
  await second.page.context().close()
})

test('UX-26 a name list is tried and imported', async () => {
  const [, , person] = ofWuhai as [BookPerson, BookPerson, BookPerson]
  const rows = [
    ['姓名', '身份证号', '类别', '起始日期'],
    [person.name, person.idNumber, '一线', '2020-02-01'],
  ]
  const buffer = Buffer.from(rows.map((row) => row.join(',')).join('\r\n'))
  const { page, hands } = await at('lina', '/name-lists/new')
  await hands.fill(say('institution'), '乌海市人民医院')
  await hands.to(new RegExp(say('dropHere')))
  await giveFile(page, hands, { name: '名单.csv', buffer })
  await hands.enter(say('tryList'))
  await hands.hears(say('everyLineMatched'))
  await hands.enter(say('keepList', { count: 1 }))
  await isOn(page, '**/name-lists/list_*')
  await page.context().close()
})

test('UX-26 a work item is taken and closed, and the next opens by itself', async () => {
  const deadline = { days: 1, rule: 'bank_promise' }
  const matter = { code: 'over_corrected', region: '150302', deadline } as const
  await world.desk.store.workItems.openMany(world.plan, [
    { ...matter, account: 'A0000000901', target: 'CH1' },
    { ...matter, account: 'A0000000902', target: 'CH2' },
  ])
  const { page, hands } = await at('batu', '/work-items?code=over_corrected')
  await page.locator('tbody tr').nth(1).waitFor()
  await hands.enter(wordOfCode('matter', 'over_corrected', language))
  await page.locator('.open-item h2').waitFor()
  await page.reload()
  await page.locator('.open-item h2').waitFor()
  await hands.enter(say('takeItem'))
  await page.getByRole('button', { name: say('putBackItem'), disabled: false }).waitFor()
  await hands.to(say('outcomeOfItem'))
  await hands.type('已与客户核对')
  await hands.enter(say('closeItem'))
  await hands.hears(new RegExp(blanks(say('nextOpened', { id: '*' }))))
  assert.ok((await hands.stop()).isSomewhere)
  await page.context().close()
})

test('UX-26 evidence is filtered by typed days and exported', async () => {
  const { page, hands } = await at('sunguoqiang', '/audit')
  await hands.fill(say('firstDayShown'), '2020-01-01')
  const taken = page.waitForEvent('download')
  await hands.enter(say('exportEntries'))
  assert.ok((await readFile(await (await taken).path())).length > 100)
  await page.context().close()
})

test('UX-26 a role is given at a node until a typed day, and it is announced', async () => {
  const { page, hands } = await at('saren', '/people/siqin')
  await hands.choose(say('roleWord'), roleName('outlet_manager'))
  await hands.choose(say('nodeWord'), await firstNode(page))
  await hands.fill(say('whyGiven'), '负责人休假代理')
  await hands.fill(say('roleEndsOn'), '2099年12月31日')
  await hands.enter(say('giveRole'))
  await hands.hears(say('roleGiven'))
  await page.getByRole('heading', { name: new RegExp(roleName('outlet_manager')) }).waitFor()
  await page.context().close()
})

test('UX-26 a button that waits to be told whether it may be pressed keeps the focus when it is told', async () => {
  const { page, hands } = await at('batu', '/plans')
  const told = Promise.withResolvers<void>()
  await page.route('**/approve?dryRun=true', (route) => told.promise.then(() => route.continue()))
  await page.goto(new URL(`/plans/${world.plan}`, page.url()).href)
  const name = new RegExp(blanks(say('approveAll', { count: '*' })))
  await hands.to(name)
  const button = page.getByRole('button', { name })
  assert.equal(await button.getAttribute('aria-disabled'), 'true')
  told.resolve()
  await page.locator('button:not([aria-disabled])', { hasText: name }).waitFor()
  assert.match((await hands.stop()).name, name)
  await page.context().close()
})

test('UX-26 a plan is approved, applied and verified, and each step is announced', async () => {
  const { page, hands } = await at('batu', `/plans/${world.plan}`)
  await hands.enter(new RegExp(blanks(say('approveAll', { count: '*' }))))
  await hands.hears(new RegExp(blanks(say('approvedByAt', { person: '*', instant: '*' }))))
  assert.ok((await hands.stop()).isSomewhere)
  const apply = new RegExp(blanks(say('applyAll', { count: '*' })))
  await page.getByRole('button', { name: apply, disabled: false }).waitFor()
  await hands.enter(apply)
  await page.getByRole('heading', { name: say('applied') }).waitFor()
  await world.nextDay()
  await page.reload()
  await hands.enter(new RegExp(blanks(say('verifyWith', { day: '*' }))))
  await hands.hears(say('undone'))
  assert.equal((await world.desk.store.runs.findRun(world.plan))!.verdicts.length, 1)
  await page.context().close()
})

test('UX-26 help opens over the page, keeps the focus, and gives it back', async () => {
  const { page, hands } = await at('lina', '/')
  await hands.enter(say('help'))
  for (let step = 0; step < 4; step++) {
    await hands.press('Tab')
    const { isSomewhere, name } = await hands.stop()
    assert.ok(!isSomewhere || name === say('close'), name)
  }
  await hands.press('Escape')
  assert.equal((await hands.stop()).name, say('help'))
  await page.context().close()
})
/** A text with something in its blanks, as a pattern. */
const blanks = (text: string): string => text.replace(/[.()[\]?+]/g, '\\$&').replaceAll('*', '.+')

const thirdColumn = (page: Page): Promise<string> =>
  page
    .locator('.decision-table tbody tr')
    .first()
    .locator('[role=textbox]')
    .nth(2)
    .getAttribute('aria-label')
    .then((label) => label!.split(' · ').at(-1)!)

const whatIsChosen = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent ?? '')

/** A change that no case is about. */
const otherSlogan: Change = {
  file: 'programme.yaml',
  from: 'service does not stop',
  to: 'service never stops',
}

const firstNode = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const { items } = await (await fetch('/api/organisation')).json()
    const words = document.documentElement.lang === 'en' ? 'en' : 'zh'
    return (items as { name: Record<string, string> }[])[0]!.name[words]!
  })

/** Opens the chooser of the file field that has the focus and gives it a file. */
async function giveFile(page: Page, hands: Keyboard, file: { name: string; buffer: Buffer }): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await hands.press('Space')
  await (await choosing).setFiles({ ...file, mimeType: 'application/octet-stream' })
}
