// The verb that deletes documents: it says what is due, deletes it once, and the proof stays.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type ListSeal, openListSeal, readKey } from '../../customers/index.ts'
import { png } from '../../documents/files-for-tests.ts'
import { findSealedDocument } from '../../documents/index.ts'
import { dayFromIso, isRefusal } from '../../kernel/index.ts'
import { nameKey } from '../../lists/index.ts'
import { DocumentDesk } from '../../operations/index.ts'
import { openDatabase } from '../../store/store.ts'
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

const hex = () => randomBytes(32).toString('hex')
const writeKeys = (...lines: readonly string[]) => writeFile(customersKeyFile(folder), lines.join('\n'))
const reseal = (...flags: readonly string[]) => called(['keys', 'reseal', ...flags])
const bytesOf = (id: string) => readFile(join(folder, 'documents', `${id}.sealed`))
/** What a file begins with: mark, id of the key, nonce, and the document's own key under it. */
const headBytes = 4 + 8 + 12 + 48

async function keepList(id: string): Promise<Buffer> {
  const seal = await openListSeal(customersKeyFile(folder), randomBytes)
  assert.ok(!isRefusal(seal))
  const bytes = Buffer.from('姓名,身份证号\n路人,15990019850615002X\n')
  const line = { line: 2, outcome: 'not_customer', category: 'frontline', firstDay: '2020-02-01' } as const
  const person = {
    mistakes: [],
    region: '',
    nameMasked: '路*',
    idMasked: '159900********002X',
    personHash: hashIn(seal),
  }
  const list = {
    fileName: '名单.csv',
    encoding: 'utf-8',
    institution: '乌海市人民医院',
    sender: 'hospital',
  } as const
  const kept = {
    place: '15',
    importedBy: 'li.na',
    deleteDueDay: '2190-05-30',
    lines: [{ ...line, ...person }],
  }
  await withDesk(async ({ store }) => {
    const answer = await store.nameLists.keep({
      id,
      digest: 'b'.repeat(64),
      sealed: seal.seal(bytes),
      ...list,
      ...kept,
    })
    assert.ok(!isRefusal(answer), JSON.stringify(answer))
  })
  return bytes
}
const hashIn = (seal: ListSeal) => seal.hashOf('15990019850615002X', nameKey('路人'), 'frontline')

test('X24 the key is changed while documents and lists lie under it: both keys open, sealed anew only the newest does', async () => {
  const list = await keepList('list_kept')
  const [first = ''] = (await readFile(customersKeyFile(folder), 'utf8')).split('\n')
  const second = hex()
  const before = await bytesOf(kept)
  await writeKeys(second, first)
  assert.match((await reseal()).out, /under keys before it: 1 document, 1 name list\n$/)
  assert.deepEqual(await bytesOf(kept), before)
  assert.equal((await reseal('--apply', '--person', 'nobody')).code, exitCodes.wrongInput)
  const done = await reseal('--apply', '--person', 'li.na')
  assert.deepEqual([done.code, /those keys may go\n$/.test(done.out)], [exitCodes.done, true], done.out)
  await writeKeys(second)
  const key = await readKey(customersKeyFile(folder))
  const seal = await openListSeal(customersKeyFile(folder), randomBytes)
  assert.ok(!isRefusal(key) && !isRefusal(seal))
  const after = await bytesOf(kept)
  assert.deepEqual(after.subarray(headBytes), before.subarray(headBytes))
  assert.deepEqual(findSealedDocument(after, { id: kept, key })?.bytes, png(9))
  const { sql, close } = await openDatabase({ dataFolder: folder, durable: false })
  const [row] = await sql`
    select l.person_hash, n.sealed from name_list_line as l join name_list as n on n.id = l.list where n.id = 'list_kept'`
  await close()
  assert.deepEqual([seal.open(row!.sealed), row!.personHash.toString('hex')], [list, hashIn(seal)])
  assert.match((await reseal('--apply', '--person', 'li.na')).out, /^0 documents, 0 name lists sealed anew\n/)
})

test('X24 what no key of the file opens is named and left as it is, and opens again once its key is back', async () => {
  const [right = '', before] = [await readFile(customersKeyFile(folder), 'utf8'), await bytesOf(kept)]
  await writeKeys(hex())
  const lost = await reseal('--apply', '--person', 'li.na')
  assert.equal(lost.code, exitCodes.findings)
  assert.ok(
    lost.out.includes(`${kept}  no key of the file opens it\nlist_kept  no key of the file opens it\n`),
  )
  assert.deepEqual(await bytesOf(kept), before)
  await writeKeys(right)
  assert.match((await reseal()).out, /those keys may go/)
})
