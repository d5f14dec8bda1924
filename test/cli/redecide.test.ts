// UX-19: whom a row of the table refused, decided again from the command line: rehearsed, kept once, shown, with letters.

import assert from 'node:assert/strict'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { called } from '../../src/cli/called-for-tests.ts'
import { settlePeople } from '../../src/cli/demo/desk-people.ts'
import { exitCodes } from '../../src/cli/verb.ts'
import { isRefusal } from '../../src/kernel/index.ts'
import type { RedecisionShown } from '../../src/operations/index.ts'
import { packFromTexts, packProgramme } from '../../src/programmes/index.ts'
import { layDatabase } from '../../src/store/database/database-for-tests.ts'
import type { Store } from '../../src/store/index.ts'
import { openDemoStore, shippedPolicy } from '../../src/wiring.ts'

let folder: string
let store: Store
const asker = 'chenjing'
/** Cards of those who lost their income, whom version 1 does not cover. */
const wrongRow = '8'
const programme = 'icbc-im-2020'

async function must(...argv: readonly string[]): Promise<void> {
  const { code, err } = await called(argv)
  assert.equal(code, exitCodes.done, `${argv.join(' ')}: ${err}`)
}

/** Publishes the programme, with the row right or wrong. */
async function publish(isRight: boolean, reason: string): Promise<void> {
  const pack = await packProgramme(shippedPolicy(programme))
  assert.ok('digest' in pack)
  const wrong = /(id="card_income_lost_covered_answer"><text>)false/
  const files = pack.files.map(({ path, text }) => ({
    path,
    text: isRight ? text.replace(wrong, '$1true') : text,
  }))
  const signed = { author: 'wulan', approver: 'zhangmin', reason }
  assert.ok(!isRefusal(await store.programmes.publish(packFromTexts(files), signed)))
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprieve-redecide-'))
  await chmod(folder, 0o711)
  process.env.REPRIEVE_DATA = folder
  await layDatabase(folder)
  store = await openDemoStore()
  assert.ok(!isRefusal(await settlePeople(store)))
  const extract = join(folder, 'extract')
  await must('book', 'make', '--out', extract, '--customers', '6000', '--format', 'csv')
  await must('book', 'import', extract, '--as-of', '2020-03-31')
  await publish(false, '第一版')
  const book = join(folder, 'books', '2020-03-31')
  await must('draft', '--programme', programme, '--book', book, '--person', 'lina')
  await publish(true, '第二版更正')
})
after(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const days = ['--from', '2020-03-31', '--to', '2020-03-31']
const asking = (...more: readonly string[]) =>
  called([
    ...['redecide', '--programme', programme, '--version', '2', '--under', '1', ...days],
    ...['--reason', '收入中断的信用卡客户被误判', '--person', asker, ...more],
  ])

const shownBy = (out: string) => JSON.parse(out) as RedecisionShown & { readonly letters?: { count: number } }

/** How many looks at its letters are kept. */
async function looksAtLetters(redecision: string): Promise<number> {
  const { customerViews, redecisions } = store
  const { items } = await redecisions.inFull(redecision, { from: 0, limit: 1000 }, [''])
  const owners = new Set(items.map(({ people }) => (people as unknown as readonly { id: string }[])[0]!.id))
  let looks = 0
  for (const customer of owners)
    for (const { act, person, redecision: of } of await customerViews.list({
      customer,
      limit: 100,
      regions: [''],
    }))
      if (act === 'letter' && person === asker && of === redecision) looks++
  return looks
}

test('UX-19 rehearsed, it names who was refused by the row and keeps nothing', async () => {
  const root = (await store.log.checkpoint()).root
  const { code, out, err } = await asking('--rows', wrongRow, '--dry-run', '--letters', join(folder, 'none'))
  assert.equal(code, exitCodes.done, err)
  assert.match(
    out,
    /^rehearsed, nothing is kept\nrow 8 of version 1 · nights from 2020-03-31 to 2020-03-31\n/,
  )
  assert.match(out, /kind not covered · row 8 {2,}granted · row 8/)
  assert.equal((await store.log.checkpoint()).root, root)
  assert.deepEqual(await store.redecisions.list({ limit: 10 }), [])
  await assert.rejects(readdir(join(folder, 'none')), /ENOENT/)
})

test('UX-19 X7 asked twice it is one re-decision, its letters lie in the folder, and each is a look that is kept', async () => {
  const letters = join(folder, 'letters')
  const first = await asking('--rows', wrongRow, '--letters', letters, '--json')
  assert.equal(first.code, exitCodes.done, first.err)
  const { redecision, accounts, letters: written } = shownBy(first.out)
  assert.ok(accounts.length > 1)
  assert.equal(redecision.sums.accounts, accounts.length)
  assert.ok(
    accounts.every(({ rowsThen, code }) => code === 'kind_not_covered' && rowsThen.join() === wrongRow),
  )
  assert.equal(written?.count, accounts.length)
  const names = await readdir(letters)
  assert.equal(names.length, 1 + accounts.length)
  const page = await readFile(join(letters, 'letters-2020-03-31.html'), 'utf8')
  assert.equal(page.match(/<article>/g)?.length, accounts.length)
  assert.match(page, new RegExp(`<!-- #end ${accounts.length} -->\\n$`))
  const own = await readFile(join(letters, `${accounts[0]!.account}.html`), 'utf8')
  const [{ account }] = accounts as [(typeof accounts)[number]]
  assert.ok(own.includes(`ending ${account.slice(-4)}`) && own.includes('your situation is not covered'))
  assert.ok(!own.includes(account))
  assert.equal(await looksAtLetters(redecision.id), accounts.length)
  const again = await asking('--rows', wrongRow, '--json')
  assert.deepEqual(shownBy(again.out), { redecision, accounts })
  assert.equal((await store.redecisions.list({ limit: 10 })).length, 1)
})

test('UX-19 it is shown again with how far it has come, narrowed, in Chinese', async () => {
  const [kept] = await store.redecisions.list({ limit: 1 })
  const shown = await called(['redecide', 'show', kept!.id, '--person', asker, '--lang', 'zh'])
  assert.equal(shown.code, exitCodes.done, shown.err)
  assert.match(shown.out, /情形不适用 · 第 8 行 +符合 · 第 8 行/)
  const none = await called(['redecide', 'show', kept!.id, '--person', asker, '--league', '1599', '--json'])
  assert.deepEqual(shownBy(none.out).accounts, [])
})

const wrong: readonly (readonly [what: string, flags: readonly string[], code: number, words: RegExp])[] = [
  ['neither refusal nor rows', [], 2, /rule_is_not_named/],
  ['a row the table has not', ['--rows', '99'], 2, /has rows 1 to \d+, no row 99 \(row_does_not_exist\)/],
  [
    'a row that refuses nobody',
    ['--rows', '1'],
    2,
    /row 1 of version 1 covers everybody .*row_refuses_nobody/,
  ],
]
for (const [what, flags, code, words] of wrong) {
  test(`UX-19 ${what} is refused and nothing is kept`, async () => {
    const said = await asking(...flags)
    assert.deepEqual([said.code, said.out], [code, ''])
    assert.match(said.err, words)
  })
}

test('S0.3 whoever may not ask is refused as the console refuses them; days without a night as well', async () => {
  const other = ['redecide', '--programme', programme, '--version', '2', '--code', 'kind_not_covered']
  const refused = await called([...other, ...days, '--reason', 'r', '--person', 'wangxiulan'])
  assert.deepEqual([refused.code, refused.out], [exitCodes.wrongInput, ''])
  assert.match(refused.err, /role_is_missing/)
  const early = ['--from', '2020-01-01', '--to', '2020-01-02']
  const none = await called([...other, ...early, '--reason', 'r', '--person', asker])
  assert.deepEqual([none.code, none.out], [exitCodes.wrongInput, ''])
  assert.match(none.err, /no_night_to_redecide/)
})
