// Receipts in memory and in a folder keep the same promise; in a folder also after a torn write.

import assert from 'node:assert/strict'
import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { AssertionError } from '../../kernel/index.ts'
import { MemoryReceipts, type Receipt, type ReceiptBook } from '../../reconcile/index.ts'
import { FolderReceipts } from './receipts-folder.ts'

let root = ''
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'reprieve-receipts-'))
})
after(() => rm(root, { recursive: true, force: true }))

const some: readonly Receipt[] = [
  { correction: 'cor:t:a1:delist_default::1', outcome: 'accepted' },
  {
    correction: 'cor:t:a2:delist_default::1',
    outcome: 'refused',
    code: 'not_listed',
    because: '不在名单 "quoted"\n',
  },
  { correction: 'cor:t:a3:delist_default::1', outcome: 'unknown', because: 'core gave no answer' },
]

const books: readonly (readonly [string, () => ReceiptBook])[] = [
  ['memory', () => new MemoryReceipts()],
  ['a folder', () => new FolderReceipts(join(root, 'contract'))],
]
for (const [where, make] of books) {
  test(`receipts in ${where} are given back as they were, batch by batch`, async () => {
    const receipts = make()
    const steps: unknown[] = [await receipts.progress('plan_a')]
    await receipts.begin('plan_a', 0)
    steps.push(await receipts.progress('plan_a'), await receipts.read('plan_a', 0))
    await receipts.finish('plan_a', 0, some)
    await receipts.begin('plan_a', 1)
    await receipts.finish('plan_a', 1, [])
    await receipts.begin('plan_a', 2)
    steps.push(await receipts.progress('plan_a'), await receipts.progress('plan_b'))
    assert.deepEqual(steps, [
      { finished: 0, begun: 0 },
      { finished: 0, begun: 1 },
      undefined,
      { finished: 2, begun: 3 },
      { finished: 0, begun: 0 },
    ])
    assert.deepEqual(await receipts.read('plan_a', 0), some)
    assert.deepEqual(await receipts.read('plan_a', 1), [])
    assert.equal(await receipts.read('plan_a', 2), undefined)
  })
}

async function begunAndFinished(name: string): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = join(root, name)
  const receipts = new FolderReceipts(folder)
  for (const batch of [0, 1]) {
    await receipts.begin('plan_t', batch)
    await receipts.finish('plan_t', batch, some)
  }
  return { folder, file: join(folder, 'plan_t', 'batch-000001.jsonl') }
}

test('a receipts file cut off anywhere makes its batch begun and not finished, and it can be finished again', async () => {
  const { folder, file } = await begunAndFinished('torn')
  const whole = await readFile(file)
  for (let length = 0; length < whole.length; length += 17) {
    await truncate(file, length)
    const receipts = new FolderReceipts(folder)
    assert.deepEqual(await receipts.progress('plan_t'), { finished: 1, begun: 2 }, `cut at ${length}`)
    assert.equal(await receipts.read('plan_t', 1), undefined)
    await receipts.finish('plan_t', 1, some)
    assert.deepEqual(await new FolderReceipts(folder).progress('plan_t'), { finished: 2, begun: 2 })
    assert.deepEqual(await readFile(file), whole)
  }
})

test('a file that was written but never renamed is no receipt', async () => {
  const { folder, file } = await begunAndFinished('part')
  await writeFile(`${file}.part`, await readFile(file))
  await rm(file)
  assert.deepEqual(await new FolderReceipts(folder).progress('plan_t'), { finished: 1, begun: 2 })
})

test('a mark that was cut off was never acknowledged, so its batch was not begun', async () => {
  const { folder } = await begunAndFinished('mark')
  await appendFile(join(folder, 'plan_t', 'begun'), '2')
  const receipts = new FolderReceipts(folder)
  assert.deepEqual(await receipts.progress('plan_t'), { finished: 2, begun: 2 })
  await receipts.begin('plan_t', 2)
  assert.deepEqual(await new FolderReceipts(folder).progress('plan_t'), { finished: 2, begun: 3 })
})

test('a batch begins only when the one before it has begun', async () => {
  const receipts = new FolderReceipts(join(root, 'order'))
  await assert.rejects(() => receipts.begin('plan_t', 1), AssertionError)
})

test('a plan id that would lead out of the folder is a broken assumption', async () => {
  const receipts = new FolderReceipts(join(root, 'safe'))
  for (const plan of ['../elsewhere', 'a/b', '', '.', '/etc']) {
    await assert.rejects(() => receipts.begin(plan, 0), AssertionError)
  }
  assert.ok(!(await readdir(root)).includes('elsewhere'))
})
