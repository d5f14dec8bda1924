// The words of the console: every code has one, no text is said twice, and both languages leave the same blanks.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { systemRefusals } from '../../src/connectors/index.ts'
import { detailOf, type Finding } from '../../src/console/pages/programmes/finding-detail.ts'
import { codeWords } from '../../src/console/words/codes.ts'
import { agreedWords, circumstanceSynonyms, usualWords } from '../../src/console/words/emergencies.ts'
import { catalogue, sayIn, type Words, wordOfCode } from '../../src/console/words/say.ts'
import { shippedTexts } from '../../src/console/words/shipped-policy.ts'
import { contactCodes } from '../../src/contact/index.ts'
import {
  channels,
  chargeKinds,
  circumstanceKinds,
  correctionKinds,
  exceptionKinds,
  systems,
  transferChannels,
} from '../../src/kernel/index.ts'
import { findCategory } from '../../src/lists/cells.ts'
import { measures } from '../../src/measures/index.ts'
import { innerMongolia, nodeKinds, roles } from '../../src/organisation/index.ts'
import { checkProgramme, circumstanceWordsFor, programmeCodes } from '../../src/programmes/index.ts'
import { replaced, type Spoil, withSpoiled } from '../../src/programmes/spoiled-template.test-data.ts'
import { outcomes, undoDecisions } from '../../src/reconcile/index.ts'
import { feedbackTasks, inboxSubjects } from '../../src/store/index.ts'
import { filesBelow, root } from '../tidy/sources.ts'
import { clientFile, describedApi, freshClientTypes } from './client-types.ts'

const texts = Object.entries(catalogue as Readonly<Record<string, Words>>)
const blanksOf = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)(?:\|[^}]*)?\}/g)].map(([, name]) => name!))].sort()

test('X22: both languages of a text leave the same blanks', () => {
  const uneven = texts.filter(([, { zh, en }]) => blanksOf(zh).join() !== blanksOf(en).join())
  assert.deepEqual(
    uneven.map(([key]) => key),
    [],
  )
})

test('X22: English says one thing and several things, each as it is said', () => {
  const say = sayIn('en')
  const aged = (count: number) => say('oldestFirst', { day: '1 Apr', count })
  assert.deepEqual([0, 1, 2].map(aged), [
    'Opened 1 Apr, 0 days ago',
    'Opened 1 Apr, 1 day ago',
    'Opened 1 Apr, 2 days ago',
  ])
  assert.equal(say('casesHold', { count: '1' }), 'The one case holds')
  const counted =
    'acknowledged|accounts|cases|columns|count|done|failed|hours|lines|matched|outlets|quarantined|rows|size|terms|total'
  const bare = new RegExp(`\\{(?:${counted})\\} (?:[a-z]+ )?(?!is\\b|was\\b|this\\b|less\\b)[a-z]+s\\b`)
  assert.deepEqual(
    texts.filter(([, { en }]) => bare.test(en)).map(([key]) => key),
    // Its blank holds the numbers of rows, not how many they are.
    ['caseRows'],
  )
})

test('X22: no English text holds a Chinese character, and no Chinese text is English', () => {
  const words = [
    ...texts,
    ...Object.values(codeWords).flatMap((group) => Object.entries(group as Readonly<Record<string, Words>>)),
  ]
  const han = /\p{Script=Han}/u
  const latin = (text: string): boolean => /[A-Za-z]{3}/.test(text.replace(/\{\w+\}/g, ''))
  const wrong = words.filter(
    ([key, { zh, en }]) => key !== 'otherLanguage' && (han.test(en) || (latin(zh) && !han.test(zh))),
  )
  assert.deepEqual(wrong, [])
})

test('X22: no text of the catalogue hides another of the same name', () => {
  const names = filesBelow('src/console/words', /\.ts$/)
    .filter((path) => !/\/(?:codes|refusals|say)\.ts$/.test(path))
    .flatMap((path) => {
      const [first = ''] = readFileSync(join(root, path), 'utf8').split('\n} as const\n', 1)
      return [...first.matchAll(/^ {2}(\w+): \{/gm)].map(([, name]) => name!)
    })
  assert.deepEqual(
    names.filter((name, at) => names.indexOf(name) !== at),
    [],
  )
})

test('X22: the names of the cases that come with the product, and the notes of its terms, are known in Chinese', () => {
  const said = filesBelow('policy', /\.yaml$/)
    .filter((path) => /\/(?:cases|terms)\//.test(path))
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      return [...text.matchAll(/^(?:- name| +note): (.+)$/gm)].map(([, words]) => words!)
    })
  assert.ok(said.length > 60)
  const unknown = said.filter((words) => !Object.hasOwn(shippedTexts, words))
  assert.deepEqual(unknown, [])
  const han = /\p{Script=Han}/u
  assert.deepEqual(
    Object.values(shippedTexts).filter((words) => !han.test(words)),
    [],
  )
})

test('S0.2 pages, explanations and name lists call a circumstance alike; what belongs to no programme is called as all agree', () => {
  const [epidemic, flood] = ['public_health', 'flood'].map((kind) => {
    assert.deepEqual(usualWords(kind).circumstance, circumstanceWordsFor(kind, {}))
    return usualWords(kind)
  })
  for (const kind of circumstanceKinds.filter((one) => one !== 'verified_hardship'))
    for (const word of circumstanceSynonyms(kind).filter((text) => /\p{Script=Han}/u.test(text)))
      assert.equal(findCategory(word), kind, word)
  const ownWords = { ...flood!.circumstance, frontline: epidemic!.circumstance.frontline }
  const two = agreedWords([epidemic!, { ...flood!, circumstance: ownWords }])
  assert.deepEqual(two.circumstance, { frontline: epidemic!.circumstance.frontline })
  assert.deepEqual([agreedWords([flood!]), agreedWords([])], [flood, {}])
})

test('X22: every code the bank uses has a word', () => {
  const leagues = innerMongolia.nodes.filter(({ kind }) => kind === 'second_tier_branch')
  const known: readonly (readonly [keyof typeof codeWords, readonly string[]])[] = [
    ['measure', measures.map(({ id }) => id)],
    ['correction', correctionKinds],
    ['channel', channels],
    ['charge', chargeKinds],
    ['matter', [...exceptionKinds, ...Object.keys(undoDecisions).map((code) => `undo_${code}`)]],
    ['outcome', outcomes],
    ['role', roles],
    ['system', systems],
    ['systemRefusal', Object.keys(systemRefusals)],
    ['league', leagues.map(({ regionPrefix }) => regionPrefix)],
  ]
  const missing = known.flatMap(([group, codes]) =>
    codes.filter((code) => !(code in codeWords[group])).map((code) => `${group} ${code}`),
  )
  assert.deepEqual(missing, [])
})

test('X22: what exactly a finding found is said in the language of the page, from its facts', async () => {
  const told = async (language: 'zh' | 'en', ...spoils: readonly Spoil[]) => {
    const name = (group: keyof typeof codeWords, code: string) => wordOfCode(group, code, language)
    const report = await withSpoiled(spoils, (folder) => checkProgramme(folder, () => undefined))
    assert.ok('findings' in report)
    return report.findings.flatMap(
      (finding) => detailOf(finding as Finding, { name, language, regionName: (region) => region }) ?? [],
    )
  }
  const head = (from: string, to: string) => replaced('programme.yaml', from, to)
  const unread = [
    replaced('terms/relief.yaml', '\nstandstill:', '\nstandStill:'),
    head('[manager]', '[robot]'),
    head('lastDay: 2021-08-31', 'lastDay: 2021-07-01'),
  ]
  const zh = (await told('zh', ...unread)).join('\n')
  assert.match(zh, /^这里可用的项：coverage, /m)
  assert.match(zh, /^应为以下之一：agent, auto_voice, manager，现写为 "robot"$/m)
  assert.match(zh, /^最早为2021年\d+月\d+日$/m)
  const read = [
    head('regions: ["41"]', 'regions: ["41", "5101"]'),
    head('    lastDay: 2021-08-31\n', ''),
    { file: 'content/letter.zh.md', text: '您好' },
  ]
  assert.deepEqual(await told('zh', ...read), [
    '没有纾困期的地区：5101',
    '4101的纾困期尚未结束',
    '请补写 content/letter.en.md',
  ])
  assert.deepEqual(await told('en', read[0]!), ['Region without a window: 5101'])
})

/** Enumerations of the API of which no page shows the value itself: a text says it in a sentence, or nothing does. */
const shownOtherwise: readonly string[] = [
  'draft,apply,verify,tell,simulate,compare,redecide,undo,import',
  'waiting,running,done,refused,failed',
  'overdue,week',
  'overdue,today,week',
  'counter,name_list',
  'image/jpeg,image/png,application/pdf',
  'csv,xlsx',
  contactCodes.join(),
  transferChannels.join(),
  'free,normal',
  'free_transfer,purpose_is_not_free,payee_is_not_registered,payee_is_not_valid_on_the_day',
  'declaration,version,draft',
  'written,unpublished,discarded',
  'reprieve-evidence-proof-1',
  'imported,delivered,asked_for',
  feedbackTasks.join(),
  'set_up,file,person',
  'open,done',
  inboxSubjects.join(),
  'me,nobody,others',
  'count,minor,hours',
  'plan,plans,corrections,outcomes,services,circumstances',
  'same_person,another_person',
  nodeKinds.join(),
  'draftedAt,asOf',
  'holds,fails,refused',
  'service,channel',
]

/** Every enumeration below a value, as its words. */
function enumerationsIn(value: unknown): readonly (readonly string[])[] {
  if (Array.isArray(value)) return value.flatMap(enumerationsIn)
  if (typeof value !== 'object' || value === null) return []
  const { enum: words, const: only, example: _, ...others } = value as Readonly<Record<string, unknown>>
  const own = Array.isArray(words) ? [words] : typeof only === 'string' ? [[only]] : []
  return [...own, ...Object.values(others).flatMap(enumerationsIn)].filter((found) =>
    found.every((word) => typeof word === 'string'),
  )
}

test('UX-27 X22: every enumeration of the API has a word for each of its values in both languages, or no page shows it', () => {
  const { paths } = describedApi()
  const found = new Set(enumerationsIn(paths).map((words) => words.join()))
  assert.ok(found.size > 60)
  const groups = Object.values(codeWords) as readonly Readonly<Record<string, Words>>[]
  const hasWords = (codes: readonly string[]) =>
    groups.some((group) =>
      codes.every((code) => typeof group[code]?.zh === 'string' && typeof group[code].en === 'string'),
    )
  const silent = [...found].filter((words) => !hasWords(words.split(',')))
  assert.deepEqual(silent.toSorted(), shownOtherwise.toSorted())
})

test('UX-27 X22: every kind of entry of the evidence log has a word', () => {
  const kinds = filesBelow('src', /\.ts$/)
    .filter((path) => /^src\/(?:store|operations)\//.test(path) && !path.endsWith('.test.ts'))
    .flatMap((path) => [
      ...readFileSync(join(root, path), 'utf8').matchAll(/record\(\{\s*kind: '([a-z_]+)'/g),
    ])
    .map(([, kind]) => kind!)
  assert.ok(kinds.length > 20)
  assert.deepEqual(
    kinds.filter((kind) => !(kind in codeWords.entry)),
    [],
  )
})

test('X22: every finding on a programme is said in words of its own', () => {
  const refusals = ['transition_not_allowed']
  assert.deepEqual(
    programmeCodes.filter((code) => !(code in codeWords.finding) && !refusals.includes(code)),
    [],
  )
})

/** What only a program that writes its own requests is refused with, and what the page says by its status. */
const saidOtherwise = [
  'body_is_not_json',
  'content_type_is_not_read',
  'defect',
  'key_is_malformed',
  'route_does_not_exist',
]

test('X22: every refusal of the API is said in words of its own, never by its code', () => {
  const sources = ['api', 'store'].map((room) => readFileSync(join(root, 'src', room, 'refusals.ts'), 'utf8'))
  const codes = sources.flatMap((source) =>
    [...source.matchAll(/^ {2}'?([a-z_]+)'?(?:,|: \d{3},)$/gm)].map(([, code]) => code!),
  )
  assert.ok(codes.length > 80)
  assert.deepEqual(
    codes.filter((code) => !(code in codeWords.refusal) && !saidOtherwise.includes(code)),
    [],
  )
})

test('E2E-console: the types of the client are those of the routes', () => {
  assert.equal(readFileSync(clientFile, 'utf8'), freshClientTypes())
})
