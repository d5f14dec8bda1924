// The worked answers of the relief arithmetic, reproduced exactly: key order aside, list order included.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { programmeFromOracle, type WorkedAnswers } from '../../../test/oracles/programme.ts'
import { isRefusal } from '../../kernel/index.ts'
import { evaluateCase, evaluateCases } from './evaluate.ts'

const oracles = JSON.parse(
  readFileSync(new URL('../../../test/oracles/relief-cases.json', import.meta.url), 'utf8'),
) as WorkedAnswers

for (const worked of oracles.cases) {
  test(`relief arithmetic: ${worked.name}`, () => {
    const answer = evaluateCase(programmeFromOracle(oracles, worked), worked.case)
    assert.deepEqual(answer, worked.answer)
  })
}

test('a list of cases answers as each case alone does', () => {
  const [first] = oracles.cases
  const programme = programmeFromOracle(oracles, first!)
  const cases = oracles.cases.map((worked) => worked.case)
  const together = evaluateCases(programme, cases)
  assert.ok(!isRefusal(together))
  assert.deepEqual(
    together,
    cases.map((input) => evaluateCase(programme, input)),
  )
})
