// Drafts that a version overtook, contents that return, and cases that follow a change that is meant, over HTTP.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Answered, openTestApi, type TestApi } from './api-for-tests.ts'
import { type File, writingOver } from './drafts-for-tests.ts'

let api: TestApi

before(async () => {
  api = await openTestApi({ customers: 200 })
  await alsoAuthor('tana')
})
after(() => api.stop())

const { alsoAuthor, amend, declared, filesOf, save, textOf } = writingOver(() => api)

const paper = { document: '内政发〔2020〕3号', reason: '防凌应急响应结束' }

const submit = (draft: string, revision: number, person = 'wulan') =>
  api.call(
    person,
    `POST /api/drafts/${draft}/submit`,
    { reason: '防凌应急响应' },
    { 'if-match': `"${revision}"` },
  )
/** Submits a revision of a draft and publishes it; the answer to publishing. */
async function published(draft: string, revision: number): Promise<Answered> {
  const { status, text, body } = await submit(draft, revision)
  assert.equal(status, 201, text)
  return api.call('zhangmin', `POST /api/submissions/${body.id}/publish`)
}

test('S0.3 X1 a programme goes back to an earlier content as its next version, and a command sent again changes nothing', async () => {
  const of = 'flood-back'
  const { id } = (await declared(of)).body
  assert.equal((await published(id, 1)).body.version, 1)
  const path = 'CHANGELOG.md'
  const first = await textOf(id, path)
  const all = (await amend(undefined, 1, of)).body
  await save('wulan', all.id, '"1"', { path, text: `${first}* All.\n` })
  assert.equal((await published(all.id, 2)).body.version, 2)
  const back = (await amend(undefined, 2, of)).body
  await save('wulan', back.id, '"1"', { path, text: first })
  const submitted = await submit(back.id, 2)
  assert.deepEqual([submitted.status, submitted.body.state, submitted.body.base], [201, 'waiting', 2])
  assert.equal((await submit(back.id, 2)).body.id, submitted.body.id)
  const publish = () => api.call('zhangmin', `POST /api/submissions/${submitted.body.id}/publish`)
  assert.deepEqual([(await publish()).body.version, (await publish()).body.version], [3, 3])
  assert.equal((await submit(back.id, 2)).body.version, 3)
  const versions = (await api.desk.store.programmes.list()).filter(({ programme }) => programme === of)
  assert.equal(versions.length, 3)
  assert.equal(versions[2]!.digest, versions[0]!.digest)
  const untouched = (await amend(undefined, 3, of)).body
  const same = await submit(untouched.id, 1)
  assert.deepEqual([same.status, same.body.code], [409, 'version_says_the_same'])
})

test('S0.3 a draft behind the newest version says who published what, and is brought forward without losing either change', async () => {
  const of = 'flood-both'
  await published((await declared(of)).body.id, 1)
  const [mine, theirs] = [
    (await amend({ kind: 'wind_down', lastDay: '2020-04-30', ...paper }, 1, of)).body,
    (await amend(undefined, 1, of)).body,
  ]
  const [terms, log, table] = ['terms/relief.yaml', 'CHANGELOG.md', 'eligibility.dmn']
  const [shipped, noted, drawn] = [
    await textOf(mine.id, terms),
    await textOf(mine.id, log),
    await textOf(mine.id, table),
  ]
  const files = (days: string, source: string, line: string, remark: string) => [
    { path: terms, text: shipped.replace('value: 15', `value: ${days}`).replace(/$/, source) },
    { path: log, text: `${noted}${line}` },
    { path: table, text: `${drawn}<!-- ${remark} -->\n` },
  ]
  const saved = (draft: string, all: readonly File[]) =>
    api.call('wulan', `POST /api/drafts/${draft}/save`, { files: all }, { 'if-match': '"1"' })
  assert.equal((await saved(mine.id, files('15', '# mine\n', '* Mine.\n', 'mine'))).status, 200)
  assert.equal((await saved(theirs.id, files('20', '', '* Theirs.\n', 'theirs'))).status, 200)
  const came = await published(theirs.id, 2)
  assert.equal(came.body.version, 2, came.text)
  const behind = await submit(mine.id, 2)
  assert.deepEqual([behind.status, behind.body.code], [409, 'newer_version_was_published'])
  assert.match(behind.text, /version 2 was published meanwhile.* written by wulan, approved by zhangmin/)
  const read = (await api.call('wulan', `GET /api/drafts/${mine.id}`)).body as unknown as {
    readonly behind: { readonly version: number; readonly approver: string }
    readonly ahead: readonly object[]
  }
  assert.deepEqual([read.behind.version, read.behind.approver], [2, 'zhangmin'])
  assert.deepEqual(read.ahead, [
    { path: log, side: 'both' },
    { path: table, side: 'both' },
    { path: 'programme.yaml', side: 'mine' },
    { path: terms, side: 'joined' },
  ])
  const forward = (body: object, revision = 2) =>
    api.call('wulan', `POST /api/drafts/${mine.id}/forward`, body, { 'if-match': `"${revision}"` })
  const undecided = await forward({ upon: 2 })
  assert.deepEqual([undecided.status, undecided.body.code], [422, 'files_changed_on_both_sides'])
  const take = [
    { path: log, side: 'theirs' },
    { path: table, side: 'mine' },
  ]
  const brought = await forward({ upon: 2, take })
  assert.deepEqual([brought.status, brought.headers.etag], [200, '"3"'], brought.text)
  assert.equal((await forward({ upon: 2, take })).headers.etag, '"3"')
  assert.match(await textOf(mine.id, terms), /value: 20.*# mine/s)
  assert.match(await textOf(mine.id, log), /Theirs/)
  assert.match(await textOf(mine.id, table), /mine/)
  assert.match(await textOf(mine.id, 'programme.yaml'), /lastDay: 2020-04-30/)
})

test('S0.2 an emergency declared under an id that is published meanwhile is refused, and goes on under another', async () => {
  const quake = (await declared('event-7', { kind: 'earthquake', regions: ['1503'] })).body
  const snow = (await declared('event-7', { kind: 'snow', regions: ['1507'] })).body
  const waits = await submit(snow.id, 1, 'tana')
  assert.equal((await published(quake.id, 1)).body.version, 1)
  const overtaken = await api.call('zhangmin', `POST /api/submissions/${waits.body.id}/publish`)
  assert.deepEqual([overtaken.status, overtaken.body.code], [409, 'programme_is_there_already'])
  const refused = await submit(snow.id, 1)
  assert.deepEqual([refused.status, refused.body.code], [409, 'programme_is_there_already'])
  const named = (programme: string) => api.call('wulan', 'POST /api/drafts', { draft: snow.id, programme })
  assert.equal((await named('event-7')).body.code, 'programme_is_there_already')
  const other = (await named('event-8')).body
  assert.equal(other.programme, 'event-8')
  const came = await published(other.id, 1)
  assert.deepEqual([came.body.programme, came.body.version], ['event-8', 1])
})

test('S0.6 the window of a declared programme is closed on any day, and none of its own cases stands against it', async () => {
  const of = 'flood-closed'
  await published((await declared(of)).body.id, 1)
  for (const lastDay of ['2020-03-20', '2020-05-31']) {
    const { id } = (await amend({ kind: 'close_window', region: '1503', lastDay, ...paper }, 1, of)).body
    const { body } = await api.call('wulan', 'POST /api/programmes/check', { files: await filesOf(id) })
    assert.deepEqual(body.findings, [])
  }
})

test('S0.6 cases that a deliberate change contradicts take over the new answer as a difference that is looked at, and the approver sees it', async () => {
  const begun = await amend({ kind: 'reopen_window', region: '15', ...paper })
  const files = await filesOf(begun.body.id)
  const check = async (more: object, of = files) =>
    (await api.call('wulan', 'POST /api/programmes/check', { files: of, ...more })).body as unknown as {
      readonly findings: readonly { readonly code: string; readonly file: string; readonly path: string }[]
      readonly taken?: {
        readonly files: readonly File[]
        readonly differences: readonly {
          readonly place: string
          readonly before: string
          readonly after: string
        }[]
      }
    }
  const failing = (await check({})).findings
  assert.ok(failing.length > 10 && failing.every(({ code }) => code === 'case_fails'))
  const { taken } = await check({ takeOver: failing.map(({ file, path: name }) => ({ file, name })) })
  assert.deepEqual(
    taken!.differences.map(({ place }) => place).toSorted(),
    failing.map(({ file, path }) => `${file}#${path}`).toSorted(),
  )
  const [fellIll] = taken!.differences.filter(({ place }) =>
    place.endsWith('the day after the window is refused'),
  )
  assert.match(fellIll!.before, /outcome: refused/)
  assert.match(fellIll!.after, /outcome: granted/)
  const follows = files.map((file) => taken!.files.find(({ path }) => path === file.path) ?? file)
  assert.deepEqual((await check({}, follows)).findings, [])
  const { body, headers } = await api.call(
    'wulan',
    `POST /api/drafts/${begun.body.id}/save`,
    { files: taken!.files },
    { 'if-match': '"1"' },
  )
  assert.equal(headers.etag, '"2"')
  const { differences } = (await api.call('zhangmin', `GET /api/drafts/${body.id}/difference`))
    .body as unknown as { readonly differences: readonly { readonly place: string }[] }
  assert.equal(differences.filter(({ place }) => place.startsWith('cases/')).length, failing.length)
})
