// The contract of the command line: for each call the exit code, where the message goes, and its words.

import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { called } from '../../src/cli/called-for-tests.ts'
import { exitCodes } from '../../src/cli/verb.ts'
import { verbs } from '../../src/cli/verbs/index.ts'
import { argvFrom, makeWorld, type World } from './world.ts'

let world: World
before(async () => {
  world = await makeWorld()
})
after(() => world.end())

const call = (line: string) => called(argvFrom(line, world))

/** Refused calls: command line, exit code, words on standard error. Nothing goes to standard output. */
const refused: readonly (readonly [line: string, code: number, words: RegExp])[] = [
  ['aply', 2, /^aply: there is no such command; did you mean reprieve apply\?.*\(command_unknown\)$/],
  ['book impor', 2, /did you mean reprieve book import\?/],
  ['plan', 2, /did you mean reprieve plan list\?/],
  ['frobnicate', 2, /^frobnicate: there is no such command; reprieve --help lists all/],
  ['demo --customers many', 2, /^--customers: must be a whole number from 100 to 20000000, not many/],
  ['demo --lang mn', 2, /^--lang: must be zh or en, not mn/],
  ['demo now', 2, /^now: this command takes flags only/],
  ['documents delete-due now', 2, /^now: this command takes flags only/],
  ['nights remove-old --apply', 2, /^--person: is missing/],
  ['nights remove-old --apply --person wulan', 3, /wulan may not run plans.*person_may_not_do_this/],
  ['keys reseal --apply', 2, /^--person: is missing/],
  ['keys reseal --apply --person wulan', 3, /wulan may not run plans.*person_may_not_do_this/],
  ['person introduce', 2, /^ID: is missing/],
  ['person introduce x --zh 一 --en X --roles author', 2, /^--employee: is missing/],
  [
    'person introduce x --zh 一 --en X --employee 1 --roles king',
    2,
    /^--roles: king is none of author, .*role_unknown/,
  ],
  [
    'person introduce a/b --zh 一 --en X --employee 1 --roles author',
    2,
    /^id: an id has 1 to 40 .*id_is_malformed/,
  ],
  ['person introduce x --zh 一 --en X --employee NM-batu --roles author', 3, /employee_has_another_account/],
  ['organisation found --by lina', 2, /^--administrator: is missing/],
  ['organisation found --administrator nobody --by lina', 2, /nobody has the id nobody .*person_is_unknown/],
  ['organisation found --administrator lina --by lina', 3, /nobody_assigns_roles_to_themselves/],
  ['programme check', 2, /^DIR: is missing/],
  ['programme check NOWHERE', 2, /has no programme\.yaml \(programme_missing\)/],
  ['programme print NOWHERE', 2, /nowhere: cannot be read .*file_unreadable/],
  [
    'programme print POLICY --out NOWHERE/x.md',
    2,
    /^NOWHERE\/x\.md: there is no such folder \(file_cannot_be_written\)/,
  ],
  ['programme publish POLICY --author wulan --approver zhang', 2, /^--reason: is missing/],
  ['programme publish NOWHERE --author wulan --approver zhang --reason r', 2, /programme_missing/],
  [
    'programme publish POLICY --author nobody --approver zhang --reason r',
    2,
    /nobody has the id nobody .*person_is_unknown/,
  ],
  ['programme publish POLICY --author wulan --approver wulan --reason r', 3, /wulan/],
  [
    'programme publish POLICY --author batu --approver zhang --reason r',
    3,
    /batu may not write programmes: it needs the role author/,
  ],
  [
    'programme publish SPOILED --author wulan --approver zhang --reason r',
    4,
    /has \d+ findings?; see reprieve programme check/,
  ],
  ['evaluate CASE', 2, /^--programme: is missing/],
  ['evaluate NOWHERE --programme POLICY', 2, /nowhere: there is no such file \(file_unreadable\)/],
  ['evaluate BOOK --programme POLICY', 2, /is a folder; name a file in it/],
  ['evaluate WRONG_CASE --programme POLICY', 2, /^asOf: .*2020-02-30/],
  ['evaluate CASE --programme NOWHERE', 2, /programme_missing/],
  [
    'evaluate CASE --programme SPOILED',
    2,
    /^terms\/relief\.yaml: deferMonth: is unknown here; known are coverage/,
  ],
  ['simulate --book BOOK', 2, /^--programme: is missing/],
  ['simulate --programme POLICY', 2, /^--book: is missing/],
  [
    'simulate --programme POLICY --programme POLICY --programme POLICY --book BOOK',
    2,
    /stands 3 times; compare two/,
  ],
  ['simulate --programme POLICY --book NOWHERE', 2, /nowhere has no book\.json .*not_a_book/],
  ['simulate --programme POLICY --book BOOK --register NOWHERE', 2, /wrong_register|file_unreadable/],
  ['simulate --programme POLICY --book BOOK --list accounts.parquet', 2, /^--list: needs two folders/],
  ['book make --out NEW', 2, /^--customers: is missing/],
  ['book make --customers 10 --out EXTRACT', 2, /already holds something.*folder_not_empty/],
  ['book make --customers 0 --out NEW', 2, /^--customers: must be a whole number from 1/],
  ['book make --customers 10 --out NEW --format xml', 2, /^--format: must be parquet or csv, not xml/],
  ['book import --as-of 2020-03-31', 2, /^DIR: is missing/],
  ['book import EXTRACT', 2, /^--as-of: is missing/],
  [
    'book import EXTRACT --as-of 2020-02-30',
    2,
    /^--as-of: must be a day that exists, YYYY-MM-DD, not 2020-02-30/,
  ],
  ['book import EXTRACT --as-of 2020-03-30 --out NEW', 2, /as_of_differs/],
  [
    'book import EXTRACT --as-of 2020-03-31 --out NEW --shards 0',
    2,
    /^--shards: must be a whole number from 1/,
  ],
  ['book import NOWHERE --as-of 2020-03-31 --out NEW', 2, /is not a folder \(no_such_folder\)/],
  [
    'book import EXTRACT --as-of 2020-03-31 --out OTHER_BOOK',
    3,
    /name another folder with --out \(book_exists\)/,
  ],
  ['draft --programme icbc-im-2020 --book BOOK', 2, /^--person: is missing/],
  [
    'draft --programme none --book BOOK --person wulan',
    2,
    /publish one with reprieve programme publish \(version_does_not_exist\)/,
  ],
  [
    'draft --programme icbc-im-2020 --version 9 --book BOOK --person wulan',
    2,
    /no version 9 of icbc-im-2020/,
  ],
  ['draft --programme icbc-im-2020 --book NOWHERE --person wulan', 2, /not_a_book/],
  ['draft --programme icbc-im-2020 --book BOOK --person nobody', 2, /person_is_unknown/],
  [
    'draft --programme icbc-im-2020 --book BOOK --person lina',
    3,
    /lina may not draft plans: it needs the role drafter/,
  ],
  [
    'draft --programme icbc-im-2020 --book BOOK --person wulan --workers none',
    2,
    /^--workers: must be a whole number/,
  ],
  ['plan list all', 2, /^all: this command takes flags only/],
  ['suppression all', 2, /^all: this command takes flags only/],
  ['plan show', 2, /^PLAN: is missing/],
  ['plan show plan_0', 2, /^plan_0: there is no plan plan_0; list the plans/],
  ['plan show ../../etc', 2, /plan_does_not_exist/],
  ['plan export PLAN', 2, /^--list: is missing/],
  ['plan export PLAN --list all', 2, /^--list: must be one of suppression, releases, /],
  ['plan export PLAN --list releases', 3, /plan_is_not_approved/],
  ['approve PLAN', 2, /^--person: is missing/],
  ['approve PLAN more --person batu', 2, /^PLAN: is one word, not also more/],
  ['approve plan_0 --person batu', 2, /plan_does_not_exist/],
  ['approve PLAN --person nobody', 2, /person_is_unknown/],
  ['approve PLAN --person lina', 3, /lina may not decide about plans/],
  [
    'approve PLAN --person zhao',
    3,
    /zhao drafted this plan; a second person must decide \(drafter_may_not_decide\)/,
  ],
  ['approve APPROVED --person zhao', 3, /batu approved it at .*plan_is_already_approved/],
  ['send-back PLAN --person batu', 2, /^--reason: is missing/],
  ['send-back PLAN --person zhao --reason no', 3, /drafter_may_not_decide/],
  ['send-back plan_0 --person batu --reason no', 2, /plan_does_not_exist/],
  ['apply PLAN --person lina', 2, /^--bank: is missing/],
  ['apply PLAN --bank NOWHERE --person lina', 2, /bank_missing/],
  ['apply plan_0 --bank BANK --person lina', 2, /plan_does_not_exist/],
  ['apply PLAN --bank BANK --person lina', 3, /a second person must approve it .*plan_is_not_approved/],
  ['apply APPROVED --bank BANK --person batu', 3, /batu may not run plans/],
  ['apply APPROVED --bank BANK --person lina --seed x', 2, /^--seed: must be a whole number/],
  ['verify PLAN --person lina', 2, /^--book: is missing/],
  ['verify PLAN --book NOWHERE --person lina', 2, /not_a_book/],
  ['verify PLAN --book BOOK --person lina', 3, /apply it before it is verified \(plan_was_not_applied\)/],
  ['verify plan_0 --book BOOK --person lina', 2, /plan_does_not_exist/],
  ['tell PLAN', 2, /^--person: is missing/],
  ['tell PLAN --person lina', 3, /verify it on the next book first: .* \(plan_was_not_verified\)/],
  ['tell plan_0 --person lina --dry-run', 2, /plan_does_not_exist/],
  ['undo --programme icbc-im-2020 --account A1 --book BOOK', 2, /^--person: is missing/],
  [
    'undo --programme icbc-im-2020 --account A1 --book BOOK --person wulan',
    2,
    /^A1: A1 is not in .*unknown_account/,
  ],
  ['undo --programme none --account A1 --book BOOK --person wulan', 2, /version_does_not_exist/],
  ['undo --programme icbc-im-2020 --account A1 --book NOWHERE --person wulan', 2, /not_a_book/],
  ['redecide --programme icbc-im-2020 --version 2', 2, /^--from: is missing/],
  [
    'redecide --programme icbc-im-2020 --version 1 --from 1 --to 1 --reason r --person batu --code none',
    2,
    /^--code: must be one of evidence_rejected/,
  ],
  [
    'redecide --programme icbc-im-2020 --version 1 --from 1 --to 1 --reason r --person batu --rows 1,x',
    2,
    /^--rows: must be numbers of rows with commas between/,
  ],
  [
    'redecide --programme icbc-im-2020 --version 1 --from 2020-03-31 --to 2020-02-30 --reason r --person batu',
    2,
    /^--to: must be a day that exists/,
  ],
  [
    'redecide --programme icbc-im-2020 --version 1 --from 2020-03-31 --to 2020-03-31 --reason r --person batu --letters EXTRACT',
    2,
    /already holds something; name a new folder for the letters \(folder_not_empty\)/,
  ],
  [
    'redecide --programme icbc-im-2020 --version 1 --from 2020-03-31 --to 2020-03-31 --reason r --person nobody',
    2,
    /^person: nobody has the id nobody \(person_is_unknown\)/,
  ],
  [
    'redecide --programme icbc-im-2020 --version 1 --from 2020-03-31 --to 2020-03-31 --reason r --person batu --code kind_not_covered',
    2,
    /needs one of the roles.*role_is_missing/,
  ],
  ['redecide show', 2, /^REDECISION: is missing/],
  ['redecide show job_0', 2, /^--person: is missing/],
  ['redecide show job_0 --person batu', 2, /role_is_missing/],
  ['explain --plan PLAN', 2, /^--account: is missing/],
  ['explain --plan PLAN --account A1', 2, /unknown_account/],
  ['explain --plan PLAN --account A1 --book OTHER_BOOK', 2, /other_book/],
  ['explain --plan plan_0 --account A1', 2, /plan_does_not_exist/],
  ['bank make NEW', 2, /^--extract: is missing/],
  ['bank make NEW --extract NOWHERE', 2, /extract_missing/],
  ['bank extract BANK --out NEW', 2, /^--day: is missing/],
  ['bank extract BANK --day 2020-03-30 --out NEW', 3, /the bank has reached 2020-03-31 \(day_has_passed\)/],
  ['bank extract BANK --day 2020-03-31 --out EXTRACT', 2, /folder_not_empty/],
  ['bank extract NOWHERE --day 2020-04-01 --out NEW', 2, /bank_missing/],
  ['evidence verify --checkpoint NOWHERE', 2, /nowhere: there is no such file/],
  ['evidence verify --checkpoint CASE', 2, /checkpoint_is_malformed/],
  ['evidence proof', 2, /^--entry: is missing/],
  ['evidence proof --entry 100000', 2, /entry_is_not_in_the_log/],
  ['evidence check', 2, /^FILE: is missing/],
  ['evidence check NOWHERE', 2, /there is no such file/],
  ['evidence check CASE', 3, /proof_file_is_incomplete/],
  ['evidence check CASE --root 12', 2, /^--root: must be 64 lower-case hexadecimal digits/],
  ['serve --port 99999', 2, /^--port: must be a whole number from 1 to 65535/],
  ['customers load', 2, /^DIR: is missing/],
  ['customers load EXTRACT --book NOWHERE', 2, /not_a_book/],
  ['lists import', 2, /^FILE: is missing/],
  ['lists import CASE --institution x', 2, /^--person: is missing/],
  ['lists import CASE --institution x --person lina --sender bank', 2, /^--sender: must be one of hospital/],
  ['lists import CASE --institution x --person lina --first-day 1', 2, /^--first-day: must be a day/],
  ['lists import NOWHERE --institution x --person lina', 2, /there is no such file/],
  ['lists import CASE --institution x --person lina', 2, /needs one of the roles.*role_is_missing/],
  ['rules list now', 2, /^now: this command takes flags only/],
  ['rules stand-for', 2, /^CHANGE: is missing/],
  ['rules stand-for rule_0 --person wulan --reason r', 2, /^--from: is missing/],
  [
    'rules stand-for rule_0 --person wulan --reason r --from 2020-04-31',
    2,
    /^--from: must be a day that exists/,
  ],
  ['rules stand-for rule_0 --person zhang --reason r --from 2099-04-01', 3, /person_may_not_do_this/],
  ['rules stand-for rule_0 --person wulan --reason r --from 2099-04-01', 2, /rule_change_does_not_exist/],
  ['rules confirm', 2, /^CHANGE: is missing/],
  ['rules confirm rule_0', 2, /^--person: is missing/],
  ['rules confirm rule_0 --person wulan', 3, /wulan may not approve programmes.*person_may_not_do_this/],
  ['rules confirm rule_0 --person zhang', 2, /rule_change_does_not_exist/],
  ['rules send-back rule_0 --person zhang', 2, /^--reason: is missing/],
  ['rules send-back rule_0 --person zhang --reason no', 2, /rule_change_does_not_exist/],
  ['bench api --seconds x', 2, /^--seconds: must be a whole number/],
  ['bench --customers 5', 2, /^--customers: must be a whole number from 1000/],
]

for (const [line, code, words] of refused) {
  test(`reprieve ${line} ends with ${code}, says why on standard error and writes nothing`, async () => {
    const before = await standOfLog()
    const said = await call(line)
    assert.equal(said.code, code, said.err)
    assert.match(said.err.trimEnd(), words)
    assert.equal(said.out, '')
    assert.equal(await standOfLog(), before)
    assert.equal(existsSync(world.places.NEW!), false)
  })
}

/** Every decision appends to the log, so a log that stands is a world that was not changed. */
const standOfLog = async (): Promise<string> => (await world.store.log.checkpoint()).root

test('every verb has refused calls in the table', () => {
  const without = verbs.filter(
    ({ name }) => !refused.some(([line]) => `${line} `.startsWith(`${name.join(' ')} `)),
  )
  assert.deepEqual(
    without.map(({ name }) => name.join(' ')),
    [],
  )
})

test('X5 a refused approval leaves the plan as drafted', async () => {
  await call('approve PLAN --person zhao')
  assert.equal((await world.store.plans.plan(world.places.PLAN!)).state, 'drafted')
})

for (const { name, flags, usage } of verbs) {
  const words = name.join(' ')
  test(`reprieve ${words} --help shows every flag and an example`, async () => {
    const { code, out, err } = await call(`${words} --help`)
    assert.deepEqual([code, err], [exitCodes.done, ''])
    for (const [flag, { help }] of Object.entries(flags)) {
      assert.match(out, new RegExp(`^  --${flag}\\b`, 'm'))
      assert.ok(out.includes(help))
      assert.ok(usage.includes(`--${flag}`), `--${flag} is not in the usage`)
    }
    assert.match(out, /^Examples?:\n {2}\S/m)
    assert.ok(out.includes(`reprieve ${words}`) || words === 'bench')
    assert.deepEqual(await called(['help', ...name]), { code, out, err })
  })

  test(`reprieve ${words} refuses a flag it does not know`, async () => {
    const { code, out, err } = await call(`${words} --no-such-flag`)
    assert.deepEqual([code, out], [exitCodes.wrongInput, ''])
    assert.match(err, /^--no-such-flag: there is no such flag \(wrong_call\)\nUsage: reprieve /)
  })
}

test('a misspelt flag is answered with the nearest, a flag without value with what it lacks', async () => {
  assert.match((await call('draft --programm x')).err, /did you mean --programme\?/)
  assert.match((await call('draft --programme')).err, /^--programme: needs a value behind it/)
  assert.match((await call('plan list --json=yes')).err, /^--json: takes no value/)
})

test('the overview lists every verb and the exit codes; without a command it is the answer', async () => {
  const { code, out, err } = await called([])
  assert.deepEqual([code, err], [exitCodes.done, ''])
  for (const { name, summary } of verbs) assert.ok(out.includes(name.join(' ')) && out.includes(summary))
  for (const exit of Object.values(exitCodes)) assert.match(out, new RegExp(`\\b${exit} `))
  assert.deepEqual(await called(['--help']), { code, out, err })
  const family = (await called(['book', '--help'])).out
  assert.ok(family.includes('book import') && !family.includes('programme check'))
  assert.match((await called(['--version'])).out, /^reprieve \d+\.\d+\.\d+\n$/)
})

/** A night, call by call: exit code and words of the answer. Calls that can be repeated are, with `--json`. */
const night: readonly (readonly [line: string, code: number, words: RegExp])[] = [
  ['programme check POLICY', 0, /no findings/],
  ['programme check SPOILED', 4, /deferMonth is unknown here.*\[key_unknown\]/],
  ['programme print POLICY', 0, /^# /],
  [
    'programme publish POLICY --author wulan --approver zhang --reason again',
    0,
    /^icbc-im-2020 version 1, digest/,
  ],
  ['person introduce saren --zh 萨仁 --en Saren --employee NM-saren', 0, /^saren \(Saren\): no role yet\n$/],
  ['person introduce lina --zh 李娜 --en Lina --employee NM-lina', 0, /^lina \(Lina\): operator, auditor\n$/],
  [
    'organisation found --administrator saren --by lina',
    0,
    /^\d+ branches.*administrator: saren on head_office\n$/,
  ],
  ['organisation found --administrator batu --by lina', 0, /administrator: saren on head_office\n$/],
  [
    'rules list',
    0,
    /^rules of the bank [0-9a-f]{64}\nidentity\.bank {2}.*95588\n[\s\S]* {2}20 days {2}law\n[\s\S]* {2}1 day {2}bank\n/,
  ],
  ['evaluate CASE --programme POLICY', 0, /"accounts": \[\]/],
  ['simulate --programme POLICY --book BOOK', 0, /people reached/],
  ['simulate --programme POLICY --programme POLICY --book BOOK --lang zh', 0, /惠及人数/],
  ['book import EXTRACT --as-of 2020-03-31', 0, /was already there/],
  ['draft --programme icbc-im-2020 --book BOOK --person zhao', 0, /^Plan plan_[0-9a-f]{32}/],
  ['plan list', 0, /plan_[0-9a-f]{32} .*2020-03-31 .*drafted/],
  ['plan show PLAN --lang zh', 0, /^方案 plan_[0-9a-f]{32}/],
  ['send-back PLAN --person batu --reason late', 0, /^plan_[0-9a-f]{32} sent back by batu: late\n$/],
  ['approve PLAN --person batu', 0, /^plan_[0-9a-f]{32} approved by batu at /],
  [
    'plan export APPROVED --list suppression',
    0,
    /^account,channel,until_day,correction\r\n([^\r]+\r\n)+#end,[1-9]\d*\r\n$/,
  ],
  [
    'suppression',
    0,
    /^account,customer,channel,type,until_day,because,programmes\r\n([^\r]+\r\n)+#end,[1-9]\d*\r\n$/,
  ],
  ['plan export APPROVED --list releases', 0, /^account,channel,correction\r\n#end,0\r\n$/],
  ['customers load EXTRACT --book BOOK', 0, /customers of book_/],
  ['bank make OTHER_BANK --extract OTHER', 0, /a simulated bank on 2020-03-31/],
  [
    'apply APPROVED --bank OTHER_BANK --person lina',
    0,
    /^accepted [1-9]\d* · refused 0 · unknown 0 · waiting 0\n$/,
  ],
  ['explain --plan APPROVED --account ACCOUNT --book OTHER_BOOK', 0, /ACCOUNT/],
  ['bank extract OTHER_BANK --day 2020-04-01 --out NEXT', 0, /./],
  ['book import NEXT --as-of 2020-04-01 --out NEXT_BOOK', 0, /as of 2020-04-01/],
  [
    'verify APPROVED --book NEXT_BOOK --person lina',
    0,
    /^as of 2020-04-01: [1-9]\d* done · 0 still open · 0 undone/,
  ],
  ['tell APPROVED --person lina --book NEXT_BOOK --dry-run', 0, /^[1-9]\d* customers would be told\n$/],
  [
    'tell APPROVED --person lina --book NEXT_BOOK',
    0,
    /^[1-9]\d* notices made, [1-9]\d* in all\ndelivered \d/,
  ],
  ['draft --programme icbc-im-2020 --book NEXT_BOOK --person wulan', 0, /Everything is as promised/],
  ['evidence verify', 0, /none changed, dropped, put in or reordered/],
  ['evidence proof --entry 0 --out PROOF', 0, /^$/],
  ['evidence check PROOF', 0, /^Entry 0 of /],
]

/** Answered once only, or not a night's work; their `--json` is tried below, by lists.test.ts, redecide.test.ts and the bench itself. */
const notRepeated = ['book make', 'undo', 'bench', 'bench api', 'lists import', 'redecide', 'redecide show']

test('a whole night call by call, each --json one JSON value and nothing else on standard output', async () => {
  for (const [line, code, words] of night) {
    const said = await call(line)
    assert.equal(said.code, code, `${line}: ${said.err}`)
    assert.match(said.out, new RegExp(words.source.replace('ACCOUNT', world.places.ACCOUNT!)), line)
    assert.equal(said.err, '', line)
    if (verbOf(line).flags.json === undefined) continue
    const json = await call(`${line} --json`)
    assert.deepEqual([json.code, json.err], [code, ''], line)
    assert.equal(typeof JSON.parse(json.out), 'object', line)
  }
  const made = await call('book make --customers 20 --out NEW --json')
  assert.equal((JSON.parse(made.out) as { dir: string }).dir, world.places.NEW)
})

test('a book of the same day does not verify a plan, a plan with nothing to take back is not undone', async () => {
  const early = await call('verify APPROVED --book OTHER_BOOK --person lina')
  assert.deepEqual([early.code, early.out], [exitCodes.refused, ''])
  assert.match(early.err, /import the next extract first \(book_is_too_early\)/)
  const undone = await call('undo --programme icbc-im-2020 --account NOBODY --book BOOK --person wulan')
  assert.deepEqual([undone.code, undone.out], [exitCodes.refused, ''])
  assert.match(undone.err, /nothing_to_undo/)
})

test('every verb that writes JSON was asked for it', () => {
  const asked = new Set(night.map(([line]) => verbOf(line).name.join(' ')))
  const silent = verbs
    .filter(({ flags }) => flags.json !== undefined)
    .map(({ name }) => name.join(' '))
    .filter((name) => !asked.has(name) && !notRepeated.includes(name))
  assert.deepEqual(silent, [])
})

const verbOf = (line: string) => verbs.find(({ name }) => `${line} `.startsWith(`${name.join(' ')} `))!
