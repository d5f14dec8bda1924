// UX-19: a rule refused people wrongly for two nights; the corrected version re-decides exactly those, and a plan repairs them.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { importBook, openBook, readAccounts } from '../book/index.ts'
import { calm, chanceFromSeed, openBankFolder } from '../connectors/index.ts'
import type { LetterText, LetterTexts } from '../contact/index.ts'
import { dayFromIso, isRefusal, yuanFromMinor } from '../kernel/index.ts'
import { loadPackedProgramme, packFromTexts, packProgramme } from '../programmes/index.ts'
import { type AccountAnswer, evaluateCase } from '../reconcile/index.ts'
import { asOf, ended, must, openTestApi, type TestApi } from './api-for-tests.ts'

const programme = 'icbc-im-2020'
const policyFolder = fileURLToPath(new URL('../../policy/icbc-im-2020', import.meta.url))
const wrongRows = /(id="loan_(?:quarantined|frontline|hospitalised)_covered_answer"><text>)true/g
const asker = 'chenjing'
let api: TestApi
let id: string

interface Item {
  readonly account: string
  readonly product: string
  readonly outcome: string
  readonly amountMinor: number
  readonly monthsRepaired: number
  readonly dueDaysMoved: number
  readonly corrections: number
  readonly standing: string
  readonly servedBy?: string
  readonly version: number
  readonly code: string
  readonly rowsThen: readonly number[]
  readonly rowsNow: readonly number[]
}

/** What the corrected version calls the three groups. */
const ownWords = ['hospitalised', 'quarantined', 'frontline']
  .map((kind) => `  ${kind}: { zh: 本行所称情形, en: what this bank calls it }\n`)
  .join('')

/** Publishes the programme with borrowers of three groups covered or, by mistake, not. */
async function publish(covered: boolean, reason: string): Promise<void> {
  const pack = await packProgramme(policyFolder)
  assert.ok('digest' in pack)
  const files = pack.files.map(({ path, text }) => ({
    path,
    text:
      path === 'eligibility.dmn'
        ? text.replaceAll(wrongRows, `$1${covered}`)
        : path === 'CHANGELOG.md'
          ? `${text}\n${reason}\n`
          : path === 'programme.yaml' && covered
            ? `${text}\ncircumstances:\n${ownWords}`
            : text,
  }))
  must(
    await api.desk.store.programmes.publish(packFromTexts(files), {
      author: 'wulan',
      approver: 'zhangmin',
      reason,
    }),
  )
}

async function draft(): Promise<string> {
  const job = await ended(api, 'lina', await api.call('lina', 'POST /api/plans', { programme }))
  assert.equal(job.state, 'done', JSON.stringify(job))
  return (job.result as { plan: string }).plan
}

const question = {
  programme,
  version: 3,
  code: 'kind_not_covered',
  product: 'loan',
  firstDay: asOf,
  lastDay: asOf,
  reason: '三类客户被误判为情形不适用',
}

before(async () => {
  api = await openTestApi({ customers: 20_000 })
  await publish(false, '第二版有误')
  await draft()
  await publish(true, '第三版更正')
})
after(() => api.stop())

/** The rows of the loans, as the table numbers them. */
const rowOfKind = { hospitalised: 1, quarantined: 2, frontline: 3 } as const

async function listed(of = id): Promise<readonly Item[]> {
  const items: Item[] = []
  for (;;) {
    const page = await api.call(asker, `GET /api/redecisions/${of}/accounts?limit=200&from=${items.length}`)
    assert.equal(page.status, 200, page.text)
    items.push(...(page.body.items as unknown as readonly Item[]))
    if (items.length >= Number(page.body.total)) return items
  }
}

/** Everybody's answer under a version, worked out one by one from the book. */
async function answersUnder(covered: boolean): Promise<ReadonlyMap<string, AccountAnswer>> {
  const pack = await packProgramme(policyFolder)
  assert.ok('digest' in pack)
  const files = pack.files.map(({ path, text }) => ({
    path,
    text: path === 'eligibility.dmn' ? text.replaceAll(wrongRows, `$1${covered}`) : text,
  }))
  const loaded = await loadPackedProgramme(packFromTexts(files))
  assert.ok('id' in loaded)
  const book = must(await openBook(join(api.desk.folder, 'books', asOf)))
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const found = await connection.runAndReadAll(
    `SELECT account FROM '${book.dir}/accounts/*.parquet' WHERE product = 0 AND len(circumstances) > 0`,
  )
  const cases = must(
    await readAccounts(
      book,
      found.getRows().map(([account]) => String(account)),
    ),
  )
  return new Map(
    cases.map((one) => {
      const answer = evaluateCase(loaded, one)
      assert.ok(!isRefusal(answer))
      return [one.accounts[0]!.id, answer.accounts[0]!]
    }),
  )
}

test('UX-19 exactly those are listed whom the rule refused in these nights, with what the corrected version gives', async () => {
  const started = await api.call(asker, 'POST /api/redecisions', question)
  const job = await ended(api, asker, started)
  assert.equal(job.state, 'done', JSON.stringify(job))
  id = String(job.id)
  const items = await listed()
  const [then, now] = [await answersUnder(false), await answersUnder(true)]
  const refused = [...then.values()].filter(
    ({ entitlement }) => entitlement.outcome === 'refused' && entitlement.code === 'kind_not_covered',
  )
  assert.deepEqual(
    items.map(({ account }) => account).sort(),
    refused.map(({ id: account }) => account).sort(),
  )
  assert.ok(items.filter(({ outcome }) => outcome === 'granted').length > 3)
  const given = (kind: string) =>
    items.filter(({ account }) => now.get(account)!.corrections.some((one) => one.kind === kind)).length
  assert.ok(given('refund_charge') > 0, 'what late payers were charged and paid is given back')
  assert.ok(given('amend_credit_record') > 0, 'the credit record is corrected')
  for (const item of items) {
    const { entitlement, corrections } = now.get(item.account)!
    assert.equal(item.outcome, entitlement.outcome === 'refused' ? entitlement.code : entitlement.outcome)
    const money = corrections.reduce((sum, { amountMinor = 0 }) => sum + amountMinor, 0)
    assert.deepEqual([item.amountMinor, item.corrections], [money, corrections.length])
    assert.equal(item.version, 2)
  }
})

test('UX-19 X20 the sums of a re-decision are those of its list', async () => {
  const read = await api.call('batu', `GET /api/redecisions/${id}`)
  assert.equal(read.status, 200, read.text)
  const items = await listed()
  const sum = (figure: 'amountMinor' | 'monthsRepaired' | 'dueDaysMoved' | 'corrections') =>
    items.reduce((all, item) => all + item[figure], 0)
  const { delisted: _, ...sums } = read.body.sums as unknown as Record<string, number>
  assert.deepEqual(sums, {
    accounts: items.length,
    granted: items.filter(({ outcome }) => outcome === 'granted').length,
    amountMinor: sum('amountMinor'),
    dueDaysMoved: sum('dueDaysMoved'),
    monthsRepaired: sum('monthsRepaired'),
    corrections: sum('corrections'),
  })
  const file = await api.call(asker, `GET /api/redecisions/${id}/accounts/file?outcome=granted`)
  const lines = file.text.trim().split('\r\n').slice(1, -1)
  assert.equal(lines.length, sums.granted)
})

test('UX-8 UX-19 the letter has its five parts in both languages and every amount of the answer to the fen', async () => {
  const items = await listed()
  const paid = items.find(({ outcome, amountMinor }) => outcome === 'granted' && amountMinor > 0)!
  const read = await api.call(asker, `GET /api/redecisions/${id}/accounts/${paid.account}`)
  assert.equal(read.status, 200, read.text)
  const { answer, letter: told } = read.body as unknown as {
    readonly letter: { readonly text: LetterTexts }
    readonly answer: AccountAnswer
  }
  const wholeText = ({ blocks }: LetterText) => blocks.flatMap(({ lines }) => lines).join('\n')
  const letter = { zh: wholeText(told.text.zh), en: wholeText(told.text.en) }
  const parts = {
    zh: [
      '您的情形不在措施范围内',
      '本人“本行所称情形”，',
      '（已核实）',
      '账册',
      '事实有误怎样更正',
      '如何申诉',
      '60 日内',
    ],
    en: [
      'your situation is not covered',
      '“what this bank calls it” (owner), ',
      '(verified)',
      'our book of',
      'fact corrected',
      'How to appeal',
      'within 60 days',
    ],
  }
  assert.equal(answer.entitlement.outcome, 'granted')
  if (answer.entitlement.outcome === 'granted')
    assert.ok(answer.entitlement.because.every((one) => !('kind' in one)))
  for (const language of ['zh', 'en'] as const) {
    for (const part of parts[language]) assert.ok(letter[language].includes(part), `${language}: ${part}`)
    for (const { amountMinor } of answer.corrections)
      if (amountMinor !== undefined) assert.ok(letter[language].includes(yuanFromMinor(amountMinor)))
    assert.ok(letter[language].includes(yuanFromMinor(paid.amountMinor)))
    for (const { target } of answer.corrections.filter(({ amountMinor }) => amountMinor !== undefined))
      assert.ok(!letter[language].includes(target!), `${language}: ${target}`)
    assert.doesNotMatch(letter[language], /\{|undefined/)
  }
})

test('UX-19 S1.8 each account names the refusal and the row that gave it, and the row that answers now', async () => {
  const items = await listed()
  assert.ok(items.every((item) => !('kind' in item)))
  for (const { code, rowsThen, rowsNow } of items) {
    assert.equal(code, 'kind_not_covered')
    assert.ok(rowsThen.length > 0)
    assert.ok(rowsThen.every((one) => Object.values(rowOfKind).some((row) => row === one)))
    if (rowsNow.length > 0) assert.ok(rowsNow.every((one) => rowsThen.includes(one)))
  }
})

test('UX-19 named by rows it finds of the same nights exactly those whom these rows refused', async () => {
  const { code: _, ...byRows } = { ...question, refusedUnder: 2, rows: [rowOfKind.quarantined] }
  const job = await ended(api, asker, await api.call(asker, 'POST /api/redecisions', byRows))
  assert.equal(job.state, 'done', JSON.stringify(job))
  const found = await listed(String(job.id))
  const accounts = (items: readonly Item[]) => items.map(({ account }) => account).sort()
  assert.ok(found.length > 0)
  assert.deepEqual(
    accounts(found),
    accounts((await listed()).filter(({ rowsThen }) => rowsThen.includes(rowOfKind.quarantined))),
  )
  const read = await api.call(asker, `GET /api/redecisions/${job.id}`)
  assert.deepEqual([read.body.rows, read.body.refusedUnder, read.body.code], [[2], 2, undefined])
})

test('UX-19 rows that are not there, refuse nobody or stand in no version are refused before anything is begun', async () => {
  const { code: _, ...open } = question
  for (const [more, status, code] of [
    [{}, 422, 'rule_is_not_named'],
    [{ rows: [2] }, 422, 'rule_is_not_named'],
    [{ refusedUnder: 2, rows: [99] }, 404, 'row_does_not_exist'],
    [{ refusedUnder: 2, rows: [4] }, 422, 'row_refuses_nobody'],
    [{ refusedUnder: 9, rows: [2] }, 404, 'version_does_not_exist'],
  ] as const) {
    const said = await api.call(asker, 'POST /api/redecisions', { ...open, ...more })
    assert.deepEqual([said.status, said.body.code], [status, code])
  }
})

test('UX-8 UX-9 all letters are one page in a language: as many as accounts, each as it reads one by one', async () => {
  const items = await listed()
  for (const language of ['zh', 'en'] as const) {
    const page = await api.call(asker, `GET /api/redecisions/${id}/letters?language=${language}`)
    assert.equal(page.status, 200)
    assert.match(String(page.headers['content-type']), /^text\/html/)
    assert.match(
      String(page.headers['content-disposition']),
      /^attachment; filename="letters-2020-03-31-.*\.html"$/,
    )
    assert.equal(page.headers['x-row-count'], String(items.length))
    assert.equal(page.text.match(/<article>/g)?.length, items.length)
    assert.match(page.text, new RegExp(`<!-- #end ${items.length} -->\n$`))
    assert.doesNotMatch(page.text, /\{\{|undefined|\*\*|<script/)
    for (const { account, amountMinor } of items.filter(({ outcome }) => outcome === 'granted')) {
      const last = language === 'zh' ? `尾号${account.slice(-4)}` : `ending ${account.slice(-4)}`
      const own = page.text.split('<article>').filter((one) => one.includes(last))
      assert.ok(
        own.some((one) => one.includes(yuanFromMinor(amountMinor))),
        account,
      )
      assert.ok(!page.text.includes(account), account)
      assert.match(own[0]!, /^\n<address>(客户编号|Customer number) P\d{8}<\/address>/)
    }
  }
  const both = await api.call(asker, `GET /api/redecisions/${id}/letters`)
  assert.equal(both.text.match(/<article>/g)?.length, items.length)
  for (const letter of both.text.split('<article>').slice(1))
    assert.match(letter, /<section lang="zh-CN">[\s\S]*尾号[\s\S]*<section lang="en">[\s\S]*ending/)
  const granted = await api.call(asker, `GET /api/redecisions/${id}/letters?language=en&outcome=granted`)
  const count = items.filter(({ outcome }) => outcome === 'granted').length
  assert.equal(granted.headers['x-row-count'], String(count))
})

test('UX-9 UX-19 the archive holds a file for each letter, and nothing but letters', async () => {
  const items = await listed()
  const url = `/api/redecisions/${id}/letters/archive`
  const zip = await api.server.inject({ method: 'GET', url, headers: { 'x-person': asker } })
  assert.deepEqual([zip.statusCode, zip.headers['content-type']], [200, 'application/zip'])
  assert.equal(zip.headers['x-row-count'], String(items.length))
  const listedFiles = zip.rawPayload.toString('latin1').split('PK\x01\x02').slice(1)
  const names = listedFiles.map((entry) => /^[\s\S]{42}([\w-]+\.html)/.exec(entry)?.[1])
  assert.deepEqual(names.sort(), items.map(({ account }) => `${account}.html`).sort())
})

test('S1.8 every letter that is looked at is a look at its customer, which the auditor sees', async () => {
  const { items } = await api.desk.store.redecisions.inFull(id, { from: 0, limit: 1 }, [''])
  const [owner] = items[0]!.people as unknown as readonly { readonly id: string }[]
  const looks = async () => {
    const views = await api.call('sunguoqiang', `GET /api/customers/${owner!.id}/views`)
    assert.equal(views.status, 200, views.text)
    const all = views.body.items as unknown as readonly { act: string; person: string; redecision?: string }[]
    return all.filter(({ act, redecision }) => act === 'letter' && redecision === id)
  }
  const before = (await looks()).length
  await api.call(asker, `GET /api/redecisions/${id}/accounts/${items[0]!.account}`)
  await api.call('batu', `GET /api/redecisions/${id}/letters?language=zh`)
  const after = await looks()
  assert.equal(after.length, before + 2)
  assert.deepEqual(
    after.slice(0, 2).map(({ person }) => person),
    ['batu', asker],
  )
})

test('UX-19 S0.3 the next plan serves it, its asker cannot approve that plan, and each account is followed to its proof', async () => {
  assert.ok(
    (await listed()).every(({ standing, corrections }) =>
      corrections > 0 ? standing === 'not_yet' : standing === 'nothing_due',
    ),
  )
  const plan = await draft()
  const read = await api.call(asker, `GET /api/redecisions/${id}`)
  const due = (await listed()).filter(({ corrections }) => corrections > 0)
  assert.deepEqual(read.body.plans, [{ plan, accounts: due.length }])
  assert.ok(due.every(({ standing, servedBy }) => standing === 'in_plan' && servedBy === plan))
  const own = await api.desk.store.plans.approve(plan, asker)
  assert.ok(isRefusal(own))
  assert.ok(['person_may_not_do_this', 'asker_may_not_approve'].includes(own.code), own.code)
  assert.equal((await api.call('batu', `POST /api/plans/${plan}/approve`)).status, 200)
  const applied = await ended(api, 'batu', await api.call('batu', `POST /api/plans/${plan}/apply`))
  assert.equal(applied.state, 'done', JSON.stringify(applied))
  const standings = async () =>
    new Set((await listed()).filter(({ corrections }) => corrections > 0).map(({ standing }) => standing))
  assert.deepEqual(await standings(), new Set(['applied']))
  await takeNextBook()
  const verified = await ended(api, 'lina', await api.call('lina', `POST /api/plans/${plan}/verify`, {}))
  assert.equal(verified.state, 'done', JSON.stringify(verified))
  assert.deepEqual(await standings(), new Set(['verified']))
})

async function takeNextBook(): Promise<void> {
  const folder = join(api.desk.folder, 'bank')
  const bank = must(await openBankFolder({ folder, rates: calm, chance: chanceFromSeed(1) }))
  const day = dayFromIso('2020-04-01')
  const extract = join(api.desk.folder, 'extract-2')
  must(await bank.extract(day, extract))
  await bank.close()
  const out = join(api.desk.folder, 'books', '2020-04-01')
  must(await importBook({ extract, out, asOf: day, threads: 1, memoryLimit: '1GB' }))
}

test('UX-19 S0.3 only those who may ask do; without an earlier night or without a version it is refused', async () => {
  assert.equal((await api.call('wangxiulan', 'POST /api/redecisions', question)).status, 403)
  assert.equal((await api.call('lina', 'POST /api/redecisions', question)).status, 403)
  const missing = await api.call(asker, 'POST /api/redecisions', { ...question, version: 9 })
  assert.deepEqual([missing.status, missing.body.code], [404, 'version_does_not_exist'])
  const early = { ...question, firstDay: '2020-01-01', lastDay: '2020-01-02' }
  const none = await ended(api, asker, await api.call(asker, 'POST /api/redecisions', early))
  assert.equal(none.state, 'refused')
  assert.equal((none.result as { code: string }).code, 'no_night_to_redecide')
  const unknown = await api.call(asker, 'GET /api/redecisions/none')
  assert.deepEqual([unknown.status, unknown.body.code], [404, 'redecision_does_not_exist'])
})

test('X3 UX-19 it is an entry of the evidence log', async () => {
  const entries = await api.call('batu', 'GET /api/evidence/entries/find?kind=refusals_redecided')
  assert.equal(entries.status, 200, entries.text)
  const found = entries.body.items as unknown as readonly { subject: string; actor: string }[]
  assert.deepEqual(
    found.filter(({ subject }) => subject === id).map(({ actor }) => actor),
    [asker],
  )
})
