// Good and bad pairs for every finding of the review: one change of the template, one code at one place.

import assert from 'node:assert/strict'
import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { isRefusal, refuse } from '../kernel/index.ts'
import { casesOf, type RunCase } from './cases.ts'
import { type CheckReport, checkProgramme } from './check.ts'
import { replaced, type Spoil, templateFolder, withSpoiled } from './spoiled-template.test-data.ts'

const head = 'programme.yaml'
const terms = 'terms/relief.yaml'
const table = 'eligibility.dmn'
const cases = 'cases/loan-relief.yaml'
const instrument = 'INSTRUMENT.md'
const row = (number: number): string => `decision eligibility, row ${number}`

/** Answers each case of the template as the template expects: the arithmetic itself is tested where it lives. */
const expectedAnswers = new Map(
  casesOf(new Map([[cases, readFileSync(join(templateFolder, cases), 'utf8')]])).cases.map((one) => [
    JSON.stringify(one.input),
    one.answer,
  ]),
)
const asExpected: RunCase = (_, input) => expectedAnswers.get(JSON.stringify(input))

async function review(folder: string, runCase: RunCase = asExpected): Promise<CheckReport> {
  const report = await checkProgramme(folder, runCase)
  assert.ok(!isRefusal(report))
  return report
}

const rowOf = (id: string): string => {
  const text = readFileSync(join(templateFolder, table), 'utf8')
  return text.slice(text.indexOf(`      <rule id="${id}">`), text.indexOf('</rule>', text.indexOf(id)) + 8)
}

type Bad = readonly [what: string, spoil: Spoil, code: string, file: string, path: string, words: string]

const bad: readonly Bad[] = [
  ['broken YAML', { file: head, text: 'a: [' }, 'yaml_not_well_formed', head, 'line 1', ''],
  [
    'an unknown key',
    replaced(head, 'waves:', 'wave: 1\nwaves:'),
    'key_unknown',
    head,
    'wave',
    'is unknown here',
  ],
  [
    'a missing translation',
    replaced(head, ', en: Example flood', ''),
    'translation_missing',
    head,
    'emergency.name.en',
    'write it',
  ],
  [
    'windows that overlap',
    replaced(head, 'region: "4101"', 'region: "41"'),
    'windows_overlap',
    head,
    'windows[1].region',
    'a region has one window',
  ],
  [
    'a fact nobody declared',
    replaced(table, '<text>kind</text>', '<text>age</text>'),
    'fact_not_declared',
    table,
    'decision eligibility',
    'product and kind',
  ],
  [
    'a gap',
    replaced(table, '<text>"frontline"</text>', '<text>"hospitalised"</text>'),
    'no_row_answers',
    table,
    'decision eligibility',
    'kind = frontline',
  ],
  [
    'an overlap',
    replaced(table, '<text>"frontline"</text>', '<text>-</text>'),
    'rows_overlap',
    table,
    row(2),
    'rows 1 and 2 both answer',
  ],
  [
    'a row that answers for nobody',
    replaced(
      table,
      '    </decisionTable>',
      `${rowOf('loan_rescuer').replaceAll('loan_rescuer', 'loan_nobody').replace('"frontline"', 'not(-)').replace('not(-)', 'not("hospitalised","frontline","income_lost")')}    </decisionTable>`,
    ),
    'row_never_applies',
    table,
    row(4),
    'answers for nobody',
  ],
  [
    'a row without annotation',
    replaced(table, '第二条「参加抢险救灾工作人员本人」', ''),
    'row_without_annotation',
    table,
    row(2),
    'the sentence of the article',
  ],
  [
    'a quotation nobody wrote',
    replaced(table, '参加抢险救灾工作人员本人', '参加抢险救灾人员'),
    'quotation_not_in_instrument',
    table,
    row(2),
    '「参加抢险救灾人员」',
  ],
  [
    'a term with a quotation nobody wrote',
    replaced(terms, '罚息加收部分予以免除', '罚息全部免除'),
    'quotation_not_in_instrument',
    terms,
    'waiverBasis',
    '「罚息全部免除」',
  ],
  [
    'a bare term',
    replaced(terms, 'deferTo:', 'deferMonths: 2\ndeferTo:'),
    'term_without_source',
    terms,
    'deferMonths',
    'has no source',
  ],
  [
    'a bare term of one product',
    replaced(terms, 'deferTo:', 'card: { graceDays: 2 }\ndeferTo:'),
    'term_without_source',
    terms,
    'card.graceDays',
    'has no source',
  ],
  [
    'a day charge among the fees',
    replaced(terms, 'deferTo:', 'waivable: { value: [late_fee, penalty_interest], source: x }\ndeferTo:'),
    'waivable_lists_day_charge',
    terms,
    'waivable',
    'lists penalty_interest',
  ],
  [
    'a wave of an unknown region',
    replaced(head, 'regions: ["41"]', 'regions: ["41", "5101"]'),
    'wave_region_unknown',
    head,
    'waves[0] (first-calls)',
    'frees region 5101',
  ],
  [
    'a wave on the last day of a window below its region',
    replaced(head, '2021-09-15', '2021-08-31'),
    'wave_before_window_ends',
    head,
    'waves[0] (first-calls)',
    'after 2021-08-31, the last day of the window of region 4101',
  ],
  [
    'a wave while a window is open',
    replaced(head, '    lastDay: 2021-08-31\n', ''),
    'wave_before_window_ends',
    head,
    'waves[0] (first-calls)',
    'region 4101 is open',
  ],
  [
    'a wave that frees nothing',
    replaced(head, '[manager]', '[]'),
    'wave_frees_nothing',
    head,
    'waves[0] (first-calls)',
    'frees no channel',
  ],
  [
    'an unknown channel',
    replaced(head, '[manager]', '[robot]'),
    'type_is_wrong',
    head,
    'waves[0].channels[0]',
    'agent, auto_voice, manager',
  ],
  [
    'a letter in one language',
    { file: 'content/letter.zh.md', text: '您好' },
    'translation_missing',
    'content/letter.zh.md',
    '',
    'write content/letter.en.md',
  ],
  [
    'a file nobody reads',
    { file: 'term/relief.yaml', text: 'deferMonths: 9' },
    'file_unknown',
    'term/relief.yaml',
    '',
    'is read by nobody',
  ],
  ['no instrument', { file: instrument, text: undefined }, 'file_missing', instrument, '', 'write it'],
  ['no changelog', { file: 'CHANGELOG.md', text: undefined }, 'file_missing', 'CHANGELOG.md', '', 'write it'],
  [
    'a sentence without pointers',
    replaced(
      instrument,
      '- rows: loan_income_lost\n- elsewhere: agreed between the customer and the branch\n',
      '',
    ),
    'sentence_points_nowhere',
    instrument,
    '3.1',
    'points to nothing',
  ],
  [
    'a row no sentence points to',
    replaced(instrument, '- rows: loan_income_lost\n', ''),
    'row_not_in_instrument',
    table,
    row(3),
    '(loan_income_lost)',
  ],
  [
    'a pointer to a row that is not there',
    replaced(instrument, 'loan_injured, ', 'loan_hurt, loan_injured, '),
    'pointer_unknown',
    instrument,
    '2.1',
    'rows loan_hurt',
  ],
  [
    'a pointer to a term that is not there',
    replaced(instrument, '- terms: standstill', '- terms: standStill'),
    'pointer_unknown',
    instrument,
    '5.1',
    'terms standStill',
  ],
  [
    'a pointer of an unknown kind',
    replaced(instrument, '- waves:', '- wave:'),
    'pointer_unknown',
    instrument,
    '5.1',
    'points to wave;',
  ],
  [
    'a sentence without translation',
    replaced(instrument, '> The mark-up of penalty interest is waived.\n', ''),
    'translation_missing',
    instrument,
    '4.1',
    'say it in English',
  ],
  ['no cases', { file: cases, text: undefined }, 'cases_missing', 'cases', '', 'who gets what'],
  ['broken cases', { file: cases, text: '- name: [' }, 'yaml_not_well_formed', cases, 'line 1', ''],
  [
    'a case of unknown keys',
    { file: cases, text: '- { name: a, case: {}, answer: {}, expect: 1 }' },
    'key_unknown',
    cases,
    'cases[0].expect',
    'name, case, answer',
  ],
  [
    'a case without answer',
    { file: cases, text: '- { name: a, case: {} }' },
    'key_missing',
    cases,
    'cases[0].answer',
    'must be a mapping',
  ],
  [
    'two cases of one name',
    { file: cases, text: '- { name: a, case: {}, answer: {} }\n- { name: a, case: {}, answer: {} }' },
    'case_named_twice',
    cases,
    'cases[1].name',
    'its own sentence',
  ],
  [
    'a case that fails',
    replaced(cases, 'to: 2021-09-15', 'to: 2021-09-16'),
    'case_fails',
    cases,
    "in the city flooded first the window is the city's own",
    '',
  ],
]

test('the template has no findings', async () => {
  const report = await review(templateFolder)
  assert.deepEqual(report.findings, [])
  assert.deepEqual([report.programme, report.rows, report.terms, report.cases], ['flood-example', 3, 5, 8])
})

for (const [what, spoil, code, file, path, words] of bad) {
  test(`${what} is found as ${code}`, () =>
    withSpoiled([spoil], async (folder) => {
      const { findings } = await review(folder)
      const said = JSON.stringify(findings)
      const found = findings.find((one) => one.code === code && one.file === file && one.path === path)
      assert.ok(found, said)
      assert.ok(found.message.includes(words), found.message)
    }))
}

test('a case the arithmetic refuses is found with the refusal', async () => {
  const { findings } = await review(templateFolder, () => refuse('wrong_day', 'does not exist', 'asOf'))
  assert.equal(findings.length, 8)
  assert.deepEqual(
    [findings[0]!.code, findings[0]!.message],
    ['case_is_refused', 'is refused: asOf does not exist'],
  )
})

test('a folder without programme.yaml is refused as a whole', () =>
  withSpoiled([{ file: head, text: undefined }], async (folder) => {
    const report = await checkProgramme(folder, asExpected)
    assert.ok(isRefusal(report))
    assert.equal(report.code, 'programme_missing')
  }))

test('a link in the folder is found', () =>
  withSpoiled([], async (folder) => {
    symlinkSync('/etc/hostname', join(folder, 'content.md'))
    const { findings } = await review(folder)
    assert.deepEqual(
      findings.map(({ code, file }) => [code, file]),
      [['file_is_not_plain', 'content.md']],
    )
  }))

test('a decision beside the eligibility table is reviewed too', () => {
  const text = readFileSync(join(templateFolder, table), 'utf8').replace(
    '<text>"frontline"</text>',
    '<text>-</text>',
  )
  return withSpoiled([{ file: 'evidence.dmn', text }], async (folder) => {
    const { findings } = await review(folder)
    assert.deepEqual(
      findings.map(({ code, file, path }) => [code, file, path]),
      [
        ['rows_overlap', 'evidence.dmn', row(2)],
        ['rows_overlap', 'evidence.dmn', row(3)],
      ],
    )
  })
})

test('what editors leave behind is not looked at', () =>
  withSpoiled(
    [
      { file: '.DS_Store', text: 'x' },
      { file: 'programme.yaml~', text: 'x' },
    ],
    async (folder) => {
      const [report, clean] = [await review(folder), await review(templateFolder)]
      assert.deepEqual([report.findings, report.digest], [[], clean.digest])
    },
  ))
