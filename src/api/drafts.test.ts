// Drafts over HTTP: begun from a declared emergency or a version, saved without overwriting, traced, submitted, published.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isRefusal } from '../kernel/index.ts'
import { type Answered, ended, openTestApi, type TestApi } from './api-for-tests.ts'
import { declaration, writingOver } from './drafts-for-tests.ts'

const programme = 'icbc-im-2020'
let api: TestApi

before(async () => {
  api = await openTestApi({ customers: 200 })
})
after(() => api.stop())

const { alsoAuthor, amend, declared, filesOf, save, textOf } = writingOver(() => api)

test('S0.2 an emergency declared is at once a programme of its own that the check finds nothing wrong with', async () => {
  const { id } = (await declared('flood-2020')).body
  const files = await filesOf(id)
  const report = await api.call('wulan', 'POST /api/programmes/check', { files })
  assert.deepEqual([report.body.findings, report.body.cases], [[], 4])
  const yaml = files.find(({ path }) => path === 'programme.yaml')!.text
  for (const said of ['kind: flood', 'responseLevel: III', 'region: "1508"', 'firstDay: 2020-03-20']) {
    assert.ok(yaml.includes(said), said)
  }
  assert.match(files.find(({ path }) => path === 'INSTRUMENT.md')!.text, /因黄河凌汛受伤住院/)
})

test('S0.2 an emergency with a day that does not exist, or an end before its beginning, is refused at the field', async () => {
  const attempt = (wrong: object) =>
    api.call('wulan', 'POST /api/drafts', { declaration: { ...declaration, ...wrong } })
  const early = await attempt({ lastDay: '2020-03-19' })
  assert.deepEqual([early.status, early.body.code], [422, 'wrong_day'])
  assert.equal(early.body.pointer, '/body/declaration/lastDay')
  assert.equal((await attempt({ declaredDay: '2020-02-30' })).status, 400)
  assert.equal((await attempt({ regions: [] })).body.pointer, '/body/declaration/regions')
})

test('S0.2 an emergency is not declared under the id of a programme that is published', async () => {
  const refused = await api.call('wulan', 'POST /api/drafts', { declaration: { ...declaration, programme } })
  assert.deepEqual([refused.status, refused.body.code], [409, 'programme_is_there_already'])
  assert.equal(refused.body.pointer, '/body/declaration/programme')
})

test('UX-35 two people who save on the same revision do not overwrite each other', async () => {
  await alsoAuthor('tana')
  const begun = await declared('flood-two')
  const { id } = begun.body
  const etag = begun.headers.etag as string
  const path = 'terms/relief.yaml'
  const shipped = await textOf(id, path)
  const twenty = shipped.replace('value: 15', 'value: 20')
  const [first, second] = await Promise.all([
    save('wulan', id, etag, { path, text: twenty }),
    save('tana', id, etag, { path, text: shipped.replace('value: 15', 'value: 30') }),
  ])
  const statuses = [first.status, second.status].sort()
  assert.deepEqual(statuses, [200, 412])
  const loser = first.status === 412 ? first : second
  assert.equal(loser.body.code, 'draft_was_changed')
  const again = await save('tana', id, '"2"', { path, text: twenty })
  assert.deepEqual([again.status, again.headers.etag], first.status === 200 ? [200, '"2"'] : [200, '"3"'])
  const blind = await api.call('tana', `POST /api/drafts/${id}/save`, { files: [{ path, text: shipped }] })
  assert.deepEqual([blind.status, blind.body.code], [428, 'revision_is_missing'])
})

test('S0.3 who begins the next version twice goes on with the draft left as it was, until something is written', async () => {
  const first = (await amend()).body
  assert.equal((await amend()).body.id, first.id)
  const text = `${await textOf(String(first.id), 'CHANGELOG.md')}\n`
  assert.equal((await save('wulan', String(first.id), '"1"', { path: 'CHANGELOG.md', text })).status, 200)
  const next = (await amend()).body
  assert.notEqual(next.id, first.id)
  assert.equal(next.revision, 1)
})

test('UX-35 X2 a values editor changes cells and terms; columns, declared values and files are for an author', async () => {
  const post = { person: 'siqin', role: 'values_editor', node: 'inner_mongolia', by: 'saren' } as const
  assert.ok(!isRefusal(await api.desk.store.organisation.assign(post)))
  const begun = await amend()
  const id = String(begun.body.id)
  const copied = await api.call('siqin', 'POST /api/drafts', { draft: id })
  assert.deepEqual([copied.status, copied.body.code], [403, 'role_is_missing'])
  const etag = String(begun.headers.etag)
  const table = (await filesOf(id)).find(({ path }) => path === 'eligibility.dmn')!
  const saved = (from: string, to: string) => {
    assert.ok(table.text.includes(from))
    return save('siqin', id, etag, { path: table.path, text: table.text.replace(from, to) })
  }
  for (const [from, to] of [
    ['"loan","card"', '"loan","card","mortgage"'],
    ['label="适用', 'label="是否适用'],
    ['hitPolicy="UNIQUE"', 'hitPolicy="COLLECT"'],
    ['<output id="', '<output id="new" name="new" typeRef="boolean" /><output id="'],
  ] as const) {
    const refused = await saved(from, to)
    assert.deepEqual(
      [refused.status, refused.body.code, refused.body.pointer],
      [403, 'structure_is_not_yours', '/body/files/0/text'],
      to,
    )
  }
  const added = await save('siqin', id, etag, { path: 'other.dmn', text: table.text })
  assert.deepEqual([added.status, added.body.code], [403, 'structure_is_not_yours'])
  assert.equal((await api.desk.store.drafts.find(id))?.revision, 1)
  const done = await saved(
    '<inputEntry id="loan_frontline_kind"><text>"frontline"',
    '<inputEntry id="loan_frontline_kind"><text>"frontline","quarantined"',
  )
  assert.deepEqual([done.status, done.headers.etag], [200, '"2"'])
  const history = await api.call('wulan', `GET /api/drafts/${id}/history`)
  const last = (
    history.body.items as {
      person: string
      differences: { place: string; before: string; after: string }[]
    }[]
  )[0]!
  assert.equal(last.person, 'siqin')
  assert.deepEqual(last.differences, [
    { place: 'rows[loan_frontline].kind', before: '"frontline"', after: '"frontline","quarantined"' },
  ])
  const seen = { 'if-match': '"2"' }
  const submitted = await api.call('siqin', `POST /api/drafts/${id}/submit`, { reason: '修订' }, seen)
  assert.deepEqual([submitted.status, submitted.body.code], [403, 'role_is_missing'])
})

test('UX-35 the history says of each term who changed it when, from what to what', async () => {
  const begun = await declared('flood-history')
  const { id } = begun.body
  const path = 'terms/relief.yaml'
  const text = (await textOf(id, path)).replace('value: 15', 'value: 20')
  await save('wulan', id, '"1"', { path, text })
  const { body } = await api.call('sunguoqiang', `GET /api/drafts/${id}/history`)
  const [latest, first] = body.items as readonly Record<string, unknown>[]
  assert.equal(latest!.person, 'wulan')
  assert.deepEqual(latest!.differences, [{ place: 'terms.graceDays', before: '15', after: '20' }])
  const [file] = latest!.files as readonly Record<string, string>[]
  assert.match(file!.oldDigest!, /^[0-9a-f]{64}$/)
  assert.notEqual(file!.oldDigest, file!.newDigest)
  assert.deepEqual([first!.revision, first!.differences], [1, []])
})

test('X3 whoever wrote any of a draft never publishes it, whoever submits it', async () => {
  await alsoAuthor('zhangmin')
  const { id } = (await declared('flood-eyes')).body
  const text = `${await textOf(id, 'CHANGELOG.md')}* One more line.\n`
  assert.equal((await save('zhangmin', id, '"1"', { path: 'CHANGELOG.md', text })).status, 200)
  const submitted = await api.call(
    'wulan',
    `POST /api/drafts/${id}/submit`,
    { reason: '防凌应急响应' },
    { 'if-match': '"2"' },
  )
  assert.equal(submitted.status, 201, submitted.text)
  const published = await api.call('zhangmin', `POST /api/submissions/${submitted.body.id}/publish`)
  assert.deepEqual([published.status, published.body.code], [403, 'approver_is_author'])
  const publisher = {
    person: 'batu',
    role: 'programme_approver',
    node: 'inner_mongolia',
    by: 'saren',
  } as const
  assert.ok(!isRefusal(await api.desk.store.organisation.assign(publisher)))
  const other = await api.call('batu', `POST /api/submissions/${submitted.body.id}/publish`)
  assert.deepEqual([other.status, other.body.programme, other.body.version], [201, 'flood-eyes', 1])
})

test('S0.3 a draft is submitted as it was read: what somebody saved since is refused, findings too', async () => {
  const { id } = (await declared('flood-stale', { lastDay: '2020-05-31' })).body
  const submit = (etag: string) =>
    api.call('wulan', `POST /api/drafts/${id}/submit`, { reason: '防凌' }, { 'if-match': etag })
  const path = 'terms/relief.yaml'
  await save('wulan', id, '"1"', { path, text: (await textOf(id, path)).replace('value: 15', 'value: 16') })
  assert.deepEqual(
    [(await submit('"1"')).status, (await submit('"1"')).body.code],
    [412, 'draft_was_changed'],
  )
  assert.equal((await submit('"2"')).body.code, 'programme_has_findings')
})

test('S0.6 closing the window of one league gives it a window of its own; the others and the comments stay', async () => {
  const reopen = { kind: 'reopen_window', region: '15', document: '内政发〔2020〕3号', reason: '疫情反复' }
  const begun = await amend(reopen)
  assert.equal(begun.status, 201, begun.text)
  const yaml = await textOf(begun.body.id, 'programme.yaml')
  assert.doesNotMatch(yaml, /lastDay/)
  assert.match(yaml, /names no days/)
  const difference = await api.call('zhangmin', `GET /api/drafts/${begun.body.id}/difference`)
  const places = (difference.body.differences as readonly { place: string }[]).map(({ place }) => place)
  assert.deepEqual(places, ['windows[15].lastDay', 'windows[15].source'])
  const twice = await amend({ ...reopen, kind: 'close_window', lastDay: '2020-03-01' })
  assert.deepEqual([twice.status, twice.body.code], [409, 'window_is_closed'])
  const elsewhere = await amend({ ...reopen, region: '41' })
  assert.equal(elsewhere.body.code, 'region_has_no_window')
})

test('S8.9 a wave is released with its channels and regions as a draft that holds, and once only', async () => {
  const release = {
    kind: 'release_wave',
    wave: 'managers-first',
    releasedDay: '2020-03-02',
    channels: ['manager'],
    regions: ['1503'],
    document: '内银发〔2020〕8号',
    reason: '分批恢复',
  }
  const begun = await amend(release)
  const files = await filesOf(begun.body.id)
  const report = await api.call('wulan', 'POST /api/programmes/check', { files })
  assert.deepEqual(report.body.findings, [])
  const { body } = await api.call('wulan', `GET /api/drafts/${begun.body.id}/difference`)
  const [wave] = body.differences as readonly { place: string }[]
  assert.match(wave!.place, /^waves\[managers-first\]/)
})

test('X1 the states of a programme follow from its windows; a closed one stays closed', async () => {
  const life = async () => (await api.call('lina', `GET /api/programmes/${programme}/life`)).body.items
  assert.deepEqual(await life(), [
    { state: 'active', firstDay: '2020-01-26', version: 1 },
    { state: 'winding_down', firstDay: '2020-02-26', version: 1 },
  ])
  const publish = async ({ body: { id }, headers: { etag } }: Answered) => {
    const asked = { reason: '内政发〔2020〕9号' }
    const seen = { 'if-match': String(etag) }
    const submitted = await api.call('wulan', `POST /api/drafts/${id}/submit`, asked, seen)
    assert.equal(submitted.status, 201, submitted.text)
    return api.call('zhangmin', `POST /api/submissions/${submitted.body.id}/publish`)
  }
  const end = { kind: 'end_measures', document: '内政发〔2020〕9号', reason: '期满' }
  assert.equal((await publish(await amend(end))).status, 201)
  const after = (await life()) as readonly { state: string; firstDay: string }[]
  assert.deepEqual(after.at(-1), { state: 'closed', firstDay: '2020-04-01', version: 2 })
  const { id } = (await amend(undefined, 2)).body
  const running = await textOf((await amend()).body.id, 'programme.yaml')
  const refused = await publish(await save('wulan', id, '"1"', { path: 'programme.yaml', text: running }))
  assert.deepEqual([refused.status, refused.body.code], [409, 'transition_not_allowed'])
  const history = await api.call('lina', `GET /api/programmes/${programme}/history`)
  const [latest] = history.body.items as readonly { differences: readonly { after: string }[] }[]
  assert.ok(latest!.differences.every((one) => one.after === 'ended'))
})

test('S0.3 UX-35 a draft given up leaves the lists, keeps who and why, and is neither saved nor submitted again', async () => {
  const { id, title } = (await declared('flood-discarded')).body
  assert.equal((title as unknown as Record<string, string>).zh, '黄河凌汛期间个人客户纾困措施')
  const path = 'CHANGELOG.md'
  await save('wulan', id, '"1"', { path, text: '# 修订\n' })
  const submitted = await api.call(
    'wulan',
    `POST /api/drafts/${id}/submit`,
    { reason: '防凌' },
    { 'if-match': '"2"' },
  )
  assert.equal(submitted.status, 201, submitted.text)
  const discard = (person: string, etag: string, reason = '与另一份重复') =>
    api.call(person, `POST /api/drafts/${id}/discard`, { reason }, { 'if-match': etag })
  const codes = [
    await api.call('wulan', `POST /api/drafts/${id}/discard`, { reason: '重复' }),
    await discard('wulan', '"1"'),
    await discard('wulan', '"2"', ' '),
    await discard('lina', '"2"'),
  ].map(({ status }) => status)
  assert.deepEqual(codes, [428, 412, 400, 403])
  const done = await discard('wulan', '"2"')
  assert.deepEqual([done.status, done.headers.etag], [200, '"2"'], done.text)
  assert.equal((await discard('wulan', '"2"')).status, 200)
  for (const refused of [
    await save('wulan', id, '"2"', { path, text: '# 又改\n' }),
    await save('wulan', id, '"2"', { path, text: '# 修订\n' }),
    await api.call('wulan', `POST /api/drafts/${id}/submit`, { reason: '防凌' }, { 'if-match': '"2"' }),
    await discard('wulan', '"2"', '另一个理由'),
  ]) {
    assert.deepEqual([refused.status, refused.body.code], [409, 'draft_is_discarded'], refused.text)
  }
  const listed = async (which: string) =>
    ((await api.call('wulan', `GET /api/drafts${which}`)).body.items as { id: string }[]).map((one) => one.id)
  assert.ok(!(await listed('')).includes(id))
  assert.deepEqual(await listed('?which=discarded'), [id])
  const kept = (await api.call('sunguoqiang', `GET /api/drafts/${id}`)).body as Record<string, unknown>
  const { person, reason } = kept.discarded as Record<string, string>
  assert.deepEqual([person, reason, kept.revision], ['wulan', '与另一份重复', 2])
  assert.equal((await api.call('zhangmin', `POST /api/submissions/${submitted.body.id}/publish`)).status, 201)
})

test('S0.3 whoever begins the next version again after discarding it begins anew; a copy of what was discarded is written on', async () => {
  const { id } = (await amend()).body
  const seen = { 'if-match': '"1"' }
  const discarded = await api.call('wulan', `POST /api/drafts/${id}/discard`, { reason: '不再修订' }, seen)
  assert.equal(discarded.status, 200, discarded.text)
  assert.notEqual((await amend()).body.id, id)
  const copy = await api.call('wulan', 'POST /api/drafts', { draft: id })
  assert.equal(copy.status, 201, copy.text)
  assert.equal(
    (await save('wulan', copy.body.id, '"1"', { path: 'CHANGELOG.md', text: '# 继续\n' })).status,
    200,
  )
})

test('UX-18 a draft is tried on the book as it was saved, before anybody submits it; nothing is written', async () => {
  const { id } = (await declared('flood-tried')).body
  const job = await ended(api, 'wulan', await api.call('wulan', 'POST /api/simulations', { draft: id }))
  assert.equal(job.state, 'done')
  const { draft, revision } = job.input as unknown as Readonly<Record<string, unknown>>
  assert.deepEqual([draft, revision], [id, 1])
  assert.equal((job.result as Record<string, unknown>).programme, 'flood-tried')
  assert.deepEqual(await api.desk.store.plans.list(), [])
  const missing = await api.call('wulan', 'POST /api/simulations', { draft: 'draft_none' })
  assert.deepEqual([missing.status, missing.body.code], [404, 'draft_does_not_exist'])
})
