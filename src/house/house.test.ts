// S0.2, X22: the rules of the bank are data with sources; each mistake in them is refused where it stands.

import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { contentHash } from '../evidence/index.ts'
import { areRefusals } from '../kernel/index.ts'
import { looserThanLaw } from './law.ts'
import { linesOf } from './lines.ts'
import { houseFromLines, readHouse } from './read-house.ts'
import type { House } from './rules.ts'
import { heldOn } from './standing.ts'

const shipped = fileURLToPath(new URL('../../policy/bank.yaml', import.meta.url))

/** The shipped rules with one text replaced, read as a file of their own; every refusal as place and code. */
async function readChanged(from: string | RegExp, to: string, beside?: string) {
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-house-'))
  try {
    const text = await readFile(shipped, 'utf8')
    assert.ok(text.search(from) >= 0, `nothing says ${from}`)
    await writeFile(join(folder, 'bank.yaml'), text.replace(from, to))
    return await readHouse(join(folder, 'bank.yaml'), beside)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

test('S0.2: the shipped rules are whole, with a source and a note in both languages, and say which are law', async () => {
  const house = await readHouse(shipped)
  assert.ok(!areRefusals(house), JSON.stringify(house))
  assert.equal(house.digest, contentHash(await readFile(shipped, 'utf8')))
  assert.deepEqual(
    house.written.filter(({ basis }) => basis === 'law').map(({ rule, value }) => `${rule} ${value}`),
    ['creditRecordObjection 20', 'ownMistake 15', 'answerDays 15'],
  )
  for (const { source, note } of house.written)
    assert.ok([source.zh, source.en, note.zh, note.en].every((text) => text.length > 3))
})

test('S0.2: a number changed in the file is the number that holds, and has another hash', async () => {
  const [house, changed] = [await readHouse(shipped), await readChanged('value: 20\n', 'value: 12\n')]
  assert.ok(!areRefusals(house) && !areRefusals(changed))
  assert.equal(changed.rules.deadlines.creditRecordObjection, 12)
  assert.notEqual(changed.digest, house.digest)
  assert.deepEqual([house.rules.contact.firstTime, house.rules.contact.lastTime], [480, 1320])
})

const mistakes: readonly (readonly [what: string, from: string, to: string, refusal: string])[] = [
  [
    'a number that is text',
    'value: 20\n',
    'value: twenty\n',
    'deadlines.creditRecordObjection.value type_is_wrong',
  ],
  [
    'a deadline of no day',
    'value: 20\n',
    'value: 0\n',
    'deadlines.creditRecordObjection.value type_is_wrong',
  ],
  [
    'a deadline without end',
    'value: 20\n',
    'value: 99999\n',
    'deadlines.creditRecordObjection.value type_is_wrong',
  ],
  ['another unit', 'unit: lines', 'unit: days', 'nameLists.linesMax.unit type_is_wrong'],
  ['an hour that does not exist', '"08:00"', '"25:00"', 'contact.firstTime.value type_is_wrong'],
  ['hours that end before they begin', '"22:00"', '"07:00"', 'contact.lastTime type_is_wrong'],
  ['a misspelt rule', 'ownMistake:', 'ownMistakes:', 'deadlines.ownMistakes key_unknown'],
  [
    'nobody who set it',
    'basis: law\n',
    'basis: custom\n',
    'deadlines.creditRecordObjection.basis type_is_wrong',
  ],
  ['a hotline that is a number', 'hotline: "95588"', 'hotline: 95588', 'identity.bank.hotline type_is_wrong'],
  ['a hotline in words', '"95588"', '"call us"', 'identity.bank.hotline type_is_wrong'],
  [
    'a name that would end the signature',
    '中国工商银行内蒙古分行',
    '某银行】您已中奖',
    'identity.bank.name.zh type_is_wrong',
  ],
  [
    'a source in one language',
    'en: Regulation on',
    'de: Regulation on',
    'deadlines.creditRecordObjection.source.de key_unknown',
  ],
]

for (const [what, from, to, refusal] of mistakes) {
  test(`S0.2: ${what} is refused with its path`, async () => {
    const answer = await readChanged(from, to)
    assert.ok(areRefusals(answer), 'it was read')
    assert.equal(`${answer[0]!.at} ${answer[0]!.code}`, `bank.yaml: ${refusal}`)
  })
}

test('S0.2: a file older than a number has the one that is shipped; who the bank is is asked for with the lines to write', async () => {
  const older = await readChanged(/\n {2}jobDays:[\s\S]*?(?=\n {2}extractDays:)/, '', shipped)
  assert.ok(!areRefusals(older), JSON.stringify(older))
  assert.deepEqual([older.lacking, older.rules.retention.jobDays], [['retention.jobDays'], 90])
  const misspelt = await readChanged('  jobDays:', '  jobsDays:', shipped)
  assert.ok(areRefusals(misspelt))
  assert.equal(`${misspelt[0]!.at} ${misspelt[0]!.code}`, 'bank.yaml: retention.jobsDays key_unknown')
  const nobody = await readChanged(/\nidentity:[\s\S]*?(?=\n# What outlets)/, '\n', shipped)
  assert.ok(areRefusals(nobody))
  assert.deepEqual(
    nobody.map(({ at }) => at),
    ['bank.yaml: identity'],
  )
  assert.match(
    nobody[0]!.because,
    /\nidentity:\n {2}bank:\n {4}name: .*\n {4}hotline: "95588"\n {4}source: .*\n/,
  )
})

test('S0.2: without the file nothing is assumed', async () => {
  const answer = await readHouse(join(tmpdir(), 'nowhere', 'bank.yaml'))
  assert.ok(areRefusals(answer))
  assert.equal(answer[0]!.code, 'file_missing')
})

const contentOf = (house: House, name: string) =>
  linesOf(house).find(({ rule }) => rule === name)!.content as Readonly<Record<string, never>>

test('S0.2: a rule says what its law allows; looser than that is refused at the value, and a bound without a law too', async () => {
  const looser = await readChanged('value: 20\n', 'value: 21\n')
  assert.ok(areRefusals(looser))
  assert.equal(
    `${looser[0]!.at} ${looser[0]!.code}`,
    'bank.yaml: deadlines.creditRecordObjection.value looser_than_law',
  )
  const least = await readChanged('    atMost: 20\n', '    atLeast: 21\n')
  assert.ok(areRefusals(least) && least[0]!.code === 'looser_than_law')
  const unbound = await readChanged(
    'unit: lines\n    basis: bank\n',
    'unit: lines\n    basis: bank\n    atMost: 3\n',
  )
  assert.ok(areRefusals(unbound) && unbound[0]!.at === 'bank.yaml: nameLists.linesMax.atMost')
  const silent = await readChanged('    atMost: 20\n', '')
  assert.ok(!areRefusals(silent))
  assert.equal(contentOf(silent, 'deadlines.creditRecordObjection').atMost, 20)
})

test('S0.2: what a law says changes with another law alone, and a rule of law never becomes one of the bank', async () => {
  const house = await readHouse(shipped)
  assert.ok(!areRefusals(house))
  const before = contentOf(house, 'deadlines.ownMistake')
  const other = { source: { zh: '新办法', en: 'New measures' } }
  for (const [more, isRefused] of [
    [{ value: 10 }, false],
    [{ value: 16, atMost: 16 }, true],
    [{ atMost: 16 }, true],
    [{ value: 16, atMost: 16, ...other }, false],
    [{ basis: 'bank', ...other }, true],
  ] as const)
    assert.equal(looserThanLaw(before, { ...before, ...more }) !== undefined, isRefused, JSON.stringify(more))
})

test('S0.2: of each rule that holds on a day which was confirmed last; the first record holds for every day before', () => {
  const line = (value: number, holdsFrom: string) => ({ rule: 'a.b', content: { value }, holdsFrom })
  const held = [line(1, ''), line(2, '2020-04-10'), line(3, '2020-04-05'), line(4, '2020-04-10')]
  const on = (day: string) => heldOn(held, day).get('a.b')!.content.value
  assert.deepEqual(
    ['2020-01-01', '2020-04-04', '2020-04-05', '2020-04-09', '2020-04-10'].map(on),
    [1, 1, 3, 3, 4],
  )
})

test('S0.2: the lines of a house make the same house again, whatever else is on record', async () => {
  const house = await readHouse(shipped)
  assert.ok(!areRefusals(house))
  const again = houseFromLines([{ rule: 'deadlines.given_up', content: { value: 1 } }, ...linesOf(house)])
  assert.ok(!areRefusals(again))
  assert.deepEqual(
    [again.rules, again.identity, again.services, again.written],
    [house.rules, house.identity, house.services, house.written],
  )
})
