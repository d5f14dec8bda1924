// The directory finds exactly what was asked, for the regions that ask, and notices every change and every other key.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmod, cp, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { isRefusal, type Refusal } from '../kernel/index.ts'
import {
  type CustomerDirectory,
  type DirectoryKey,
  type DirectoryPerson,
  type FindKind,
  maskedPerson,
  openDirectory,
  readKey,
  readOrMakeKey,
  writeDirectory,
} from './index.ts'

const regions = ['150203', '150302', '150304']

const personAt = (at: number): DirectoryPerson => ({
  customer: `P${String(at).padStart(8, '0')}`,
  name: at % 5 === 0 ? '乌兰' : `阿拉坦${at}`,
  idNumber: `15990019800101${String(at).padStart(3, '0')}X`,
  phone: `120${String(at).padStart(8, '0')}`,
  ...(at > 0 && { spouse: 'P00000000' }),
  region: regions[at % regions.length]!,
  accounts: [{ account: `A${at}`, product: 'card', cardNumber: `629000${String(at).padStart(10, '0')}` }],
})

const people = Array.from({ length: 300 }, (_, at) => personAt(at))

let folder: string
let dir: string
let key: DirectoryKey
let directory: CustomerDirectory
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprieve-customers-'))
  dir = join(folder, 'book')
  key = must(await readOrMakeKey(join(folder, 'key'), randomBytes))
  await writeDirectory({ dir, book: 'book_1', people: inChunks(), key, random: randomBytes })
  directory = must(await openDirectory(dir, key))
})
after(async () => {
  await directory.close()
  await rm(folder, { recursive: true, force: true })
})

async function* inChunks() {
  for (let at = 0; at < people.length; at += 64) yield people.slice(at, at + 64)
}

function must<Value>(answer: Value | Refusal): Value {
  assert.ok(!isRefusal(answer), isRefusal(answer) ? answer.because : '')
  return answer as Value
}

const codeOf = (answer: unknown): string => (isRefusal(answer) ? answer.code : 'granted')
const found = async (kind: FindKind, value: string, own = ['15'], limit = 100) =>
  must(await directory.find({ kind, value, regions: own, limit }))

test('S1.8: everybody is found by identity number, card and phone, and opened as they were written', async () => {
  for (const person of people) {
    for (const [kind, value] of [
      ['idNumber', person.idNumber],
      ['card', person.accounts[0]!.cardNumber!],
      ['phone', person.phone],
    ] as const)
      assert.deepEqual(await found(kind, value), { people: [person], isCut: false })
    assert.deepEqual(await directory.findCustomer(person.customer), person)
    assert.equal(await directory.regionOf(person.customer), person.region)
  }
  assert.equal(await directory.findCustomer('P99999999'), undefined)
})

test('S1.8: blanks, hyphens and a small x do not matter; a part, or a mark of another kind, finds nobody', async () => {
  const rows = [
    ['idNumber', ' 159900-19800101-001x ', 1],
    ['card', '6290 0000 0000 0001', 1],
    ['name', ' 阿拉坦1 ', 1],
    ['idNumber', '159900', 0],
    ['name', '阿拉坦', 0],
    ['phone', '6290000000000001', 0],
    ['card', '', 0],
  ] as const
  for (const [kind, value, count] of rows)
    assert.equal((await found(kind, value)).people.length, count, `${kind} ${value}`)
})

test('S9.1: of one name only the customers of the own regions are opened, and a long list is cut and says so', async () => {
  const all = people.filter(({ name }) => name === '乌兰')
  const ofWuhai = all.filter(({ region }) => region.startsWith('1503'))
  assert.equal((await found('name', '乌兰')).people.length, all.length)
  const seen = await found('name', '乌兰', ['1503'])
  assert.deepEqual(
    new Set(seen.people.map(({ customer }) => customer)),
    new Set(ofWuhai.map(({ customer }) => customer)),
  )
  assert.deepEqual(await found('name', '乌兰', []), { people: [], isCut: false })
  const cut = await found('name', '乌兰', ['1503'], 3)
  assert.deepEqual([cut.people.length, cut.isCut], [3, true])
})

test('S1.8: no file of the directory holds a name, a number or an id, and only its owner reads them', async () => {
  for (const file of await readdir(dir)) {
    const bytes = await readFile(join(dir, file))
    for (const { customer, name, idNumber, phone } of people.slice(0, 40))
      for (const value of [customer, name, idNumber, phone]) assert.equal(bytes.indexOf(value), -1, file)
    assert.equal((await stat(join(dir, file))).mode & 0o077, 0)
  }
  assert.equal((await stat(join(folder, 'key'))).mode & 0o777, 0o600)
})

test('two directories of the same people share no record and no hash', async () => {
  const other = join(folder, 'other')
  await writeDirectory({ dir: other, book: 'book_1', people: inChunks(), key, random: randomBytes })
  const [one, two] = await Promise.all([dir, other].map((path) => readFile(join(path, 'people.bin'))))
  assert.notDeepEqual(one!.subarray(0, 60), two!.subarray(0, 60))
})

test('S1.8: another key is refused, and so is one that others may read or that is none', async () => {
  const other = must(await readOrMakeKey(join(folder, 'other-key'), randomBytes))
  assert.equal(codeOf(await openDirectory(dir, other)), 'key_is_not_the_one')
  assert.equal(codeOf(await readKey(join(folder, 'nowhere'))), 'key_file_is_missing')
  await chmod(join(folder, 'other-key'), 0o640)
  assert.equal(codeOf(await readKey(join(folder, 'other-key'))), 'key_file_is_readable_by_others')
  await writeFile(join(folder, 'no-key'), 'secret', { mode: 0o600 })
  assert.equal(codeOf(await readKey(join(folder, 'no-key'))), 'key_file_is_malformed')
  assert.equal(codeOf(await openDirectory(join(folder, 'nowhere'), key)), 'directory_is_missing')
})

/** The codes that asking for everybody ends with after a file was changed. */
async function codesAfter(
  name: string,
  change: (dir: string) => Promise<void>,
): Promise<ReadonlySet<string>> {
  const changed = join(folder, name)
  await cp(dir, changed, { recursive: true })
  await change(changed)
  const opened = await openDirectory(changed, key)
  if (isRefusal(opened)) return new Set([opened.code])
  const codes = new Set<string>()
  for (const { customer } of people) codes.add(codeOf(await opened.findCustomer(customer)))
  await opened.close()
  return codes
}

async function flip(path: string, at: number): Promise<void> {
  const file = await open(path, 'r+')
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at)
  await file.write(Buffer.from([buffer[0]! ^ 1]), 0, 1, at)
  await file.close()
}

test('X13: a bit changed, an end cut off or a number rewritten in any file is noticed', async () => {
  const headBytes = (await stat(join(dir, 'look-up.bin'))).size - 1500 * 24
  const rows: readonly (readonly [string, (dir: string) => Promise<void>])[] = [
    ['record', (path) => flip(join(path, 'people.bin'), 20)],
    ['length', (path) => flip(join(path, 'people.bin'), 3)],
    ['head', (path) => flip(join(path, 'look-up.bin'), 5)],
    ['entry', (path) => flip(join(path, 'look-up.bin'), headBytes + 7)],
    ['last-entry', (path) => truncate(join(path, 'look-up.bin'), headBytes + 1499 * 24)],
    ['last-record', (path) => truncate(join(path, 'people.bin'), 2000)],
    ['no-people', (path) => rm(join(path, 'people.bin'))],
    ['no-look-up', (path) => rm(join(path, 'look-up.bin'))],
    ['manifest', (path) => rewrite(join(path, 'directory.json'), '"customers": 300', '"customers": 299')],
  ]
  for (const [name, change] of rows) {
    const codes = await codesAfter(name, change)
    assert.ok(codes.has('directory_was_changed') || name === 'entry' || name === 'last-entry', name)
    assert.ok(
      [...codes].every((code) => code === 'granted' || code === 'directory_was_changed'),
      name,
    )
  }
  const format = (path: string) => rewrite(join(path, 'directory.json'), '"format": 1', '"format": 2')
  assert.deepEqual([...(await codesAfter('format', format))], ['directory_is_malformed'])
})

test('X13: an entry taken out of its segment is noticed by whoever is looked for there', async () => {
  const changed = join(folder, 'emptied')
  await cp(dir, changed, { recursive: true })
  const size = (await stat(join(changed, 'look-up.bin'))).size
  const file = await open(join(changed, 'look-up.bin'), 'r+')
  await file.write(Buffer.alloc(1500 * 24), 0, 1500 * 24, size - 1500 * 24)
  await file.close()
  const opened = must(await openDirectory(changed, key))
  for (const { customer } of people)
    assert.equal(codeOf(await opened.findCustomer(customer)), 'directory_was_changed')
  await opened.close()
})

async function rewrite(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(path, 'utf8')
  assert.ok(text.includes(from))
  await writeFile(path, text.replace(from, to))
}

test('a directory whose people break off is not there at all', async () => {
  const broken = join(folder, 'broken')
  async function* breaksOff() {
    yield people.slice(0, 10)
    throw new Error('the extract broke off')
  }
  const writing = writeDirectory({
    dir: broken,
    book: 'book_1',
    people: breaksOff(),
    key,
    random: randomBytes,
  })
  await assert.rejects(writing, /broke off/)
  const left = (await readdir(folder)).filter((name) => name === 'broken' || name.startsWith('.customers-'))
  assert.deepEqual(left, [])
})

test('S1.8: masked are all but the last letter of a name, the middle of numbers, and short numbers whole', () => {
  const masked = maskedPerson({ ...people[1]!, name: '阿拉坦其其格' })
  assert.deepEqual(
    [masked.name, masked.idNumber, masked.phone],
    ['*****格', '159900********001X', '120****0001'],
  )
  const short = maskedPerson({ ...people[1]!, name: '花', idNumber: '1234567', phone: '1' })
  assert.deepEqual([short.name, short.idNumber, short.phone], ['*', '*******', '*'])
})
