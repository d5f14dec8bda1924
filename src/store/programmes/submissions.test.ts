// S0.3, X3: what is submitted is published or sent back by a second person, once, and the database keeps it so.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  amendedPack,
  codeOf,
  granted,
  kindsInLog,
  openTestStore,
  refusedBy,
  type TestStore,
  testInstant,
} from '../store-for-tests.ts'
import type { Submission } from './submissions.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore()
})
after(() => bank.stop())

const submitted = async (line: string): Promise<Submission> =>
  granted(
    await bank.store.submissions.submit({ pack: await amendedPack(line), author: 'li.na', reason: '更正' }),
  )

const why = { person: 'wang.li', reason: '第七条未写明期限' }

test('S0.3 who may not, and what cannot, be sent back is refused in this order, and nothing is kept', async () => {
  const { submissions } = bank.store
  const { id } = await submitted('refused')
  const codes = [
    await submissions.sendBack(id, { ...why, reason: ' ' }),
    await submissions.sendBack(id, { ...why, person: 'nobody' }),
    await submissions.sendBack(id, { ...why, person: 'li.na' }),
    await submissions.sendBack('sub_none', why),
  ].map(codeOf)
  assert.deepEqual(codes, [
    'reason_is_missing',
    'person_is_unknown',
    'person_may_not_do_this',
    'submission_does_not_exist',
  ])
  assert.equal((await submissions.find(id))?.state, 'waiting')
})

test('X3 an author who may also publish cannot send back their own submission, not even with SQL', async () => {
  const { submissions } = bank.store
  const pack = await amendedPack('own')
  const { id } = granted(await submissions.submit({ pack, author: 'zhao.yi', reason: '更正' }))
  assert.equal(codeOf(await submissions.sendBack(id, { ...why, person: 'zhao.yi' })), 'approver_is_author')
  const own = bank.sql`
    insert into programme_submission_return (submission, author, person, reason, at)
    values (${id}, 'zhao.yi', 'zhao.yi', 'x', ${testInstant})`
  assert.equal(await refusedBy(own), 'nobody_sends_back_their_own_submission')
})

test('S0.3 what was sent back says who, when and why, is not published, and must change to be submitted again', async () => {
  const { submissions, programmes } = bank.store
  const { id } = await submitted('sent back')
  const returned = granted(await submissions.sendBack(id, why))
  assert.deepEqual([returned.state, returned.sentBack], ['sent_back', { ...why, at: testInstant }])
  assert.deepEqual(granted(await submissions.sendBack(id, why)), returned)
  const again = { author: 'li.na', reason: '更正' }
  const pack = await amendedPack('sent back')
  assert.equal(codeOf(await submissions.submit({ pack, ...again })), 'submission_was_sent_back')
  const publication = { ...again, approver: 'wang.li' }
  assert.equal(codeOf(await programmes.publish(pack, publication)), 'submission_was_sent_back')
  const kinds = await kindsInLog(bank.store)
  assert.equal(kinds.filter((kind) => kind === 'programme_sent_back').length, 1)
})

test('S0.3 with SQL too, nothing sent back is published and nothing published is sent back', async () => {
  const { submissions, programmes } = bank.store
  const { id, programme, digest } = await submitted('behind the store')
  granted(await submissions.sendBack(id, why))
  const publish = bank.sql`
    insert into programme_version
      (programme, version, digest, content, author, approver, reason, published_at, valid_from)
    values (${programme}, 2, ${digest}, '{}', 'li.na', 'wang.li', 'x', ${testInstant}, '2020-04-01')`
  assert.match(await refusedBy(publish), /was sent back and is not published/)
  const published = await submitted('published')
  const pack = await amendedPack('published')
  granted(await programmes.publish(pack, { author: 'li.na', approver: 'wang.li', reason: '更正' }))
  assert.equal((await submissions.find(published.id))?.state, 'published')
  assert.equal(codeOf(await submissions.sendBack(published.id, why)), 'submission_is_published')
  const back = bank.sql`
    insert into programme_submission_return (submission, author, person, reason, at)
    values (${published.id}, 'li.na', 'wang.li', 'x', ${testInstant})`
  assert.match(await refusedBy(back), /is published and cannot be sent back/)
})

test('S0.3 with SQL too, a discarded draft is neither saved nor submitted, and only its latest revision is discarded', async () => {
  const { drafts, submissions } = bank.store
  const pack = await amendedPack('given up')
  const draft = { programme: 'icbc-im-2020', files: pack.files, person: 'li.na' }
  for (const id of ['draft_given_up', 'draft_going_on'])
    granted(await drafts.begin({ ...draft, id, from: { origin: 'declaration' } }))
  const { id } = granted(await submissions.submit({ pack, author: 'li.na', reason: '更正' }))
  const why = { seen: 1, person: 'li.na', reason: '重复' }
  assert.equal(codeOf(await drafts.discard('draft_none', why)), 'draft_does_not_exist')
  assert.equal(
    codeOf(await drafts.discard('draft_given_up', { ...why, person: 'wang.li' })),
    'person_may_not_do_this',
  )
  granted(await drafts.discard('draft_given_up', why))
  const revision = (of: string) => bank.sql`
    insert into programme_draft_revision (draft, revision, base, person, at)
    values (${of}, 2, 0, 'li.na', ${testInstant})`
  const stays = 'a_discarded_draft_stays_as_it_is'
  assert.equal(await refusedBy(revision('draft_given_up')), stays)
  const submission = bank.sql`
    insert into programme_draft_submission (draft, revision, submission) values ('draft_given_up', 1, ${id})`
  assert.equal(await refusedBy(submission), stays)
  await revision('draft_going_on')
  const unseen = bank.sql`
    insert into programme_draft_discard (draft, revision, person, reason, at)
    values ('draft_going_on', 1, 'li.na', '重复', ${testInstant})`
  assert.equal(await refusedBy(unseen), 'the_latest_revision_is_discarded')
  assert.match(await refusedBy(bank.sql`delete from programme_draft_discard`), /is written once/)
})

test('X3 with SQL too, nobody publishes a draft of which they, or the draft it was copied from, wrote any', async () => {
  const { drafts, submissions } = bank.store
  const { files } = await amendedPack('written by two')
  const first = { id: 'draft_one', programme: 'icbc-im-2020', files, person: 'zhao.yi' }
  const newest = (await bank.store.programmes.findLatest('icbc-im-2020'))!.version
  granted(await drafts.begin({ ...first, from: { origin: 'version', fromVersion: newest } }))
  const from = { origin: 'draft', fromDraft: 'draft_one' } as const
  granted(await drafts.begin({ ...first, id: 'draft_two', person: 'li.na', from }))
  assert.deepEqual(await drafts.writers('draft_two'), ['li.na', 'zhao.yi'])
  const pack = await amendedPack('written by two')
  const draft = { id: 'draft_two', revision: 1 }
  const { digest } = granted(await submissions.submit({ pack, author: 'li.na', reason: '更正', draft }))
  const publish = bank.sql`
    insert into programme_version
      (programme, version, digest, content, author, approver, reason, published_at, valid_from)
    values ('icbc-im-2020', ${newest + 1}, ${digest}, '{}', 'li.na', 'zhao.yi', 'x', ${testInstant}, '2020-04-01')`
  assert.equal(await refusedBy(publish), 'approver_is_no_writer')
  for (const attempt of [
    bank.sql`update programme_draft_file set content = ''`,
    bank.sql`delete from programme_draft_revision`,
    bank.sql`truncate programme_draft cascade`,
  ]) {
    assert.match(await refusedBy(attempt), /is written once/)
  }
})

test('S0.3 of two submitted upon one version the other is overtaken: it says by whom, is never published, and can be sent back', async () => {
  const { submissions, programmes } = bank.store
  const [first, second] = [await submitted('one of two'), await submitted('other of two')]
  const signed = { author: 'li.na', approver: 'wang.li', reason: '更正' }
  const [one, other] = [await amendedPack('one of two'), await amendedPack('other of two')]
  const { version } = granted(await programmes.publish(one, { ...signed, upon: first.base }))
  assert.equal(version, first.base + 1)
  const left = (await submissions.find(second.id))!
  assert.deepEqual(
    [left.state, left.overtaken],
    ['waiting', { version, author: 'li.na', approver: 'wang.li', reason: '更正', publishedAt: testInstant }],
  )
  const refused = await programmes.publish(other, { ...signed, upon: second.base })
  assert.equal(codeOf(refused), 'newer_version_was_published')
  granted(await programmes.publish(await amendedPack('a third'), signed))
  assert.equal(granted(await programmes.publish(one, { ...signed, upon: first.base })).version, version)
  const behind = bank.sql`
    insert into programme_submission (id, programme, digest, base, content, author, reason, submitted_at)
    values ('sub_behind', 'icbc-im-2020', ${other.digest}, ${version}, '{}', 'li.na', 'x', ${testInstant})`
  assert.equal(await refusedBy(behind), 'a_submission_is_upon_the_newest_version')
  assert.equal(granted(await submissions.sendBack(second.id, why)).state, 'sent_back')
  assert.equal((await submitted('other of two')).base, version + 1)
  const again = { pack: await amendedPack('a third'), author: 'li.na', reason: '更正' }
  assert.equal(codeOf(await submissions.submit(again)), 'version_says_the_same')
  const read = { ...again, pack: await amendedPack('a fourth'), upon: version }
  assert.equal(codeOf(await submissions.submit(read)), 'newer_version_was_published')
})

test('S0.3 a draft behind the newest version is not submitted, not even with SQL; brought forward it is', async () => {
  const { drafts, submissions, programmes } = bank.store
  const { version, programme } = (await programmes.findLatest('icbc-im-2020'))!
  const pack = await amendedPack('written in a draft')
  const from = { origin: 'version', fromVersion: version } as const
  const begun = { id: 'draft_behind', programme, files: pack.files, person: 'li.na', from }
  assert.equal(granted(await drafts.begin(begun)).base, version)
  const came = await amendedPack('came meanwhile')
  granted(await programmes.publish(came, { author: 'zhao.yi', approver: 'wang.li', reason: '另一文件' }))
  const submission = { pack, author: 'li.na', reason: '更正', draft: { id: 'draft_behind', revision: 1 } }
  const refused = await submissions.submit(submission)
  assert.ok('code' in refused)
  assert.equal(refused.code, 'newer_version_was_published')
  assert.match(refused.because, /written by zhao\.yi, approved by wang\.li \(另一文件\)/)
  assert.equal((await drafts.find('draft_behind'))?.behind?.version, version + 1)
  const { id } = granted(await submissions.submit({ pack, author: 'li.na', reason: '更正' }))
  const link = bank.sql`
    insert into programme_draft_submission (draft, revision, submission) values ('draft_behind', 1, ${id})`
  assert.equal(await refusedBy(link), 'a_draft_is_submitted_upon_what_it_rests_on')
  const forward = { seen: 1, files: [], person: 'li.na', base: version + 1 }
  const brought = granted(await drafts.save('draft_behind', forward))
  assert.deepEqual([brought.revision, brought.base, brought.behind], [2, version + 1, undefined])
  const draft = { id: 'draft_behind', revision: 2 }
  assert.equal(granted(await submissions.submit({ ...submission, draft })).id, id)
  granted(
    await programmes.publish(pack, {
      author: 'li.na',
      approver: 'wang.li',
      reason: '更正',
      upon: version + 1,
    }),
  )
  const own = (await drafts.find('draft_behind'))!
  assert.deepEqual([own.base, own.behind], [version + 2, undefined])
})
