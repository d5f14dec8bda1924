// UX-19: a borrower in arrears whom a wrong row refused, and who paid meanwhile, from the night that refused to the proof.

import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { importBook } from '../../src/book/index.ts'
import {
  type Extract,
  type ExtractRow,
  smallExtract,
  writeSmallExtract,
} from '../../src/book/small-extract.ts'
import { settlePeople } from '../../src/cli/demo/desk-people.ts'
import { calm, chanceFromSeed, openBankFolder } from '../../src/connectors/index.ts'
import type { LetterText } from '../../src/contact/index.ts'
import { dayFromIso, isRefusal, yuanFromMinor } from '../../src/kernel/index.ts'
import {
  accountOfRedecision,
  applyPlan,
  askRedecision,
  type Desk,
  draftPlan,
  verifyPlan,
} from '../../src/operations/index.ts'
import { packFromTexts, packProgramme } from '../../src/programmes/index.ts'
import type { AccountAnswer } from '../../src/reconcile/index.ts'
import { layDatabase } from '../../src/store/database/database-for-tests.ts'
import { openStore } from '../../src/store/index.ts'
import { clock, openDeskOver, shippedPolicy } from '../../src/wiring.ts'
import { naiveEvaluate } from '../naive/naive-evaluate.ts'
import type { ReliefCase } from '../naive/relief-case.ts'
import { must, shippedProgramme } from './night.ts'

const programme = 'icbc-im-2020'
const [asker, drafter, approver] = ['chenjing', 'lina', 'batu']
const refusedNight = '2020-03-24'
const today = '2020-03-31'
const tomorrow = '2020-04-01'

/** Instalments of January, before the window, and of February, in it; neither paid when the first night came. */
const [january, february] = [160_833, 158_214]
const [penaltyPpm, contractPpm] = [73_500, 49_000]
/** Paid on 27 March: the instalment of January, and of its penalty twenty yuan. */
const paidOnPenalty = 2_000

/** Interest at the penalty rate, half up, in whole numbers alone. */
function penaltyOf(base: number, days: number): number {
  const [dividend, divisor] = [BigInt(base) * BigInt(penaltyPpm) * BigInt(days), 1_000_000n * 360n]
  return Number((2n * dividend + divisor) / (2n * divisor))
}

/** Accrued by the first night: 5 January and 5 February to 20 March. */
const [daysOfJanuary, daysOfFebruary] = [27 + 29 + 20, 25 + 20]
/** Accrued since: to 26 March, the day before he paid, and to 30 March. */
const [daysSince, daysOn] = [6, 10]
/** 25 January to 25 February. */
const daysOfWindow = 7 + 25

interface Charge {
  readonly id: string
  readonly debt: string
  readonly day: string
  readonly base: number
  readonly days: number
  readonly paid: number
  readonly firstDay: string
  readonly lastDay: string
}

const chargesThen: readonly Charge[] = [
  {
    ...{ id: 'c1', debt: 'd1', day: '2020-03-21', base: january, days: daysOfJanuary, paid: 0 },
    ...{ firstDay: '2020-01-05', lastDay: '2020-03-20' },
  },
  {
    ...{ id: 'c2', debt: 'd2', day: '2020-03-21', base: february, days: daysOfFebruary, paid: 0 },
    ...{ firstDay: '2020-02-05', lastDay: '2020-03-20' },
  },
]
const chargesNow: readonly Charge[] = [
  { ...chargesThen[0]!, paid: paidOnPenalty },
  chargesThen[1]!,
  {
    ...{ id: 'c3', debt: 'd1', day: '2020-03-27', base: january, days: daysSince },
    ...{ paid: penaltyOf(january, daysSince), firstDay: '2020-03-21', lastDay: '2020-03-26' },
  },
  {
    ...{ id: 'c4', debt: 'd2', day: '2020-03-31', base: february, days: daysOn, paid: 0 },
    ...{ firstDay: '2020-03-21', lastDay: '2020-03-30' },
  },
]

const chargeRow = ({ id, debt, day, base, days, paid, firstDay, lastDay }: Charge): ExtractRow => ({
  account: 'L1',
  charge: id,
  debt,
  kind: 'penalty_interest',
  day,
  amount_minor: String(penaltyOf(base, days)),
  paid_minor: String(paid),
  base_amount_minor: String(base),
  rate_ppm: String(penaltyPpm),
  contract_rate_ppm: String(contractPpm),
  base_first_day: firstDay,
  base_last_day: lastDay,
})

/** Raj's loan L1, and L2 of somebody in quarantine, whom the table covered all along. */
function extractOf(charges: readonly Charge[], more: Pick<Extract, 'payments' | 'credit_record'>): Extract {
  const extract = smallExtract()
  const [person] = extract.customers
  const [fact] = extract.circumstances
  const [loan] = extract.loans
  const [debt] = extract.debts
  const debtOf = (account: string, id: string, due_day: string, amount: number) => ({
    ...{ ...debt!, account, debt: id, due_day },
    ...{ principal_minor: String(amount - 40_000), interest_minor: '40000' },
  })
  return {
    ...extract,
    customers: [
      { ...person!, customer: 'P1', id_number: '159900198001010013', spouse: '' },
      { ...person!, customer: 'P3', id_number: '159900199205050023', spouse: '' },
    ],
    circumstances: [
      { ...fact!, customer: 'P1', kind: 'hospitalised' },
      { ...fact!, circumstance: 'S2', customer: 'P3', kind: 'quarantined' },
    ],
    loans: [
      { ...loan!, account: 'L1', customer: 'P1' },
      { ...loan!, account: 'L2', customer: 'P3' },
    ],
    cards: [],
    debts: [
      debtOf('L1', 'd1', '2020-01-05', january),
      debtOf('L1', 'd2', '2020-02-05', february),
      debtOf('L2', 'd1', '2020-02-05', february),
    ],
    charges: charges.map(chargeRow),
    contacts: [],
    flags: [],
    transfers: [],
    corrections: [],
    ...more,
  }
}

const extractThen = extractOf(chargesThen, {
  payments: [],
  credit_record: [{ account: 'L1', month: '2020-02', code: '2' }],
})
const extractNow = extractOf(chargesNow, {
  payments: [{ account: 'L1', debt: 'd1', day: '2020-03-27', amount_minor: String(january) }],
  credit_record: [
    { account: 'L1', month: '2020-02', code: '2' },
    { account: 'L1', month: '2020-03', code: '2' },
  ],
})

/** Of the penalty of January the days of the window fall away; of February everything, since it is due in May. */
const givenBackOfJanuary =
  penaltyOf(january, daysOfJanuary) - penaltyOf(january, daysOfJanuary - daysOfWindow)
const stillUnpaid = penaltyOf(january, daysOfJanuary) - paidOnPenalty
const corrections = [
  { kind: 'move_due_day', target: 'd2', from: '2020-02-05', to: '2020-05-05' },
  { kind: 'waive_charge', target: 'c1', amountMinor: stillUnpaid },
  { kind: 'waive_charge', target: 'c2', amountMinor: penaltyOf(february, daysOfFebruary) },
  { kind: 'waive_charge', target: 'c4', amountMinor: penaltyOf(february, daysOn) },
  { kind: 'refund_charge', target: 'c1', amountMinor: givenBackOfJanuary - stillUnpaid },
  { kind: 'amend_credit_record', target: '2020-02', from: '2', to: '1' },
  { kind: 'amend_credit_record', target: '2020-03', from: '2', to: 'N' },
]
const givenBack = givenBackOfJanuary + penaltyOf(february, daysOfFebruary) + penaltyOf(february, daysOn)

/** Raj as the second reading of the rules knows him, written down from the same facts. */
const rajsCase: ReliefCase = {
  asOf: today,
  people: [
    {
      id: 'P1',
      circumstances: [
        {
          ...{ kind: 'hospitalised', firstDay: '2020-02-05', lastDay: '2020-02-25' },
          ...{ status: 'verified', knownDay: '2020-02-20' },
        },
      ],
    },
  ],
  accounts: [
    {
      ...{ id: 'L1', product: 'loan', owner: 'P1', region: '150302', finalDay: '2035-06-05' },
      debts: [
        {
          ...{ id: 'd1', dueDay: '2020-01-05', principalMinor: january - 40_000, interestMinor: 40_000 },
          payments: [{ day: '2020-03-27', amountMinor: january }],
        },
        {
          ...{ id: 'd2', dueDay: '2020-02-05', principalMinor: february - 40_000, interestMinor: 40_000 },
          payments: [],
        },
      ],
      charges: chargesNow.map(({ id, debt, day, base, days, paid, firstDay, lastDay }) => ({
        ...{ id, debtId: debt, kind: 'penalty_interest', day, amountMinor: penaltyOf(base, days) },
        paidMinor: paid,
        base: { amountMinor: base, ratePpm: penaltyPpm, contractRatePpm: contractPpm, firstDay, lastDay },
      })),
      creditRecord: { '2020-02': '2', '2020-03': '2' },
    },
  ],
} as ReliefCase

const asked = {
  ...{ programme, version: 2, refusedUnder: 1, rows: [1], firstDay: refusedNight, lastDay: refusedNight },
  reason: '住院借款人被误判',
}

let desk: Desk
let id: string
let plan: string

async function publish(isRight: boolean, reason: string): Promise<void> {
  const pack = await packProgramme(shippedPolicy(programme))
  assert.ok('digest' in pack)
  const right = /(id="loan_hospitalised_covered_answer"><text>)true/
  const files = pack.files.map(({ path, text }) => ({
    path,
    text: isRight ? text : text.replace(right, '$1false'),
  }))
  const signed = { author: 'wulan', approver: 'zhangmin', reason }
  must(await desk.store.programmes.publish(packFromTexts(files), signed))
}

const bookOf = (day: string) => join(desk.folder, 'books', day)
const extractFolder = (day: string) => join(desk.folder, 'extracts', day)

async function takeBook(day: string, extract?: Extract): Promise<void> {
  if (extract !== undefined) {
    await mkdir(extractFolder(day), { recursive: true })
    await writeSmallExtract(extractFolder(day), extract, day)
  }
  const source = { extract: extractFolder(day), out: bookOf(day), asOf: dayFromIso(day) }
  must(await importBook({ ...source, threads: 1, memoryLimit: '1GB' }))
}

const draft = async (day: string) =>
  must(await draftPlan(desk, { programme, bookDir: bookOf(day), person: drafter }))

before(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-raj-'))
  await chmod(folder, 0o711)
  await layDatabase(folder)
  const store = await openStore({ dataFolder: folder, durable: false, clock })
  desk = await openDeskOver({ store, folder, clock })
  must(await settlePeople(store))
  await publish(false, '第一版')
  await takeBook(refusedNight, extractThen)
  await draft(refusedNight)
  await takeBook(today, extractNow)
  await publish(true, '第二版更正')
})
after(async () => {
  await desk.store.close()
  await rm(desk.folder, { recursive: true, force: true })
})

const wholeText = ({ blocks }: LetterText): string => blocks.flatMap(({ lines }) => lines).join('\n')

const look = async () =>
  must(await accountOfRedecision(desk, id, { account: 'L1', person: asker, regions: [''] }))

test('UX-19 whom row 1 refused is decided again on the newest book, where the payment stands, and nobody else', async () => {
  const { redecision, accounts } = must(
    await askRedecision(desk, { asked, person: asker, isRehearsal: false }),
  )
  id = redecision.id
  const [raj] = accounts
  assert.equal(accounts.length, 1)
  assert.deepEqual(
    [raj!.account, raj!.code, raj!.rowsThen, raj!.outcome, raj!.rowsNow, raj!.standing],
    ['L1', 'kind_not_covered', [1], 'granted', [1], 'not_yet'],
  )
  assert.equal(raj!.amountMinor, givenBack)
})

test('UX-19 S8.1 money, due day and credit record are to the fen those worked out by hand and by the second reading', async () => {
  assert.ok(stillUnpaid > 0 && givenBackOfJanuary > stillUnpaid, 'the payment splits what is given back')
  const answer = (await look()).answer as unknown as AccountAnswer
  assert.deepEqual(
    answer.corrections.filter(({ kind }) => kind !== 'hold_contact'),
    corrections,
  )
  const naive = naiveEvaluate(await shippedProgramme(), rajsCase) as { accounts: readonly AccountAnswer[] }
  assert.deepEqual(answer, naive.accounts[0])
})

test('UX-8 UX-19 the letter says in both languages why, what is corrected, every amount, and how long he may object', async () => {
  const { letter } = await look()
  assert.ok(letter !== undefined)
  const written = { zh: wholeText(letter.text.zh), en: wholeText(letter.text.en) }
  for (const language of ['zh', 'en'] as const) {
    const text = written[language]
    for (const { amountMinor } of corrections)
      if (amountMinor !== undefined) assert.ok(text.includes(yuanFromMinor(amountMinor)), language)
    assert.ok(text.includes(yuanFromMinor(givenBack)))
    assert.doesNotMatch(text, /\{|undefined/)
  }
  assert.match(
    written.zh,
    /您的情形不在措施范围内[\s\S]*期间您已作的还款按实际还款日计入[\s\S]*60 日内[\s\S]*15 日内/,
  )
  assert.match(
    written.en,
    /your situation is not covered[\s\S]*counts from the day you paid it[\s\S]*60 days[\s\S]*15 days/,
  )
})

test('UX-8 the letter names charges and months as its customer knows them, never by a code, and says who signs', async () => {
  const { letter } = await look()
  const [lists, english] = [letter!.text.zh, letter!.text.en].map(({ blocks }) =>
    blocks.filter(({ isList }) => isList).map(({ lines }) => lines),
  )
  const amounts = corrections.flatMap(({ amountMinor }) => (amountMinor ? [yuanFromMinor(amountMinor)] : []))
  const [c1, c2, c4, back] = amounts as [string, string, string, string]
  assert.deepEqual(lists!.at(-1), [
    '原定 2020年2月5日 应还的一期，还款日延后至 2020年5月5日',
    `尾号 L1 的贷款，2020年3月21日计收的罚息：免收 ${c1} 元`,
    `尾号 L1 的贷款，2020年3月21日计收的罚息：免收 ${c2} 元`,
    `尾号 L1 的贷款，2020年3月31日计收的罚息：免收 ${c4} 元`,
    `尾号 L1 的贷款，2020年3月21日计收的罚息：退还已收的 ${back} 元`,
    '2020年2月的征信记录由“逾期31-60天”更正为“逾期1-30天”',
    '2020年3月的征信记录由“逾期31-60天”更正为“正常”',
  ])
  assert.deepEqual(english!.at(-1)!.slice(-3), [
    `Loan ending L1, penalty interest charged on 21 Mar 2020: ${back} yuan already paid is refunded`,
    'The credit record of February 2020 is corrected from “overdue 31–60 days” to “overdue 1–30 days”',
    'The credit record of March 2020 is corrected from “overdue 31–60 days” to “normal”',
  ])
  const { zh, en } = letter!.text
  assert.deepEqual([zh.signature, en.signature], ['中国工商银行内蒙古分行', 'ICBC Inner Mongolia Branch'])
})

test('S0.2 UX-8 the days of the letter are rules of the bank, and stay as they were when it was decided again', async () => {
  const appeals = { appealDays: 7, answerDays: 3 }
  const stricter = { ...desk, house: { ...desk.house, rules: { ...desk.house.rules, appeals } } }
  const looking = { account: 'L1', person: asker, regions: [''] }
  const { letter } = must(await accountOfRedecision(stricter, id, looking))
  assert.deepEqual(letter, (await look()).letter)
  const anew = must(await askRedecision(stricter, { asked, person: asker, isRehearsal: true }))
  assert.deepEqual([anew.redecision.appealDays, anew.redecision.answerDays], [7, 3])
})

test('UX-19 S0.3 the next plan holds exactly these corrections, and whoever asked does not approve it', async () => {
  const drafted = await draft(today)
  plan = drafted.id
  const { standing, servedBy } = await look()
  assert.deepEqual([standing, servedBy], ['in_plan', plan])
  const role = { person: asker, role: 'operations', node: 'inner_mongolia', by: 'saren' } as const
  must(await desk.store.organisation.assign(role))
  const own = await desk.store.plans.approve(plan, asker)
  assert.ok(isRefusal(own) && own.code === 'asker_may_not_approve', JSON.stringify(own))
  must(await desk.store.plans.approve(plan, approver))
})

test('UX-19 applied and verified on the book of the next day, nothing is left to correct', async () => {
  const folder = join(desk.folder, 'bank')
  const opening = { folder, extract: extractFolder(today), rates: calm, chance: chanceFromSeed(1) }
  const bank = must(await openBankFolder(opening))
  const applied = await applyPlan(desk, { plan, person: approver, systems: bank.bank.systems })
  assert.equal((applied as { outcome?: string }).outcome, 'applied', JSON.stringify(applied))
  assert.equal((await look()).standing, 'applied')
  must(await bank.extract(dayFromIso(tomorrow), extractFolder(tomorrow)))
  await bank.close()
  await takeBook(tomorrow)
  must(await verifyPlan(desk, { plan, bookDir: bookOf(tomorrow), person: approver }))
  assert.equal((await look()).standing, 'verified')
  assert.equal((await draft(tomorrow)).summary.corrections, 0)
})
