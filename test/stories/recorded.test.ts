// From the counter to the account: what a clerk records and a reviewer verifies is corrected the next night, and proved.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { asOf, ended, lookAtEvidence, must, openTestApi, type TestApi } from '../../src/api/api-for-tests.ts'
import { type Book, importBook, openBook, openLookUp } from '../../src/book/index.ts'
import { calm, chanceFromSeed, openBankFolder } from '../../src/connectors/index.ts'
import { pdf } from '../../src/documents/files-for-tests.ts'
import { addDays, dayFromIso, isoFromDay } from '../../src/kernel/index.ts'
import { bookOfDesk, importBookWithRecorded, loadCustomers } from '../../src/operations/index.ts'
import { type AccountAnswer, evaluateCase } from '../../src/reconcile/index.ts'
import { shippedProgramme } from './night.ts'

const clerk = 'wangxiulan'
const reviewer = 'gaowa'
const firstDay = dayFromIso(asOf)
const stay = { kind: 'hospitalised', firstDay: '2020-02-05', lastDay: '2020-02-25', howKnown: 'customer' }

let api: TestApi
let couple: Couple
before(async () => {
  api = await openTestApi()
  const change = { person: clerk, role: 'outlet_clerk', node: 'inner_mongolia', by: 'saren' } as const
  must(await api.desk.store.organisation.assign(change))
  await loadPeople()
  couple = await coupleWithFee()
})
after(() => api.stop())

interface Couple {
  readonly ill: string
  readonly spouse: string
  /** The card of the spouse, and the fee on it that the stay would give back. */
  readonly card: string
  readonly fee: { readonly target: string; readonly amountMinor: number }
}

const at = (...names: readonly string[]) => join(api.desk.folder, ...names)

async function loadPeople(): Promise<void> {
  const book = must(await bookOfDesk(api.desk))
  const request = { book, extract: at('extract'), keyFile: at('customers.key'), random: randomBytes }
  must(await loadCustomers(api.desk, request))
}

/** A couple nobody knows anything of, whose card bears a fee that a stay of the other in hospital would give back. */
async function coupleWithFee(known: readonly string[] = []): Promise<Couple> {
  const programme = await shippedProgramme()
  const lookUp = await openLookUp(must(await bookOfDesk(api.desk)), at('look-ups-of-test'))
  try {
    for (let number = 0; number < 3000; number++) {
      const account = `A${String(number).padStart(10, '0')}`
      const input = await lookUp.findAccount(account)
      if (input === undefined || input.accounts[0]!.product !== 'card' || input.people.length < 2) continue
      if (input.people.some(({ id, circumstances }) => circumstances.length > 0 || known.includes(id)))
        continue
      const [owner, other] = input.people
      const people = [
        owner!,
        { ...other!, circumstances: [{ ...stay, howKnown: undefined, status: 'verified' }] },
      ]
      const asked = JSON.parse(JSON.stringify({ ...input, people }))
      const [answer] = must(evaluateCase(programme, asked)).accounts
      const fee = answer!.corrections.find(({ kind }) => kind === 'refund_charge')
      if (fee === undefined) continue
      const { target, amountMinor } = fee as { target: string; amountMinor: number }
      return { ill: other!.id, spouse: owner!.id, card: account, fee: { target, amountMinor } }
    }
    throw new RangeError('no such couple; make the province larger')
  } finally {
    await lookUp.close()
  }
}

/** The bank's extract of a day, imported with what was recorded. */
async function importNight(day: typeof firstDay): Promise<Book> {
  const bank = must(
    await openBankFolder({
      folder: at('bank'),
      extract: at('extract'),
      rates: calm,
      chance: chanceFromSeed(1),
    }),
  )
  const extract = at('extracts', isoFromDay(day))
  must(await bank.extract(day, extract))
  await bank.close()
  const options = { extract, out: at('books', isoFromDay(day)), asOf: day, threads: 1, memoryLimit: '1GB' }
  return must(await importBookWithRecorded(api.desk, options)).book
}

async function entitled(book: Book, account: string): Promise<AccountAnswer> {
  const lookUp = await openLookUp(book, at('look-ups-of-test'))
  const input = await lookUp.findAccount(account)
  await lookUp.close()
  return must(evaluateCase(await shippedProgramme(), input)).accounts[0]!
}

/** Records with a letter that the customer brought. */
async function record(customer: string, body: object) {
  const letter = pdf(`Hospital letter ${JSON.stringify(body)}`)
  const brought = await api.call(
    clerk,
    `POST /api/customers/${customer}/documents?kind=hospital_letter&consent=paper`,
    letter,
    { 'content-type': 'application/pdf', 'x-file-name': encodeURIComponent('住院证明.pdf') },
  )
  assert.equal(brought.status, 201, brought.text)
  const { id } = brought.body.document as unknown as { id: string }
  return api.call(clerk, `POST /api/customers/${customer}/circumstances`, { ...body, documents: [id] })
}

test('S7.2 E2E-9 a stay recorded at the counter and verified counts the next night, for the spouse too', async () => {
  const recorded = await record(couple.ill, stay)
  assert.equal(recorded.status, 201, recorded.text)
  const { id, state } = recorded.body as unknown as { id: string; state: string }
  assert.equal(state, 'recorded')

  const pending = await importNight(addDays(firstDay, 1))
  assert.deepEqual(await outcomeOf(pending), { outcome: 'refused', code: 'evidence_pending' })

  const own = await api.call(clerk, `POST /api/circumstances/${id}/verify`, {})
  assert.deepEqual([own.status, own.body.code], [403, 'role_is_missing'])
  await lookAtEvidence(api, reviewer, id)
  const verified = await api.call(reviewer, `POST /api/circumstances/${id}/verify`, {
    reason: '与住院证明相符',
  })
  assert.deepEqual([verified.status, verified.body.state], [200, 'verified'], verified.text)

  const book = await importNight(addDays(firstDay, 2))
  const { outcome, because } = (await outcomeOf(book)) as { outcome: string; because: unknown }
  assert.equal(outcome, 'granted')
  assert.deepEqual(because, [{ person: couple.ill, kind: 'hospitalised', relation: 'spouse' }])
  const given = (await entitled(book, couple.card)).corrections.find(({ kind }) => kind === 'refund_charge')
  assert.deepEqual(given, { kind: 'refund_charge', ...couple.fee })
})

const outcomeOf = async (book: Book) => (await entitled(book, couple.card)).entitlement

test('S7.2 the plan of that night holds the corrections; applied, the next book verifies them', async () => {
  const drafting = await api.call('lina', 'POST /api/plans', { programme: 'icbc-im-2020' })
  const { plan } = (await ended(api, 'lina', drafting)).result as { plan: string }
  const listed = await api.call('lina', `GET /api/plans/${plan}/corrections?account=${couple.card}`)
  assert.ok(listed.text.includes(couple.fee.target), listed.text)
  assert.equal((await api.call('batu', `POST /api/plans/${plan}/approve`)).status, 200)
  await ended(api, 'lina', await api.call('lina', `POST /api/plans/${plan}/apply`))
  const next = await importNight(addDays(firstDay, 3))
  const verify = await api.call('lina', `POST /api/plans/${plan}/verify`, { book: next.id })
  const { result } = await ended(api, 'lina', verify)
  assert.deepEqual(
    (({ open, undone }) => ({ open, undone }))(result as unknown as { open: number; undone: number }),
    { open: 0, undone: 0 },
  )
  const left = (await entitled(next, couple.card)).corrections.filter(({ kind }) => kind === 'refund_charge')
  assert.deepEqual(left, [])
})

test('S7.2 a book without anything recorded keeps its id; what is recorded changes it, and the book explains itself', async () => {
  const extract = at('extract')
  const options = { extract, asOf: firstDay, threads: 1, memoryLimit: '1GB' } as const
  const plain = must(await importBook({ ...options, out: at('plain') })).book
  assert.equal(plain.id, must(await openBook(at('books', asOf))).id)
  const fact = { id: 'C1', customer: couple.ill, kind: 'hospitalised', firstDay: '2020-02-05' } as const
  const recorded = [
    { ...fact, status: 'verified', knownDay: '2020-03-01' },
    { ...fact, id: 'C2', customer: 'nobody', status: 'verified', knownDay: '2020-03-01' },
  ] as const
  const joined = must(await importBook({ ...options, out: at('joined'), recorded })).book
  const turned = must(
    await importBook({ ...options, out: at('turned'), recorded: recorded.toReversed() }),
  ).book
  assert.notEqual(joined.id, plain.id)
  assert.equal(turned.id, joined.id)
  assert.deepEqual([joined.recorded!.rows, joined.recorded!.leftOut], [2, 1])
  assert.deepEqual(joined.sources, plain.sources)
  const again = must(await importBook({ ...options, out: at('joined') }))
  assert.deepEqual([again.already, again.book.id], [true, joined.id])
})

test('S7.2 withdrawn and rejected circumstances give nothing, and what begins after the book waits', async () => {
  api.setClock('2020-04-20T02:00:00Z')
  const { ill } = couple
  const { items } = (await api.call(clerk, `GET /api/customers/${ill}/circumstances`)).body as unknown as {
    items: { id: string }[]
  }
  const id = items[0]!.id
  const withdrawn = await api.call(clerk, `POST /api/circumstances/${id}/withdraw`, { reason: '登记有误' })
  assert.equal(withdrawn.status, 200, withdrawn.text)
  assert.equal((await record(ill, { ...stay, firstDay: '2020-04-15', lastDay: '2020-04-30' })).status, 201)
  const book = await importNight(addDays(firstDay, 4))
  assert.deepEqual(await outcomeOf(book), { outcome: 'none' })
})

test('S7.9 what counted until its document came lapses without it; the next book grants nothing, and no money moves', async () => {
  const { ill } = couple
  for (const { id, state } of await recordedOf(ill))
    if (state === 'recorded')
      await api.call(clerk, `POST /api/circumstances/${id}/withdraw`, { reason: '登记有误' })
  const body = { ...stay, firstDay: '2020-02-06', documentDueDay: '2020-04-25' }
  const { id } = (await api.call(clerk, `POST /api/customers/${ill}/circumstances`, body)).body
  const accepted = await api.call(reviewer, `POST /api/circumstances/${id}/accept`, {})
  assert.deepEqual([accepted.status, accepted.body.state], [200, 'accepted'], accepted.text)
  const last = await importNight(dayFromIso('2020-05-02'))
  assert.equal(((await outcomeOf(last)) as { outcome: string }).outcome, 'granted')

  const book = await importNight(dayFromIso('2020-05-03'))
  const { entitlement, corrections } = await entitled(book, couple.card)
  assert.deepEqual(entitlement, { outcome: 'none' })
  assert.deepEqual(
    corrections.filter(({ kind }) => kind === 'waive_charge' || kind === 'refund_charge'),
    [],
  )
  const told = await recordedOf(ill)
  assert.equal(told.find((one) => one.id === id)?.state, 'lapsed')
})

test('S8.6 S7.2 a letter of February that comes in May gives back what February promised, once', async () => {
  api.setClock('2020-05-06T02:00:00Z')
  const { ill, card, fee } = await coupleWithFee([couple.ill, couple.spouse])
  const refunds = async (book: Book) =>
    (await entitled(book, card)).corrections.filter(({ kind }) => kind === 'refund_charge')
  assert.deepEqual(await refunds(await importNight(dayFromIso('2020-05-05'))), [])

  const late = await record(ill, stay)
  assert.equal(late.status, 201, late.text)
  await lookAtEvidence(api, reviewer, String(late.body.id))
  await api.call(reviewer, `POST /api/circumstances/${late.body.id}/verify`, { reason: '与住院证明相符' })
  const book = await importNight(dayFromIso('2020-05-06'))
  assert.deepEqual(await refunds(book), [{ kind: 'refund_charge', ...fee }])
  const lookUp = await openLookUp(book, at('look-ups-of-test'))
  const { people } = (await lookUp.findAccount(card))!
  await lookUp.close()
  const known = people.flatMap(({ circumstances }) => circumstances.map(({ knownDay }) => knownDay))
  assert.deepEqual(known, ['2020-05-06'])

  const drafting = await api.call('lina', 'POST /api/plans', { programme: 'icbc-im-2020' })
  const { plan } = (await ended(api, 'lina', drafting)).result as { plan: string }
  assert.equal((await api.call('batu', `POST /api/plans/${plan}/approve`)).status, 200)
  await ended(api, 'lina', await api.call('lina', `POST /api/plans/${plan}/apply`))
  assert.deepEqual(await refunds(await importNight(dayFromIso('2020-05-07'))), [])
})

async function recordedOf(customer: string) {
  const { body } = await api.call(clerk, `GET /api/customers/${customer}/circumstances`)
  return body.items as unknown as readonly { readonly id: string; readonly state: string }[]
}
