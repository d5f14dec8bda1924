// The table editor as an author uses it: rows, columns, pasted blocks, checks on the rows and cases beside them.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import writeXlsxFile from 'write-excel-file/node'
import { readDecisions } from '../../src/decisions/index.ts'
import { areRefusals, isRefusal } from '../../src/kernel/index.ts'
import { amendVersion } from '../../src/operations/index.ts'
import { packProgramme } from '../../src/programmes/index.ts'
import { shippedPolicy } from '../../src/wiring.ts'
import { wideBlock, wideFile, wideTable } from './wide-table.ts'
import { openWorld, type World } from './world.ts'

let world: World
let page: Page
let refusedStyles = 0

let begun = 0

/** Where a file is edited, in a draft of the newest version begun for this test alone. */
async function addressOf(file: string): Promise<string> {
  begun += 1
  const id = `draft_of_table_${begun}`
  const amending = { id, person: 'wulan', programme: 'icbc-im-2020', version: 2 }
  assert.ok(!isRefusal(await amendVersion(world.desk, amending)))
  return `/drafts/${id}?view=files&file=${file}`
}

before(async () => {
  world = await openWorld()
  await publishWithWideTable()
})
after(() => world?.stop())

/** The shipped programme with a second table beside the first. */
async function publishWithWideTable(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-wide-'))
  await cp(shippedPolicy('icbc-im-2020'), folder, { recursive: true })
  await writeFile(join(folder, wideFile), wideTable)
  await cp(join(folder, 'eligibility.dmn'), join(folder, twinFile))
  await cp(dmnFolder, folder, { recursive: true })
  const pack = await packProgramme(folder)
  await rm(folder, { recursive: true, force: true })
  assert.ok('digest' in pack)
  const why = { author: 'wulan', approver: 'zhangmin', reason: '银发〔2020〕120号' }
  assert.ok(!isRefusal(await world.desk.store.programmes.publish(pack, why)))
}

/** Files as other tools write them: four versions of DMN, and no diagram. */
const dmnFolder = fileURLToPath(new URL('dmn', import.meta.url))

/** A second table with the columns of the first. */
const twinFile = 'eligibility-twin.dmn'

interface Settings {
  readonly language?: 'zh' | 'en'
  readonly width?: number
  readonly file?: string
}

/** A table of a new draft: nothing that was written before stands in it. */
async function openTable({ file = 'eligibility.dmn', ...settings }: Settings = {}): Promise<void> {
  const path = await addressOf(file)
  if ((page as Page | undefined) === undefined || Object.keys(settings).length > 0) {
    page = await world.open('wulan', { path, language: 'en', ...settings })
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refusedStyles += 1
    })
  } else await page.goto(`${world.origin}${path}`)
  await cell(1, 1).waitFor()
  await page.locator('.cases-beside .badge').first().waitFor()
}

const rows = (): Locator => page.locator('.decision-table tbody tr')
const cell = (row: number, column: number): Locator =>
  rows()
    .nth(row - 1)
    .locator('[role=textbox]')
    .nth(column - 1)
const kinds = (): Promise<readonly string[]> =>
  rows().evaluateAll((all) =>
    all.map((row) => row.querySelectorAll('[role=textbox]')[1]!.textContent!.trim()),
  )
const checks = () => page.getByRole('region', { name: 'Checks' })
const finding = (text: string | RegExp) => checks().locator('.finding').filter({ hasText: text })
const isSound = () => checks().getByText('No gap, no overlap, no mistake in this table.').waitFor()
const press = (keys: string) => page.keyboard.press(keys)
const focusedAt = (label: string) =>
  page.waitForFunction((own) => document.activeElement?.getAttribute('aria-label') === own, label)

test('UX-39 a row is duplicated with one key, the new row is selected, and one undo takes it back', async () => {
  await openTable()
  await cell(3, 2).click()
  await press('Control+d')
  await focusedAt('Row 4 · kind of circumstance')
  assert.deepEqual((await kinds()).slice(2, 4), ['"frontline"', '"frontline"'])
  await finding('Rows 3, 4').waitFor()
  await press('Control+z')
  await isSound()
  assert.equal(await rows().count(), 8)
  await press('Control+y')
  await finding('Overlap: several rows answer').waitFor()
  assert.equal(await rows().count(), 9)
})

test('UX-17 an overlap is marked on its rows for eye and screen reader, and the finding leads to the row', async () => {
  await openTable()
  await cell(4, 2).click()
  await page.locator('.cell-bar').getByRole('button', { name: 'Any' }).click()
  await finding('Rows 1, 4').waitFor()
  assert.equal(await rows().nth(3).getAttribute('data-mark'), 'fault')
  assert.match(
    (await rows().nth(3).locator('.rule-index').getAttribute('aria-label'))!,
    /^Row 4; Overlap: several rows answer For example: .*Personal loan/,
  )
  assert.equal(await rows().nth(4).getAttribute('data-mark'), null)
  await cell(8, 1).click()
  await finding('Rows 1, 4').click()
  await focusedAt('Row 4 · product')
})

test('UX-16 the cases run as the table changes: red says how, lights its row, and keeps the author from submitting', async () => {
  await openTable()
  await cell(7, 3).click()
  await page.locator('.cell-bar').getByRole('button', { name: 'no' }).click()
  const cases = page.getByRole('region', { name: 'Cases' })
  await cases.getByText(/^\d+ of 51 cases (?:does|do) not hold$/).waitFor()
  await cases.getByRole('button', { name: /^fails the nurse paid a late fee/ }).click()
  await page.locator('tr[data-fired]').first().waitFor()
  assert.match((await rows().nth(6).locator('.rule-index').getAttribute('aria-label'))!, /This row answers/)
  assert.equal(await page.locator('tr[data-fired]').count(), 1)
  await page.getByText(/findings are to be put right before it is submitted/).waitFor()
  assert.equal(
    await page.getByRole('button', { name: 'Submit for approval' }).getAttribute('aria-disabled'),
    'true',
  )
  await cell(7, 3).click()
  await press('Control+z')
  await cases.getByText('All 51 cases hold').waitFor()
})

test('UX-39 what the editor writes keeps ids and namespaces, and the check reads it back without a finding', async () => {
  await openTable()
  const shipped = await textOfFile()
  await cell(1, 6).click()
  await press('End')
  await page.keyboard.type(' ')
  await page.getByText('Saved (2)').waitFor()
  await isSound()
  const written = await textOfFile()
  const idsIn = (xml: string) => [...xml.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  const namesIn = (xml: string) => [...xml.matchAll(/xmlns(?::\w+)?="([^"]+)"/g)].map(([, name]) => name)
  assert.deepEqual(idsIn(written), idsIn(shipped))
  assert.deepEqual(namesIn(written), namesIn(shipped))
  assert.equal(written.match(/<annotationEntry>/g)?.length, 8)
  assert.doesNotMatch(written, /<description>/)
})

async function textOfFile(): Promise<string> {
  await page.getByText('Text', { exact: true }).click()
  const text = await page.getByLabel('Text of the file').inputValue()
  await page.getByText('Table', { exact: true }).click()
  await cell(1, 1).waitFor()
  return text
}

test('UX-39 rows move by Alt+↑ and Alt+↓, keep their selection, and undo puts them back', async () => {
  await openTable()
  const shipped = await kinds()
  await cell(2, 2).click()
  await press('Alt+ArrowDown')
  await focusedAt('Row 3 · kind of circumstance')
  assert.deepEqual((await kinds()).slice(0, 4), [
    '"hospitalised"',
    '"frontline"',
    '"quarantined"',
    '"income_lost"',
  ])
  await press('Alt+ArrowUp')
  await focusedAt('Row 2 · kind of circumstance')
  assert.deepEqual(await kinds(), shipped)
  await press('Control+z')
  await press('Control+z')
  assert.deepEqual(await kinds(), shipped)
  await isSound()
})

/** Runs in the page: a row goes down and up, each key pressed before the page may have been drawn after the one before. */
const downAndUp = `(async () => {
  for (let at = 0; at < 40; at++) {
    const key = at % 2 === 0 ? 'ArrowDown' : 'ArrowUp'
    const press = { key, altKey: true, bubbles: true, cancelable: true }
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', press))
    await new Promise((pressed) => setTimeout(pressed, at % 8))
  }
})()`

test('UX-39 keys that come faster than the page is drawn are all heard, and the table stays open', async () => {
  await openTable()
  const shipped = await kinds()
  const table = await page.locator('.decision-table table').elementHandle()
  await cell(2, 2).click()
  await page.evaluate(downAndUp)
  await focusedAt('Row 2 · kind of circumstance')
  assert.deepEqual(await kinds(), shipped)
  await press('Alt+ArrowDown')
  await page.getByText(/^Saved \(\d+\)$/).waitFor()
  await focusedAt('Row 3 · kind of circumstance')
  assert.equal(await table!.evaluate((drawn) => drawn.isConnected), true)
})

test('UX-39 a row is dragged to another place', async () => {
  await openTable()
  const before = refusedStyles
  await rows()
    .nth(0)
    .locator('.dmn-icon-drag')
    .dragTo(rows().nth(2).locator('td.rule-index'), {
      targetPosition: { x: 20, y: 30 },
    })
  assert.deepEqual((await kinds()).slice(0, 3), ['"quarantined"', '"frontline"', '"hospitalised"'])
  assert.equal(refusedStyles, before)
})

test('UX-39 with the keyboard alone a row is added, its values are chosen without writing any, and it is deleted', async () => {
  await openTable()
  await cell(8, 1).focus()
  await press('Alt+Insert')
  await focusedAt('Row 9 · product')
  await finding('An answer must be one plain value').first().waitFor()
  await press('Alt+Enter')
  await press('Tab')
  await press('Enter')
  await press('Escape')
  await focusedAt('Row 9 · product')
  assert.equal((await cell(9, 1).innerText()).trim(), '"loan"')
  await press('ArrowUp')
  await focusedAt('Row 8 · product')
  await press('ArrowDown')
  await focusedAt('Row 9 · product')
  await press('Alt+Delete')
  await focusedAt('Row 8 · product')
  await isSound()
})

test('UX-39 what is typed into a cell is taken back in one step', async () => {
  await openTable()
  await cell(1, 2).click()
  await press('End')
  await page.keyboard.type(',"frontline"')
  assert.equal((await cell(1, 2).innerText()).trim(), '"hospitalised","frontline"')
  await press('Control+z')
  assert.equal((await cell(1, 2).innerText()).trim(), '"hospitalised"')
  await isSound()
})

test('UX-35 where only values may change, no column can be moved, added or renamed', async () => {
  await openTable()
  await page.getByText('Only values change here').waitFor()
  assert.equal(await page.locator('.decision-table th[draggable]').count(), 0)
  await page.getByRole('button', { name: 'Columns shown' }).click()
  await page.getByText('Conditions').waitFor()
  assert.equal(await page.getByRole('button', { name: /^Move .* to the right$/ }).count(), 0)
  await page.locator('.decision-table th.input-cell').first().click()
  assert.equal(
    await page.locator('.decision-table th input, .decision-table th [contenteditable]').count(),
    0,
  )
  assert.equal(await page.locator('.context-menu, .add-input, .add-output').count(), 0)
})

const dialogFor = async (column: string): Promise<Locator> => {
  await page.getByRole('button', { name: 'Columns shown' }).press('Enter')
  await page.getByRole('button', { name: `Values of ${column}` }).press('Enter')
  return page.getByRole('dialog')
}

test('X1 a declared value is added after its rows are shown; the gap shows at once, and one undo takes it back', async () => {
  await openTable()
  const dialog = await dialogFor('product')
  await dialog.getByLabel('Add a value').fill('loan')
  await dialog.getByText('This value is declared already').waitFor()
  await dialog.getByLabel('Add a value').fill('mortgage')
  await dialog.getByText(/^No row answers for the new value/).waitFor()
  await dialog.getByRole('button', { name: 'Keep' }).click()
  await finding(/product.*Gap: no row answers|Gap: no row answers.*mortgage/s)
    .first()
    .waitFor()
  await finding('A value the rules do not know').waitFor()
  await page.locator('.decision-table thead').getByText('"loan","card","mortgage"').waitFor()
  await cell(1, 1).click()
  await press('Control+z')
  await isSound()
})

test('X1 a declared value is renamed in every row that names it, in one step', async () => {
  await openTable()
  const dialog = await dialogFor('kind of circumstance')
  await dialog.getByLabel('Code of front-line work').fill('relief_work')
  await dialog.getByText('Rows 3, 7 will read otherwise:').waitFor()
  const after = await dialog.locator('.values-concerned ins').allInnerTexts()
  assert.deepEqual(after, ['"relief_work"', '"relief_work"'])
  await dialog.getByRole('button', { name: 'Keep' }).click()
  assert.deepEqual((await kinds()).filter((kind) => kind === '"relief_work"').length, 2)
  await finding('A value the rules do not know').first().waitFor()
  await cell(1, 1).click()
  await press('Control+z')
  await isSound()
  assert.equal((await kinds()).filter((kind) => kind === '"frontline"').length, 2)
})

test('X1 a declared value is taken out with the keyboard: rows that name it alone stay, and are marked', async () => {
  await openTable()
  const dialog = await dialogFor('kind of circumstance')
  await dialog.getByRole('button', { name: 'Take out lost income' }).press('Enter')
  await dialog.getByText(/^Rows .* name this value alone/).waitFor()
  await dialog.getByRole('button', { name: 'Keep' }).press('Enter')
  await finding('The value is not among those of the column').first().waitFor()
  await cell(1, 1).click()
  await press('Control+z')
  await isSound()
})

test('UX-39 columns are hidden one by one or by group, and the head stays in sight', async () => {
  await openTable()
  await page.getByRole('button', { name: 'Columns shown' }).click()
  await page.getByRole('checkbox', { name: 'spouse too' }).uncheck()
  await cell(1, 4).waitFor({ state: 'hidden' })
  await page.getByRole('checkbox', { name: 'Answers' }).uncheck()
  await cell(1, 3).waitFor({ state: 'hidden' })
  assert.ok(await cell(1, 2).isVisible())
  assert.equal(await page.locator('.decision-table thead th:visible').count(), 4)
  await page.getByRole('button', { name: '3 columns hidden' }).click()
  const region = page.locator('.decision-table')
  await region.evaluate((own) => {
    own.style.maxHeight = '200px'
    own.scrollTop = 150
  })
  const [head, box] = await Promise.all([
    region.locator('thead th').nth(1).boundingBox(),
    region.boundingBox(),
  ])
  assert.ok(Math.abs(head!.y - box!.y) < 4, `${head!.y} ${box!.y}`)
})

test('UX-39 a file of DMN 1.5 without a diagram opens, and is written as DMN 1.5', async () => {
  await openTable({ file: wideFile })
  assert.equal(await page.locator('.decision-table thead th').count(), 13)
  assert.ok(await page.locator('.bjs-powered-by').isVisible())
  await cell(1, 12).click()
  await press('End')
  await page.keyboard.type('之二')
  const written = await textOfFile()
  assert.match(written, /DMN\/20230324\/MODEL/)
  assert.doesNotMatch(written, /20191111|DMNDI/)
  const tables = await readDecisions(written)
  assert.ok(!areRefusals(tables), JSON.stringify(tables))
  assert.deepEqual([tables[0]!.hitPolicy, tables[0]!.rows[0]!.annotation], ['COLLECT', '第一条之二'])
})

const written: readonly (readonly [file: string, rows: number, model: string])[] = [
  ['2018-prefixed.dmn', 3, 'http://www.omg.org/spec/DMN/20180521/MODEL/'],
  ['2019-two-decisions.dmn', 2, 'https://www.omg.org/spec/DMN/20191111/MODEL/'],
  ['2021-ranges.dmn', 3, 'https://www.omg.org/spec/DMN/20211108/MODEL/'],
  ['2023-collecting.dmn', 2, 'https://www.omg.org/spec/DMN/20230324/MODEL/'],
]

for (const [file, count, model] of written) {
  test(`UX-39 ${file} without a diagram is drawn, changed and saved, and opens again as the DMN it was`, async () => {
    await openTable({ file })
    assert.equal(await rows().count(), count)
    const before = await readDecisions(readFileSync(join(dmnFolder, file), 'utf8'))
    assert.ok(!areRefusals(before))
    await cell(1, 1).click()
    await press('Control+d')
    await page.getByText('Saved (2)').waitFor()
    const text = await textOfFile()
    assert.ok(text.includes(`"${model}"`), text.slice(0, 400))
    assert.equal(text.match(/spec\/DMN\/\d+\/MODEL/g)?.length, 1)
    assert.doesNotMatch(text, /DMNDiagram/)
    const after = await readDecisions(text)
    assert.ok(!areRefusals(after), JSON.stringify(after))
    const untouched = (tables: typeof before) => [
      tables.slice(1),
      tables[0]!.inputs,
      tables[0]!.outputs,
      tables[0]!.rows
        .filter(({ id }) => before[0]!.rows.some((row) => row.id === id))
        .map(({ number: _, ...row }) => row),
    ]
    assert.deepEqual(untouched(after), untouched(before))
    assert.equal(after[0]!.rows.length, count + 1)
    await page.reload()
    await rows().nth(count).waitFor()
  })
}

test('UX-39 columns move by drag and by keyboard', async () => {
  await openTable({ file: wideFile })
  const heads = () => page.locator('.decision-table thead .input-label').allInnerTexts()
  await page
    .locator('.decision-table thead th')
    .nth(1)
    .dragTo(page.locator('.decision-table thead th').nth(3), {
      targetPosition: { x: 120, y: 20 },
    })
  assert.deepEqual((await heads()).slice(0, 3), ['m2', 'm3', 'm1'])
  await page.getByRole('button', { name: 'Columns shown' }).press('Enter')
  await page.getByRole('button', { name: 'Move m1 to the left' }).press('Enter')
  assert.deepEqual((await heads()).slice(0, 3), ['m2', 'm1', 'm3'])
})

test('UX-39 a column is added with its values, written anew, and undone in one step each', async () => {
  await openTable({ file: wideFile })
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Columns shown' }).click()
  await page.getByRole('button', { name: 'Add a condition' }).click()
  await dialog.getByText('The name begins with a letter').waitFor()
  await dialog.getByLabel('Label').fill('产品 product')
  await dialog.getByLabel('Name').fill('product')
  await dialog.getByText('A condition needs its allowed values').waitFor()
  await dialog.getByLabel('Allowed values').fill('loan，card')
  await dialog.getByRole('button', { name: 'Keep' }).click()
  await cell(1, 9).click()
  await page.locator('.cell-bar').getByRole('button', { name: 'Credit card' }).click()
  await isSound()
  const tables = await readDecisions(await textOfFile())
  assert.ok(!areRefusals(tables), JSON.stringify(tables))
  assert.deepEqual(tables[0]!.inputs.at(-1), { name: 'product', type: 'string', values: ['loan', 'card'] })
  await cell(1, 1).click()
  await page.getByRole('button', { name: 'Columns shown' }).click()
  await page.getByRole('button', { name: 'Edit the column m1' }).click()
  await dialog.getByLabel('Label').fill('first')
  await dialog.getByRole('button', { name: 'Keep' }).click()
  await page.locator('.decision-table thead').getByText('first').waitFor()
  await cell(1, 1).click()
  await press('Control+z')
  await page.locator('.decision-table thead').getByText('m1').waitFor()
})

test('UX-16 cases from an Excel file are added to the programme and run at once, red where the table says otherwise', async () => {
  await openTable()
  await page.getByRole('button', { name: 'Add cases from a spreadsheet' }).click()
  const dialog = page.getByRole('dialog')
  const head = ['name', 'product', 'kind', 'firstDay', 'asOf', 'region', 'answer']
  const rowOf = (name: string, answer: string) => [
    name,
    'card',
    'frontline',
    '2020-02-01',
    '2020-03-31',
    '150300',
    answer,
  ]
  const buffer = await writeXlsxFile(
    [head, rowOf('a nurse of Wuhai', 'granted'), rowOf('a nurse refused', 'kind_not_covered')].map((row) =>
      row.map((value) => ({ value })),
    ),
  ).toBuffer()
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await dialog.getByLabel('An Excel or CSV file').setInputFiles({ name: 'cases.xlsx', mimeType, buffer })
  await dialog.getByText('2 cases were read').waitFor()
  await dialog.getByRole('button', { name: 'Add 2 cases' }).click()
  const cases = page.getByRole('region', { name: 'Cases' })
  await cases.getByText('1 of 53 cases does not hold').waitFor()
  await cases.getByRole('button', { name: /^fails a nurse refused/ }).waitFor()
  await cases.getByRole('button', { name: /^holds a nurse of Wuhai/ }).waitFor()
})

test('UX-16 two hundred cases run in one check, and each lights the row that answers for it', async () => {
  await openTable()
  await page.getByRole('button', { name: 'Add cases from a spreadsheet' }).click()
  const dialog = page.getByRole('dialog')
  const lines = Array.from({ length: 149 }, (_, at) =>
    [
      `case ${at}`,
      at % 2 === 0 ? 'card' : 'loan',
      'frontline',
      '2020-02-01',
      '2020-03-31',
      '150300',
      'granted',
    ].join('\t'),
  )
  const head = ['name', 'product', 'kind', 'firstDay', 'asOf', 'region', 'answer'].join('\t')
  await dialog.getByLabel('Or paste here, one case a line').fill([head, ...lines].join('\n'))
  let checks = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/programmes/check')) checks += 1
  })
  await dialog.getByRole('button', { name: 'Add 149 cases' }).click()
  const cases = page.getByRole('region', { name: 'Cases' })
  await cases.getByText('All 200 cases hold').waitFor()
  assert.equal(checks, 1)
  for (const [name, row] of [
    ['case 0', 7],
    ['case 147', 3],
  ] as const) {
    await cases.getByRole('button', { name: new RegExp(`^holds ${name}\\b`) }).click()
    await page.waitForFunction(
      (at) => document.querySelectorAll('.decision-table tbody tr')[at]!.hasAttribute('data-fired'),
      row - 1,
    )
    assert.equal(await page.locator('tr[data-fired]').count(), 1)
  }
})

/** Pastes into the cell that has the focus, as the browser would. */
const paste = (text: string) =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement!.dispatchEvent(event)
  }, text)

test('UX-15 a block of 200 × 12 cells is previewed, tidied, pasted, and undone in one step', async () => {
  await openTable({ file: wideFile })
  await cell(1, 1).click()
  await paste(wideBlock)
  const dialog = page.getByRole('dialog')
  await dialog.getByText('200 rows × 12 columns').waitFor()
  assert.equal(await dialog.locator('td.wrong').count(), 0)
  assert.match(
    (await dialog.locator('tbody tr').first().locator('td').first().getAttribute('title'))!,
    /Chinese comma/,
  )
  await dialog.getByRole('button', { name: 'Paste' }).click()
  await rows().nth(200).waitFor()
  const texts = await rows().nth(1).locator('[role=textbox]').allInnerTexts()
  assert.deepEqual(
    texts.map((text) => text.trim()),
    ['0,1', '0,1', '-', '0', '>=0', '[0..1]', '-', '1', 'true', 'false', 'true', '第1条，原文'],
  )
  await isSound()
  await press('Control+z')
  await rows().nth(1).waitFor({ state: 'detached' })
  assert.equal(await rows().count(), 1)
})

test('UX-15 a cell that cannot be read is told with line and column, and keeps the block from being pasted', async () => {
  await openTable()
  await cell(1, 1).click()
  await paste('Personal loan\tfront-line work\nmortgage\tquarantine')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Line 2, product: "mortgage" · not among the allowed values').waitFor()
  assert.ok(await dialog.getByRole('button', { name: 'Paste' }).isDisabled())
  await dialog.getByLabel('The block copied from Excel or WPS').fill('Credit card\tquarantine')
  await dialog.getByText('Write over from the selected row').click()
  await dialog.getByRole('button', { name: 'Paste' }).click()
  await finding('Rows 1, 6').waitFor()
  assert.deepEqual(
    [(await cell(1, 1).innerText()).trim(), (await cell(1, 2).innerText()).trim()],
    ['"card"', '"quarantined"'],
  )
})

test('UX-39 rows copied in one table are pasted into another, under the columns of the same name', async () => {
  await openTable()
  await cell(3, 1).click()
  await press('Control+Shift+C')
  await page.locator('.file-choice').first().click()
  await page.getByTitle(twinFile).last().click()
  await page.getByText('Only values change here').waitFor({ state: 'detached' })
  await cell(8, 1).click()
  await page.getByRole('button', { name: 'Paste a block' }).click()
  await page.getByRole('dialog').getByText('the first line names the columns').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Paste' }).click()
  await finding('Rows 3, 9').waitFor()
  assert.equal((await cell(9, 6).innerText()).trim(), (await cell(3, 6).innerText()).trim())
})

test('X2 who may not write a programme reads its table, and can change nothing in it', async () => {
  const path = await addressOf('eligibility.dmn')
  const own = await world.open('sunguoqiang', { path, language: 'en' })
  const boxes = own.locator('.decision-table [role=textbox]')
  await boxes.first().waitFor()
  await own.locator('.decision-table [contenteditable=true]').first().waitFor({ state: 'detached' })
  await own
    .getByText(/^Needs one of these roles/)
    .first()
    .waitFor()
  assert.equal(await own.getByRole('button', { name: 'Add row' }).count(), 0)
  await own.context().close()
})

test('UX-35 a values editor changes a cell and no column; another browser sees who changed it, from what to what', async () => {
  const post = { person: 'siqin', role: 'values_editor', node: 'inner_mongolia', by: 'saren' } as const
  assert.ok(!isRefusal(await world.desk.store.organisation.assign(post)))
  const path = await addressOf(wideFile)
  const history = path.replace(/\?.*/, '?view=history')
  const watching = await world.open('wulan', { path: history, language: 'en' })
  const own = await world.open('siqin', { path, language: 'en' })
  const first = own.locator('.decision-table tbody tr').first().locator('[role=textbox]').first()
  await first.waitFor()
  await own
    .getByText(/^You may change rows and values; .* Needs one of these roles: programme author/)
    .waitFor()
  assert.equal(await own.locator('.decision-table th[draggable]').count(), 0)
  await own.getByRole('button', { name: 'Columns shown' }).click()
  await own.getByText('Conditions').waitFor()
  assert.equal(await own.getByRole('button', { name: /^(Add a|Edit the|Move m|Values of)/ }).count(), 0)
  await first.click()
  await own.keyboard.press('Control+a')
  await own.keyboard.type('0')
  await own.getByText('Saved (2)').waitFor()
  const step = watching.locator('[data-revision="2"]')
  await step.getByText(/Siqin/).waitFor()
  assert.deepEqual(await step.locator('tr[data-place="rows[first].m1"] td').allInnerTexts(), ['-', '0'])
  await own.getByText('Text', { exact: true }).click()
  assert.equal(await own.getByLabel('Text of the file').getAttribute('readonly'), '')
  await own.context().close()
  await watching.context().close()
})

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string }[]
}

async function seriousIssues(): Promise<readonly string[]> {
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    const own = window as unknown as { axe: { run(): Promise<{ violations: readonly Violation[] }> } }
    return (await own.axe.run()).violations
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 200)}`)
}

for (const [width, language] of [
  [1440, 'zh'],
  [390, 'en'],
] as const) {
  test(`UX-26 UX-20 the editor has no serious issue and no page scrolls sideways at ${width} pixels, in ${language}`, async () => {
    await openTable({ width, language })
    await cell(3, 2).click()
    await press('Control+d')
    await page.locator('.finding').first().waitFor()
    assert.deepEqual(await seriousIssues(), [])
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width)
    await page.locator('.cell-bar button').first().waitFor()
    const low = await page
      .locator('.table-editor button:visible')
      .evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.outerHTML),
      )
    assert.deepEqual(low, [])
  })
}
