// The engine answers every random case as a day-by-day reading of the rules does.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { naiveEvaluate } from '../../../test/naive/naive-evaluate.ts'
import { programme, reliefCase } from '../../../test/naive/relief-case.ts'
import { isRefusal } from '../../kernel/index.ts'
import { evaluateCase } from './evaluate.ts'

test('S7 S8: the engine agrees with a day-by-day reading of the rules on random programmes and cases', () => {
  fc.assert(
    fc.property(programme, reliefCase, (rules, input) => {
      assert.deepEqual(evaluateCase(rules, input), naiveEvaluate(rules, input))
    }),
    { numRuns: 3000 },
  )
})

test('X7: corrections once sent are not stated again, whatever the case', () => {
  fc.assert(
    fc.property(programme, reliefCase, (rules, input) => {
      const first = evaluateCase(rules, input)
      assert.ok(!isRefusal(first))
      const again = evaluateCase(rules, afterCorrections(input, first.accounts))
      assert.ok(!isRefusal(again))
      for (const account of again.accounts) assert.deepEqual(account.corrections, [])
    }),
    { numRuns: 1500 },
  )
})

type Input = Parameters<typeof naiveEvaluate>[1]
type Answers = Extract<ReturnType<typeof evaluateCase>, { accounts: unknown }>['accounts']

/** The case as the systems would report it once every correction has taken effect. */
function afterCorrections(input: Input, answers: Answers): Input {
  const accounts = input.accounts.map((account, at) => {
    const { corrections } = answers[at]!
    const of = (kind: string) => corrections.filter((correction) => correction.kind === kind)
    const amended = of('amend_credit_record').map(({ target, to }) => [target!, to!])
    const held = of('hold_contact').map(({ target }) => [target!, false])
    const released = of('release_contact').map(({ target }) => [target!, true])
    return {
      ...account,
      listedAsDefaulter: account.listedAsDefaulter === true && of('delist_default').length === 0,
      creditRecord: { ...account.creditRecord, ...Object.fromEntries(amended) },
      contactAllowed: { ...account.contactAllowed, ...Object.fromEntries([...held, ...released]) },
      corrected: [...(account.corrected ?? []), ...corrections],
    }
  })
  return { ...input, accounts }
}
