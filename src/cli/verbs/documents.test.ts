// The verb that deletes documents: it says what is due, deletes it once, and the proof stays.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { png } from '../../documents/files-for-tests.ts'
import { dayFromIso, isRefusal } from '../../kernel/index.ts'
import { DocumentDesk } from '../../operations/index.ts'
import { customersKeyFile, openDesk, withDesk } from '../../wiring.ts'
import { called } from '../called-for-tests.ts'
import { exitCodes } from '../verb.ts'

let folder: string
/** A document whose day has come, and one whose day lies far ahead. */
let due: string
let kept: string
/** What the command says of the rules it ran under. */
let rules: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprieve-documents-'))
  await chmod(folder, 0o711)
  process.env.REPRIEVE_DATA = folder
  delete process.env.DATABASE_URL
  const desk = await openDesk()
  rules = `under the rules of the bank ${desk.house.digest}\n`
  await desk.store.people.introduce({
    id: 'li.na',
    name: { zh: '某人', en: 'Somebody' },
    roles: ['operator'],
  })
  const documents = new DocumentDesk({ desk, keyFile: customersKeyFile(folder), random: randomBytes })
  due = await bring(documents, '2020-01-01', 8)
  kept = await bring(documents, '2190-01-01', 9)
  await desk.store.close()
})
after(() => rm(folder, { recursive: true, force: true }))

async function bring(documents: DocumentDesk, day: string, side: number): Promise<string> {
  const taken = await documents.take({
    customer: 'P1',
    region: '150302',
    kind: 'hospital_letter',
    name: '住院证明.png',
    bytes: png(side),
    consentHow: 'paper',
    person: 'li.na',
    today: dayFromIso(day),
  })
  assert.ok(!isRefusal(taken), JSON.stringify(taken))
  return taken.document.id
}

const run = (...flags: readonly string[]) => called(['documents', 'delete-due', ...flags])

const files = async () => (await readdir(join(folder, 'documents'))).sort()
const sealed = (...ids: readonly string[]) => ids.map((id) => `${id}.sealed`).sort()

/** What the log says of deletions. */
const deletions = () =>
  withDesk(async ({ store }) => {
    const told: unknown[] = []
    for await (const { kind, actor, subject, body } of store.log.entries())
      if (kind === 'document_deleted') told.push([actor, subject, body.because])
    return told
  })

test('X13 a rehearsal says which documents are due and deletes none', async () => {
  const line = `${due}  2020-04-30  its day has come\n1 document due, nothing deleted, ${rules}`
  assert.deepEqual(await run('--dry-run'), { code: exitCodes.done, out: line, err: '' })
  assert.deepEqual(await files(), sealed(due, kept))
  assert.deepEqual(await deletions(), [])
})

test('X13 a document whose day has come is deleted once, and the log proves it', async () => {
  assert.match(
    (await run()).out,
    new RegExp(`^${due}  2020-04-30  its day has come\\n1 document deleted, ${rules}$`),
  )
  assert.deepEqual(await files(), sealed(kept))
  assert.equal((await run()).out, `0 documents deleted, ${rules}`)
  assert.deepEqual(await deletions(), [['system', due, 'due']])
})

test('X13 a name list whose day has come goes by the same command, and its proof stays', async () => {
  const list = 'list_due'
  await withDesk(({ store }) =>
    store.nameLists.keep({
      id: list,
      digest: 'a'.repeat(64),
      sealed: Buffer.from('sealed'),
      fileName: '名单.csv',
      encoding: 'utf-8',
      institution: '乌海市人民医院',
      sender: 'hospital',
      place: '15',
      importedBy: 'li.na',
      deleteDueDay: '2020-05-30',
      lines: [],
    }),
  )
  const line = `${list}  2020-05-30  its day has come\n`
  assert.equal(
    (await run('--dry-run')).out,
    `${line}0 documents and 1 name list due, nothing deleted, ${rules}`,
  )
  assert.equal((await run()).out, `${line}0 documents and 1 name list deleted, ${rules}`)
  assert.equal((await run()).out, `0 documents deleted, ${rules}`)
})
