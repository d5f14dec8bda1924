// A fact that arrives late changes what is entitled; the next plan corrects only the difference.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Extract, smallExtract } from '../../src/book/small-extract.ts'
import type { Programme } from '../../src/programmes/index.ts'
import { draftExtract, shippedProgramme, withBooked } from './night.ts'

/** Relief only for the days of the circumstance, so that a longer circumstance is worth more. */
async function byDays(): Promise<Programme> {
  const programme = await shippedProgramme()
  const loan = { ...programme.terms.loan, coverage: 'circumstance_days', deferAheadDays: 0 } as const
  return { ...programme, terms: { ...programme.terms, loan } }
}

/** A loan overdue since December; penalty of 91 days, of which the circumstance shelters some. */
const extractWith = (lastDay: string): Extract => {
  const extract = smallExtract()
  const [debt] = extract.debts
  const [charge] = extract.charges
  return {
    ...extract,
    circumstances: [{ ...extract.circumstances[0]!, first_day: '2020-02-01', last_day: lastDay }],
    debts: [{ ...debt!, due_day: '2019-12-20' }],
    payments: [],
    charges: [
      {
        ...charge!,
        day: '2020-03-20',
        amount_minor: '2988',
        paid_minor: '0',
        base_first_day: '2019-12-20',
        base_last_day: '2020-03-19',
      },
    ],
    loans: [extract.loans[0]!],
    cards: [],
    credit_record: [],
    contacts: [],
    flags: [],
    transfers: [],
    corrections: [],
  }
}

const waived = (corrections: readonly { readonly kind: string; readonly amountMinor?: number }[]) =>
  corrections.filter(({ kind }) => kind === 'waive_charge').map(({ amountMinor }) => amountMinor)

test('S8.6: a hospital letter that arrives late corrects only the difference, under a number of its own', async () => {
  const programme = await byDays()
  const first = await draftExtract({ extract: extractWith('2020-02-10'), programme })
  const whole = await draftExtract({ extract: extractWith('2020-02-20'), programme })
  const late = await draftExtract({
    extract: withBooked(extractWith('2020-02-20'), first.corrections),
    programme,
  })
  assert.equal(waived(first.corrections).length, 1)
  assert.equal(waived(first.corrections)[0]! + waived(late.corrections)[0]!, waived(whole.corrections)[0]!)
  const ids = [...first.corrections, ...late.corrections]
    .filter(({ kind }) => kind === 'waive_charge')
    .map(({ id }) => id.slice(id.lastIndexOf(':')))
  assert.deepEqual(ids, [':1', ':2'])
})

test('S8.6: a shorter circumstance takes nothing back; what was given too much goes to people', async () => {
  const programme = await byDays()
  const longer = await draftExtract({ extract: extractWith('2020-02-20'), programme })
  const shorter = await draftExtract({
    extract: withBooked(extractWith('2020-02-10'), longer.corrections),
    programme,
  })
  assert.deepEqual(waived(shorter.corrections), [])
  assert.deepEqual(
    shorter.exceptions.map(({ code }) => code),
    ['over_corrected'],
  )
})

test('S8.8: a hold that others lifted is set again under the next number, though the first is off the books', async () => {
  const extract: Extract = { ...smallExtract(), transfers: [], corrections: [] }
  const first = await draftExtract({ extract })
  const hold = first.corrections.find(({ kind, account }) => kind === 'hold_contact' && account === 'L1')!
  const second = { ...hold, id: hold.id.replace(/:1$/, ':2') }
  const lifted = await draftExtract({ extract: withBooked(extract, [second]) })
  const again = lifted.corrections.find(({ account, target, kind }) => {
    return kind === 'hold_contact' && account === hold.account && target === hold.target
  })
  assert.equal(again!.id, hold.id.replace(/:1$/, ':3'))
})
