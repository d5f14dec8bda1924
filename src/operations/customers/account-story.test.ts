// What an account tells of why it is granted: through whom to everybody, what happened to those who may know.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AccountCase } from '../../book/index.ts'
import { isRefusal, type Relation } from '../../kernel/index.ts'
import { circumstanceWordsFor, loadProgramme } from '../../programmes/index.ts'
import { shippedPolicy } from '../../wiring.ts'
import { storyOfAccount } from './account-story.ts'

const ill = { kind: 'hospitalised', firstDay: '2020-02-05', lastDay: '2020-02-25', status: 'verified' }
const onDuty = { kind: 'frontline', firstDay: '2020-02-01', status: 'verified' }

/** The card of p2, whose spouse p1 was in hospital. */
const cardOf = (own: readonly object[]): AccountCase =>
  ({
    asOf: '2020-03-31',
    people: [
      { id: 'p1', spouse: 'p2', circumstances: [ill] },
      { id: 'p2', spouse: 'p1', circumstances: own },
    ],
    accounts: [
      {
        id: 'cd1',
        product: 'card',
        owner: 'p2',
        region: '150300',
        debts: [{ id: 's1', statementDay: '2020-01-22', dueDay: '2020-02-16', minimumMinor: 60000 }],
        corrected: [],
      },
    ],
  }) as unknown as AccountCase

test('S7.2: everybody is told that the spouse grants an account, and who may not know the spouse is not told why', async () => {
  const programme = await loadProgramme(shippedPolicy('icbc-im-2020'))
  assert.ok('id' in programme)
  const programmes = [{ programme, version: 1, digest: 'd' }]
  const told = (input: AccountCase, owner: boolean, spouse: boolean, inForce = programmes) => {
    const account = { account: 'cd1', product: 'card' } as const
    const story = storyOfAccount(account, { programmes: inForce, input, told: { owner, spouse } })
    assert.ok(!isRefusal(story), isRefusal(story) ? story.because : '')
    const kinds = ['hospitalised', 'frontline', '住院', '防控', 'front-line'].filter((word) =>
      JSON.stringify({ ...story, words: story.words?.zh }).includes(word),
    )
    return [story.grantedThrough, kinds, /依据：(.*)/.exec(story.words?.zh ?? '')?.[1]]
  }
  const both: readonly Relation[] = ['owner', 'spouse']
  const rows = [
    [[], true, true, ['spouse'], ['hospitalised', '住院'], '配偶“感染住院或隔离治疗”'],
    [[], true, false, ['spouse'], [], '配偶的情形（不向您显示）'],
    [[], false, false, ['spouse'], [], undefined],
    [[onDuty], true, false, both, ['frontline', '防控'], '配偶的情形（不向您显示）、本人“参加疫情防控”'],
    [[onDuty], false, true, both, [], undefined],
  ] as const
  for (const [own, owner, spouse, through, kinds, words] of rows)
    assert.deepEqual(told(cardOf(own), owner, spouse), [through, kinds, words])
  const flood = programmes.map((one) => {
    const circumstances = circumstanceWordsFor('flood', {})
    return { ...one, programme: { ...one.programme, circumstances } }
  })
  assert.deepEqual(told(cardOf([onDuty]), true, true, flood).at(-1), '配偶“因灾住院”、本人“参加抢险救灾”')
})

test('S0.2 an account is told under the first programme in force that grants it, and names all that do', async () => {
  const shipped = await loadProgramme(shippedPolicy('icbc-im-2020'))
  assert.ok('id' in shipped)
  const inForce = (id: string, region: string, version: number) => ({
    programme: { ...shipped, id, windows: shipped.windows.map((window) => ({ ...window, region })) },
    version,
    digest: 'd',
  })
  const [elsewhere, here, too] = [
    inForce('far', '1525', 1),
    inForce('flood', '1503', 2),
    inForce('too', '15', 3),
  ]
  const underOf = (...programmes: readonly (typeof here)[]) => {
    const account = { account: 'cd1', product: 'card' } as const
    const story = storyOfAccount(account, {
      programmes,
      input: cardOf([]),
      told: { owner: false, spouse: false },
    })
    assert.ok(!isRefusal(story), isRefusal(story) ? story.because : '')
    const { under, grantedUnder, explanation } = story
    return [
      under.programme,
      grantedUnder.map(({ programme, version }) => `${programme} ${version}`),
      explanation!.answer.entitlement.outcome,
    ]
  }
  assert.deepEqual(underOf(elsewhere!, here!, too!), ['flood', ['flood 2', 'too 3'], 'granted'])
  const [under, granted, outcome] = underOf(elsewhere!)
  assert.deepEqual([under, granted], ['far', []])
  assert.notEqual(outcome, 'granted')
})
