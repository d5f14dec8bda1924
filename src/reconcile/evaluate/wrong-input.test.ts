// Every way a case can be wrong is refused with the path of the mistake.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { programme, reliefCase } from '../../../test/naive/relief-case.ts'
import { isRefusal } from '../../kernel/index.ts'
import { evaluateCase, evaluateCases } from './evaluate.ts'

const rules = fc.sample(programme, { numRuns: 1, seed: 1 })[0]!

/** A case that is right; each row below breaks one thing in it. */
const right = () => ({
  asOf: '2020-03-31',
  people: [
    {
      id: 'p1',
      spouse: 'p2',
      circumstances: [{ kind: 'frontline', firstDay: '2020-02-05', status: 'verified' }],
    },
    { id: 'p2', spouse: 'p1' },
  ],
  accounts: [
    {
      id: 'ln1',
      product: 'loan',
      owner: 'p2',
      region: '150300',
      debts: [
        {
          id: 'd1',
          dueDay: '2020-02-05',
          principalMinor: 120000,
          interestMinor: 40833,
          payments: [{ day: '2020-03-20', amountMinor: 160833 }],
        },
      ],
      charges: [
        {
          id: 'c1',
          debtId: 'd1',
          kind: 'penalty_interest',
          day: '2020-03-20',
          amountMinor: 1445,
          paidMinor: 1445,
          base: {
            amountMinor: 160833,
            ratePpm: 73500,
            contractRatePpm: 49000,
            firstDay: '2020-02-05',
            lastDay: '2020-03-19',
          },
        },
      ],
      creditRecord: { '2020-02': '1' },
      contactAllowed: { agent: true },
      contacts: [{ day: '2020-02-11', channel: 'agent', type: 'collection' }],
      corrected: [{ kind: 'waive_charge', target: 'c1', amountMinor: 1 }],
    },
  ],
})

const mistakes: readonly (readonly [path: string, value: unknown, words: RegExp])[] = [
  ['asOf', undefined, /missing/],
  ['asOf', '2020-02-30', /exists/],
  ['colour', 'red', /not a known key/],
  ['people', undefined, /missing/],
  ['people', {}, /list/],
  ['people[0].id', '', /text/],
  ['people[0].spouse', 'p9', /not among the people/],
  ['people[1].id', 'p1', /used twice/],
  ['people[0].circumstances[0].kind', 'ill', /one of/],
  ['people[0].circumstances[0].status', 'Verified', /one of/],
  ['people[0].circumstances[0].lastDay', '2020-02-04', /before firstDay/],
  ['people[0].circumstances[0].knownDay', '05.02.2020', /YYYY-MM-DD/],
  ['people[0].circumstances[0].diagnosis', 'x', /not a known key/],
  ['accounts', 'none', /list/],
  ['accounts[0]', null, /object/],
  ['accounts[0].product', 'mortgage', /one of/],
  ['accounts[0].owner', 'p7', /not among the people/],
  ['accounts[0].region', 150300, /quotes/],
  ['accounts[0].listedAsDefaulter', 'yes', /true or false/],
  ['accounts[0].debts', undefined, /missing/],
  ['accounts[0].debts[0].dueDay', '2019-02-29', /exists/],
  ['accounts[0].debts[0].principalMinor', -1, /not negative/],
  ['accounts[0].debts[0].principalMinor', 0.5, /whole/],
  ['accounts[0].debts[0].principalMinor', 2 ** 53, /whole/],
  ['accounts[0].debts[0].interestMinor', '40833', /whole/],
  ['accounts[0].debts[0].minimumMinor', 5, /not a known key/],
  ['accounts[0].debts[0].payments[0].day', '2020-04-01', /after asOf/],
  ['accounts[0].charges[0].debtId', 'd9', /not a debt/],
  ['accounts[0].charges[0].kind', 'late_fees', /one of/],
  ['accounts[0].charges[0].paidMinor', 1446, /above amountMinor/],
  ['accounts[0].charges[0].base', undefined, /missing/],
  ['accounts[0].charges[0].base.lastDay', '2020-02-04', /before firstDay/],
  ['accounts[0].charges[0].base.ratePpm', -1, /per million/],
  ['accounts[0].creditRecord', [], /object/],
  ['accounts[0].creditRecord.2020-13', '1', /month/],
  ['accounts[0].creditRecord.2020-02', 1, /quotes/],
  ['accounts[0].contactAllowed.robot', true, /not a known key/],
  ['accounts[0].contactAllowed.agent', 1, /true or false/],
  ['accounts[0].contacts[0].type', 'chat', /one of/],
  ['accounts[0].corrected[0].kind', 'forgive', /one of/],
  ['accounts[0].corrected[0].amountMinor', undefined, /missing/],
]

for (const [path, value, words] of mistakes) {
  test(`evaluate refuses ${path} = ${JSON.stringify(value)}`, () => {
    const answer = evaluateCase(rules, broken(path, value))
    assert.ok(isRefusal(answer))
    assert.equal(answer.at, path)
    assert.match(answer.because, words)
  })
}

test('evaluate refuses a debt id used twice', () => {
  const input = right()
  input.accounts[0]!.debts.push(input.accounts[0]!.debts[0]!)
  const answer = evaluateCase(rules, input)
  assert.ok(isRefusal(answer) && answer.at === 'accounts[0].debts[1].id')
})

test('in a list of cases the path begins with the position of the case', () => {
  const answer = evaluateCases(rules, [right(), broken('accounts[0].owner', 'p7')])
  assert.ok(isRefusal(answer) && answer.at === '[1].accounts[0].owner')
})

test('a case that is right is answered', () => assert.ok(!isRefusal(evaluateCase(rules, right()))))

test('no input at all makes evaluate throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (input) => {
      assert.ok(isRefusal(evaluateCase(rules, input)))
    }),
  )
})

test('a case with any one value replaced is answered or refused with a place', () => {
  fc.assert(
    fc.property(reliefCase, fc.jsonValue(), fc.nat(), (input, value, seed) => {
      const answer = evaluateCase(rules, replaceOne(structuredClone(input), value, seed))
      assert.ok(!isRefusal(answer) || answer.at !== undefined)
    }),
    { numRuns: 500 },
  )
})

type Node = Record<string, unknown>

function broken(path: string, value: unknown): unknown {
  const input = right()
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '')
  const last = steps.pop()!
  const parent = steps.reduce<Node>((node, step) => node[step] as Node, input as unknown as Node)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return input
}

/** Replaces the leaf or branch that the seed leads to. */
function replaceOne(input: unknown, value: unknown, seed: number): unknown {
  let node = input as Node
  for (let step = seed; ; step = Math.floor(step / 7)) {
    const keys = Object.keys(node)
    if (keys.length === 0) return input
    const key = keys[step % keys.length]!
    const child = node[key]
    if (typeof child !== 'object' || child === null || step < 7) {
      node[key] = value
      return input
    }
    node = child as Node
  }
}
