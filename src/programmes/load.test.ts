// What a policy folder says once loaded, and that no file however hostile stops the reader.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { areRefusals, circumstanceKinds, dayFromIso, isoFromDay } from '../kernel/index.ts'
import { writtenCircumstances } from './circumstance-words.ts'
import { loadProgramme } from './load.ts'
import { reliefTermsDefault } from './programme.ts'
import {
  replaced,
  type Spoil,
  shippedFolder,
  templateFolder,
  withSpoiled,
} from './spoiled-template.test-data.ts'

const head = 'programme.yaml'
const terms = 'terms/relief.yaml'
const table = 'eligibility.dmn'
const inHead = (from: string, to: string) => replaced(head, from, to)
const onlyTerms = (text: string): Spoil => ({ file: terms, text })

test('a folder without programme.yaml, and no folder at all, are no programme', async () => {
  await withSpoiled([{ file: head, text: undefined }], async (folder) => {
    for (const place of [folder, join(folder, 'nowhere')]) {
      const refusals = await loadProgramme(place)
      assert.ok(areRefusals(refusals))
      assert.deepEqual([refusals[0]!.code, refusals[0]!.at], ['programme_missing', place])
    }
  })
})

test('all mistakes of all files are told at once', () =>
  withSpoiled(
    [
      inHead('kind: flood', 'kind: 5'),
      onlyTerms('coverage: 1\ngraceDays: -1'),
      replaced(table, 'UNIQUE', 'FIRST'),
    ],
    async (folder) => {
      const refusals = await loadProgramme(folder)
      assert.ok(areRefusals(refusals))
      assert.deepEqual(
        refusals.map(({ at }) => at),
        [
          `${head}: emergency.kind`,
          `${terms}: coverage`,
          `${terms}: graceDays`,
          `${table}: decision eligibility`,
        ],
      )
    },
  ))

test('a bomb of aliases is refused before it grows', () => {
  const levels = Array.from(
    { length: 9 },
    (_, at) => `l${at + 1}: &l${at + 1} [${Array(9).fill(`*l${at}`).join(', ')}]`,
  )
  return withSpoiled([onlyTerms(`l0: &l0 [x]\n${levels.join('\n')}`)], async (folder) => {
    const refusals = await loadProgramme(folder)
    assert.ok(areRefusals(refusals))
    assert.equal(refusals[0]!.code, 'yaml_too_many_aliases')
  })
})

const heavy: readonly (readonly [string, string, string])[] = [
  ['an alias of itself', 'a: &a [*a]', 'yaml_too_deep'],
  ['deep nesting', '['.repeat(5_000), 'yaml_not_well_formed'],
  ['nesting just too deep', `${'['.repeat(70)}${']'.repeat(70)}`, 'yaml_too_deep'],
  [
    'sixty thousand keys',
    Array.from({ length: 60_000 }, (_, at) => `k${at}: 1`).join('\n'),
    'yaml_too_large',
  ],
  [
    'thirty thousand unknown keys',
    Array.from({ length: 30_000 }, (_, at) => `k${at}: 1`).join('\n'),
    'key_unknown',
  ],
  ['a megabyte', `a: ${'x'.repeat(1_000_001)}`, 'file_too_large'],
]

for (const [what, text, code] of heavy) {
  test(`${what} is refused as ${code}`, () =>
    withSpoiled([onlyTerms(text)], async (folder) => {
      const refusals = await loadProgramme(folder)
      assert.ok(areRefusals(refusals))
      assert.equal(refusals[0]!.code, code)
    }))
}

test('a credit record nobody knows is refused at its row', () =>
  withSpoiled(
    [
      replaced(
        table,
        '<outputValues id="values_creditRecord"><text>"protect","by_schedule"</text></outputValues>',
        '',
      ),
      replaced(table, '"by_schedule"', '"hide"'),
    ],
    async (folder) => {
      const refusals = await loadProgramme(folder)
      assert.ok(areRefusals(refusals))
      assert.deepEqual(
        [refusals[0]!.code, refusals[0]!.at],
        ['value_unknown', `${table}: decision eligibility, row 3, output creditRecord`],
      )
    },
  ))

test('a file that is not UTF-8 text is refused', () =>
  withSpoiled([], async (folder) => {
    writeFileSync(join(folder, terms), Uint8Array.of(0x61, 0x3a, 0xff, 0xfe))
    assert.deepEqual(await codesOf(folder), ['file_is_not_text'])
  }))

test('a pipe, a folder and a link to nowhere in place of a file are told, not waited for', async () => {
  await withSpoiled([{ file: terms, text: undefined }], async (folder) => {
    const file = join(folder, terms)
    execFileSync('mkfifo', [file])
    assert.deepEqual(await codesOf(folder), ['file_is_not_plain'])
    rmSync(file)
    symlinkSync('..', file)
    assert.deepEqual(await codesOf(folder), ['file_is_not_plain'])
    rmSync(file)
    symlinkSync('nowhere', file)
    assert.deepEqual(await codesOf(folder), [])
  })
})

async function codesOf(folder: string): Promise<readonly string[]> {
  const answer = await loadProgramme(folder)
  return areRefusals(answer) ? answer.map(({ code }) => code) : []
}

test('terms left out keep their defaults, and a product overrides what stands for all', () =>
  withSpoiled(
    [
      onlyTerms(
        'deferMonths: { value: 6, source: a }\nwaivable: []\ncard:\n  deferMonths: 1\n  postApplication: { untilDay: 2021-12-31 }',
      ),
    ],
    async (folder) => {
      const programme = await loadProgramme(folder)
      assert.ok(!areRefusals(programme))
      const all = { ...reliefTermsDefault, deferMonths: 6, waivable: [] }
      assert.deepEqual(programme.terms.loan, all)
      const postApplication = { untilDay: dayFromIso('2021-12-31'), waiverPercent: 100 }
      assert.deepEqual(programme.terms.card, { ...all, deferMonths: 1, postApplication })
    },
  ))

test('no terms at all are the defaults', async () => {
  for (const text of [undefined, '', 'card:']) {
    await withSpoiled([{ file: terms, text }], async (folder) => {
      const programme = await loadProgramme(folder)
      assert.ok(!areRefusals(programme))
      assert.deepEqual(programme.terms, { loan: reliefTermsDefault, card: reliefTermsDefault })
    })
  }
})

test('a window without last day is open', () =>
  withSpoiled([inHead('    lastDay: 2021-08-20\n', '')], async (folder) => {
    const programme = await loadProgramme(folder)
    assert.ok(!areRefusals(programme))
    assert.equal(programme.windows[0]!.lastDay, undefined)
  }))

test('missing sources, annotations, cases and instrument do not keep a programme from being loaded', () =>
  withSpoiled(
    [
      onlyTerms('deferMonths: 1'),
      replaced(table, '「因洪水受伤住院人员本人和配偶」', ''),
      { file: 'cases/loan-relief.yaml', text: 'nonsense' },
      { file: 'INSTRUMENT.md', text: undefined },
    ],
    async (folder) => assert.deepEqual(await codesOf(folder), []),
  ))

test('S7.2 S8.2 the shipped table is the table of the worked answers, row by row', async () => {
  const programme = await loadProgramme(shippedFolder)
  assert.ok(!areRefusals(programme))
  const worked = JSON.parse(
    readFileSync(new URL('../../test/oracles/relief-cases.json', import.meta.url), 'utf8'),
  ) as { table: unknown; programme: { windows: unknown } }
  assert.deepEqual(programme.eligibility, worked.table)
  assert.deepEqual(
    programme.windows.map(({ region, firstDay, lastDay }) => ({
      region,
      firstDay: isoFromDay(firstDay),
      lastDay: isoFromDay(lastDay!),
    })),
    worked.programme.windows,
  )
  assert.deepEqual(programme.waves, [])
})

test('S0.4 the shipped programme lists the eight measures in the order of the article', async () => {
  const programme = await loadProgramme(shippedFolder)
  assert.ok(!areRefusals(programme))
  assert.deepEqual(
    programme.measures?.map(({ id }) => id),
    [
      'consumer-protection',
      'free-donation-transfers',
      'online-service',
      'social-security',
      'payroll',
      'foreign-exchange',
      'card-relief',
      'loan-relief',
    ],
  )
})

test('S0.2 another emergency is another folder', async () => {
  const programme = await loadProgramme(templateFolder)
  assert.ok(!areRefusals(programme))
  assert.deepEqual([programme.emergency.kind, Object.keys(programme.eligibility)], ['flood', ['loan']])
  assert.equal(programme.eligibility.loan?.frontline?.spouse, false)
})

test('S0.2 a circumstance is called as the programme says, else as is usual in its kind of emergency', async () => {
  const calls = async (folder: string) => {
    const programme = await loadProgramme(folder)
    assert.ok(!areRefusals(programme))
    assert.deepEqual(writtenCircumstances(readFileSync(join(folder, head), 'utf8')), programme.circumstances)
    return circumstanceKinds.map((kind) => programme.circumstances[kind].zh)
  }
  const own = /^circumstances:\n(?: .*\n)+/m
  const text = readFileSync(join(templateFolder, head), 'utf8').replace(own, '')
  assert.deepEqual(await calls(templateFolder), [
    '因洪水受伤住院',
    '因灾转移安置或无法外出',
    '参加抢险救灾',
    '因洪水暂时失去收入来源',
    '灾后经核实的困难',
  ])
  assert.deepEqual(await withSpoiled([{ file: head, text }], calls), [
    '因灾住院',
    '因灾转移安置或无法外出',
    '参加抢险救灾',
    '因灾暂时失去收入来源',
    '灾后经核实的困难',
  ])
  assert.deepEqual(await calls(shippedFolder), [
    '感染住院或隔离治疗',
    '疑似或隔离观察',
    '参加疫情防控',
    '受疫情影响暂时失去收入来源',
    '疫情解除后经核实的困难',
  ])
})
