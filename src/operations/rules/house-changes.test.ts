// S0.2, X3: what a file says beside what is on record: first records, proposals, and an installation that knew only files.

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { contentHash } from '../../evidence/index.ts'
import { type HouseFile, houseFromLines, linesOf } from '../../house/index.ts'
import { areRefusals, isRefusal } from '../../kernel/index.ts'
import type { RuleChange } from '../../store/index.ts'
import { openHouse } from '../../wiring.ts'
import { whatFileSays } from './house-changes.ts'

let shipped: HouseFile
before(async () => {
  shipped = await openHouse()
})

/** The shipped file with other contents of some rules; `undefined` takes one away. */
function fileWith(others: Readonly<Record<string, object | undefined>>): HouseFile {
  const lines = linesOf(shipped).flatMap(({ rule, content }) => {
    if (!(rule in others)) return [{ rule, content }]
    const more = others[rule]
    return more === undefined ? [] : [{ rule, content: { ...(content as object), ...more } }]
  })
  const house = houseFromLines(lines)
  assert.ok(!areRefusals(house), JSON.stringify(house))
  return { ...(house as HouseFile), text: '', lacking: [], digest: contentHash('') }
}

const said = (...asked: Parameters<typeof whatFileSays>) => {
  const says = whatFileSays(...asked)
  assert.ok(!isRefusal(says), JSON.stringify(says))
  return {
    accepted: says.accepted.map(({ rule }) => rule),
    proposed: says.proposed.map(({ rule, content }) => `${rule} ${JSON.stringify(valueIn(content))}`),
  }
}
const valueIn = (content: unknown) => (content as { value?: unknown } | undefined)?.value ?? 'nothing'

const onRecord = (file: HouseFile, without: readonly string[] = []): RuleChange[] =>
  linesOf(file)
    .filter(({ rule }) => !without.includes(rule))
    .map((line) => ({
      ...line,
      id: line.rule,
      origin: 'set_up',
      digest: file.digest,
      proposedAt: '2020-04-01T00:00:00Z',
      holdsFrom: '',
    }))

test('S0.2 a new bank accepts every line of the file, and nothing is proposed', () => {
  const says = said(shipped, undefined, [])
  assert.deepEqual(
    says.accepted,
    linesOf(shipped).map(({ rule }) => rule),
  )
  assert.deepEqual(says.proposed, [])
})

test('X3 an installation that knew only files goes on with the last one it read; the file of today proposes', () => {
  const file = fileWith({ 'circumstances.daysAheadMax': { value: 400 }, 'services.cash': undefined })
  const says = whatFileSays(file, shipped.text, [])
  assert.ok(!isRefusal(says))
  const first = says.accepted.find(({ rule }) => rule === 'circumstances.daysAheadMax')
  assert.equal(valueIn(first!.content), 366)
  assert.ok(says.accepted.some(({ rule }) => rule === 'services.cash'))
  assert.deepEqual(said(file, shipped.text, []).proposed, [
    'circumstances.daysAheadMax 400',
    'services.cash "nothing"',
  ])
})

test('S0.2 a rule that a later version of the program brings is its own first record; a new service is proposed', () => {
  const rule = 'outlets.acknowledgeHours'
  const text = shipped.text.replace(/ {2}acknowledgeHours:[\s\S]*?(?=\nservices:)/, '')
  assert.deepEqual(said(shipped, text, onRecord(shipped, [rule])), { accepted: [rule], proposed: [] })
  const older = shipped.text.replace(/ {2}cash:\n {4}name:[\s\S]*?(?= {2}cards:)/, '')
  const news = said(shipped, older, onRecord(shipped, ['services.cash']))
  assert.deepEqual([news.accepted, news.proposed.length], [[], 1])
})

test('X3 what was confirmed otherwise in the console is not proposed back by a file that did not change', () => {
  const changes = onRecord(shipped)
  const [{ content, ...first }] = changes as [RuleChange]
  const confirmed: RuleChange = {
    ...first,
    id: 'confirmed',
    origin: 'person',
    content: { ...(content as object), value: 12 },
    holdsFrom: '2020-04-02',
  }
  assert.deepEqual(said(shipped, shipped.text, [...changes, confirmed]), { accepted: [], proposed: [] })
})

test('X3 a rule that the file does not have yet is recorded as shipped once; whatever is shipped later, the file proposes nothing', () => {
  const rule = 'retention.jobDays'
  const lacking = { ...fileWith({ [rule]: { value: 120 } }), lacking: [rule] }
  assert.deepEqual(said(lacking, '', onRecord(shipped, [rule])), { accepted: [rule], proposed: [] })
  assert.deepEqual(said(lacking, '', onRecord(shipped)), { accepted: [], proposed: [] })
})
