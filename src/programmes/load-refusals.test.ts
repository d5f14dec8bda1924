// Every refusal of loading a policy folder, one mistake each, with its file and path.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areRefusals } from '../kernel/index.ts'
import { loadProgramme } from './load.ts'
import { replaced, type Spoil, withSpoiled } from './spoiled-template.test-data.ts'

const head = 'programme.yaml'
const terms = 'terms/relief.yaml'
const table = 'eligibility.dmn'
const inHead = (from: string, to: string) => replaced(head, from, to)
const onlyTerms = (text: string): Spoil => ({ file: terms, text })

const bad: readonly (readonly [string, Spoil, string, string, string])[] = [
  [
    'an unknown key',
    inHead('windows:', 'window: 1\nwindows:'),
    'key_unknown',
    `${head}: window`,
    'is unknown here',
  ],
  ['a missing id', inHead('programme: flood-example', ''), 'key_missing', `${head}: programme`, 'is missing'],
  [
    'an id with spaces',
    inHead('flood-example', 'flood example'),
    'type_is_wrong',
    `${head}: programme`,
    'not "flood example"',
  ],
  [
    'a missing title',
    inHead('  en: Postponed', '  fr: Postponed'),
    'key_unknown',
    `${head}: title.fr`,
    'known are zh, en',
  ],
  [
    'a missing translation',
    inHead(', en: Example flood', ''),
    'translation_missing',
    `${head}: emergency.name.en`,
    'is missing',
  ],
  [
    'a word for a circumstance in one language',
    inHead('frontline: { zh: 参加抢险救灾, en: rescue work }', 'frontline: { zh: 参加抢险救灾 }'),
    'translation_missing',
    `${head}: circumstances.frontline.en`,
    'is missing',
  ],
  [
    'a word for a circumstance that is none',
    inHead('frontline: { zh:', 'homeless: { zh:'),
    'key_unknown',
    `${head}: circumstances.homeless`,
    'known are hospitalised, quarantined',
  ],
  [
    'a day that does not exist',
    inHead('declaredDay: 2021-07-20', 'declaredDay: 2021-02-29'),
    'type_is_wrong',
    `${head}: emergency.declaredDay`,
    'not "2021-02-29"',
  ],
  [
    'a region without quotes',
    inHead('region: "41"', 'region: 41'),
    'type_is_wrong',
    `${head}: windows[0].region`,
    'in quotes, not 41',
  ],
  [
    'a window that ends before it begins',
    inHead('lastDay: 2021-08-20', 'lastDay: 2021-07-19'),
    'last_day_before_first',
    `${head}: windows[0].lastDay`,
    'before firstDay',
  ],
  [
    'two windows of one region that overlap',
    inHead('region: "4101"', 'region: "41"'),
    'windows_overlap',
    `${head}: windows[1].region`,
    'overlaps',
  ],
  [
    'two windows of one region apart',
    inHead('- region: "4101"\n    firstDay: 2021-07-18', '- region: "41"\n    firstDay: 2021-08-21'),
    'region_has_two_windows',
    `${head}: windows[1].region`,
    'a region has one window',
  ],
  [
    'measures that are no list',
    inHead('waves:', 'measures: 5\nwaves:'),
    'type_is_wrong',
    `${head}: measures`,
    'must be a list, not 5',
  ],
  [
    'an unknown channel',
    inHead('[manager]', '[robot]'),
    'type_is_wrong',
    `${head}: waves[0].channels[0]`,
    'agent, auto_voice, manager',
  ],
  [
    'a wave without channels',
    inHead('    channels: [manager]\n', ''),
    'key_missing',
    `${head}: waves[0].channels`,
    'agent, auto_voice, manager',
  ],
  [
    'a negative threshold',
    inHead('minDaysPastDue: 30', 'minDaysPastDue: -1'),
    'type_is_wrong',
    `${head}: waves[0].minDaysPastDue`,
    'from 0 to 36600, not -1',
  ],
  [
    'an equal key twice',
    inHead('waves:', 'programme: other\nwaves:'),
    'key_used_twice',
    `${head}: line 26`,
    'uses the key programme twice',
  ],
  ['a list as the file', { file: head, text: '- 1' }, 'type_is_wrong', head, 'must be a mapping'],
  ['broken YAML', { file: head, text: 'a: [1' }, 'yaml_not_well_formed', `${head}: line 1`, ''],
  [
    'two documents',
    inHead('programme:', '--- 1\n---\nprogramme:'),
    'yaml_not_well_formed',
    `${head}: line 2`,
    'multiple documents',
  ],
  [
    'a tag',
    inHead('kind: flood', 'kind: !!js/function flood'),
    'yaml_not_well_formed',
    `${head}: line 7`,
    'tag',
  ],
  ['an unknown term', onlyTerms('defferMonths: 3'), 'key_unknown', `${terms}: defferMonths`, 'deferMonths'],
  [
    'no instead of false',
    onlyTerms('card:\n  coreCanWaive: no'),
    'type_is_wrong',
    `${terms}: card.coreCanWaive`,
    'must be true or false, not "no"',
  ],
  [
    'an unknown word',
    onlyTerms('coverage: always'),
    'type_is_wrong',
    `${terms}: coverage`,
    'one of whole_window, circumstance_days',
  ],
  ['months as text', onlyTerms('deferMonths: "3"'), 'type_is_wrong', `${terms}: deferMonths`, 'not "3"'],
  [
    'half a month',
    onlyTerms('deferMonths: 2.5'),
    'type_is_wrong',
    `${terms}: deferMonths`,
    'whole number from 0 to 600',
  ],
  [
    'a fee nobody knows',
    onlyTerms('waivable: [late_fees]'),
    'type_is_wrong',
    `${terms}: waivable[0]`,
    'late_fee',
  ],
  [
    'a term with an unknown remark',
    onlyTerms('graceDays: { value: 1, reason: x }'),
    'key_unknown',
    `${terms}: graceDays.reason`,
    'value, source, note',
  ],
  [
    'a term of the wrong type under value',
    onlyTerms('graceDays: { value: x, source: y }'),
    'type_is_wrong',
    `${terms}: graceDays.value`,
    'not "x"',
  ],
  [
    'more than all',
    onlyTerms('postApplication: { untilDay: 2021-12-31, waiverPercent: 101 }'),
    'type_is_wrong',
    `${terms}: postApplication.waiverPercent`,
    'from 0 to 100',
  ],
  [
    'post-application without its day',
    onlyTerms('postApplication: { waiverPercent: 50 }'),
    'key_missing',
    `${terms}: postApplication.untilDay`,
    'a day that exists',
  ],
  [
    'a product nobody sells',
    onlyTerms('mortgage: { graceDays: 1 }'),
    'key_unknown',
    `${terms}: mortgage`,
    'loan, card',
  ],
  [
    'a product within a product',
    onlyTerms('loan: { card: { graceDays: 1 } }'),
    'key_unknown',
    `${terms}: loan.card`,
    'coverage',
  ],
  [
    'a key from the prototype',
    onlyTerms('__proto__: { graceDays: 1 }'),
    'key_unknown',
    `${terms}: __proto__`,
    'is unknown here',
  ],
  ['a missing table', { file: table, text: undefined }, 'file_missing', table, 'is missing'],
  [
    'a table of another name',
    replaced(table, 'decision id="eligibility"', 'decision id="who"'),
    'decision_missing',
    table,
    'eligibility',
  ],
  [
    'a table that collects',
    replaced(table, 'UNIQUE', 'COLLECT'),
    'hit_policy_not_supported',
    `${table}: decision eligibility`,
    'UNIQUE',
  ],
  [
    'a fact nobody declared',
    replaced(table, '<text>kind</text>', '<text>circumstance</text>'),
    'fact_not_declared',
    `${table}: decision eligibility`,
    'product and kind',
  ],
  [
    'an output nobody knows',
    replaced(table, 'name="spouse"', 'name="partner"'),
    'fact_not_declared',
    `${table}: decision eligibility`,
    'covered, spouse and creditRecord',
  ],
  [
    'a kind nobody knows',
    replaced(table, '"hospitalised","frontline",', '"hospitalized","hospitalised","frontline",'),
    'value_unknown',
    `${table}: decision eligibility, input kind`,
    'declares kind = hospitalized',
  ],
  [
    'the kind of post-application',
    replaced(table, '"hospitalised","frontline",', '"verified_hardship","hospitalised","frontline",'),
    'value_unknown',
    `${table}: decision eligibility, input kind`,
    'declares kind = verified_hardship',
  ],
  [
    'an answer of the wrong type',
    replaced(table, 'name="covered" typeRef="boolean"', 'name="covered" typeRef="string"'),
    'answer_has_wrong_type',
    `${table}: decision eligibility, row 1, output covered`,
    'string',
  ],
  [
    'a gap',
    replaced(table, '<text>"frontline"</text>', '<text>"hospitalised"</text>'),
    'no_row_answers',
    `${table}: decision eligibility`,
    'product = loan, kind = frontline: no row answers',
  ],
  [
    'an overlap',
    replaced(table, '<text>"frontline"</text>', '<text>-</text>'),
    'rows_overlap',
    `${table}: decision eligibility, row 2`,
    'product = loan, kind = hospitalised: rows 1 and 2 both answer',
  ],
]

for (const [what, spoil, code, place, words] of bad) {
  test(`${what} is refused as ${code}`, () =>
    withSpoiled([spoil], async (folder) => {
      const refusals = await loadProgramme(folder)
      assert.ok(areRefusals(refusals), 'was loaded')
      const said = refusals.map((refusal) => [refusal.code, refusal.at])
      const found = refusals.find((refusal) => refusal.code === code && refusal.at === place)
      assert.ok(found, JSON.stringify(said))
      assert.ok(found.because.includes(words), found.because)
    }))
}
