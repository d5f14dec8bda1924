// A name list from the command line: tried, imported, again, and refused; in the same words as the console.

import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { called } from '../../src/cli/called-for-tests.ts'
import { isRefusal } from '../../src/kernel/index.ts'
import { innerMongolia } from '../../src/organisation/index.ts'
import { makeWorld, type World } from './world.ts'

let world: World
let file: string
before(async () => {
  world = await makeWorld()
  const { store, places } = world
  const founding = { nodes: innerMongolia.nodes, administrator: 'zhang', by: 'wulan' }
  assert.ok(!isRefusal(await store.organisation.found(founding)))
  const operations = { person: 'lina', role: 'operations', node: 'operations_centre', by: 'zhang' } as const
  assert.ok(!isRefusal(await store.organisation.assign(operations)))
  const loaded = await called(['customers', 'load', places.EXTRACT!, '--book', places.BOOK!])
  assert.equal(loaded.code, 0, loaded.err)
  file = join(places.EXTRACT!, '..', 'names.csv')
  await writeFile(file, `姓名,身份证号,类别,起始日期\n${await customer()}\n路人,1,厨师,2020-02-01\n`)
})
after(() => world.end())

/** A customer of the extract as a hospital would write them. */
async function customer(): Promise<string> {
  const [heading, first] = (await readFile(join(world.places.EXTRACT!, 'customers.csv'), 'utf8')).split('\n')
  const at = (name: string) => first!.split(',')[heading!.split(',').indexOf(name)]
  return [at('name'), at('id_number'), '一线', '2020-02-01'].join(',')
}

const importing = (...more: readonly string[]) =>
  called(['lists', 'import', file, '--institution', '乌海市人民医院', '--person', 'lina', ...more])

test('S7.9 a list is tried from the command line, line by line, and nothing is kept', async () => {
  const tried = await importing('--dry-run', '--lang', 'zh')
  assert.equal(tried.code, 4, tried.err)
  assert.equal(
    tried.out,
    `nothing is kept (utf-8)
  核对一致                   1
  姓名不符，须人工认定       0
  非本行客户                 0
  有误                       1
  重复                       0
  合计                       2

  第 3 行: 有误
    身份证号: 身份证号应为18位，其中第7至14位是出生日期。请核对。
    类别: 类别不在范围内。请填住院、隔离、转移安置、一线或失去收入。
`,
  )
  assert.deepEqual(await world.store.nameLists.list({ regions: ['15'], limit: 9 }), [])
})

test('S7.9 a list is imported once, and again changes nothing', async () => {
  const wrong = await importing('--control-total', '5')
  assert.deepEqual([wrong.code, wrong.out], [3, ''])
  assert.match(wrong.err, /states 5 lines and the file has 2.*list_control_total_differs/)
  const kept = await importing('--control-total', '2', '--json')
  const answer = JSON.parse(kept.out) as { list: string; already: boolean; lines: readonly object[] }
  assert.deepEqual([kept.code, answer.already, answer.lines.length], [4, false, 2])
  const again = await importing('--lang', 'en')
  assert.match(again.out, new RegExp(`^${answer.list} was imported before; nothing was changed`))
})
