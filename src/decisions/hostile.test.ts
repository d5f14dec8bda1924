// R25, R26: hostile XML and hostile expressions are refused before anything could run, grow or loop.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { areRefusals } from '../kernel/index.ts'
import { findForbiddenTest, literalValue, literalValues } from './fence.ts'
import { readDecisions } from './read-decisions.ts'
import { sampleDmn } from './sample.test-data.ts'
import { findHostileXml } from './xml-guard.ts'

const good = sampleDmn()
const laughs = Array.from({ length: 10 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join(
  '',
)

const hostile: readonly (readonly [string, string, string])[] = [
  ['a billion laughs', `<!DOCTYPE d [<!ENTITY l0 "ha">${laughs}]>${good}`, 'xml_declares_a_document_type'],
  [
    'an external entity',
    `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${good}`,
    'xml_declares_a_document_type',
  ],
  ['a document type in lower case', `<!doctype d>${good}`, 'xml_declares_a_document_type'],
  ['an undeclared entity', good.replace('article 1', '&secret;'), 'xml_uses_unknown_entity'],
  [
    'an undeclared entity in an attribute',
    good.replace('name="Who"', 'name="&secret;"'),
    'xml_uses_unknown_entity',
  ],
  ['elements nested too deep', '<a>'.repeat(100_000), 'xml_too_deep'],
  ['a file too large', good + ' '.repeat(1_000_001), 'xml_too_large'],
  ['a tag without end', `${good}<a b="`, 'xml_not_well_formed'],
  ['a comment without end', `${good}<!--`, 'xml_not_well_formed'],
]

for (const [what, xml, code] of hostile) {
  test(`R26 ${what} is refused as ${code}`, async () => {
    const answer = await readDecisions(xml)
    assert.ok(areRefusals(answer))
    assert.equal(answer[0]!.code, code)
  })
}

test('R26 ampersands and document types in comments and character data are only words', () => {
  const harmless = good.replace(
    'article 1',
    '<!-- <!DOCTYPE &x; --> <![CDATA[a & b <!ENTITY]]> &amp; &#65; &lt;',
  )
  assert.equal(findHostileXml(harmless), undefined)
})

const product = { name: 'product', type: 'string', values: ['loan', 'card'] } as const
const months = { name: 'months', type: 'number', values: [1, 2, 3] } as const

const forbidden = [
  '"loan".constructor',
  '"loan".__proto__.polluted',
  '{a: 1}.constructor',
  'for i in 1..1000000000 return i',
  'some x in [1,2] satisfies x > 1',
  'every x in 1..1000000000 satisfies x > 0',
  'if true then "loan" else "card"',
  'function(x) x',
  'matches("a", "(a+)+$")',
  'replace("a", "(a|a)*b", "c")',
  'string join(["a","b"])',
  'date("2020-01-01")',
  '@"2020-01-01"',
  'now()',
  '? = "loan"',
  '? in ("loan")',
  'not(not("loan"))',
  'not("loan"),"card"',
  '["loan"]',
  '["loan"][1]',
  '"a" + "b"',
  'null',
  'true or false',
  'product',
  '"loan" "card"',
  '"loan',
  '"loan",',
  '- -',
  'not(-)',
  '"loan" // comment',
  '('.repeat(900),
  '['.repeat(900),
  `"${'x'.repeat(3_000)}"`,
]

for (const text of forbidden) {
  test(`R25 the test ${text.slice(0, 40)} does not pass the fence`, () => {
    assert.equal(findForbiddenTest(text, product)?.code, 'test_not_allowed')
    assert.equal(findForbiddenTest(text, months)?.code, 'test_not_allowed')
    assert.equal(literalValue(text), undefined)
  })
}

test('R25 what FEEL would silently answer is refused by type instead', () => {
  assert.equal(findForbiddenTest('> "1"', months)?.code, 'test_has_wrong_type')
  assert.equal(findForbiddenTest('"2"', months)?.code, 'test_has_wrong_type')
  assert.equal(findForbiddenTest('[1..3]', product)?.code, 'test_has_wrong_type')
  assert.equal(findForbiddenTest('true', product)?.code, 'test_has_wrong_type')
})

test('simple tests and literals pass the fence', () => {
  for (const text of ['-', '"loan"', '"loan", "card"', 'not("loan")']) {
    assert.equal(findForbiddenTest(text, product), undefined, text)
  }
  for (const text of ['-', '2', '< 3', '>= -1', '[1..3)', '(0..2], 3', 'not(> 2)', '!= 2']) {
    assert.equal(findForbiddenTest(text, months), undefined, text)
  }
  assert.deepEqual(['"a"', '-3', '0.5', 'true'].map(literalValue), ['a', -3, 0.5, true])
  assert.deepEqual(literalValues('1, -2'), [1, -2])
  assert.equal(literalValues('-'), undefined)
})

test('R25 whatever is written in a cell is answered, never thrown', () => {
  const alphabet = fc.constantFrom(...'"-,()[].<>=!? notiforabc123{}@/*+;'.split(''))
  fc.assert(
    fc.property(fc.string({ unit: alphabet, maxLength: 40 }), (text) => {
      findForbiddenTest(text, product)
      findForbiddenTest(text, months)
      literalValue(text)
      literalValues(text)
    }),
    { numRuns: 2_000 },
  )
})
