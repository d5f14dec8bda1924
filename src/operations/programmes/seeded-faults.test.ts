// The check an author sees while writing: twenty faults sown into the shipped table are found at their rows, none on what ships.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { isRefusal } from '../../kernel/index.ts'
import type { CheckReport, Finding } from '../../programmes/index.ts'
import { checkFiles } from '../index.ts'

interface File {
  readonly path: string
  readonly text: string
}

const policy = fileURLToPath(new URL('../../../policy/', import.meta.url))
const table = 'eligibility.dmn'

async function filesOf(programme: string): Promise<readonly File[]> {
  const files: File[] = []
  for await (const path of glob('**/*.*', { cwd: join(policy, programme) })) {
    files.push({ path, text: readFileSync(join(policy, programme, path), 'utf8') })
  }
  return files
}

const shipped = await filesOf('icbc-im-2020')

async function check(files: readonly File[]): Promise<CheckReport> {
  const report = await checkFiles(files)
  assert.ok(!isRefusal(report))
  return report as CheckReport
}

const replaced = (text: string, from: string | RegExp, to: string): string => {
  const next = text.replace(from, to)
  assert.notEqual(next, text, `${String(from)} is in the table`)
  return next
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
/** The table with one cell written anew. */
const cell = (id: string, written: string) => (text: string) =>
  replaced(text, new RegExp(`(id="${id}"><text>)[^<]*`), `$1${escaped(written)}`)
const ruleOf = (text: string, id: string): string =>
  new RegExp(`<rule id="${id}">[\\s\\S]*?</rule>`).exec(text)![0]
const without = (id: string) => (text: string) => replaced(text, ruleOf(text, id), '')
const twin =
  (id: string, change: (rule: string) => string = (rule) => rule) =>
  (text: string) => {
    const rule = change(ruleOf(text, id).replaceAll(id, `${id}_twin`))
    return replaced(text, '</decisionTable>', `${rule}</decisionTable>`)
  }
const every = 'not("hospitalised","quarantined","frontline","income_lost")'

interface Sown {
  readonly what: string
  readonly sow: (text: string) => string
  readonly code: string
  readonly rows?: readonly number[]
  readonly column?: string
  readonly person?: string
}

const sown: readonly Sown[] = [
  {
    what: 'a row taken out',
    sow: without('loan_frontline'),
    code: 'no_row_answers',
    rows: [1, 2, 3, 6],
    person: 'product=loan kind=frontline',
  },
  {
    what: 'the last row taken out',
    sow: without('card_income_lost'),
    code: 'no_row_answers',
    rows: [4, 5, 6, 7],
    person: 'product=card kind=income_lost',
  },
  {
    what: 'a row narrowed to nobody but its neighbour',
    sow: cell('card_frontline_kind', '"quarantined"'),
    code: 'no_row_answers',
    rows: [3, 5, 6, 7, 8],
    person: 'product=card kind=frontline',
  },
  {
    what: 'a kind written twice',
    sow: cell('loan_frontline_kind', '"hospitalised"'),
    code: 'rows_overlap',
    rows: [1, 3],
    person: 'product=loan kind=hospitalised',
  },
  {
    what: 'any kind',
    sow: cell('loan_income_lost_kind', '-'),
    code: 'rows_overlap',
    rows: [1, 4],
    person: 'product=loan kind=hospitalised',
  },
  {
    what: 'all kinds but one',
    sow: cell('card_hospitalised_kind', 'not("income_lost")'),
    code: 'rows_overlap',
    rows: [5, 6],
    person: 'product=card kind=quarantined',
  },
  {
    what: 'both products',
    sow: cell('loan_quarantined_product', '"loan","card"'),
    code: 'rows_overlap',
    rows: [2, 6],
    person: 'product=card kind=quarantined',
  },
  {
    what: 'a row duplicated',
    sow: twin('loan_frontline'),
    code: 'rows_overlap',
    rows: [3, 9],
    person: 'product=loan kind=frontline',
  },
  {
    what: 'a row for nobody',
    sow: twin('card_frontline', (rule) => rule.replace('"frontline"', every)),
    code: 'row_never_applies',
    rows: [9],
  },
  {
    what: 'a value nobody declared',
    sow: cell('loan_hospitalised_product', '"loans"'),
    code: 'value_not_declared',
    rows: [1],
    column: 'input product',
  },
  {
    what: 'a value without quotes',
    sow: cell('loan_frontline_kind', 'frontline'),
    code: 'test_not_allowed',
    rows: [3],
    column: 'input kind',
  },
  {
    what: 'a function',
    sow: cell('card_frontline_kind', 'matches("frontline", "f.*")'),
    code: 'test_not_allowed',
    rows: [7],
    column: 'input kind',
  },
  {
    what: 'a number among words',
    sow: cell('card_quarantined_kind', '3'),
    code: 'test_has_wrong_type',
    rows: [6],
    column: 'input kind',
  },
  {
    what: 'words compared by size',
    sow: cell('card_hospitalised_product', '< "loan"'),
    code: 'test_has_wrong_type',
    rows: [5],
    column: 'input product',
  },
  {
    what: 'an answer in another word',
    sow: cell('loan_quarantined_covered_answer', 'yes'),
    code: 'answer_is_not_a_literal',
    rows: [2],
    column: 'output covered',
  },
  {
    what: 'an answer of another type',
    sow: cell('loan_income_lost_spouse_answer', '"true"'),
    code: 'answer_has_wrong_type',
    rows: [4],
    column: 'output spouse',
  },
  {
    what: 'an answer nobody declared',
    sow: cell('card_income_lost_creditRecord_answer', '"protected"'),
    code: 'answer_not_declared',
    rows: [8],
    column: 'output creditRecord',
  },
  {
    what: 'a missing cell',
    sow: (text) => replaced(text, /<inputEntry id="card_hospitalised_kind">.*<\/inputEntry>/, ''),
    code: 'row_has_wrong_width',
    rows: [5],
  },
  {
    what: 'an input the rules do not know',
    sow: (text) => replaced(text, '<text>kind</text>', '<text>age</text>'),
    code: 'fact_not_declared',
  },
  {
    what: 'a row without its source',
    sow: (text) =>
      replaced(text, /<annotationEntry><text>第七条「确诊患者」[^<]*/, '<annotationEntry><text>'),
    code: 'row_without_annotation',
    rows: [5],
  },
]

const personOf = ({ person }: Finding): string | undefined =>
  person?.map(({ fact, value }) => `${fact}=${String(value)}`).join(' ')

test('UX-17 twenty faults are sown', () => assert.equal(sown.length, 20))

for (const { what, sow, code, rows, column, person } of sown) {
  test(`UX-17 ${what} is found as ${code} at its row`, async () => {
    const { findings } = await check(
      shipped.map((file) => (file.path === table ? { ...file, text: sow(file.text) } : file)),
    )
    const found = findings.find((finding) => finding.code === code)
    assert.ok(found, `found ${findings.map((finding) => finding.code).join(', ')}`)
    assert.deepEqual(
      [found.file, found.decision, found.rows, found.column, personOf(found)],
      [table, 'eligibility', rows, column, person],
    )
  })
}

for (const programme of ['icbc-im-2020', '_template']) {
  test(`UX-17 nothing is found in the tables of ${programme} as it ships`, async () => {
    const { findings } = await check(await filesOf(programme))
    assert.deepEqual(
      findings.filter(({ file }) => file.endsWith('.dmn')),
      [],
    )
  })
}

test('UX-16 a case names the rows that answer for its people, and a case that fails says how', async () => {
  const spoiled = shipped.map((file) =>
    file.path === table ? { ...file, text: cell('card_frontline_covered_answer', 'false')(file.text) } : file,
  )
  const [sound, broken] = [await check(shipped), await check(spoiled)]
  const nurse = 'the nurse paid a late fee in the window and gets it back'
  const resultIn = ({ results }: CheckReport) => results.find(({ name }) => name === nurse)
  assert.deepEqual(resultIn(sound), {
    file: 'cases/card-relief.yaml',
    name: nurse,
    outcome: 'holds',
    message: '',
    rows: [7],
  })
  assert.equal(resultIn(broken)?.outcome, 'fails')
  assert.match(resultIn(broken)!.message, /differs at answer/)
  assert.equal(sound.results.length, sound.cases)
  assert.ok(broken.findings.some(({ code, path }) => code === 'case_fails' && path === nurse))
})
